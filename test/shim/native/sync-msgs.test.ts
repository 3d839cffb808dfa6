import { expect, test } from 'vitest';
import type { Loopback } from '../../../loopback/index.ts';
import { c2cText, pause, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();
// biome-ignore lint/suspicious/noExplicitAny: legacy messages
const textsOf = (msgs: any[]) => msgs.map((msg) => msg.elems[0].content.text);

test('messages of the time away: stored, counted, without the listener; a second call brings only newer ones', async () => {
  const loopback = await start();
  for (const text of ['1', '2', '3']) loopback.core.sendC2C('bob', 'alice', text);
  const alice = page();
  await alice.login('alice');
  const msgs = await alice.call('syncMsgs');
  expect(textsOf(msgs).sort()).toEqual(['1', '2', '3']);
  const session = alice.webim.MsgStore.sessByTypeId('C2C', 'bob');
  expect([session.msgCount(), session.unread()]).toEqual([3, 3]);
  expect(msgs[0].getSession()).toBe(session);
  expect(await alice.call('syncMsgs')).toEqual([]);
  expect(alice.heard.some((entry) => entry[0] === 'onMsgNotify')).toBe(false);
});

test('without cbOk the listener gets them', async () => {
  const loopback = await start();
  loopback.core.sendC2C('bob', 'alice', 'while away');
  const alice = page();
  await alice.login('alice');
  alice.webim.syncMsgs();
  const [msgs] = await alice.hears('onMsgNotify');
  expect(textsOf(msgs)).toEqual(['while away']);
});

test('live messages do not come again', async () => {
  await start();
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'live'));
  await alice.hears('onMsgNotify');
  expect(await alice.call('syncMsgs')).toEqual([]);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').unread()).toBe(1);
});

test('setAutoRead: zero, one report, silence of the count; null session and no login do nothing', async () => {
  const loopback = await start();
  const alice = page();
  const bob = await native('bob');
  expect(alice.webim.setAutoRead(null, true, true)).toBeUndefined();
  await alice.login('alice');
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
  await alice.hears('onMsgNotify');
  const session = alice.webim.MsgStore.sessByTypeId('C2C', 'bob');
  expect(alice.webim.setAutoRead(session, true, true)).toBeUndefined();
  expect(session.unread()).toBe(0);
  await pause(50);
  const reports = loopback.journal.entries({ command: 'openim.msgreaded' });
  expect(reports).toHaveLength(1);
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'two'));
  await pause(50);
  expect(session.unread()).toBe(0);
  expect(loopback.journal.entries({ command: 'openim.msgreaded' })).toHaveLength(1);
  alice.webim.setAutoRead(null, true, true);
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'three'));
  await pause(50);
  expect(session.unread()).toBe(1);
});

test('c2CMsgReaded reports and changes nothing in the page', async () => {
  const loopback = await start();
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
  await alice.hears('onMsgNotify');
  const answer = await alice.call('c2CMsgReaded', { To_Account: 'bob', LastedMsgTime: 0 });
  expect(answer).toEqual({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' });
  expect(loopback.journal.entries({ command: 'openim.msgreaded' })).toHaveLength(1);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').unread()).toBe(1);
});

async function club(count: number): Promise<Loopback> {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'club',
    owner: 'bob',
    members: ['alice'],
  });
  for (let i = 1; i <= count; i++) loopback.core.sendGroup('bob', 'club', `m${i}`);
  return loopback;
}

test('syncGroupMsgs: an array, oldest first, up to the number asked; known ones are left out; they count', async () => {
  const loopback = await club(40);
  const alice = page();
  await alice.login('alice');
  const newest = loopback.core.groupMessages.history('club', 'alice', 1);
  expect(newest).toBeTruthy();
  const info = await alice.call('getGroupInfo', { GroupIdList: ['club'] });
  const last = info.GroupInfo[0].NextMsgSeq - 1;
  const msgs = await alice.call('syncGroupMsgs', { GroupId: 'club', ReqMsgSeq: last, ReqMsgNumber: 5 });
  expect(textsOf(msgs)).toEqual(['m36', 'm37', 'm38', 'm39', 'm40']);
  const session = alice.webim.MsgStore.sessByTypeId('GROUP', 'club');
  expect([session.unread(), session.isFinished()]).toEqual([5, 0]);
  expect(await alice.call('syncGroupMsgs', { GroupId: 'club', ReqMsgSeq: last, ReqMsgNumber: 5 })).toEqual(
    [],
  );
  const older = await alice.call('syncGroupMsgs', {
    GroupId: 'club',
    ReqMsgSeq: msgs[0].seq - 1,
    ReqMsgNumber: 20,
  });
  expect(textsOf(older)).toEqual(Array.from({ length: 20 }, (_, i) => `m${16 + i}`));
  const rest = await alice.call('syncGroupMsgs', {
    GroupId: 'club',
    ReqMsgSeq: older[0].seq - 1,
    ReqMsgNumber: 100,
  });
  expect(textsOf(rest)).toEqual(Array.from({ length: 15 }, (_, i) => `m${1 + i}`));
  expect(session.isFinished()).toBe(1);
  expect(alice.heard.some((entry) => entry[0] === 'onMsgNotify')).toBe(false);
});
