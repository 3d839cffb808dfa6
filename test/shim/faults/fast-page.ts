import type { Loopback } from '../../../loopback/index.ts';
import { createSdkContext, type SdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';

/** How much faster than the world's the clock of a page runs: v2 waits up to 90 s before it gives up. */
export const SPEED = 10;

const FAST_DATE = `(function (speed) {
  var Real = Date;
  var start = Real.now();
  function now() { return start + (Real.now() - start) * speed; }
  Date = class extends Real {
    constructor() { arguments.length ? super(...arguments) : super(now()); }
    static now() { return now(); }
  };
})(${SPEED})`;

/** A page with the real SDK and a bundle of the shim, whose timers and clock run {@link SPEED} times as fast. */
export function openFastPage(loopback: Loopback, shim: string): SdkContext {
  const context = createSdkContext();
  const { window } = context;
  for (const name of ['setTimeout', 'setInterval']) {
    const timer = window[name];
    window[name] = (callback: unknown, delay = 0, ...args: unknown[]) =>
      timer(callback, delay / SPEED, ...args);
  }
  context.run(FAST_DATE);
  context.load(TIM_SDK_FILES.main);
  context.load(shim);
  window.webim.migrate.configure({ mute: true, proxyServer: loopback.wsUrl });
  return context;
}
