import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { createClient, type SdkClient, TEST_APP_ID } from '../loopback/sdk-client.ts';
import { type MiniProgram, openMiniProgram } from '../support/mini-program.ts';

/** The built mini-program files on the real `tim-wx-sdk`, with `wx.*` only. */
const require = createRequire(import.meta.url);
const dist = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url));
const SDK = require.resolve('tim-wx-sdk/tim-wx.js');
const OK = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };

let loopback: Loopback | undefined;
const open: { close(): void }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) one.close();
  await loopback?.close();
  loopback = undefined;
});

const program = (files: Record<string, string>): MiniProgram => {
  const one = openMiniProgram(files);
  open.push(one);
  return one;
};

// biome-ignore lint/suspicious/noExplicitAny: the legacy object, from another realm
function legacy(webim: any) {
  // biome-ignore lint/suspicious/noExplicitAny: what pages receive
  const heard: [string, any][] = [];
  const listeners = Object.fromEntries(
    ['onMsgNotify', 'onBigGroupMsgNotify', 'onConnNotify'].map((name) => [
      name,
      (value: unknown) => void heard.push([name, value]),
    ]),
  );
  return {
    heard,
    // biome-ignore lint/suspicious/noExplicitAny: legacy answers
    login: (identifier: string): Promise<any> =>
      new Promise((resolve, reject) => {
        webim.login({ sdkAppID: TEST_APP_ID, identifier, userSig: 'sig' }, listeners, null, resolve, reject);
      }),
    // biome-ignore lint/suspicious/noExplicitAny: legacy answers
    call: (member: string, ...args: unknown[]): Promise<any> =>
      new Promise((resolve, reject) => webim[member](...args, resolve, reject)),
    texts: (listener: string): string[] =>
      heard
        .filter(([name]) => name === listener)
        .flatMap(([, msgs]) => [...msgs])
        .map((msg) => msg.elems[0].content.text),
  };
}

async function native(userID: string): Promise<SdkClient> {
  const client = createClient(loopback as Loopback, { userID });
  open.push(client);
  await client.ready();
  return client;
}

test.each([
  ['webim_wx.js', { 'tim-wx-sdk': SDK }],
  ['webim_wx.min.js', { 'tim-wx.js': SDK }],
  ['miniprogram/index.js', { 'tim-wx-sdk': SDK }],
])('%s: login, messages both ways, a big group, history, logout', async (file, sdk) => {
  loopback = await startLoopback();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
  const app = program({ 'webim_wx.js': dist(file), ...sdk });
  for (const name of ['window', 'document', 'eval', 'self', 'navigator', 'XMLHttpRequest', 'WebSocket'])
    expect(app.run(`typeof ${name}`), name).toBe('undefined');
  expect(() => app.run('Function("return 1")')).toThrow(/Code generation/);
  const webim = app.require('./webim_wx.js');
  webim.migrate.configure({ proxyServer: loopback.wsUrl });
  const { login, call, texts } = legacy(webim);
  expect(await login('alice')).toMatchObject({ ...OK, ErrorInfo: 'login success' });

  const bob = await native('bob');
  await bob.tim.sendMessage(
    bob.tim.createTextMessage({ to: 'alice', conversationType: 'C2C', payload: { text: 'hello' } }),
  );
  await expect.poll(() => texts('onMsgNotify'), { timeout: 5000 }).toEqual(['hello']);

  const msg = new webim.Msg(
    new webim.Session('C2C', 'bob', 'bob', '', 0),
    true,
    -1,
    -1,
    -1,
    'alice',
    0,
    'alice',
  );
  msg.addText(new webim.Msg.Elem.Text('from a mini-program'));
  expect(await call('sendMsg', msg)).toMatchObject(OK);
  const { data } = await bob.waitFor(bob.TIM.EVENT.MESSAGE_RECEIVED);
  expect(data[0].payload.text).toBe('from a mini-program');

  expect(await call('applyJoinBigGroup', { GroupId: 'live' })).toMatchObject({
    JoinedStatus: 'JoinedSuccess',
  });
  loopback.core.sendGroup('host', 'live', 'to the room');
  await expect.poll(() => texts('onBigGroupMsgNotify'), { timeout: 8000 }).toContain('to the room');

  const history = await call('getC2CHistoryMsgs', {
    Peer_Account: 'bob',
    MaxCnt: 10,
    LastMsgTime: 0,
    MsgKey: '',
  });
  expect(history.MsgCount).toBe(2);
  expect(await call('logout')).toMatchObject(OK);
  expect(app.called).toContain('connectSocket');
});

test('without the SDK the program hears one clear error', async () => {
  const app = program({ 'webim_wx.js': dist('webim_wx.js') });
  const { login } = legacy(app.require('./webim_wx.js'));
  expect(await login('alice').catch((error) => error)).toMatchObject({ ErrorCode: -90003 });
  expect(JSON.stringify(app.logs)).toContain('tim-missing');
});

test('an SDK kept elsewhere is given to createWebim', async () => {
  loopback = await startLoopback();
  const app = program({ 'webim_wx.js': dist('webim_wx.js'), 'lib/im/sdk.js': SDK });
  const webim = app.require('./webim_wx.js').createWebim(app.require('lib/im/sdk.js'), {
    proxyServer: loopback.wsUrl,
  });
  expect(await legacy(webim).login('alice')).toMatchObject({ ErrorInfo: 'login success' });
});

test.each(['webim2tim_wx.js', 'webim2tim_wx.min.js', 'miniprogram/bridge.js'])(
  '%s: native code logs in, sends what it composes, and shares the instance with webim_wx.js',
  async (file) => {
    loopback = await startLoopback();
    const app = program({
      'webim_wx.js': dist('webim_wx.js'),
      'webim2tim_wx.js': dist(file),
      'tim-wx.js': SDK,
    });
    const bridge = app.require('./webim2tim_wx.js');
    const webim = app.require('./webim_wx.js');
    const TIM = app.require('./tim-wx.js');
    expect(bridge.Emotions).toBe(webim.Emotions);
    const tim = bridge.createTim(TIM, { SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl });
    tim.setLogLevel(4);
    await bridge.loginUntilReady(tim, { userID: 'alice', userSig: 'sig' });
    expect(bridge.tim).toBe(tim);
    expect(webim.migrate.tim).toBe(tim);
    expect(webim.checkLogin()).toBe(true);
    const message = bridge.composeMessage(tim, {
      to: 'bob',
      conversationType: TIM.TYPES.CONV_C2C,
      elements: [
        { type: TIM.TYPES.MSG_TEXT, content: { text: 'one' } },
        { type: TIM.TYPES.MSG_CUSTOM, content: { data: 'two' } },
      ],
    });
    await tim.sendMessage(message);
    const [sent] = loopback.journal.entries({ command: 'openim.sendmsg' });
    expect(sent?.body.MsgBody).toHaveLength(2);
  },
);

test('the helpers are those of the browser file', async () => {
  const app = program({ 'webim2tim_wx.js': dist('webim2tim_wx.js') });
  const esm = await import(dist('bridge.js'));
  expect(Object.keys(app.require('./webim2tim_wx.js')).sort()).toEqual(
    ['version', ...Object.keys(esm)].sort(),
  );
});
