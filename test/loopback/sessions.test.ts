import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, connect, login } = useLoopback();

const textTo = (client: SdkClient, to: string, text: string, conversationType = 'C2C') =>
  client.tim.createTextMessage({ to, conversationType, payload: { text } });

const hears = (client: SdkClient, text: string) =>
  client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, (messages) =>
    messages.some((message: { payload: { text?: string } }) => message.payload.text === text),
  );

const unread = async (client: SdkClient, conversationID: string): Promise<number> =>
  (await client.tim.getConversationProfile(conversationID)).data.conversation.unreadCount;

test('with multiLogin kick the older session is thrown out, the new one stays', async () => {
  const loopback = await start({ multiLogin: 'kick' });
  const [older] = await login('alice');
  // A kick amid the questions after login makes the SDK reject a promise nobody holds.
  await older.tim.getGroupList();
  const newer = connect({ userID: 'alice' });
  await newer.ready();
  const kicked = await older.waitFor(older.TIM.EVENT.KICKED_OUT);
  expect(kicked.data.type).toBe(older.TIM.TYPES.KICKED_OUT_MULT_ACCOUNT);
  await older.waitFor(older.TIM.EVENT.SDK_NOT_READY);
  expect(loopback.core.sessions.ofUser('alice')).toHaveLength(1);
  loopback.core.sendC2C('bob', 'alice', 'still there?');
  await hears(newer, 'still there?');
  expect(newer.events.some(({ name }) => name === newer.TIM.EVENT.KICKED_OUT)).toBe(false);
});

test('several sessions of a user live side by side by default', async () => {
  const loopback = await start();
  const [desk, phone] = await login('alice', 'alice');
  loopback.core.sendC2C('bob', 'alice', 'to both');
  await Promise.all([hears(desk, 'to both'), hears(phone, 'to both')]);
});

test('what is read on one device is read on the others', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'bob',
    members: ['alice'],
  });
  const [desk, phone] = await login('alice', 'alice');
  await Promise.all([desk.tim.getGroupList(), phone.tim.getGroupList()]);
  loopback.core.sendC2C('bob', 'alice', 'hello');
  loopback.core.sendGroup('bob', 'club', 'hello all');
  await Promise.all([hears(phone, 'hello'), hears(phone, 'hello all'), hears(desk, 'hello all')]);
  expect(await unread(phone, 'C2Cbob')).toBe(1);
  expect(await unread(phone, 'GROUPclub')).toBe(1);
  await desk.tim.setMessageRead({ conversationID: 'C2Cbob' });
  await desk.tim.setMessageRead({ conversationID: 'GROUPclub' });
  await expect.poll(() => unread(phone, 'C2Cbob')).toBe(0);
  await expect.poll(() => unread(phone, 'GROUPclub')).toBe(0);
});

test('a recall reaches the other side and the other devices', async () => {
  await start();
  const [desk, phone, bob] = await login('alice', 'alice', 'bob');
  const { data } = await desk.tim.sendMessage(textTo(desk, 'bob', 'oops'));
  await Promise.all([hears(bob, 'oops'), hears(phone, 'oops')]);
  await desk.tim.revokeMessage(data.message);
  for (const client of [bob, phone]) {
    const event = await client.waitFor(client.TIM.EVENT.MESSAGE_REVOKED);
    expect(event.data[0]).toMatchObject({ isRevoked: true, from: 'alice' });
  }
});

test('a message can be recalled for a while only', async () => {
  const time = { now: Date.now() };
  const loopback = await start({ now: () => time.now, recallWithin: 60 });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'bob',
    members: ['alice'],
  });
  const [alice] = await login('alice');
  await alice.tim.getGroupList();
  const c2c = await alice.tim.sendMessage(textTo(alice, 'bob', 'one'));
  const group = await alice.tim.sendMessage(textTo(alice, 'club', 'two', 'GROUP'));
  time.now += 61_000;
  await expect(alice.tim.revokeMessage(c2c.data.message)).rejects.toMatchObject({ code: 20016 });
  await expect(alice.tim.revokeMessage(group.data.message)).rejects.toMatchObject({ code: 10031 });
  // A manager is not bound by it.
  loopback.core.groupMessages.recall('club', 'bob', [group.data.message.sequence]);
  await alice.waitFor(alice.TIM.EVENT.MESSAGE_REVOKED);
  expect(() => loopback.core.groupMessages.recall('club', 'bob', [group.data.message.sequence])).toThrow(
    /before/,
  );
});

test('a user muted everywhere speaks nowhere until the time is over', async () => {
  const time = { now: Date.now() };
  const loopback = await start({ now: () => time.now });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'bob',
    members: ['alice'],
  });
  const [alice] = await login('alice');
  await alice.tim.getGroupList();
  loopback.core.muteUser('alice', { c2c: 30, group: 60 });
  await expect(alice.tim.sendMessage(textTo(alice, 'bob', 'a'))).rejects.toMatchObject({ code: 20012 });
  await expect(alice.tim.sendMessage(textTo(alice, 'club', 'b', 'GROUP'))).rejects.toMatchObject({
    code: 10017,
  });
  time.now += 31_000;
  await alice.tim.sendMessage(textTo(alice, 'bob', 'c'));
  await expect(alice.tim.sendMessage(textTo(alice, 'club', 'd', 'GROUP'))).rejects.toMatchObject({
    code: 10017,
  });
  loopback.core.muteUser('alice', { group: 0 });
  await alice.tim.sendMessage(textTo(alice, 'club', 'e', 'GROUP'));
});

test('a limited command is refused when it comes too often, high priority never', async () => {
  const time = { now: Date.now() };
  const loopback = await start({
    now: () => time.now,
    rateLimits: { 'openim.sendmsg': 2, 'group_open_http_svc.send_group_msg': 1 },
  });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'bob',
    members: ['alice'],
  });
  const [alice, bob] = await login('alice', 'bob');
  await alice.tim.getGroupList();
  const send = (text: string) => alice.tim.sendMessage(textTo(alice, 'bob', text));
  await send('one');
  await send('two');
  await expect(send('three')).rejects.toMatchObject({ code: 99905 });
  await bob.tim.sendMessage(textTo(bob, 'alice', 'I may'));
  const inClub = (priority: string) =>
    alice.tim.sendMessage(
      alice.tim.createTextMessage({
        to: 'club',
        conversationType: 'GROUP',
        priority,
        payload: { text: priority },
      }),
    );
  await inClub('Normal');
  await expect(inClub('Normal')).rejects.toMatchObject({ code: 10006 });
  await inClub('High');
  time.now += 1000;
  await send('three again');
});

test('a notice to somebody who is away waits for the next login, unless it is deleted', async () => {
  const loopback = await start();
  const { core } = loopback;
  core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'alice',
    applyJoinOption: 'NeedPermission',
  });
  const [bob] = await login('bob');
  await bob.tim.joinGroup({ groupID: 'club', applyMessage: 'please' });
  const [alice] = await login('alice');
  const noticesOf = async (client: SdkClient) =>
    (await client.tim.getMessageList({ conversationID: '@TIM#SYSTEM' })).data.messageList.map(
      (message: { payload: { operationType: number } }) => message.payload.operationType,
    );
  await expect.poll(() => noticesOf(alice)).toContain(1);
  // It is given out once.
  const [again] = await login('alice');
  expect(await noticesOf(again)).toEqual([]);
});
