// One switch per page: `opts.isLogOn: false` of any login silences the log for good, as in legacy.
let on: unknown = true;

type Level = 'error' | 'warn' | 'info' | 'debug';

function print(level: Level, logStr: unknown): void {
  if (!on) return;
  try {
    console[level](logStr);
  } catch (_error) {
    // No console, or one without this method: an application's log must not break it.
  }
}

/** `webim.Log`: applications use it as their own logger. One argument each; nothing is returned. */
export const Log = {
  setOn: (onFlag: unknown): void => {
    on = onFlag;
  },
  getOn: (): unknown => on,
  error: (logStr: unknown): void => {
    print('error', logStr);
  },
  warn: (logStr: unknown): void => {
    print('warn', logStr);
  },
  info: (logStr: unknown): void => {
    print('info', logStr);
  },
  debug: (logStr: unknown): void => {
    print('debug', logStr);
  },
};
