import { expect, test } from 'vitest';
import * as webim2tim from '../../../shim/bridge/index.ts';
import { createSharedWebim, createWebim } from '../../../shim/entries/create-webim.ts';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { groupText, useRooms } from '../native/rooms.ts';

const { start, page, native } = useRooms();

// First, while there is no instance: it lives on the global object, which the tests of a file have in common.
test('an instance that webim.login made is that of native code', async () => {
  const loopback = await start();
  const { TIM } = page();
  expect(webim2tim.tim).toBeUndefined();
  const webim = createSharedWebim(TIM, { mute: true, proxyServer: loopback.wsUrl });
  await new Promise((resolve, reject) => {
    webim.login({ sdkAppID: TEST_APP_ID, identifier: 'alice', userSig: 'sig' }, {}, null, resolve, reject);
  });
  expect(webim2tim.tim).toBe(webim.migrate.tim);
  expect((await webim2tim.tim.getMyProfile())?.data.userID).toBe('alice');
});

test('createTim makes one instance for all logins, and the shim of the application works on it', async () => {
  const loopback = await start();
  const { TIM } = page();
  const webim = createSharedWebim(TIM, { mute: true });
  const other = createWebim(TIM, { mute: true });
  const options = { SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl };
  const tim = webim2tim.createTim(TIM, options);
  expect(tim).toBeTruthy();
  expect(webim2tim.tim).toBe(tim);
  expect(webim.migrate.tim).toBe(tim);
  expect(other.migrate.tim).toBeNull();
  expect(webim2tim.createTim(TIM, options)).toBe(tim);
  // A shim that is loaded later finds it, too.
  expect(createSharedWebim(TIM, { mute: true }).migrate.tim).toBe(tim);
});

test('the latest listeners win, hear native values once and only after the callback of the login', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    owner: 'bob',
    members: ['alice'],
    groupID: 'g1',
    type: 'Private',
    name: 'one',
  });
  const bob = await native('bob');
  const { TIM } = page();
  const tim = TIM.create({ SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl });
  const heard: unknown[] = [];
  const listenersOf = (name: string) => ({
    onConnNotify: ({ ErrorCode }: { ErrorCode: number }) => heard.push([name, 'connection', ErrorCode]),
    onMsgNotify: (messages: webim2tim.NativeMessage[]) =>
      heard.push([name, ...messages.map((message) => message.payload.text)]),
    onKickedEventCall: () => heard.push([name, 'kicked']),
  });
  webim2tim.setListeners(tim, listenersOf('first'));
  webim2tim.setListeners(tim, listenersOf('second'));
  await webim2tim
    .loginUntilReady(tim, { userID: 'alice', userSig: 'sig' })
    .then(() => heard.push('callback'));
  await bob.tim.sendMessage(groupText(bob, 'g1', 'hello'));
  await expect.poll(() => heard).toEqual(['callback', ['second', 'connection', 0], ['second', 'hello']]);
  const own = tim.createTextMessage({ to: 'g1', conversationType: 'GROUP', payload: { text: 'own' } });
  await webim2tim.sendAndEcho(tim, own).then(() => heard.push('sent'));
  await expect.poll(() => heard.slice(3)).toEqual(['sent', ['second', 'own']]);
  loopback.core.kick('alice');
  await expect.poll(() => heard.slice(5)).toEqual([['second', 'kicked']]);
});

test('a legacy listener hears legacy values from native code', async () => {
  const loopback = await start();
  loopback.core.createGroup({ owner: 'bob', members: ['alice'], groupID: 'g1', type: 'Public', name: 'one' });
  const bob = await native('bob');
  const { TIM } = page();
  const webim = createSharedWebim(TIM, { mute: true });
  const tim = webim2tim.createTim(TIM, { SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl });
  const heard: unknown[] = [];
  const { nativeListener } = webim.migrate;
  // biome-ignore lint/suspicious/noExplicitAny: what legacy listeners get
  const onMsgs = (msgs: any[]) => heard.push(...msgs.map((msg) => msg.elems[0].content.getText()));
  const onDismissed = (notice: { GroupId: string }) => heard.push(notice.GroupId);
  webim2tim.setListeners(tim as webim2tim.Tim, {
    onMsgNotify: nativeListener(nativeListener(onMsgs)),
    onGroupSystemNotifys: nativeListener({ '5': nativeListener(onDismissed) }),
    onConnNotify: nativeListener(null),
  });
  await webim2tim.loginUntilReady(tim as webim2tim.Tim, { userID: 'alice', userSig: 'sig' });
  await bob.tim.sendMessage(groupText(bob, 'g1', 'hello'));
  await expect.poll(() => heard).toEqual(['hello']);
  loopback.core.dismissGroup('g1');
  await expect.poll(() => heard.slice(1)).toEqual(['g1']);
});
