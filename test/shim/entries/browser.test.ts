import { readFileSync } from 'node:fs';
import { parse } from 'acorn';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Loopback, startLoopback } from '../../../loopback/index.ts';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { createSdkContext, type SdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { bundleEntry } from './bundle.ts';

let shim = '';
let bridge = '';
let loopback: Loopback | undefined;
const open: SdkContext[] = [];

beforeAll(async () => {
  [shim, bridge] = await Promise.all([bundleEntry('browser.ts'), bundleEntry('bridge-browser.ts')]);
});
afterEach(async () => {
  for (const context of open.splice(0)) context.close();
  await loopback?.close();
  loopback = undefined;
});

function pageWith(scripts: string[], tag: Record<string, string> = {}) {
  const attributes = Object.entries(tag).map(([name, value]) => ({ name, value }));
  const context = createSdkContext({
    globals: {
      document: {
        currentScript: { attributes },
        getElementsByTagName: () => [],
        cookie: '',
        createElement: () => ({}),
      },
    },
  });
  open.push(context);
  for (const script of scripts) context.load(script);
  return context;
}
const login = `new Promise(function (resolve, reject) {
  webim.login({ sdkAppID: ${TEST_APP_ID}, identifier: 'alice', userSig: 'sig' }, listeners, null, resolve, reject);
})`;
const warnings = (context: SdkContext) => context.logs.map((log) => JSON.stringify(log)).join('\n');

test('the files are ES5 and free of eval', () => {
  for (const file of [shim, bridge]) {
    const source = readFileSync(file, 'utf8');
    expect(() => parse(source, { ecmaVersion: 5 })).not.toThrow();
    expect(source).not.toMatch(/\beval\(|new Function\(|regenerator|asyncGenerator/);
  }
});

test('a page logs in with the script tag alone; TIM may be loaded after us', async () => {
  loopback = await startLoopback();
  const context = pageWith([shim, TIM_SDK_FILES.main], {
    'data-proxy-server': loopback.wsUrl,
    'data-mute': '',
  });
  context.run('var listeners = {};');
  const answer = (await context.run(login)) as { ErrorInfo: string };
  expect(answer.ErrorInfo).toBe('login success');
  expect(context.window.Version).toBe('1.7.3');
  expect(context.run('Object.keys(webim).indexOf("migrate")')).toBe(-1);
});

test('what a listener throws is an uncaught error of the page, and receiving goes on', async () => {
  loopback = await startLoopback();
  const context = pageWith([TIM_SDK_FILES.main, shim], { 'data-proxy-server': loopback.wsUrl });
  context.run(
    'var heard = 0; var listeners = { onMsgNotify: function () { heard++; undefinedFunction(); } };',
  );
  await context.run(login);
  loopback.core.sendC2C('bob', 'alice', 'one');
  loopback.core.sendC2C('bob', 'alice', 'two');
  await vi.waitFor(() => expect(context.uncaught).toHaveLength(2), { timeout: 10_000 });
  expect(context.window.heard).toBe(2);
  expect(context.uncaught.map(String)).toEqual([
    'ReferenceError: undefinedFunction is not defined',
    'ReferenceError: undefinedFunction is not defined',
  ]);
});

test('the first webim on the page stays, and a second script says so', () => {
  const context = pageWith([shim]);
  const first = context.window.webim;
  context.load(shim);
  expect(context.window.webim).toBe(first);
  expect(warnings(context)).toContain('loaded-twice');
  const old = pageWith([]);
  old.run('var webim = { login: function () {} };');
  old.load(shim);
  expect(old.run('webim.migrate')).toBeUndefined();
  expect(warnings(old)).toContain('loaded-twice');
});

/** The shape of the old file: it assigns the global, puts it on window, and adds functions to what is there. */
const OLD_SDK = `
  var Version = '1.7.3';
  var webim = { login: function () {}, sendMsg: function () {} };
  window.webim = webim;
  (function (webim) {
    webim.login = function () { return 'old'; };
    webim.checkLogin = function () { return 'old'; };
  })(webim);
`;

test.each([
  ['a script of its own', true],
  ['run where nobody says which script runs', false],
])('the old script loaded after us, %s: ours stays whole, and it is said once', async (_, knows) => {
  const context = pageWith([shim], { 'data-lang': 'en' });
  const { document } = context.window;
  const first = context.window.webim;
  const before = Object.keys(first).map((name) => first[name]);
  document.currentScript = knows ? { src: '/js/webim.js' } : null;
  context.run(OLD_SDK);
  document.currentScript = knows ? { src: '/js/app.js' } : null;
  if (!knows) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(context.window.webim).toBe(first);
  expect(context.run('webim')).toBe(first);
  expect(Object.keys(first).map((name) => first[name])).toEqual(before);
  expect(context.run('webim.checkLogin()')).toBe(false);
  expect(warnings(context).split('loaded-twice').length - 1).toBe(2);
});

test('the application may put something else in the place of webim', () => {
  const context = pageWith([shim]);
  context.run('webim = { mine: true }');
  expect(context.run('webim.mine')).toBe(true);
  context.run('window.webim = undefined');
  expect(context.run('typeof webim')).toBe('undefined');
});

test('a browser without Promise hears one clear error, and a polyfill may come later', async () => {
  const context = createSdkContext();
  open.push(context);
  const NativePromise = context.run('Promise');
  context.run('Promise = undefined');
  context.load(shim);
  context.run(
    'var errors = []; for (var i = 0; i < 2; i++) webim.login({sdkAppID: 1, identifier: "a", userSig: "s"}, {}, null, null, function (e) { errors.push(e); });',
  );
  expect(context.window.errors).toHaveLength(2);
  expect(context.window.errors[0]).toMatchObject({ ErrorCode: -90003 });
  expect(context.window.errors[0].ErrorInfo).toContain('Promise');
  expect(warnings(context)).toContain('promise-missing');
  expect(context.run('webim.checkLogin()')).toBe(false);

  loopback = await startLoopback();
  context.window.Promise = NativePromise;
  context.load(TIM_SDK_FILES.main);
  context.run(`webim.migrate.configure({ proxyServer: '${loopback.wsUrl}' }); var listeners = {};`);
  expect(await context.run(login)).toMatchObject({ ErrorInfo: 'login success' });
});

test('an element with the id "webim", which browsers put on window, does not keep us out', () => {
  const context = pageWith([]);
  context.run('var webim = { tagName: "DIV" }, webim2tim = { tagName: "DIV" };');
  context.load(shim);
  context.load(bridge);
  expect(context.run('typeof webim.login + typeof webim2tim.composeMessage')).toBe('functionfunction');
});

test('without TIM the page hears one clear error and goes on working', () => {
  const context = pageWith([shim], { 'data-lang': 'en' });
  context.run(
    'var errors = []; webim.login({sdkAppID: 1, identifier: "a", userSig: "s"}, {}, null, null, function (e) { errors.push(e); });',
  );
  expect(context.window.errors).toHaveLength(1);
  expect(context.window.errors[0]).toMatchObject({ ErrorCode: -90003 });
  expect(warnings(context)).toContain('tim-missing');
});

test.each(['shim first', 'bridge first'])(
  'shim and bridge on one page share rooms and emotions: %s',
  async (order) => {
    loopback = await startLoopback();
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
    const scripts = order === 'shim first' ? [shim, bridge] : [bridge, shim];
    const context = pageWith([TIM_SDK_FILES.main, ...scripts], {
      'data-proxy-server': loopback.wsUrl,
      'data-mute': '',
    });
    expect(
      context.run(
        'webim2tim.Emotions === webim.Emotions && webim2tim.EmotionDataIndexs === webim.EmotionDataIndexs',
      ),
    ).toBe(true);
    context.run(`
    var native = [], legacy = [];
    var listeners = { onBigGroupMsgNotify: function (msgs) { legacy = legacy.concat(msgs); } };
  `);
    await context.run(login);
    context.run(`
    webim.migrate.tim.on(TIM.EVENT.MESSAGE_RECEIVED, function (event) {
      native = native.concat(webim2tim.splitMessages(webim.migrate.tim, event.data).avChatRoom);
    });
  `);
    await context.run(
      'new Promise(function (ok, fail) { webim.applyJoinBigGroup({ GroupId: "live" }, ok, fail); })',
    );
    loopback.core.sendGroup('host', 'live', 'hello');
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(context.run('native.length > 0 && native.length === legacy.length')).toBe(true);
    expect(context.run('webim.migrate.toLegacy(native[0]) === legacy[0]')).toBe(true);
  },
);

test('the bridge is a plain global of functions, without the shim', () => {
  const context = pageWith([bridge]);
  const names = context.run('Object.keys(webim2tim).sort().join(" ")') as string;
  for (const name of [
    'composeMessage',
    'addElement',
    'parseElements',
    'loginUntilReady',
    'trackAVChatRooms',
    'splitMessages',
    'onConnectionChange',
    'CONNECTION_STATUS',
    'GROUP_MSG_SUB_TYPE',
    'messageSubType',
    'conversationOf',
    'conversationStore',
    'parseText',
    'xssFilter',
    'Tool',
    'MSG_MAX_LENGTH',
    'Emotions',
    'EmotionDataIndexs',
    'getC2CHistory',
    'version',
  ]) {
    expect(names.split(' ')).toContain(name);
  }
  expect(context.window.webim).toBeUndefined();
});

test('the shim alone leaves the helpers of native code to webim2tim.js', () => {
  expect(pageWith([TIM_SDK_FILES.main, shim]).run('typeof webim2tim')).toBe('undefined');
});

test('the single file brings the helpers of native code, so that scripts can be migrated one by one', async () => {
  const all = await bundleEntry('browser-all.ts');
  const alone = pageWith([TIM_SDK_FILES.main, all]);
  expect(alone.run('typeof webim2tim.composeMessage')).toBe('function');
  expect(alone.run('webim2tim.Emotions === webim.Emotions')).toBe(true);
  const afterBridge = pageWith([TIM_SDK_FILES.main, bridge]);
  afterBridge.run('var first = webim2tim');
  afterBridge.load(all);
  expect(afterBridge.run('webim2tim === first && webim2tim.Emotions === webim.Emotions')).toBe(true);
});
