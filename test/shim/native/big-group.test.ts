import { describe, expect, test } from 'vitest';
import type { Loopback } from '../../../loopback/index.ts';
import { groupText, legacyText, pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();

const room = (loopback: Loopback, groupID = 'live') =>
  loopback.core.createGroup({ groupID, type: 'AVChatRoom', name: `room ${groupID}`, owner: 'host' });
const texts = (of: ShimPage): string[] =>
  of.heard
    .filter((entry) => entry[0] === 'onBigGroupMsgNotify')
    .flatMap((entry) => entry[1])
    .flatMap((msg) => msg.elems.map((elem: { content: { text?: string } }) => elem.content.text))
    .filter(Boolean);
const hearsText = (of: ShimPage, text: string) =>
  of.hears('onBigGroupMsgNotify', (msgs) =>
    msgs.some((msg: { elems: Array<{ content: { text?: string } }> }) => msg.elems[0]?.content.text === text),
  );

describe.each(['poll', 'push'] as const)('logged in, %s mode', (avChatRoomMode) => {
  test('joining answers JoinedStatus; messages of all kinds come through onBigGroupMsgNotify and are not stored', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const alice = page();
    const bob = await native('bob');
    await alice.login('alice');
    const answer = await alice.call('applyJoinBigGroup', { GroupId: 'live' });
    expect(answer).toEqual({
      ActionStatus: 'OK',
      ErrorCode: 0,
      ErrorInfo: '',
      JoinedStatus: 'JoinedSuccess',
    });
    await bob.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
    await bob.tim.sendMessage(groupText(bob, 'live', 'like', 'Low'));
    await hearsText(alice, 'like');
    const all = alice.heard
      .filter((entry) => entry[0] === 'onBigGroupMsgNotify')
      .flatMap((entry) => entry[1]);
    const like = all.find((msg) => msg.elems[0].content.text === 'like');
    expect([like.getSubType(), like.getIsSend(), like.getFromAccount(), like.getSession().id()]).toEqual([
      1,
      false,
      'bob',
      'live',
    ]);
    expect(like.getSession().name()).toBe('room live');
    const tip = all.find((msg) => msg.getSubType() === 2 && msg.elems[0].content.getOpUserId() === 'bob');
    expect(tip.elems[0].content.getOpType()).toBe(1);
    expect(alice.webim.MsgStore.sessMap()).toEqual({});
    expect(alice.heard.some((entry) => entry[0] === 'onMsgNotify')).toBe(false);
  });

  test('nothing of the room is heard before the callback of the join', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const alice = page();
    await alice.login('alice');
    // The answer comes late: what the room says is there first.
    loopback.faults.delay('group_open_http_svc.get_group_self_member_info', 400, { userID: 'alice' });
    const joined = alice
      .call('applyJoinBigGroup', { GroupId: 'live' })
      .then(() => alice.heard.push(['joined']));
    await pause(200);
    loopback.core.sendGroup('host', 'live', 'early');
    await joined;
    await hearsText(alice, 'early');
    const names = alice.heard.map((entry) => entry[0]);
    expect(names.indexOf('joined')).toBeLessThan(names.indexOf('onBigGroupMsgNotify'));
    await pause(400);
    expect(texts(alice)).toEqual(['early']);
  });

  test('own messages come back once, after cbOk, with isSend', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const alice = page();
    await alice.login('alice');
    await alice.call('applyJoinBigGroup', { GroupId: 'live' });
    await alice
      .call('sendMsg', legacyText(alice, 'GROUP', 'live', 'mine'))
      .then(() => alice.heard.push(['sent']));
    await hearsText(alice, 'mine');
    await pause(900);
    expect(texts(alice)).toEqual(['mine']);
    const names = alice.heard.map((entry) => entry[0]);
    expect(names.indexOf('sent')).toBeLessThan(names.lastIndexOf('onBigGroupMsgNotify'));
    const [msgs] = await hearsText(alice, 'mine');
    expect(msgs[0].getIsSend()).toBe(true);
    expect(alice.heard.some((entry) => entry[0] === 'onMsgNotify')).toBe(false);
  });

  test('a batch comes newest first', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const alice = page();
    await alice.login('alice');
    await alice.call('applyJoinBigGroup', { GroupId: 'live' });
    await pause(50);
    loopback.dropConnections('alice');
    for (const text of ['1', '2', '3']) loopback.core.sendGroup('host', 'live', text);
    await hearsText(alice, '3');
    const batches = alice.heard
      .filter((entry) => entry[0] === 'onBigGroupMsgNotify')
      .map((entry) => entry[1].map((msg: { getSeq(): number }) => msg.getSeq()));
    for (const batch of batches) expect(batch).toEqual([...batch].sort((a, b) => b - a));
    expect(texts(alice).sort()).toEqual(['1', '2', '3']);
  });

  test('system notices of the room have SrcFlag 1; each handler gets its own object', async () => {
    const loopback = await start({ avChatRoomMode });
    room(loopback);
    const alice = page();
    await alice.login('alice');
    await alice.call('applyJoinBigGroup', { GroupId: 'live' });
    loopback.core.customNotice('live', '{"online":7}');
    const [notice] = await alice.hears('onGroupSystemNotifys.255');
    expect(notice).toEqual({
      SrcFlag: 1,
      ReportType: 255,
      GroupId: 'live',
      GroupName: 'room live',
      Operator_Account: 'host',
      MsgTime: expect.any(Number),
      UserDefinedField: '{"online":7}',
      MsgSeq: expect.any(Number),
    });
    loopback.core.dismissGroup('live');
    const [dismissed] = await alice.hears('onGroupSystemNotifys.5');
    expect(dismissed).toMatchObject({ SrcFlag: 1, ReportType: 5, GroupId: 'live' });
  });
});

test('several rooms at once, told apart by the session; leaving one leaves the other alone', async () => {
  const loopback = await start();
  room(loopback, 'a');
  room(loopback, 'b');
  const alice = page();
  await alice.login('alice');
  await alice.call('applyJoinBigGroup', { GroupId: 'a' });
  await alice.call('applyJoinBigGroup', { GroupId: 'b' });
  loopback.core.sendGroup('host', 'a', 'in a');
  loopback.core.sendGroup('host', 'b', 'in b');
  await Promise.all([hearsText(alice, 'in a'), hearsText(alice, 'in b')]);
  const [msgs] = await hearsText(alice, 'in a');
  expect(msgs[0].getSession().id()).toBe('a');
  expect(await alice.call('quitBigGroup', { GroupId: 'a' })).toMatchObject({
    ActionStatus: 'OK',
    ErrorCode: 0,
  });
  loopback.core.sendGroup('host', 'a', 'unheard');
  loopback.core.sendGroup('host', 'b', 'heard');
  await hearsText(alice, 'heard');
  expect(texts(alice)).not.toContain('unheard');
});

test('joining twice is refused with 10013, at once and without a request', async () => {
  const loopback = await start();
  room(loopback);
  const alice = page();
  await alice.login('alice');
  await alice.call('applyJoinBigGroup', { GroupId: 'live' });
  const before = loopback.journal.entries({ command: /apply_join_group/ }).length;
  let error: unknown;
  alice.webim.applyJoinBigGroup({ GroupId: 'live' }, null, (e: unknown) => {
    error = e;
  });
  expect(error).toEqual({
    ActionStatus: 'FAIL',
    ErrorCode: 10013,
    ErrorInfo:
      'Join Group failed; You have already been in this group, you have to quit group before you rejoin[10013]',
  });
  await pause(50);
  expect(loopback.journal.entries({ command: /apply_join_group/ })).toHaveLength(before);
});

test('quit and join at once, without waiting, are carried out in order', async () => {
  const loopback = await start();
  room(loopback, 'a');
  room(loopback, 'b');
  const alice = page();
  await alice.login('alice');
  await alice.call('applyJoinBigGroup', { GroupId: 'a' });
  const done: string[] = [];
  alice.webim.quitBigGroup({ GroupId: 'a' }, () => done.push('quit a'));
  alice.webim.applyJoinBigGroup({ GroupId: 'b' }, () => done.push('join b'));
  await alice.call('applyJoinBigGroup', { GroupId: 'a' });
  expect(done).toEqual(['quit a', 'join b']);
  expect(
    loopback.journal
      .entries({ command: /(quit|apply_join)_group$/ })
      .map((entry) => [entry.command.split('.')[1], entry.body.GroupId]),
  ).toEqual([
    ['apply_join_group', 'a'],
    ['quit_group', 'a'],
    ['apply_join_group', 'b'],
    ['apply_join_group', 'a'],
  ]);
});

test('a group of another type: -12 after joining it; a room that does not exist: the code of the server', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'club', type: 'ChatRoom', name: 'club', owner: 'host' });
  const alice = page();
  await alice.login('alice');
  expect(await alice.call('applyJoinBigGroup', { GroupId: 'club' }).catch((e) => e)).toMatchObject({
    ErrorCode: -12,
    ErrorInfo: 'Join Group succeed; But the type of group is not AVChatRoom: groupid=club[-12]',
  });
  expect(await alice.call('applyJoinBigGroup', { GroupId: 'nowhere' }).catch((e) => e)).toMatchObject({
    ErrorCode: 10010,
  });
});

test('anonymous viewers: join, receive, announce the connection, may not send, quit', async () => {
  const loopback = await start();
  room(loopback);
  const viewer = page();
  await viewer.login(null);
  expect(await viewer.call('applyJoinBigGroup', { GroupId: 'live' })).toMatchObject({
    JoinedStatus: 'JoinedSuccess',
  });
  const [notice] = await viewer.hears('onConnNotify');
  expect(notice).toMatchObject({ ActionStatus: 'OK', ErrorCode: 0 });
  loopback.core.sendGroup('host', 'live', 'hello');
  const [msgs] = await hearsText(viewer, 'hello');
  expect(msgs[0].getIsSend()).toBe(false);
  const refused = await viewer.call('sendMsg', legacyText(viewer, 'GROUP', 'live', 'x')).catch((e) => e);
  expect(refused.ErrorCode).toBe(-4);
  await viewer.call('quitBigGroup', { GroupId: 'live' });
  loopback.core.sendGroup('host', 'live', 'gone');
  await pause(700);
  expect(texts(viewer)).toEqual(['hello']);
});

test('an anonymous viewer may log in on the same page and goes on watching', async () => {
  const loopback = await start();
  room(loopback);
  const someone = page();
  await someone.login(null);
  await someone.call('applyJoinBigGroup', { GroupId: 'live' });
  await someone.login('alice');
  await someone.call('applyJoinBigGroup', { GroupId: 'live' });
  await someone.call('sendMsg', legacyText(someone, 'GROUP', 'live', 'logged in now'));
  await hearsText(someone, 'logged in now');
  loopback.core.sendGroup('host', 'live', 'hi');
  await hearsText(someone, 'hi');
  await pause(700);
  expect(texts(someone)).toEqual(['logged in now', 'hi']);
});

test('logging out and in again: the rooms are joined anew', async () => {
  const loopback = await start();
  room(loopback);
  const alice = page();
  await alice.login('alice');
  await alice.call('applyJoinBigGroup', { GroupId: 'live' });
  await alice.call('logout');
  await alice.login('alice');
  await alice.call('applyJoinBigGroup', { GroupId: 'live' });
  loopback.core.sendGroup('host', 'live', 'again');
  await hearsText(alice, 'again');
  await pause(700);
  expect(texts(alice)).toEqual(['again']);
});

test('what waits behind the login of one user is not done in the name of the next', async () => {
  const loopback = await start();
  room(loopback);
  const someone = page();
  someone.login('alice');
  const joined = someone.call('applyJoinBigGroup', { GroupId: 'live' });
  const left = someone.call('quitBigGroup', { GroupId: 'live' });
  await someone.login('bob');
  expect(await joined.catch((e) => e)).toMatchObject({ ErrorCode: -4 });
  expect(await left.catch((e) => e)).toMatchObject({ ErrorCode: -4 });
  await someone.call('applyJoinBigGroup', { GroupId: 'live' });
  loopback.core.sendGroup('host', 'live', 'heard');
  await hearsText(someone, 'heard');
  expect(loopback.journal.entries({ command: /apply_join_group|quit_group/ })).toHaveLength(1);
});

test('before any login the calls answer with an error', async () => {
  await start();
  const { call } = page();
  expect(await call('applyJoinBigGroup', { GroupId: 'live' }).catch((e) => e)).toMatchObject({
    ErrorCode: -4,
  });
  expect(await call('quitBigGroup', { GroupId: 'live' }).catch((e) => e)).toMatchObject({ ErrorCode: -4 });
});

test('likes and gifts go out and come in with their sub types; the listener is never called with nothing', async () => {
  const loopback = await start();
  room(loopback);
  const alice = page();
  const bob = page();
  await Promise.all([alice.login('alice'), bob.login('bob')]);
  for (const one of [alice, bob]) await one.call('applyJoinBigGroup', { GroupId: 'live' });
  await alice.call('sendMsg', legacyText(alice, 'GROUP', 'live', 'a like', 1));
  await alice.call('sendMsg', legacyText(alice, 'GROUP', 'live', 'a gift', 3));
  for (const one of [alice, bob]) {
    const heard = async (text: string) =>
      (await hearsText(one, text))[0].find((msg: { toHtml(): string }) => msg.toHtml() === text);
    const [like, gift] = [await heard('a like'), await heard('a gift')];
    expect([like.getSubType(), gift.getSubType()]).toEqual([1, 3]);
    expect(like.getIsSend()).toBe(one === alice);
  }
  loopback.core.customNotice('live', 'only a notice');
  await alice.hears('onGroupSystemNotifys.255');
  await pause(400);
  const batches = alice.heard
    .filter(([name]) => name === 'onBigGroupMsgNotify')
    .map(([, msgs]) => msgs.length);
  expect(Math.min(...batches)).toBeGreaterThan(0);
});

test('a room that was left can be joined again and is heard again, each message once', async () => {
  const loopback = await start();
  room(loopback);
  const alice = page();
  await alice.login('alice');
  for (const round of ['first', 'second', 'third']) {
    await alice.call('applyJoinBigGroup', { GroupId: 'live' });
    loopback.core.sendGroup('host', 'live', round);
    await hearsText(alice, round);
    await alice.call('quitBigGroup', { GroupId: 'live' });
    loopback.core.sendGroup('host', 'live', `after the ${round}`);
  }
  await pause(200);
  expect(texts(alice)).toEqual(['first', 'second', 'third']);
});
