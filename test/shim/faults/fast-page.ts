import { createClock } from '@sinonjs/fake-timers';
import type { Loopback } from '../../../loopback/index.ts';
import { createSdkContext, type SdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';

/** How much faster than the world's the clock of a page runs: v2 waits up to 90 s before it gives up. */
export const SPEED = 10;

/**
 * How many ms of the world pass at most between two looks at the clock. The backend lives in this process: when the
 * machine is busy it answers late, and a clock that ran on meanwhile would take it for silent.
 */
const LONGEST = 10;

/** A page with the real SDK and a bundle of the shim, whose timers and clock run up to {@link SPEED} times as fast. */
export function openFastPage(loopback: Loopback, shim: string): SdkContext {
  const context = createSdkContext();
  runFast(context);
  context.load(TIM_SDK_FILES.main);
  context.load(shim);
  context.window.webim.migrate.configure({ mute: true, proxyServer: loopback.wsUrl });
  return context;
}

function runFast({ window, uncaught }: SdkContext): void {
  const clock = createClock(Date.now());
  // v2 also clears -1, which the clock would take for a timer that is not its own and warn of.
  clock.shouldClearNativeTimers = true;
  const sleep = window.setTimeout;
  for (const name of ['setTimeout', 'setInterval'] as const) {
    window[name] = (callback: unknown, delay = 0, ...args: unknown[]) => {
      const run = () => {
        try {
          if (typeof callback === 'function') callback(...args);
        } catch (error) {
          uncaught.push(error);
        }
      };
      // A number, as in browsers.
      return Number(clock[name](run, delay));
    };
  }
  window.clearTimeout = clock.clearTimeout;
  window.clearInterval = clock.clearInterval;
  window.Date = clock.Date;

  let last = Date.now();
  const go = async () => {
    const now = Date.now();
    const passed = Math.min(now - last, LONGEST);
    last = now;
    await clock.tickAsync(passed * SPEED);
    // A timer of the page itself: it ends with the page.
    sleep(go, 1);
  };
  sleep(go, 1);
}
