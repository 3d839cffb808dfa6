import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { pathOf } from './support/samples.ts';

/** The built site as its readers have it. Links that lead nowhere fail the build. */
const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
// A folder for screenshots: WEBIM2TIM_SCREENSHOTS=/some/folder npx vitest run test/docs/site.test.ts
const screenshots = process.env.WEBIM2TIM_SCREENSHOTS;
const folder = mkdtempSync(join(tmpdir(), 'webim2tim-site-'));
let browser: LaunchedBrowser;
let server: Loopback;

beforeAll(async () => {
  // In a process of its own: the site is built for production, the tests are not.
  const vitepress = join(dirname(require.resolve('vitepress/package.json')), 'bin/vitepress.js');
  const args = [vitepress, 'build', pathOf('docs'), '--outDir', folder];
  await promisify(execFile)(process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } });
  browser = await launchBrowser();
  server = await startLoopback();
  server.mount('/', folder);
}, 600_000);
afterAll(async () => {
  await browser?.close();
  await server?.close();
  rmSync(folder, { recursive: true, force: true });
});

const PAGES = [
  'index',
  'en/index',
  'en/start',
  'en/codes/flow-blocked',
  'en/faq',
  'zh/index',
  'zh/start',
  'zh/codes/flow-blocked',
  'zh/faq',
];

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.concurrent.each(PAGES)('%s has no serious finding of axe', async (name) => {
    const context = await browser.browser.newContext({ colorScheme });
    try {
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      await page.goto(`${server.url}/${name}.html`, { waitUntil: 'load' });
      expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(
        colorScheme === 'dark',
      );
      await page.evaluate(axe);
      // The dark page differs in its colours alone.
      const only = colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {};
      const found = await page.evaluate(async (rules) => {
        // biome-ignore lint/suspicious/noExplicitAny: a global of the page
        const { violations } = await (window as any).axe.run({ resultTypes: ['violations'], ...rules });
        return violations
          .filter(({ impact }: { impact: string }) => impact === 'serious' || impact === 'critical')
          .map((one: { id: string; nodes: { html: string; failureSummary: string }[] }) => [
            one.id,
            ...one.nodes
              .slice(0, 3)
              .map(({ html, failureSummary }) => `${html.slice(0, 160)} ${failureSummary.slice(0, 200)}`),
          ]);
      }, only);
      expect(found).toEqual([]);
      expect(errors).toEqual([]);
      if (screenshots) {
        for (const [width, height] of [
          [390, 844],
          [1280, 900],
        ] as const) {
          await page.setViewportSize({ width, height });
          await page.screenshot({
            path: join(screenshots, `${name.replaceAll('/', '-')}-${colorScheme}-${width}.png`),
          });
        }
      }
    } finally {
      await context.close();
    }
  });
});

test.concurrent.each([
  ['en', 'unread', 'faq.html'],
  ['zh', '未读', 'faq.html'],
  ['zh', 'flow-blocked', 'codes/flow-blocked.html'],
])('the search in %s finds %s', async (lang, word, target) => {
  const context = await browser.browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${server.url}/${lang}/start.html`, { waitUntil: 'load' });
    await page.click('#local-search button');
    await page.fill('#localsearch-input', word);
    await page.waitForSelector('.VPLocalSearchBox .result');
    const links = await page.$$eval('.VPLocalSearchBox .result', (all) =>
      all.map((one) => one.getAttribute('href') ?? ''),
    );
    expect(links.some((link) => link.includes(`/${lang}/${target}`))).toBe(true);
  } finally {
    await context.close();
  }
});
