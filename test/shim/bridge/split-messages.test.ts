import { expect, test } from 'vitest';
import {
  conversationOf,
  messageSubType,
  type NativeMessage,
  splitMessages,
  trackAVChatRooms,
} from '../../../shim/bridge/index.ts';
import { batchOf, c2cText, groupText, pause, useClients } from './clients.ts';

const { start, login, connect } = useClients();

test('live rooms, other groups, C2C and notices are told apart', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'The room', owner: 'host' });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'The club',
    owner: 'bob',
    members: ['alice'],
  });
  const [alice, bob] = await login('alice', 'bob');
  trackAVChatRooms(alice.tim);
  trackAVChatRooms(alice.tim);
  await alice.tim.getGroupList();
  await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  loopback.core.sendGroup('host', 'live', 'in the room', { priority: 'High' });
  await bob.tim.sendMessage(groupText(bob, 'club', 'in the club', 'Low'));
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'whispered'));
  loopback.core.customNotice('live', 'notice');
  await alice.waitFor(
    alice.TIM.EVENT.MESSAGE_RECEIVED,
    (batch) => batch[0].payload.userDefinedField === 'notice',
  );
  const hears = (test: (message: NativeMessage) => boolean) =>
    alice.waitFor(alice.TIM.EVENT.MESSAGE_RECEIVED, (batch: NativeMessage[]) => batch.some(test));
  await hears((message) => message.payload.userDefinedField === 'notice');
  await hears((message) => message.payload.text === 'in the room');
  const split = splitMessages(alice.tim, alice.received());
  const text = (message: NativeMessage) => message.payload.text;
  const talk = split.avChatRoom.filter((message) => message.type === 'TIMTextElem');
  expect(talk.map(text)).toEqual(['in the room']);
  expect(split.messages.map(text)).toEqual(['in the club', 'whispered']);
  expect(split.notices.map((message) => message.payload.userDefinedField)).toEqual(['notice']);
  expect([...talk, ...split.messages].map(messageSubType)).toEqual([3, 1, 0]);
  expect(split.avChatRoom.filter((message) => messageSubType(message) === 2).length).toBe(
    split.avChatRoom.length - 1,
  );
  expect(conversationOf(talk[0] as NativeMessage)).toEqual({
    conversationID: 'GROUPlive',
    conversationType: 'GROUP',
    to: 'live',
    name: 'The room',
  });
  expect(conversationOf(split.messages[0] as NativeMessage).name).toBe('The club');
  expect(conversationOf(split.messages[1] as NativeMessage)).toMatchObject({
    conversationID: 'C2Cbob',
    conversationType: 'C2C',
    to: 'bob',
    name: 'bob',
  });
});

test('live room messages come newest first, others oldest first', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'club',
    owner: 'bob',
    members: ['alice'],
  });
  const viewer = connect();
  trackAVChatRooms(viewer.tim);
  await viewer.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  await pause(20);
  for (const text of ['1', '2', '3']) loopback.core.sendGroup('host', 'live', text);
  await viewer.waitFor(viewer.TIM.EVENT.MESSAGE_RECEIVED, (batch) =>
    batch.some((message: NativeMessage) => message.payload.text === '3'),
  );
  const all = viewer.received().filter((message) => message.type === 'TIMTextElem');
  expect(splitMessages(viewer.tim, all).avChatRoom.map((message) => message.payload.text)).toEqual([
    '3',
    '2',
    '1',
  ]);
});

test('the own message of a room counts as one of the room, and as sent', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  const [alice] = await login('alice');
  trackAVChatRooms(alice.tim);
  await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  const { data } = await alice.tim.sendMessage(groupText(alice, 'live', 'mine'));
  const split = splitMessages(alice.tim, [data.message]);
  expect(split).toEqual({ notices: [], avChatRoom: [data.message], messages: [] });
  expect(data.message.flow).toBe('out');
});

test('a room that was left, or could not be joined, is no live room any more', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  const [alice] = await login('alice');
  trackAVChatRooms(alice.tim);
  await alice.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  await alice.tim.quitGroup('live');
  await expect(alice.tim.joinGroup({ groupID: 'nowhere', type: 'AVChatRoom' })).rejects.toHaveProperty(
    'code',
  );
  const stray = (to: string) => ({ ...message, to, conversationID: `GROUP${to}` }) as NativeMessage;
  const message = {
    type: 'TIMTextElem',
    conversationType: 'GROUP',
    payload: { text: 'x' },
    sequence: 1,
    random: 1,
    flow: 'in',
  };
  const split = splitMessages(alice.tim, [stray('live'), stray('nowhere')]);
  expect([split.avChatRoom.length, split.messages.length]).toEqual([0, 2]);
});

test('"is typing" alone is left out', async () => {
  const loopback = await start();
  const [alice] = await login('alice');
  const typing = { MsgType: 'TIMCustomElem', MsgContent: { Data: '{"userAction":14}', Desc: '', Ext: '' } };
  loopback.core.sendC2C('bob', 'alice', [typing]);
  const batch = await batchOf(alice);
  expect(splitMessages(alice.tim, batch).messages).toEqual([]);
});
