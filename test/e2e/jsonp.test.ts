import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { startPlay } from '../../play/server.ts';
import { scratch } from '../codemods/support/scratch.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

let browser: LaunchedBrowser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

/** A client of our own that has nothing but script elements, as pages in old Internet Explorers. */
const CLIENT = `<!doctype html><meta charset="utf-8"><title>jsonp</title><script>
delete window.XMLHttpRequest; delete window.fetch; delete window.WebSocket;
var count = 0, a2 = '', received = [], codes = [];
function ask(command, body, done, query) {
  var name = 'answer' + count++, script = document.createElement('script');
  window[name] = function (answer) { document.head.removeChild(script); done(answer); };
  script.onerror = function () { codes.push('no answer to ' + command); };
  script.src = BACKEND + '/v4/' + command + '?platform=10&contenttype=json&sdkappid=1400000001' + (a2 && '&a2=' + a2) +
    (query || '') + '&jsonpcallback=' + name + '&jsonpbody=' + encodeURIComponent(JSON.stringify(body));
  document.head.appendChild(script);
}
function login(userID) {
  ask('openim/login', { State: 'Online' }, function (answer) {
    a2 = answer.A2Key;
    document.title = 'online';
    poll();
  }, '&identifier=' + userID + '&usersig=sig');
}
function poll() {
  ask('openim/longpolling', { Timeout: 60, Cookie: { NotifySeq: 0, NoticeSeq: 0 } }, function (answer) {
    if (answer.ErrorCode !== 60008) codes.push(answer.ErrorCode);
    (answer.EventArray || []).forEach(function (event) {
      (event.C2cMsgArray || []).forEach(function (message) { received.push(message.MsgBody[0].MsgContent.Text); });
    });
    if (answer.ErrorCode !== 91101) poll();
  });
}
function say(to, text) {
  ask('openim/sendmsg', { To_Account: to, MsgSeq: 1, MsgRandom: count,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: text } }] }, function () {});
}
</script>`;

describe.each([
  ['the backend itself', false],
  ['another port of this machine', true],
])('a page from %s', (_name, isElsewhere) => {
  let loopback: Loopback;
  let pages: Loopback;
  let page: Page;

  beforeEach(async () => {
    loopback = await startLoopback();
    pages = isElsewhere ? await startLoopback() : loopback;
    pages.mount('/', { 'index.html': CLIENT.replace('BACKEND', JSON.stringify(loopback.url)) });
    page = await browser.browser.newPage();
    await page.goto(pages.url);
  });
  afterEach(async () => {
    await page.close();
    await loopback.close();
    if (pages !== loopback) await pages.close();
  });

  test('logs in, sends, gets news and is kicked by script elements alone', async () => {
    await page.evaluate("login('alice')");
    await expect.poll(() => page.title()).toBe('online');
    loopback.core.sendC2C('bob', 'alice', 'a line\u2028 and </script> in it');
    const received = () => page.evaluate('received');
    await expect.poll(received).toEqual(['a line\u2028 and </script> in it']);
    await page.evaluate("say('bob', '中文 & more')");
    await expect
      .poll(() => loopback.core.c2c.messages('alice', 'bob').at(-1)?.elements[0]?.MsgContent.Text)
      .toBe('中文 & more');
    loopback.core.kick('alice');
    await expect.poll(() => page.evaluate('codes.slice(-2)')).toEqual([0, 91101]);
  });
});

// The original is not part of this repository. WEBIM_JS gives paths of one or more builds, with a colon between.
const LEGACY_FILES = (process.env.WEBIM_JS ?? '').split(':').filter(Boolean);
const PAGE = `<!doctype html><meta charset="utf-8"><title>old</title><script src="webim.js"></script><script>
var received = [];
function start(identifier) {
  var user = { sdkAppID: 1400000001, identifier: identifier, userSig: 'sig', accountType: 1 };
  webim.login(user, {
    onConnNotify: function () {},
    jsonpCallback: function (answer) { webim.setJsonpLastRspData(answer); },
    onMsgNotify: function (messages) {
      messages.forEach(function (message) { received.push(message.getElems()[0].getContent().getText()); });
    }
  }, { isLogOn: false }, function () { document.title = 'online'; }, function (error) { document.title = error.ErrorInfo; });
}
function say(to, text) {
  var message = new webim.Msg(new webim.Session('C2C', to, to, '', 0), true, -1, Math.random() * 1e9 | 0, Date.now() / 1000 | 0,
    'alice', 0, 'alice');
  message.addText(new webim.Msg.Elem.Text(text));
  webim.sendMsg(message, function () {}, function (error) { document.title = error.ErrorInfo; });
}
</script>`;

test.each(LEGACY_FILES)(
  '%s in a browser that calls itself Internet Explorer 9 talks by script elements',
  async (file) => {
    const folder = scratch({ 'index.html': PAGE, 'webim.js': readFileSync(file) });
    const play = await startPlay({ folder, original: true });
    const context = await browser.browser.newContext({
      userAgent: 'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; Trident/5.0)',
    });
    try {
      const page = await context.newPage();
      const methods = new Set<string>();
      page.on('request', (request) => {
        if (request.url().includes('/openim/')) methods.add(`${request.method()} ${request.resourceType()}`);
      });
      await page.goto(play.appUrl);
      await page.evaluate("start('alice')");
      await expect.poll(() => page.title(), { timeout: 10_000 }).toBe('online');
      await page.evaluate("say('bob', 'from the old days')");
      const { core } = play.loopback;
      await expect.poll(() => page.evaluate('received')).toEqual(['\u21a9 from the old days']);
      core.sendC2C('carol', 'alice', 'and one more');
      await expect
        .poll(() => page.evaluate('received'))
        .toEqual(['\u21a9 from the old days', 'and one more']);
      expect([...methods]).toEqual(['GET script']);
    } finally {
      await context.close();
      await play.close();
    }
  },
);
