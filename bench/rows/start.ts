import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { TIM_SDK_FILES } from '../../conform/page/sdk-context.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import { LEGACY_FILE } from '../clients/backend.ts';
import { compared, interleave, median, ROOT } from '../measure.ts';
import { expectResult, type Figure, type Row, text } from '../row.ts';

/** Milliseconds to parse and run a script in a new page in which `before` has run. */
async function startOf(browser: Browser, script: string, before: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.setContent('<!DOCTYPE html><title>bench</title>');
    const { ms, kind } = await page.evaluate(
      ([first, code]) => {
        const run = (source: string) => {
          const element = document.createElement('script');
          element.text = source;
          const start = performance.now();
          document.head.appendChild(element);
          return performance.now() - start;
        };
        if (first) run(first);
        // A text of its own each time, so that nothing comes from the code cache of the page before.
        const took = run(`${code}\n//${Math.random()}`);
        return { ms: took, kind: typeof (window as unknown as { webim?: unknown }).webim };
      },
      [before, script] as const,
    );
    expectResult('the global webim', kind, 'object');
    return ms;
  } finally {
    await page.close();
  }
}

export const start: Row = {
  id: 'start',
  what: text('start: parse and evaluate in the browser', '启动：在浏览器里解析并执行'),
  against: text('`webim.js` 1.7.3', '`webim.js` 1.7.3'),
  goal: text('at most its time', '不超过其用时'),
  note: text(
    'The script is a quarter larger than the old one, with which it shares no code; the time grows with the size.',
    '脚本比旧脚本大四分之一，且与其没有共同的代码；用时随大小增长。',
  ),
  async measure({ small, rounds }) {
    const read = (file: string) => readFileSync(file, 'utf8');
    const shim = read(join(ROOT, 'dist/webim.min.js'));
    const sdk = read(TIM_SDK_FILES.main);
    const launched = await launchBrowser();
    try {
      const own = rounds ?? (small ? 1 : 25);
      const ours = () => startOf(launched.browser, shim, sdk);
      const label = text('`webim.min.js`', '`webim.min.js`');
      const times: number[] = [];
      if (!LEGACY_FILE) {
        for (let round = 0; round < own; round++) times.push(await ours());
        return [{ label, unit: 'ms', ours: median(times), rounds: own } satisfies Figure];
      }
      const legacy = read(LEGACY_FILE);
      const result = await interleave(own, ours, () => startOf(launched.browser, legacy, ''));
      return [{ label, unit: 'ms', atMost: 1, ...compared(result) } satisfies Figure];
    } finally {
      await launched.close();
    }
  },
};
