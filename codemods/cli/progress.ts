import type { Progress } from '../migrate.ts';
import { sayIn } from './lang.ts';
import type { Terminal } from './terminal.ts';

/** A run that is over sooner needs no bar. */
const PATIENCE = 1000;

interface ProgressBar {
  update(progress: Progress): void;
  stop(): void;
}

/** A bar with counts and the time left, on the terminal that errors go to; undefined where there is none. */
export async function progressBar({
  progress,
}: Pick<Terminal, 'progress'>): Promise<ProgressBar | undefined> {
  if (!progress) return undefined;
  const say = sayIn(progress.lang);
  const { default: cliProgress } = await import('cli-progress');
  const { TimeFormat } = cliProgress.Format;
  const left = say('{eta_formatted} left', '剩余 {eta_formatted}');
  const format = `{phase} [{bar}] {value}/{total} · ${left}`;
  const bar = new cliProgress.SingleBar({
    format,
    stream: progress.stream,
    clearOnComplete: true,
    hideCursor: true,
    barsize: 24,
    etaBuffer: 50,
    // Words stand for times that are not known yet (`NULL`, `INF`, and `0` before the first step).
    formatTime: (time, options, unit) => (typeof time === 'number' ? TimeFormat(time, options, unit) : '…'),
  });
  const phases = { read: say('Reading files', '读取文件'), convert: say('Converting pages', '转换页面') };
  const started = Date.now();
  let phase: Progress['phase'] | undefined;
  return {
    update({ phase: now, done, total }) {
      if (Date.now() - started < PATIENCE) return;
      if (now !== phase) bar.start(total, done, { phase: phases[now] });
      phase = now;
      // The work does not come back to the event loop, so a timer would never draw.
      bar.update(done);
      bar.render();
    },
    stop: () => bar.stop(),
  };
}
