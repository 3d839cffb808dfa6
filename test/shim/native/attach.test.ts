import { expect, test } from 'vitest';
import {
  composeMessage,
  conversationStore,
  loginUntilReady,
  splitMessages,
  trackAVChatRooms,
} from '../../../shim/bridge/index.ts';
import { createWebim } from '../../../shim/entries/create-webim.ts';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { c2cText, groupText, legacyText, pause, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();

test('login on the shim: native code works on webim.migrate.tim', async () => {
  await start();
  const alice = page();
  expect(alice.webim.migrate.tim).toBeNull();
  await alice.login('alice');
  // biome-ignore lint/suspicious/noExplicitAny: the live v2 instance
  const tim = alice.webim.migrate.tim as any;
  expect(alice.TIM.create({ SDKAppID: TEST_APP_ID })).toBe(tim);
  expect((await tim.getMyProfile()).data.userID).toBe('alice');
});

test.each(['before', 'after'])(
  'an instance attached %s its native login gives the shim login state and messages',
  async (when) => {
    const loopback = await start();
    const bob = await native('bob');
    const alice = page();
    const { webim, TIM } = alice;
    const tim = TIM.create({ SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl });
    if (when === 'before') webim.migrate.attach(tim);
    expect(webim.checkLogin()).toBe(false);
    await loginUntilReady(tim, { userID: 'alice', userSig: 'sig' });
    if (when === 'after') webim.migrate.attach(tim);
    expect(webim.checkLogin()).toBe(true);
    expect(webim.migrate.tim).toBe(tim);
    await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'from the shim'));
    webim.migrate.bindListeners(tim, alice.listeners);
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'answer'));
    const [[msg]] = await alice.hears('onMsgNotify');
    expect(msg.elems[0].content.getText()).toBe('answer');
    // Both stores saw it: the legacy one and the native one.
    expect(webim.MsgStore.sessByTypeId('C2C', 'bob').unread()).toBe(1);
    expect(conversationStore(tim).get('C2C', 'bob')?.unreadCount).toBe(1);
  },
);

test('an instance logged in by bare native code is recognised', async () => {
  await start();
  const bob = await native('bob');
  const { webim } = page();
  webim.migrate.attach(bob.tim);
  await pause(20);
  expect(webim.checkLogin()).toBe(true);
});

test('native logout ends what the shim sees; a shim login keeps a native session of the same user', async () => {
  const loopback = await start();
  const bob = await native('bob');
  const webim = createWebim(bob.TIM, { mute: true });
  webim.migrate.attach(bob.tim);
  const answer = await new Promise((resolve, reject) => {
    webim.login({ sdkAppID: TEST_APP_ID, identifier: 'bob', userSig: 'sig' }, {}, null, resolve, reject);
  });
  expect(answer).toMatchObject({ ErrorInfo: 'login success' });
  expect(loopback.journal.entries({ command: 'im_open_status.wslogin' })).toHaveLength(1);
  await bob.tim.logout();
  expect(webim.checkLogin()).toBe(false);
});

test('the shim logs another native user out before it logs in its own', async () => {
  await start();
  const bob = await native('bob');
  const webim = createWebim(bob.TIM, { mute: true });
  webim.migrate.attach(bob.tim);
  await new Promise((resolve, reject) => {
    webim.login({ sdkAppID: TEST_APP_ID, identifier: 'carol', userSig: 'sig' }, {}, null, resolve, reject);
  });
  expect((await bob.tim.getMyProfile()).data.userID).toBe('carol');
});

test('what is no instance is refused with a warning', async () => {
  await start();
  const { webim } = page();
  webim.migrate.attach({ login: true });
  expect(webim.migrate.warnings().map((warning) => warning.code)).toEqual(['not-a-tim-instance']);
  expect(webim.migrate.tim).toBeNull();
});

test('rooms joined natively are live rooms for the shim too', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  const alice = page();
  await alice.login('alice');
  // biome-ignore lint/suspicious/noExplicitAny: the live v2 instance
  const tim = alice.webim.migrate.tim as any;
  await tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  loopback.core.sendGroup('host', 'live', 'hello');
  const [[msg]] = await alice.hears(
    'onBigGroupMsgNotify',
    (msgs) => msgs[0].elems[0].content.text === 'hello',
  );
  expect(msg.getSession().id()).toBe('live');
  trackAVChatRooms(tim);
  const native = alice.webim.migrate.toNative(msg);
  expect(native && splitMessages(tim, [native]).avChatRoom).toEqual([native]);
  expect(composeMessage(tim, { to: 'live', conversationType: 'GROUP' }).to).toBe('live');
});

test('what native code sends is heard and stored by legacy code, once', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'alice' });
  const alice = page();
  await alice.login('alice');
  // biome-ignore lint/suspicious/noExplicitAny: the live v2 instance
  const tim = alice.webim.migrate.tim as any;
  await tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  for (const to of ['live', 'club']) await tim.sendMessage(groupText({ tim } as never, to, `in ${to}`));
  await tim.sendMessage(c2cText({ tim } as never, 'bob', 'whispered'));
  const [[inClub]] = await alice.hears('onMsgNotify');
  expect([inClub.getIsSend(), inClub.elems[0].content.text]).toEqual([true, 'in club']);
  const [[inRoom]] = await alice.hears('onBigGroupMsgNotify', (msgs) => msgs[0].getIsSend());
  expect(inRoom.elems[0].content.text).toBe('in live');
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').msgs()[0].elems[0].content.text).toBe('whispered');
  await pause(100);
  expect(alice.heard.filter((entry) => entry[0] === 'onMsgNotify')).toHaveLength(1);
});

test('a page on the shim sees its own messages once also with the conversation store of native code', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'alice' });
  const alice = page();
  await alice.login('alice');
  const store = conversationStore(alice.webim.migrate.tim as Parameters<typeof conversationStore>[0]);
  await alice.call('sendMsg', legacyText(alice, 'GROUP', 'club', 'mine'));
  await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'mine'));
  await pause(100);
  expect(alice.heard.filter((entry) => entry[0] === 'onMsgNotify')).toHaveLength(1);
  expect(store.get('C2C', 'bob')?.messages).toHaveLength(1);
});

test('own messages sent just before leaving a room or logging out do not come back', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  const alice = page();
  await alice.login('alice');
  await alice.call('applyJoinBigGroup', { GroupId: 'live' });
  alice.webim.sendMsg(legacyText(alice, 'GROUP', 'live', 'bye'), () =>
    alice.webim.quitBigGroup({ GroupId: 'live' }),
  );
  await pause(200);
  const own = alice.heard.filter((entry) => entry[0] === 'onBigGroupMsgNotify' && entry[1][0].getIsSend());
  expect(own).toEqual([]);
  expect(alice.webim.MsgStore.sessMap()).toEqual({});
});

test.each(['the shim', 'native code'])(
  'an application on both, %s logged in first: each message once in both worlds, reading counts for both',
  async (first) => {
    const loopback = await start();
    loopback.core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'club',
      owner: 'bob',
      members: ['alice'],
    });
    const bob = await native('bob');
    const alice = page();
    const { webim, TIM } = alice;
    // biome-ignore lint/suspicious/noExplicitAny: the live v2 instance
    let tim: any;
    if (first === 'the shim') {
      await alice.login('alice');
      tim = webim.migrate.tim;
    } else {
      tim = TIM.create({ SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl });
      await loginUntilReady(tim, { userID: 'alice', userSig: 'sig' });
      webim.migrate.bindListeners(tim, alice.listeners);
    }
    // biome-ignore lint/suspicious/noExplicitAny: v2 messages
    const heardNatively: any[] = [];
    tim.on(TIM.EVENT.MESSAGE_RECEIVED, (event: { data: unknown[] }) => heardNatively.push(...event.data));
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
    await bob.tim.sendMessage(groupText(bob, 'club', 'two'));
    await alice.hears('onMsgNotify', ([msg]) => msg.toHtml() === 'two');
    const legacy = alice.heard.filter(([name]) => name === 'onMsgNotify').flatMap(([, msgs]) => msgs);
    expect(legacy.map((msg) => msg.toHtml())).toEqual(['one', 'two']);
    expect(heardNatively.map((message) => webim.migrate.toLegacy(message))).toEqual(legacy);
    expect(legacy.map((msg) => webim.migrate.toNative(msg))).toEqual(heardNatively);

    // One world sends, the other knows.
    await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'from the shim'));
    await tim.sendMessage(
      tim.createTextMessage({ to: 'bob', conversationType: 'C2C', payload: { text: 'native' } }),
    );
    const session = webim.MsgStore.sessByTypeId('C2C', 'bob');
    expect(session.msgs().map((msg: { toHtml(): string }) => msg.toHtml())).toEqual([
      'one',
      'from the shim',
      'native',
    ]);

    // Read by legacy code: v2 has it as read as well.
    const unread = async () => (await tim.getConversationProfile('C2Cbob')).data.conversation.unreadCount;
    expect([session.unread(), await unread()]).toEqual([1, 1]);
    webim.setAutoRead(session, true);
    await expect.poll(async () => [session.unread(), await unread()]).toEqual([0, 0]);

    // Logged out by one, logged out for both; another user may come.
    await (first === 'the shim' ? tim.logout() : alice.call('logout'));
    await expect.poll(() => webim.checkLogin()).toBe(false);
    expect(webim.MsgStore.sessCount()).toBe(0);
    await alice.login('carol');
    expect((await tim.getMyProfile()).data.userID).toBe('carol');
  },
);
