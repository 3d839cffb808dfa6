/**
 * Keeps `webim` on the page when the old script is loaded after us. Its file assigns the global and then adds its
 * functions to whatever `webim` is by then; with ours in that place the page would be half old, half new. So the old
 * script gets its own object as long as it runs, and everybody else keeps getting ours.
 *
 * Any other value may be assigned: the application owns its globals.
 */
export function keepFirst(scope: { [name: string]: unknown }, webim: unknown, onSecond: () => void): void {
  let current = webim;
  let second: { webim: unknown; script: unknown } | null = null;

  function runningScript(): unknown {
    return typeof document === 'undefined' ? null : document.currentScript;
  }

  function set(value: unknown): void {
    if (value === webim || (second && value === second.webim)) return;
    if (!isLegacySDK(value)) {
      current = value;
      return;
    }
    const script = runningScript();
    const mine = { webim: value, script };
    second = mine;
    // A script has ended when another one runs, and at the latest when the page gets to its timers.
    setTimeout(() => {
      if (second === mine) second = null;
    }, 0);
    onSecond();
  }

  try {
    Object.defineProperty(scope, 'webim', {
      configurable: true,
      enumerable: true,
      get: () => {
        if (second && second.script === runningScript()) return second.webim;
        return current;
      },
      set,
    });
  } catch (_) {
    scope.webim = webim;
  }
}

/** The old file assigns an object that has these from the start; its functions follow. */
// biome-ignore lint/suspicious/noExplicitAny: anything may be assigned
function isLegacySDK(value: any): boolean {
  return (
    !!value && typeof value.login === 'function' && typeof value.sendMsg === 'function' && !value.migrate
  );
}
