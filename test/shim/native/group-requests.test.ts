import { expect, test } from 'vitest';
import { pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page } = useRooms();
const OK = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };

async function club(options: { inviteNeedsConsent?: boolean } = {}) {
  const loopback = await start();
  loopback.core.setUser('bob', { nick: 'Bob' });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'The club',
    owner: 'alice',
    applyJoinOption: 'NeedPermission',
    ...options,
  });
  const alice = page();
  await alice.login('alice');
  return { loopback, alice };
}

async function applicant(id: string) {
  const one = page();
  await one.login(id);
  await one.call('applyJoinGroup', { GroupId: 'club', ApplyMsg: `${id} asks` });
  return one;
}

/** The requests `alice` heard, by applicant. */
const noticeOf = (one: ShimPage, id: string) =>
  one.hears('onGroupSystemNotifys.1', (notice) => notice.Operator_Account === id).then(([notice]) => notice);

const handling = (notice: { [field: string]: unknown }, HandleMsg: string) => ({
  GroupId: notice.GroupId,
  Applicant_Account: notice.Operator_Account,
  HandleMsg,
  Authentication: notice.Authentication,
  MsgKey: notice.MsgKey,
  ApprovalMsg: 'fine',
});

test('what waits is listed newest first, in pages, until it is handled', async () => {
  const { loopback, alice } = await club();
  await applicant('bob');
  await applicant('carol');
  await applicant('dave');
  const bob = await noticeOf(alice, 'bob');
  await noticeOf(alice, 'dave');
  const first = await alice.call('getPendencyGroup', { StartTime: 0, Limit: 2 });
  expect(first).toMatchObject({ ...OK, UnreadNum: 3, NextStartTime: bob.MsgKey });
  expect(first.PendencyList.map((one: { From_Account: string }) => one.From_Account)).toEqual([
    'dave',
    'carol',
  ]);
  const rest = await alice.call('getPendencyGroup', { StartTime: first.NextStartTime, Limit: 2 });
  expect(rest.NextStartTime).toBe(0);
  expect(rest.PendencyList).toEqual([
    {
      GroupId: 'club',
      GroupName: 'The club',
      From_Account: 'bob',
      From_UserNickName: 'Bob',
      To_Account: 'alice',
      Authentication: bob.Authentication,
      AddTime: bob.MsgKey,
      PendencyType: 0,
      Handled: 0,
    },
  ]);
  await alice.call('handleApplyJoinGroupPendency', handling(bob, 'Agree'));
  const left = await alice.call('getPendencyGroup', { StartTime: 0, Limit: 10 });
  expect(left.PendencyList).toHaveLength(2);
  // The notice that was answered is deleted on the server, by its own numbers.
  await expect
    .poll(() => loopback.journal.entries({ command: 'openim.deletemsg' })[0]?.body.DelMsgList)
    .toEqual([{ From_Account: '@TIM#SYSTEM', MsgSeq: bob.MsgSeq, MsgRandom: bob.MsgRandom }]);
});

test('before 2.25 the list is made of the notices this page has heard', async () => {
  const { alice } = await club();
  (alice.webim.migrate.tim as { getGroupApplicationList: unknown }).getGroupApplicationList = undefined;
  await applicant('bob');
  const bob = await noticeOf(alice, 'bob');
  const list = await alice.call('getPendencyGroup', { StartTime: 0, Limit: 10 });
  expect(list).toMatchObject({ UnreadNum: 1, NextStartTime: 0 });
  expect(list.PendencyList[0]).toMatchObject({
    GroupId: 'club',
    From_Account: 'bob',
    To_Account: 'alice',
    Authentication: bob.Authentication,
    AddTime: bob.MsgKey,
    PendencyType: 0,
  });
});

test('errors of the list reach cbErr, which legacy never called', async () => {
  const { loopback, alice } = await club();
  loopback.faults.fail('group_open_http_svc.get_pendency', 10002, 'broken');
  const error = await alice.call('getPendencyGroup', { StartTime: 0, Limit: 10 }).catch((e) => e);
  expect(error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 10002 });
});

test('notices are deleted on the server once all of them are to go; single ones are not sent', async () => {
  const { loopback, alice } = await club();
  await applicant('bob');
  await applicant('carol');
  const notices = [await noticeOf(alice, 'bob'), await noticeOf(alice, 'carol')];
  const sent = () => loopback.journal.entries({ command: 'openim.deletemsg' });
  const item = ({ MsgSeq, MsgRandom }: { MsgSeq: number; MsgRandom: number }) => ({
    From_Account: 'somebody',
    MsgSeq,
    MsgRandom,
  });
  const first = { DelMsgList: [item(notices[0])] };
  expect(await alice.call('deleteGroupSystemMsgs', first)).toEqual(OK);
  expect(first.DelMsgList[0]?.From_Account).toBe('@TIM#SYSTEM');
  await pause(50);
  expect(sent()).toEqual([]);
  // Creating the group left one that waited for this login.
  await alice.call('syncMsgs');
  const created = alice.heard
    .filter(([name]) => name === 'onGroupSystemNotifys.6')
    .map(([, notice]) => notice);
  const rest = { DelMsgList: [notices[1], ...created].map(item) };
  expect(await alice.call('deleteApplyJoinGroupPendency', rest)).toEqual(OK);
  expect(rest.DelMsgList[0]?.From_Account).toBe('somebody');
  await expect.poll(() => sent().length).toBe(1);
  const deleted = [...created, ...notices].map(({ MsgSeq, MsgRandom }) => ({
    From_Account: '@TIM#SYSTEM',
    MsgSeq,
    MsgRandom,
  }));
  expect(sent()[0]?.body.DelMsgList).toEqual(deleted);
});

test.each([
  ['Agree', true],
  ['Reject', false],
])('an invitation is answered with %s', async (HandleMsg, isIn) => {
  const { loopback, alice } = await club({ inviteNeedsConsent: true });
  const bob = page();
  await bob.login('bob');
  await alice.call('addGroupMember', { GroupId: 'club', MemberList: [{ Member_Account: 'bob' }] });
  const [invitation] = await bob.hears('onGroupSystemNotifys.12');
  const body = invitation.groupReportTypeMsg;
  const waiting = await bob.call('getPendencyGroup', { StartTime: 0, Limit: 10 });
  expect(waiting.PendencyList).toMatchObject([{ GroupId: 'club', From_Account: 'alice', To_Account: 'bob' }]);
  const answer = await bob.call('handleInviteJoinGroupRequest', {
    GroupId: 'club',
    Inviter_Account: body.Operator_Account,
    HandleMsg,
    Authentication: body.Authentication,
    MsgKey: body.MsgKey,
    ApprovalMsg: 'yes',
  });
  expect(answer).toEqual(OK);
  const [sent] = loopback.journal.entries({ command: 'group_open_http_svc.handle_invite_join_group' });
  expect(sent?.body).toMatchObject({ GroupId: 'club', HandleMsg, ApprovalMsg: 'yes', MsgKey: body.MsgKey });
  expect(loopback.core.groups.get('club').members.has('bob')).toBe(isIn);
});

test('notices that waited for the login come with syncMsgs, before its callback, once', async () => {
  const { alice } = await club();
  await alice.call('syncMsgs').then(() => alice.heard.push(['synced']));
  await alice.call('syncMsgs');
  const names = alice.heard.map(([name]) => name).filter((name) => name !== 'onConnNotify');
  expect(names).toEqual(['cbOk', 'onGroupSystemNotifys.6', 'synced']);
});

test('there is a long polling id, always the same', async () => {
  await start();
  const alice = page();
  await alice.login('alice');
  const answer = await alice.call('getLongPollingId', null);
  expect(answer).toEqual({ ...OK, LongPollingId: 1, Timeout: 60 });
  expect(await alice.call('getLongPollingId', {})).toEqual(answer);
});
