import { expect, test } from 'vitest';
import type { Loopback } from '../../../loopback/index.ts';
import { c2cText, legacyText, pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();

/** `count` messages from bob to alice, texts `0`, `1`, …; `perSecond` of them in each second of server time. */
function talk(loopback: Loopback, clock: { now: number }, count: number, perSecond: number) {
  for (let i = 0; i < count; i++) {
    if (i % perSecond === 0) clock.now += 1000;
    loopback.core.sendC2C('bob', 'alice', String(i));
  }
}

interface PageAnswer {
  Complete: number;
  MsgCount: number;
  LastMsgTime: number;
  MsgKey: string;
  MsgList: Array<{ elems: Array<{ content: { text: string } }>; time: number; sess: unknown }>;
}
const textsIn = (answer: PageAnswer) => answer.MsgList.map((msg) => msg.elems[0]?.content.text);

/** Reads the whole history the way pages do. */
async function readAll(alice: ShimPage, MaxCnt: number): Promise<PageAnswer[]> {
  const answers: PageAnswer[] = [];
  let cursor = { LastMsgTime: 0, MsgKey: '' };
  for (let i = 0; i < 50; i++) {
    const answer: PageAnswer = await alice.call('getC2CHistoryMsgs', {
      Peer_Account: 'bob',
      MaxCnt,
      ...cursor,
    });
    answers.push(answer);
    if (answer.Complete) break;
    cursor = { LastMsgTime: answer.LastMsgTime, MsgKey: answer.MsgKey };
  }
  return answers;
}

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => String(from + i));
const clockAt = () => ({ now: Date.now() - 3_600_000 });

test('one page: exactly five fields, oldest first, the newest messages', async () => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 20, 1);
  const alice = page();
  await alice.login('alice');
  const answer = await alice.call('getC2CHistoryMsgs', {
    Peer_Account: 'bob',
    MaxCnt: 5,
    LastMsgTime: 0,
    MsgKey: '',
  });
  expect(Object.keys(answer)).toEqual(['Complete', 'MsgCount', 'LastMsgTime', 'MsgKey', 'MsgList']);
  expect(textsIn(answer)).toEqual(numbers(15, 20));
  expect([answer.Complete, answer.MsgCount, answer.LastMsgTime]).toEqual([0, 5, answer.MsgList[0].time]);
  const session = alice.webim.MsgStore.sessByTypeId('C2C', 'bob');
  expect(session.msgs()).toEqual(answer.MsgList);
  expect(answer.MsgList[0].sess).toBe(session);
  expect([session.unread(), session.isFinished(), session.icon()]).toEqual([0, 0, '']);
  expect(loopback.journal.entries({ command: 'openim.msgreaded' })).toEqual([]);
});

test.each([
  ['one message per second', 1, 4],
  ['seven messages per second, pages end inside a second', 7, 4],
  ['all in one second', 40, 15],
  ['page by page of one', 3, 1],
])('paging loses and repeats nothing: %s', async (_, perSecond, MaxCnt) => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 40, perSecond);
  const alice = page();
  await alice.login('alice');
  const answers = await readAll(alice, MaxCnt);
  expect(answers.reverse().flatMap(textsIn)).toEqual(numbers(0, 40));
  for (const answer of answers) expect(answer.MsgCount).toBeLessThanOrEqual(MaxCnt);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').msgCount()).toBe(40);
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').isFinished()).toBe(1);
});

test('live messages in between neither shift the pages nor appear twice', async () => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 30, 2);
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  const first: PageAnswer = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 10 });
  clock.now += 1000;
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'live'));
  await alice.hears('onMsgNotify');
  await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'mine'));
  const second: PageAnswer = await alice.call('getC2CHistoryMsgs', {
    Peer_Account: 'bob',
    MaxCnt: 10,
    LastMsgTime: first.LastMsgTime,
    MsgKey: first.MsgKey,
  });
  expect([textsIn(first), textsIn(second)]).toEqual([numbers(20, 30), numbers(10, 20)]);
  const newest: PageAnswer = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 3 });
  expect(textsIn(newest)).toEqual(['29', 'live', 'mine']);
  const session = alice.webim.MsgStore.sessByTypeId('C2C', 'bob');
  expect(session.msgCount()).toBe(22);
  expect(session.unread()).toBe(1);
});

test('the cursor of an earlier visit still works', async () => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 40, 6);
  const before = page();
  await before.login('alice');
  const first: PageAnswer = await before.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 15 });
  await before.call('logout');
  const after = page();
  await after.login('alice');
  const second: PageAnswer = await after.call('getC2CHistoryMsgs', {
    Peer_Account: 'bob',
    MaxCnt: 15,
    LastMsgTime: first.LastMsgTime,
    MsgKey: first.MsgKey,
  });
  expect(textsIn(second)).toEqual(numbers(10, 25));
});

test('revoked messages are not shown and do not stop the paging', async () => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 20, 1);
  const bob = await native('bob');
  const { data } = await bob.tim.getMessageList({ conversationID: 'C2Calice' });
  await bob.tim.revokeMessage(data.messageList.at(-1));
  const alice = page();
  await alice.login('alice');
  const answer: PageAnswer = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 5 });
  expect(textsIn(answer)).toEqual(numbers(14, 19));
});

test('after delSessByTypeId the same history can be loaded again', async () => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 3, 1);
  const alice = page();
  await alice.login('alice');
  await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob' });
  expect(alice.webim.MsgStore.delSessByTypeId('C2C', 'bob')).toBe(true);
  const answer: PageAnswer = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob' });
  const session = alice.webim.MsgStore.sessByTypeId('C2C', 'bob');
  expect(textsIn(answer)).toEqual(['0', '1', '2']);
  expect(session.msgCount()).toBe(3);
  expect(answer.MsgList[0]?.sess).toBe(session);
});

test('nothing with this peer: an empty, complete page', async () => {
  await start();
  const alice = page();
  await alice.login('alice');
  expect(await alice.call('getC2CHistoryMsgs', { Peer_Account: 'nobody' })).toEqual({
    Complete: 1,
    MsgCount: 0,
    LastMsgTime: 0,
    MsgKey: '',
    MsgList: [],
  });
});

test('an error of the server reaches cbErr', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  loopback.faults.fail('openim.getroammsg', 20004, 'network unstable');
  const error = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob' }).catch((e) => e);
  expect(error).toEqual({
    ActionStatus: 'FAIL',
    ErrorCode: 20004,
    ErrorInfo: 'network unstable',
    SrcErrorInfo: 'network unstable',
  });
});

test('concurrent requests for two peers do not mix', async () => {
  const clock = clockAt();
  const loopback = await start({ now: () => clock.now });
  talk(loopback, clock, 3, 1);
  loopback.core.sendC2C('carol', 'alice', 'from carol');
  const alice = page();
  await alice.login('alice');
  const [bob, carol] = await Promise.all(
    ['bob', 'carol'].map((Peer_Account) => alice.call('getC2CHistoryMsgs', { Peer_Account })),
  );
  expect([textsIn(bob), textsIn(carol)]).toEqual([['0', '1', '2'], ['from carol']]);
  await pause(1);
});
