import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { built } from './versions.ts';

/** The script tags users write, on a page whose Content-Security-Policy allows files of its own server and no more. */
const require = createRequire(import.meta.url);
const TIM_JS = readFileSync(require.resolve('tim-js-sdk/tim-js.js'), 'utf8');

/** `worker-src`: tim-js-sdk keeps its socket in a worker made of a blob. Nothing here allows text to become code. */
const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self' ws:; worker-src blob:; img-src 'self'";

/** The shape of the old file, in our words. */
const OLD_SDK = `
var webim = { login: function () {}, sendMsg: function () {} };
window.webim = webim;
(function (webim) { webim.checkLogin = function () { return 'old'; }; })(webim);
`;
const APP = `
var heard = [], answers = [];
webim.login({ sdkAppID: 1400000001, identifier: 'alice', userSig: 'sig' }, {
  onMsgNotify: function (msgs) { msgs.forEach(function (msg) { heard.push(msg.toHtml()); }); }
}, null, function (resp) {
  answers.push(resp.ErrorInfo);
  var msg = new webim.Msg(new webim.Session('C2C', 'bob', 'bob', '', 0), true, -1, -1, -1, 'alice', 0, 'alice');
  msg.addText(new webim.Msg.Elem.Text('<b>hi</b>'));
  webim.sendMsg(msg, function (resp) { answers.push(resp.ActionStatus); }, function (e) { answers.push(e.ErrorInfo); });
}, function (e) { answers.push(e.ErrorInfo); });
`;

let launched: LaunchedBrowser;
let loopback: Loopback;
let page: Page;
beforeAll(async () => {
  launched = await launchBrowser();
});
afterAll(() => launched?.close());
afterEach(async () => {
  await page?.context().close();
  await loopback?.close();
});

/** Opens a page with these script tags in its head, then the application. */
async function open(tags: string[], files: Record<string, string> = {}) {
  loopback = await startLoopback();
  const scripts = { 'tim-js.js': TIM_JS, 'old.js': OLD_SDK, 'app.js': APP, ...files };
  loopback.mount('/js', scripts);
  for (const name of tags)
    if (!(name in scripts)) loopback.mount(`/js/${name}`, { '': readFileSync(built(name)) });
  const html = [...tags, 'app.js']
    .map((name) => `<script src="/js/${name}" data-proxy-server="${loopback.wsUrl}" data-lang="en"></script>`)
    .join('\n');
  loopback.serve((request, response) => {
    if (request.url !== '/') return false;
    response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': POLICY });
    response.end(`<!doctype html><title>page</title>${html}`);
    return true;
  });
  page = await (await launched.browser.newContext()).newPage();
  const said: string[] = [];
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(`uncaught ${error.message}`));
  await page.goto(`${loopback.url}/`);
  return said;
}
// biome-ignore lint/suspicious/noExplicitAny: globals of the page
const global = <T>(read: (window: any) => T) => page.evaluate(`(${read})(window)`) as Promise<T>;

describe.each([
  ['two tags', ['tim-js.js', 'webim.js']],
  ['two tags, minified', ['tim-js.js', 'webim.min.js']],
  ['our tag before the SDK', ['webim.min.js', 'tim-js.js']],
  ['one file', ['webim.all.js']],
  ['one file, minified', ['webim.all.min.js']],
])('%s', (_, tags) => {
  test('logs in, sends and receives under the policy', async () => {
    const said = await open(tags);
    await expect
      .poll(() => global((window) => window.answers), { timeout: 15_000 })
      .toEqual(['login success', 'OK']);
    loopback.core.sendC2C('bob', 'alice', 'hello');
    await expect.poll(() => global((window) => window.heard), { timeout: 10_000 }).toEqual(['hello']);
    const [sent] = loopback.journal.entries({ command: 'openim.sendmsg', userID: 'alice' });
    expect(sent?.body.MsgBody).toEqual([
      { MsgType: 'TIMTextElem', MsgContent: { Text: '&lt;b&gt;hi&lt;/b&gt;' } },
    ]);
    expect(said.filter((text) => /^uncaught|Content Security Policy/.test(text))).toEqual([]);
  });
});

test.each(['webim.js', 'webim.min.js'])('%s stays whole when the old script follows it', async (file) => {
  const said = await open(['tim-js.js', file, 'old.js']);
  await expect
    .poll(() => global((window) => window.answers), { timeout: 15_000 })
    .toEqual(['login success', 'OK']);
  expect(await global((window) => window.webim.checkLogin())).toBe(true);
  expect(said.filter((text) => text.includes('loaded-twice'))).toHaveLength(1);
});

test('without the SDK the page says what is missing, and nothing else goes wrong', async () => {
  const said = await open(['webim.min.js']);
  const [text] = await global((window) => window.answers);
  expect(text).toBe('tim-js-sdk not found: load tim-js.js before webim.js, or use webim.all.js[-90003]');
  expect(said).toEqual(['[webim2tim tim-missing] (docs/en/codes/tim-missing.md)']);
});

test('the policy is in force: text does not become code', async () => {
  const said = await open([], { 'app.js': 'eval("1")' });
  expect(said.join()).toMatch(/uncaught .*(Content Security Policy|unsafe-eval)/);
});
