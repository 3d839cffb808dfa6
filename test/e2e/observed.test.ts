import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../../codemods/cli/program.ts';
import type { Ledger } from '../../codemods/report/ledger.ts';
import { startPlay } from '../../play/server.ts';
import { ledgerErrors } from '../codemods/report/validators.ts';
import { scratch } from '../codemods/support/scratch.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

/** The closed loop: the application runs on the shim, which records its calls; they rank what is left to migrate. */
const LIVE_ROOM = fileURLToPath(new URL('../../fixtures/apps/live-room', import.meta.url));

let browser: LaunchedBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** What the shim recorded while somebody logged in and spoke twice. */
async function recordedCalls(folder: string): Promise<string> {
  const play = await startPlay({ folder });
  const page = await browser.browser.newPage();
  try {
    await page.goto(play.url);
    const app = page.frameLocator('#app');
    await expect
      .poll(
        () =>
          app
            .locator('[name=identifier]')
            .inputValue()
            .catch(() => ''),
        { timeout: 10_000 },
      )
      .toBe('alice');
    await app.locator('#login').click();
    await app.locator('#who', { hasText: 'Alice' }).waitFor({ timeout: 20_000 });
    for (const text of ['one', 'two']) {
      await app.locator('#send_msg_text').fill(text);
      await app.locator('#send').click();
      await app.locator('#video_sms_list li', { hasText: text }).first().waitFor({ timeout: 15_000 });
    }
    // As the documentation says: on the console of the page.
    return await app
      .locator('body')
      .evaluate(() =>
        JSON.stringify(
          (window as unknown as { webim: { migrate: { export(): unknown } } }).webim.migrate.export(),
        ),
      );
  } finally {
    await page.close();
    await play.close();
  }
}

test('what ran in the browser is found again in the sources', async () => {
  const root = scratch();
  cpSync(LIVE_ROOM, root, { recursive: true });
  writeFileSync(join(root, 'calls.json'), await recordedCalls(root));
  let out = '';
  let err = '';
  const args = ['scan', '--observed', 'calls.json'];
  for (const name of ['r.json', 'r.html', 'r.md', 'r.sarif']) args.push('--report', name);
  const code = await runCommandLine(args, {
    cwd: root,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colors: false,
  });
  expect([code, err]).toEqual([1, '']);
  const ledger: Ledger = JSON.parse(readFileSync(join(root, 'r.json'), 'utf8'));
  expect(ledgerErrors(ledger)).toEqual([]);
  const { observed, findings } = ledger;
  // Every call of the page is at home in these files: the shim names the places as the ledger does. Only login comes by
  // way of the script of `play`, which passes it on.
  const away = observed?.elsewhere.filter(({ file }) => !file.endsWith('/__webim2tim/page.js'));
  expect(away).toEqual([]);
  expect(observed?.calls).toBeGreaterThan(20);
  const stateOf = (member: string) =>
    findings
      .filter((finding) => finding.member === member && finding.observed)
      .map((finding) => finding.observed);
  expect(stateOf('login')).toEqual([{ status: 'uncertain', calls: 0 }]);
  expect(stateOf('searchGroupByName')).toEqual([{ status: 'never', calls: 0 }]);
  expect(stateOf('sendMsg').some((site) => site?.status === 'seen' && site.calls === 2)).toBe(true);
  expect(out).toMatch(/Never seen running: \d+ places/);
  expect(readFileSync(join(root, 'r.md'), 'utf8')).toContain('Never seen running');
  // The reports in the folder are no part of the application.
  await runCommandLine(['scan', '--report', 'r.json'], {
    cwd: root,
    out: () => {},
    err: () => {},
    colors: false,
  });
  const again: Ledger = JSON.parse(readFileSync(join(root, 'r.json'), 'utf8'));
  expect(again.totals).toEqual({
    ...ledger.totals,
    foreign: ledger.totals.foreign + 1,
    all: ledger.totals.all + 1,
  });
  expect(again.files.find(({ file }) => file === 'r.html')?.code).toBe('own-report');
});
