import { expect, test } from 'vitest';
import {
  conversationStore,
  loginUntilReady,
  splitMessages,
  trackAVChatRooms,
} from '../../../shim/bridge/index.ts';
import { c2cText, groupText, pause, useClients } from './clients.ts';

const { start, login, connect } = useClients();

test.each(['before', 'after'])(
  'is up to date in a handler registered %s the store was asked for',
  async (when) => {
    await start();
    const [alice, bob] = await login('alice', 'bob');
    const seen: unknown[] = [];
    if (when === 'after') conversationStore(alice.tim);
    alice.tim.on(alice.TIM.EVENT.MESSAGE_RECEIVED, (event: { data: never[] }) => {
      splitMessages(alice.tim, event.data);
      seen.push(conversationStore(alice.tim).get('C2C', 'bob')?.unreadCount);
    });
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'two'));
    await pause(50);
    expect(seen).toEqual([1, 2]);
    expect(conversationStore(alice.tim).get('C2C', 'bob')).toMatchObject({
      conversationID: 'C2Cbob',
      conversationType: 'C2C',
      to: 'bob',
      name: 'bob',
      unreadCount: 2,
      autoRead: false,
    });
  },
);

test('a conversation removed in the handler does not come back', async () => {
  await start();
  const [alice, bob] = await login('alice', 'bob');
  alice.tim.on(alice.TIM.EVENT.MESSAGE_RECEIVED, (event: { data: never[] }) => {
    splitMessages(alice.tim, event.data);
    conversationStore(alice.tim).remove('C2C', 'bob');
  });
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
  await pause(50);
  expect(conversationStore(alice.tim).all()).toEqual({});
});

test('own C2C messages are stored when they were accepted, group ones when native code hands them in; none counts', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'The club', owner: 'alice' });
  const [alice] = await login('alice');
  const store = conversationStore(alice.tim);
  const stored = await alice.tim
    .sendMessage(c2cText(alice, 'bob', 'mine'))
    .then(() => store.get('C2C', 'bob')?.messages.length);
  expect(stored).toBe(1);
  loopback.faults.fail('openim.sendmsg', 20009, 'no');
  await alice.tim.sendMessage(c2cText(alice, 'carol', 'refused')).catch(() => {});
  expect(store.get('C2C', 'carol')).toBeUndefined();
  const { data } = await alice.tim.sendMessage(groupText(alice, 'club', 'mine'));
  expect(store.get('GROUP', 'club')).toBeUndefined();
  splitMessages(alice.tim, [data.message]);
  splitMessages(alice.tim, [data.message]);
  expect(store.get('GROUP', 'club')).toMatchObject({
    unreadCount: 0,
    messages: [data.message],
    lastTime: data.message.time,
    lastSequence: data.message.sequence,
  });
});

test('setAutoRead zeroes, reports once and stops counting; resetAll switches it off everywhere', async () => {
  const loopback = await start();
  const [alice, bob, carol] = await login('alice', 'bob', 'carol');
  const store = conversationStore(alice.tim);
  const say = async (from: typeof bob) => {
    await from.tim.sendMessage(c2cText(from, 'alice', 'x'));
    await pause(30);
  };
  await say(bob);
  await say(carol);
  store.setAutoRead(store.get('C2C', 'bob'), true, true);
  await pause(50);
  expect(loopback.journal.entries({ command: 'openim.msgreaded' })).toHaveLength(1);
  await say(bob);
  await say(carol);
  const unread = () => ['bob', 'carol'].map((id) => store.get('C2C', id)?.unreadCount);
  expect(unread()).toEqual([0, 2]);
  store.setAutoRead(store.get('C2C', 'carol'), true, true);
  await say(bob);
  expect(unread()).toEqual([1, 0]);
  store.setAutoRead(null, true, true);
  await say(carol);
  expect(unread()).toEqual([1, 1]);
});

test('history is added without counting and once only; after remove it can be added again', async () => {
  const loopback = await start();
  for (const text of ['1', '2']) loopback.core.sendC2C('bob', 'alice', text);
  const [alice] = await login('alice');
  const store = conversationStore(alice.tim);
  const { data } = await alice.tim.getMessageList({ conversationID: 'C2Cbob' });
  expect(store.add(data.messageList)).toHaveLength(2);
  expect(store.add(data.messageList)).toEqual([]);
  expect(store.get('C2C', 'bob')).toMatchObject({ unreadCount: 0 });
  expect(store.remove('C2C', 'bob')).toBe(true);
  expect(store.add(data.messageList)).toHaveLength(2);
});

test('live rooms never enter; login and logout start a new map', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  const { tim, TIM } = connect();
  trackAVChatRooms(tim);
  const rooms: number[] = [];
  tim.on(TIM.EVENT.MESSAGE_RECEIVED, (event: { data: never[] }) => {
    rooms.push(splitMessages(tim, event.data).avChatRoom.length);
  });
  await loginUntilReady(tim, { userID: 'alice', userSig: 'sig' });
  await tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  loopback.core.sendGroup('host', 'live', 'x');
  loopback.core.sendC2C('bob', 'alice', 'y');
  await pause(500);
  expect(rooms.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  const before = conversationStore(tim).all();
  expect(Object.keys(before)).toEqual(['C2Cbob']);
  await tim.logout();
  expect(conversationStore(tim).all()).toEqual({});
  expect(Object.keys(before)).toEqual(['C2Cbob']);
});
