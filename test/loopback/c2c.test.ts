import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, login } = useLoopback();

const textTo = (client: SdkClient, to: string, text: string) =>
  client.tim.createTextMessage({ to, conversationType: 'C2C', payload: { text } });

const nextMessage = async (client: SdkClient) =>
  (await client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED)).data[0];

test('a message reaches the peer, both ways, and is not received by its sender', async () => {
  await start();
  const [alice, bob] = await login('alice', 'bob');
  const { data } = await alice.tim.sendMessage(textTo(alice, 'bob', 'hi <bob> & "co"'));
  expect(data.message.time).toBeGreaterThan(0);
  const received = await nextMessage(bob);
  expect(received).toMatchObject({ from: 'alice', to: 'bob', flow: 'in', conversationID: 'C2Calice' });
  expect(received.payload.text).toBe('hi <bob> & "co"');
  expect(received.ID).toBe(data.message.ID);
  await bob.tim.sendMessage(textTo(bob, 'alice', 'hello'));
  expect((await nextMessage(alice)).payload.text).toBe('hello');
  expect(alice.received()).toHaveLength(1);
  expect(bob.received()).toHaveLength(1);
});

test('all elements of a composite message arrive in order', async () => {
  const loopback = await start();
  const [alice, bob] = await login('alice', 'bob');
  const message = textTo(alice, 'bob', 't');
  message._elements.push(
    { type: 'TIMFaceElem', content: { index: 1, data: '[f]' } },
    { type: 'TIMCustomElem', content: { data: 'D', description: 'DE', extension: 'EX' } },
    { type: 'TIMLocationElem', content: { description: 'here', longitude: 1.5, latitude: 2.5 } },
    { type: 'TIMTextElem', content: { text: 'end' } },
  );
  await alice.tim.sendMessage(message);
  const received = await nextMessage(bob);
  expect(received.getElements().map((element: { type: string }) => element.type)).toEqual([
    'TIMTextElem',
    'TIMFaceElem',
    'TIMCustomElem',
    'TIMLocationElem',
    'TIMTextElem',
  ]);
  expect(received.getElements()[2].content).toMatchObject({ data: 'D', description: 'DE', extension: 'EX' });
  expect(loopback.journal.entries({ command: 'openim.sendmsg' })[0]?.body.MsgBody).toHaveLength(5);
});

test('another client of the sender gets a copy as an outgoing message', async () => {
  await start();
  const [phone, desk, bob] = await login('alice', 'alice', 'bob');
  await phone.tim.sendMessage(textTo(phone, 'bob', 'from my phone'));
  const copy = await nextMessage(desk);
  expect(copy).toMatchObject({ flow: 'out', from: 'alice', to: 'bob', conversationID: 'C2Cbob' });
  expect((await nextMessage(bob)).payload.text).toBe('from my phone');
  expect(phone.received()).toHaveLength(0);
});

test('history pages back without gaps or repeats, many messages within one second included', async () => {
  const loopback = await start({ now: () => 1_700_000_000_000 });
  for (let number = 1; number <= 40; number += 1) loopback.core.sendC2C('bob', 'alice', `m${number}`);
  const [alice] = await login('alice');
  const texts: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 3; page += 1) {
    const { data } = await alice.tim.getMessageList({ conversationID: 'C2Cbob', nextReqMessageID: cursor });
    texts.unshift(...data.messageList.map((one: { payload: { text: string } }) => one.payload.text));
    cursor = data.nextReqMessageID;
    expect(data.isCompleted).toBe(page === 2);
  }
  expect(texts).toEqual(Array.from({ length: 40 }, (_, index) => `m${index + 1}`));
});

test.each([1, 2, 40])('%i unread are counted after login and cleared by a read report', async (count) => {
  const loopback = await start();
  loopback.core.setUser('bob', { nick: 'Bobby' });
  for (let number = 1; number <= count; number += 1) loopback.core.sendC2C('bob', 'alice', `m${number}`);
  const [alice] = await login('alice');
  const { data } = await alice.tim.getConversationList();
  expect(data.conversationList).toHaveLength(1);
  expect(data.conversationList[0]).toMatchObject({
    conversationID: 'C2Cbob',
    type: 'C2C',
    unreadCount: count,
  });
  expect(data.conversationList[0].lastMessage).toMatchObject({
    fromAccount: 'bob',
    payload: { text: `m${count}` },
  });
  expect(data.conversationList[0].lastMessage.lastTime).toBeGreaterThan(0);
  expect(data.conversationList[0].userProfile.nick).toBe('Bobby');
  await alice.tim.setMessageRead({ conversationID: 'C2Cbob' });
  expect(loopback.core.c2c.unread('alice', 'bob')).toEqual([]);
  expect(alice.received()).toEqual([]);
});

test('the sender learns that the peer has read', async () => {
  const loopback = await start();
  const [alice, bob] = await login('alice', 'bob');
  await alice.tim.sendMessage(textTo(alice, 'bob', 'read me'));
  await nextMessage(bob);
  await bob.tim.setMessageRead({ conversationID: 'C2Calice' });
  const event = await alice.waitFor(alice.TIM.EVENT.MESSAGE_READ_BY_PEER);
  expect(event.data[0].isPeerRead).toBe(true);
  expect(loopback.core.c2c.unread('bob', 'alice')).toEqual([]);
});

test('a recalled message is recalled for the peer, in history too', async () => {
  await start();
  const [alice, bob] = await login('alice', 'bob');
  const { data } = await alice.tim.sendMessage(textTo(alice, 'bob', 'oops'));
  await nextMessage(bob);
  await alice.tim.revokeMessage(data.message);
  const event = await bob.waitFor(bob.TIM.EVENT.MESSAGE_REVOKED);
  expect(event.data[0].ID).toBe(data.message.ID);
  const [later] = await login('bob');
  const history = await later.tim.getMessageList({ conversationID: 'C2Calice' });
  expect(history.data.messageList[0].isRevoked).toBe(true);
});

test('a black-listed sender is refused with 20007', async () => {
  await start();
  const [alice, bob] = await login('alice', 'bob');
  await bob.tim.addToBlacklist({ userIDList: ['alice'] });
  expect((await bob.tim.getBlacklist()).data).toEqual(['alice']);
  await expect(alice.tim.sendMessage(textTo(alice, 'bob', 'hi'))).rejects.toMatchObject({ code: 20007 });
  await bob.tim.removeFromBlacklist({ userIDList: ['alice'] });
  await alice.tim.sendMessage(textTo(alice, 'bob', 'hi again'));
  expect((await nextMessage(bob)).payload.text).toBe('hi again');
});

test('profiles are kept and travel with messages', async () => {
  await start();
  const [alice, bob] = await login('alice', 'bob');
  await alice.tim.updateMyProfile({ nick: 'Alice', avatar: 'https://example.com/a.png' });
  expect((await bob.tim.getUserProfile({ userIDList: ['alice'] })).data[0]).toMatchObject({
    nick: 'Alice',
    avatar: 'https://example.com/a.png',
  });
  await alice.tim.sendMessage(textTo(alice, 'bob', 'hi'));
  expect(await nextMessage(bob)).toMatchObject({ nick: 'Alice', avatar: 'https://example.com/a.png' });
});

test('a conversation can be pinned, cleared and deleted; a new message brings it back', async () => {
  const loopback = await start();
  loopback.core.sendC2C('bob', 'alice', 'one');
  const [alice] = await login('alice');
  const ids = async () =>
    (await alice.tim.getConversationList()).data.conversationList.map(
      (conversation: { conversationID: string; isPinned: boolean }) => [
        conversation.conversationID,
        conversation.isPinned,
      ],
    );
  await alice.tim.pinConversation({ conversationID: 'C2Cbob', isPinned: true });
  expect(await ids()).toEqual([['C2Cbob', true]]);
  expect(loopback.core.contacts.list('alice')[0]?.pinned).toBe(true);
  await alice.tim.clearHistoryMessage('C2Cbob');
  expect(loopback.core.c2c.history('alice', 'bob', 10).messages).toEqual([]);
  expect(loopback.core.c2c.history('bob', 'alice', 10).messages).toHaveLength(1);
  await alice.tim.setMessageRead({ conversationID: 'C2Cbob' });
  await alice.tim.deleteConversation('C2Cbob');
  expect(await ids()).toEqual([]);
  expect(loopback.core.contacts.list('alice')).toEqual([]);
  loopback.core.sendC2C('bob', 'alice', 'two');
  expect(loopback.core.contacts.list('alice')).toHaveLength(1);
});

test('a deleted message is gone for one side only', async () => {
  const loopback = await start();
  const [alice, bob] = await login('alice', 'bob');
  const { data } = await alice.tim.sendMessage(textTo(alice, 'bob', 'delete me'));
  await nextMessage(bob);
  await alice.tim.deleteMessage([data.message]);
  expect(loopback.core.c2c.history('alice', 'bob', 10).messages).toEqual([]);
  expect(loopback.core.c2c.history('bob', 'alice', 10).messages).toHaveLength(1);
});

test('all unread is read at once', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'bob',
    members: ['alice'],
  });
  loopback.core.sendC2C('bob', 'alice', 'one');
  loopback.core.sendC2C('carol', 'alice', 'two');
  loopback.core.sendGroup('bob', 'club', 'three');
  const [alice] = await login('alice');
  await alice.tim.getGroupList();
  expect(alice.tim.getTotalUnreadMessageCount()).toBe(3);
  await alice.tim.setAllMessageRead();
  expect(alice.tim.getTotalUnreadMessageCount()).toBe(0);
  expect(loopback.core.contacts.list('alice').map((contact) => contact.unreadCount)).toEqual([0, 0, 0]);
});

test('a message for who is online now is delivered, but neither kept nor counted', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'alice',
    members: ['bob'],
  });
  const [alice, bob] = await login('alice', 'bob');
  await Promise.all([alice, bob].map((client) => client.tim.getGroupList()));
  const inGroup = alice.tim.createTextMessage({
    to: 'club',
    conversationType: 'GROUP',
    payload: { text: 'all' },
  });
  await alice.tim.sendMessage(textTo(alice, 'bob', 'you'), { onlineUserOnly: true });
  await alice.tim.sendMessage(inGroup, { onlineUserOnly: true });
  await bob.waitFor(bob.TIM.EVENT.MESSAGE_RECEIVED, ([message]) => message.payload.text === 'all');
  expect(bob.received().map((message) => message.payload.text)).toEqual(['you', 'all']);
  expect(loopback.core.contacts.list('bob').map((contact) => contact.unreadCount)).not.toContain(1);
  const [later] = await login('bob');
  await later.tim.getGroupList();
  for (const conversationID of ['C2Calice', 'GROUPclub']) {
    expect((await later.tim.getMessageList({ conversationID })).data.messageList).toEqual([]);
  }
});
