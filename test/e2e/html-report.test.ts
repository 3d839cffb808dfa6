import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { planMigration } from '../../codemods/migrate.ts';
import { htmlReport } from '../../codemods/report/html/html.ts';
import type { Finding } from '../../codemods/report/ledger.ts';
import { withObserved } from '../../codemods/report/observed/match.ts';
import type { ReportInput } from '../../codemods/report/render.ts';
import { LEDGER_CODES } from '../../dictionary/codes.ts';
import { finding, ledgerWith, reportInput } from '../codemods/report/ledgers.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

/** The HTML report as its reader has it: one file, opened from the disk. */
const require = createRequire(import.meta.url);
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const LIVE_ROOM = new URL('../../fixtures/apps/live-room/', import.meta.url).pathname;

let launched: LaunchedBrowser;
let folder = '';
beforeAll(async () => {
  launched = await launchBrowser();
  folder = mkdtempSync(join(tmpdir(), 'webim2tim-report-'));
});
afterAll(async () => {
  await launched?.close();
  rmSync(folder, { recursive: true, force: true });
});

let number = 0;
async function open(input: ReportInput, options: Parameters<typeof launched.browser.newPage>[0] = {}) {
  const file = join(folder, `report-${number++}.html`);
  writeFileSync(file, htmlReport(input, new Date('2026-01-02T03:04:05Z')));
  const page = await launched.browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
  const problems: string[] = [];
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data):/.test(request.url())) problems.push(`asked for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, problems };
}

async function liveRoom(): Promise<ReportInput> {
  const plan = await planMigration({ root: LIVE_ROOM, paths: ['.'] });
  const login = plan.ledger.findings.find(({ member }) => member === 'login') as Finding;
  const calls = [{ member: 'login', file: `http://h/${login.file}`, line: login.line, column: 9, count: 3 }];
  return { ...plan, ledger: withObserved(plan.ledger, [{ page: 'http://h/', calls }]), lang: 'en' };
}

const CODES = Object.keys(LEDGER_CODES);
const items = (page: Page) => page.locator('.item').count();

/** 5,000 findings in 500 files, each of which changes. */
function large(): ReportInput {
  const findings = Array.from({ length: 5000 }, (_, i): Finding => {
    const bucket = (['converted', 'shim', 'person', 'converted'] as const)[i % 4] as Finding['bucket'];
    const code = bucket === 'converted' ? {} : { code: CODES[i % 40] as string, reason: `reason ${i}` };
    return finding({
      file: `src/f${i % 20}/m${i % 500}.js`,
      line: Math.floor(i / 500) * 5 + 1,
      bucket,
      ...code,
      evidence: ['src/f0/m0.js:1'],
    });
  });
  const text = Array.from({ length: 60 }, (_, i) => `  webim.sendMsg(msg${i}, onOk, onError); // 发送`).join(
    '\n',
  );
  const input = reportInput(
    ledgerWith(findings),
    Object.fromEntries(findings.map(({ file }) => [file, text])),
  );
  const files = input.sources.map((source) => ({
    source,
    newText: text.replaceAll('webim.sendMsg', 'tim.sendMessage'),
  }));
  return { ...input, files: files as ReportInput['files'] };
}

describe('the HTML report', () => {
  test('shows totals, places and files, and asks for nothing', async () => {
    const input = await liveRoom();
    const { page, problems } = await open(input);
    const { converted, shim, person } = input.ledger.totals;
    expect(await page.textContent('.lead')).toBe(
      `${Math.floor((converted / (converted + shim + person)) * 100)} % native of ${converted + shim + person} uses of the legacy SDK`,
    );
    expect(await items(page)).toBe(shim + person);
    const first = page.locator('.item.person').first();
    expect(await first.textContent()).toContain('v2 cannot search by name');
    expect(await first.locator('.here').textContent()).toContain('webim.searchGroupByName');
    await first.getByRole('button', { name: 'Show in the file' }).click();
    expect(await page.locator('tr.here').textContent()).toContain('webim.searchGroupByName');
    expect(await page.locator('.diff .added ins').count()).toBeGreaterThan(10);
    expect(await page.textContent('.observed')).toContain('3 recorded calls in 1 export');
    expect(problems).toEqual([]);
    await page.close();
  });

  test('puts the text after the run on the right side', async () => {
    const input = await liveRoom();
    const { page } = await open(input);
    for (const { source, newText } of input.files) {
      const row = page.locator('details.file', { has: page.getByText(source.path, { exact: true }) });
      await row.locator('summary').click();
      const sides = await row.evaluate(async (element) => {
        const folds = () => element.querySelectorAll<HTMLElement>('.fold button');
        while (!element.querySelector('.diff')) await new Promise((done) => setTimeout(done, 5));
        for (const fold of folds()) fold.click();
        const side = (column: number) =>
          [...element.querySelectorAll('tbody tr')].flatMap((tr) => {
            const [line, text] = [tr.children[column], tr.children[column + 1]];
            return line?.textContent ? [text?.textContent ?? ''] : [];
          });
        return [side(0), side(2)];
      });
      expect(sides.map((lines) => lines.join('\n'))).toEqual(
        [source.text, newText].map((text) => text.replaceAll('\r\n', '\n')),
      );
    }
    await page.close();
  });

  test('speaks both languages, and keeps what the reader chose', async () => {
    const { page } = await open(await liveRoom());
    await page.click('#lang');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    expect(await page.textContent('main')).toMatch(/需人工.*tim-js-sdk 没有对应的能力/s);
    await page.click('#theme');
    await page.reload();
    expect(
      await page.evaluate(() => [document.documentElement.lang, document.documentElement.dataset.theme]),
    ).toEqual(['zh-CN', 'light']);
    await page.close();
  });

  test('filters, searches, and passes the view on in its address', async () => {
    const { page } = await open(large());
    const count = () => page.textContent('.found');
    expect(await count()).toBe('2,500 of 5,000 places');
    await page.selectOption('[name=state]', 'person');
    await page.selectOption('[name=folder]', 'src/f2');
    await expect.poll(count).toBe('250 of 5,000 places');
    await page.fill('#search', 'reason 4982');
    await expect.poll(count).toBe('1 of 5,000 places');
    expect(await page.locator('.item').getAttribute('data-place')).toBe('src/f2/m482.js:46:1');
    await page.reload();
    expect(await count()).toBe('1 of 5,000 places');
    await page.click('.reset');
    await expect.poll(count).toBe('5,000 of 5,000 places');
    await page.click('.progress .more');
    // All have as many places, so their names decide, and numbers in names count as numbers.
    const folders = Array.from({ length: 20 }, (_, i) => `src/f${i}`);
    expect(await page.locator('[aria-labelledby=folders] tbody button').allTextContents()).toEqual(folders);
    expect(await page.locator('[name=folder] option').allTextContents()).toEqual([
      'All',
      ...folders.map((name) => `${name} (250)`),
    ]);
    await page
      .locator('.progress button')
      .filter({ hasText: /^src\/f3$/ })
      .click();
    await expect.poll(count).toBe('250 of 5,000 places');
    await page.close();
  });

  test('makes rows only as they come into sight, at 5,000 findings', async () => {
    const { page, problems } = await open(large());
    expect(await items(page)).toBeLessThan(300);
    expect(await page.locator('details.file').count()).toBeLessThan(300);
    expect(await page.locator('.diff').count()).toBe(0);
    await page.selectOption('[name=state]', '');
    const before = await items(page);
    await page.locator('.items .more').scrollIntoViewIfNeeded();
    await expect.poll(() => items(page)).toBeGreaterThan(before);
    // Paper has everything.
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await items(page)).toBe(5000);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('follows the system until the reader chooses, and is light on paper', async () => {
    const { page } = await open(reportInput(ledgerWith([finding()])), { colorScheme: 'dark' });
    const theme = () =>
      page.evaluate(() => {
        const style = getComputedStyle(document.documentElement);
        return [document.documentElement.dataset.theme, style.colorScheme, style.getPropertyValue('--code')];
      });
    const dark = ['dark', 'dark', '#141a23'];
    const light = ['light', 'light', '#f3f5f8'];
    await expect.poll(theme).toEqual(dark);
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(theme).toEqual(light);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(theme).toEqual(dark);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(theme).toEqual(['dark', ...light.slice(1)]);
    await page.emulateMedia({ media: 'screen' });
    await page.click('#theme');
    await expect.poll(theme).toEqual(light);
    await page.close();
  });

  test('works with keys, which can be switched off', async () => {
    const { page } = await open(large());
    const focus = () =>
      page.evaluate(() => document.activeElement?.getAttribute('data-place') ?? document.activeElement?.id);
    await page.keyboard.press('j');
    const first = await focus();
    await page.keyboard.press('j');
    const second = await focus();
    await page.keyboard.press('k');
    expect([first, second, await focus()]).toEqual(['src/f10/m10.js:1:1', 'src/f10/m10.js:6:1', first]);
    await page.keyboard.press('/');
    await page.keyboard.type('j?');
    expect(await page.inputValue('#search')).toBe('j?');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog').getByRole('checkbox').uncheck();
    await page.getByRole('dialog').getByRole('button').click();
    await page.keyboard.press('/');
    expect(await focus()).not.toBe('search');
    await page.close();
  });

  test.each([
    ['light', 1440, 'en'],
    ['dark', 390, 'zh'],
  ] as const)('has no serious finding of axe: %s, %i wide, %s', async (colorScheme, width, lang) => {
    const { page } = await open(
      { ...(await liveRoom()), lang },
      { colorScheme, viewport: { width, height: 800 }, bypassCSP: true },
    );
    await page.locator('details.file summary').first().click();
    await page.waitForSelector('.diff');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.evaluate(AXE);
    const violations = await page.evaluate(async () => {
      const { axe } = globalThis as unknown as {
        axe: {
          run(): Promise<{
            violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
          }>;
        };
      };
      return (await axe.run()).violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => [id, nodes[0]?.html, nodes[0]?.failureSummary]);
    });
    expect(violations).toEqual([]);
    await page.close();
  });
});

describe('text of others in the HTML report', () => {
  const NASTY = [
    '</script><script>window.hacked = 1</script>',
    '<img src=x onerror="window.hacked=1">',
    '<!--<script>',
    '"><svg onload=window.hacked=1>',
    "javascript:window.hacked=1//'",
    '\u2028]]>\u0000',
    '__proto__',
  ];

  test('is shown as it is and does nothing, whatever it is', async () => {
    const text = fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 20 }));
    const samples = fc.sample(fc.record({ file: text, code: text, reason: text, member: text, line: text }), {
      numRuns: 60,
      seed: 7,
    });
    const findings = [
      ...NASTY.map((each) => ({ file: each, code: each, reason: each, member: each, line: each })),
      ...samples,
    ].map(({ file, code, reason, member }, i) =>
      finding({
        file: `${file || 'x'}${i}`,
        code: code || 'x',
        reason,
        member,
        kind: 'field',
        bucket: 'person',
        evidence: [`${file}:1`],
      }),
    );
    const texts = Object.fromEntries(findings.map(({ file, reason = '' }) => [file, `${reason}\n${reason}`]));
    const { page, problems } = await open(reportInput(ledgerWith(findings), texts));
    expect(await items(page)).toBeGreaterThan(10);
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.click('text=Open all shown');
    await page.waitForSelector('.diff');
    const shown = await page.$$eval('.item .place', (all) => all.map((each) => each.textContent ?? ''));
    // What a browser shows of halves of characters and of nul is the same for all: a replacement.
    const wanted = findings.map(({ file }) => `${file}:1:1`);
    expect(shown.sort()).toEqual(wanted.sort());
    expect(
      await page.evaluate(() => [
        (globalThis as { hacked?: unknown }).hacked,
        document.querySelectorAll('main img, main script, main svg[onload]').length,
      ]),
    ).toEqual([undefined, 0]);
    expect(
      await page.$$eval('a[href]', (all) =>
        all.map((a) => (a as HTMLAnchorElement).protocol).filter((p) => p !== 'https:' && p !== 'file:'),
      ),
    ).toEqual([]);
    expect(problems).toEqual([]);
    await page.close();
  });

  test('cannot run even if it got in: the policy takes only the script of the page', async () => {
    const { page } = await open(reportInput(ledgerWith([finding()])));
    const hacked = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.hacked = 1';
      document.body.append(script);
      const image = document.createElement('div');
      image.innerHTML = '<img src="data:," onerror="window.hacked = 2">';
      document.body.append(image);
      await new Promise((done) => setTimeout(done, 100));
      return (globalThis as { hacked?: unknown }).hacked;
    });
    expect(hacked).toBeUndefined();
    await page.close();
  });
});
