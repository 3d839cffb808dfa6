import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FrameLocator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Play, type PlayOptions, startPlay } from '../../play/server.ts';
import { cli } from '../codemods/cli/support.ts';
import { LEGACY_SDK, scratch, snapshot } from '../codemods/support/scratch.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

const LIVE_ROOM = fileURLToPath(new URL('../../fixtures/apps/live-room', import.meta.url));

let browser: LaunchedBrowser;
let play: Play;
let page: Page;
let pageErrors: string[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await page?.close();
  await play?.close();
});
afterAll(() => browser?.close());

async function open(folder: string, options: Partial<PlayOptions> = {}) {
  play = await startPlay({ folder, ...options });
  page = await browser.browser.newPage({ viewport: { width: 1440, height: 900 } });
  pageErrors = [];
  page.on('pageerror', (error) => pageErrors.push(error.message));
  await page.goto(play.url);
  return page.frameLocator('#app');
}

/** Presses the room's own button; its fields are filled in. */
async function logIn(app: Pick<Page, 'locator'> | FrameLocator, name: string) {
  const identifier = app.locator('[name=identifier]');
  // The frame may still show the page of the user before.
  await expect
    .poll(() => identifier.inputValue().catch(() => ''), { timeout: 10_000 })
    .toBe(name.toLowerCase());
  await app.locator('#login').click();
  await app.locator('#who', { hasText: name }).waitFor({ timeout: 20_000 });
}

const rows = (list: string) => page.locator(`${list} > li`);

test('the live room runs untouched beside the panel', async () => {
  const before = snapshot(LIVE_ROOM);
  const app = await open(LIVE_ROOM);
  await logIn(app, 'Alice');
  await app.locator('#send_msg_text').fill('hello from the page');
  await app.locator('#send').click();
  await app
    .locator('#video_sms_list li', { hasText: '\u21a9 hello from the page' })
    .waitFor({ timeout: 15_000 });

  // Who is online, what was sent, what the page called.
  await page.locator('#users li', { hasText: 'alice' }).locator('.dot.on').waitFor();
  const sent = rows('#commands').filter({ hasText: 'send_group_msg' }).first();
  await sent.locator('summary').click();
  expect(await sent.locator('pre').first().textContent()).toContain('hello from the page');
  await rows('#calls').filter({ hasText: 'webim.sendMsg' }).first().waitFor({ timeout: 10_000 });
  expect(await rows('#calls').filter({ hasText: 'webim.login' }).first().textContent()).toContain(
    '/js/room.js:',
  );

  // Somebody else speaks; the next message is refused; the user is thrown out.
  await page.selectOption('#from', 'carol');
  await page.selectOption('#to', 'group:live-room-1');
  await page.fill('#text', 'carol says hi');
  await page.click('#say');
  await app.locator('#video_sms_list li', { hasText: 'carol says hi' }).waitFor({ timeout: 15_000 });
  await page.click('[data-act=fail]');
  await app.locator('#send_msg_text').fill('never arrives');
  await app.locator('#send').click();
  await rows('#commands').filter({ hasText: '80001' }).first().waitFor({ timeout: 10_000 });
  await page.locator('#users li', { hasText: 'alice' }).getByText('kick').click();
  await expect.poll(() => play.loopback.core.sessions.onlineUsers()).toEqual([]);

  expect(pageErrors).toEqual([]);
  expect(snapshot(LIVE_ROOM)).toEqual(before);
});

test('the live room runs migrated, too, what is left on the shim included', async () => {
  const folder = scratch({ 'sdk/webim.js': LEGACY_SDK });
  cpSync(LIVE_ROOM, folder, { recursive: true });
  await cli(folder, ['migrate', '--write', '--quiet']);
  const app = await open(folder, { userSigKey: 'the secret of the app' });
  await logIn(app, 'Alice');
  await app.locator('#send_msg_text').fill('hello from new code');
  await app.locator('#send').click();
  await app
    .locator('#video_sms_list li', { hasText: '\u21a9 hello from new code' })
    .waitFor({ timeout: 15_000 });
  await app.locator('#resync').click();
  await rows('#calls').filter({ hasText: 'resetCookieAndSyncFlag' }).first().waitFor({ timeout: 10_000 });
  expect(pageErrors).toEqual([]);
});

test('with a key the made-up users get a UserSig that is checked, and what the page brings is checked too', async () => {
  const app = await open(LIVE_ROOM, { userSigKey: 'the secret of the app' });
  await logIn(app, 'Alice');
  const logins = () => play.loopback.journal.entries({ command: 'im_open_status.wslogin' });
  expect(new Set(logins().map(({ answer }) => answer?.ErrorCode))).toEqual(new Set([0]));
  await page.selectOption('#user', 'bob');
  await expect
    .poll(
      () =>
        app
          .locator('[name=identifier]')
          .inputValue()
          .catch(() => ''),
      { timeout: 10_000 },
    )
    .toBe('bob');
  await app.locator('[name=userSig]').fill('made by the page');
  await app.locator('#login').click();
  await expect.poll(() => logins().at(-1)?.answer?.ErrorCode, { timeout: 10_000 }).toBe(70003);
});

test('another user is another user, in the frame and in a tab of its own', async () => {
  const app = await open(LIVE_ROOM);
  await logIn(app, 'Alice');
  await page.selectOption('#user', 'bob');
  await logIn(app, 'Bob');
  const [tab] = await Promise.all([
    page.waitForEvent('popup'),
    page.locator('#users li', { hasText: 'carol' }).getByText('own tab').click(),
  ]);
  await logIn(tab, 'Carol');
  await tab.locator('#send_msg_text').fill('from the tab');
  await tab.locator('#send').click();
  await app.locator('#video_sms_list li', { hasText: 'from the tab' }).waitFor({ timeout: 15_000 });
  await tab.close();
});

test('users fill the gaps of a login and leave alone what somebody typed', async () => {
  const folder = scratch({
    'sdk/webim.js': LEGACY_SDK,
    'index.html': `<input id="login_account"><input id="login_pwd" type="password"><input id="peer" value="">
      <script src="sdk/webim.js"></script><script>
      function tryLogin(info) { webim.login(info, {}, {}, function () {}, function () {}); return JSON.stringify(info); }
      </script>`,
  });
  await open(folder);
  const frame = () => page.frames()[1];
  await expect
    .poll(() =>
      frame()
        ?.evaluate('typeof tryLogin')
        .catch(() => ''),
    )
    .toBe('function');
  const login = async (info: object) =>
    JSON.parse(String(await frame()?.evaluate(`tryLogin(${JSON.stringify(info)})`)));
  const fields = () =>
    frame()?.evaluate(() => [...document.querySelectorAll('input')].map((input) => input.value));

  expect(await fields()).toEqual(['alice', 'play', '']);
  expect(await login({ sdkAppID: '', identifier: null })).toMatchObject({
    sdkAppID: '1400000000',
    identifier: 'alice',
    userSig: 'play',
  });
  expect(await login({ sdkAppID: 14, identifier: 'wired', userSig: 's' })).toMatchObject({
    sdkAppID: 14,
    identifier: 'wired',
    userSig: 's',
  });

  await page.selectOption('#user', 'carol');
  await expect.poll(() => fields()?.catch(() => [])).toEqual(['carol', 'play', '']);
  expect((await login({ identifier: 'wired' })).identifier).toBe('carol');
  await frame()?.fill('#login_account', 'typed');
  expect((await login({ identifier: 'typed' })).identifier).toBe('typed');
});

test('with its own SDK the requests to the servers of then reach the backend of here', async () => {
  const folder = scratch();
  writeFileSync(join(folder, 'sdk.js'), LEGACY_SDK);
  writeFileSync(
    join(folder, 'index.html'),
    `<script src="sdk.js"></script><script>
    var request = new XMLHttpRequest();
    request.open('POST', 'https://webim.tim.qq.com/v4/openim/login?identifier=old&usersig=x', true);
    request.onload = function () { document.title = JSON.parse(request.responseText).ActionStatus; };
    request.send('{}');
    function jsonp(answer) { window.byScript = answer.ActionStatus; }
    var script = document.createElement('script');
    script.src = 'https://test.tim.qq.com/v4/webim/accesslayer?jsonpcallback=jsonp&jsonpbody={}';
    document.documentElement.appendChild(script);
    </script>`,
  );
  await open(folder, { original: true });
  const commands = () => play.loopback.journal.entries().map(({ command, userID }) => `${userID} ${command}`);
  await expect.poll(commands).toEqual(expect.arrayContaining(['old openim.login', ' webim.accesslayer']));
  await expect.poll(() => page.frames()[1]?.evaluate('document.title + window.byScript')).toBe('OKOK');
});
