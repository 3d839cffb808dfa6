import { expect, test } from 'vitest';
import type { Loopback } from '../../../loopback/index.ts';
import { useRooms } from './rooms.ts';

const { start, page, native } = useRooms();
const OK = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };

async function aliceInHerClub(prepare?: (core: Loopback['core']) => void) {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'The club',
    owner: 'alice',
    members: ['bob', 'carol'],
  });
  prepare?.(loopback.core);
  const alice = page();
  await alice.login('alice');
  return { core: loopback.core, alice };
}

test('the own groups with role, unread number and all base data; rooms only when asked for by type', async () => {
  const { core, alice } = await aliceInHerClub((world) => {
    world.createGroup({ groupID: 'chat', type: 'ChatRoom', name: 'Chat', owner: 'bob', members: ['alice'] });
    world.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'bob' });
  });
  await alice.call('applyJoinBigGroup', { GroupId: 'live' });
  core.sendGroup('bob', 'club', 'hi');
  await alice.hears('onMsgNotify');
  const answer = await alice.call('getJoinedGroupListHigh', {
    Member_Account: 'alice',
    Limit: 10,
    Offset: 0,
  });
  expect(answer).toMatchObject({ ...OK, TotalCount: 2 });
  const ids = answer.GroupIdList.map((group: { GroupId: string }) => group.GroupId).sort();
  expect(ids).toEqual(['chat', 'club']);
  const club = answer.GroupIdList.find((group: { GroupId: string }) => group.GroupId === 'club');
  expect(club).toMatchObject({
    Name: 'The club',
    Type: 'Public',
    Owner_Account: 'alice',
    MemberNum: 3,
    Introduction: '',
    Notification: '',
    CreateTime: expect.any(Number),
    SelfInfo: { Role: 'Owner', JoinTime: expect.any(Number), MsgFlag: 'AcceptAndNotify', UnreadMsgNum: 1 },
  });
  const one = await alice.call('getJoinedGroupListHigh', { Member_Account: 'alice', Limit: 1, Offset: 1 });
  expect([one.TotalCount, one.GroupIdList.length]).toEqual([2, 1]);
  const rooms = await alice.call('getJoinedGroupListHigh', { GroupType: 'AVChatRoom' });
  expect(rooms.GroupIdList.map((group: { GroupId: string }) => group.GroupId)).toEqual(['live']);
});

test('members are read in pages, by role, and as roles', async () => {
  const { core, alice } = await aliceInHerClub();
  const many = Array.from({ length: 130 }, (_, i) => `user${i}`);
  core.createGroup({
    groupID: 'big',
    type: 'Public',
    name: 'Big',
    owner: 'bob',
    members: ['alice', ...many],
  });
  const all = await alice.call('getGroupMemberInfo', { GroupId: 'big', Offset: 0, Limit: 0 });
  expect([all.MemberNum, all.MemberList.length]).toEqual([132, 132]);
  const ids = (answer: typeof all) =>
    answer.MemberList.map((m: { Member_Account: string }) => m.Member_Account);
  const some = await alice.call('getGroupMemberInfo', { GroupId: 'big', Offset: 20, Limit: 110 });
  expect(ids(some)).toEqual(ids(all).slice(20, 130));
  const owner = await alice.call('getGroupMemberInfo', { GroupId: 'big', MemberRoleFilter: ['Owner'] });
  expect(owner.MemberList).toEqual([
    {
      Member_Account: 'bob',
      Role: 'Owner',
      JoinTime: expect.any(Number),
      ShutUpUntil: 0,
      NameCard: '',
      AppMemberDefinedData: [],
    },
  ]);
  const roles = await alice.call('getRoleInGroup', {
    GroupId: 'club',
    User_Account: ['bob', 'alice', 'zoe'],
  });
  expect(roles).toEqual({
    ...OK,
    UserIdList: [
      { Member_Account: 'bob', Role: 'Member' },
      { Member_Account: 'alice', Role: 'Owner' },
      { Member_Account: 'zoe', Role: 'NotMember' },
    ],
  });
  const failed = await alice.call('getGroupMemberInfo', { GroupId: 'nowhere' }).catch((error) => error);
  expect(failed).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 10010 });
});

test('members are added to a Private group and removed', async () => {
  const { core, alice } = await aliceInHerClub();
  core.createGroup({ groupID: 'tea', type: 'Private', name: 'Tea', owner: 'alice', members: ['bob'] });
  core.setUser('dave', {});
  const added = await alice.call('addGroupMember', {
    GroupId: 'tea',
    MemberList: [{ Member_Account: 'bob' }, { Member_Account: 'dave' }],
  });
  expect(added).toEqual({
    ...OK,
    MemberList: [
      { Member_Account: 'bob', Result: 2 },
      { Member_Account: 'dave', Result: 1 },
    ],
  });
  expect(core.groups.get('tea').members.has('dave')).toBe(true);
  const removed = await alice.call('deleteGroupMember', { GroupId: 'tea', MemberToDel_Account: ['dave'] });
  expect(removed).toEqual(OK);
  expect(core.groups.get('tea').members.has('dave')).toBe(false);
  const nowhere = { GroupId: 'nowhere', MemberList: [{ Member_Account: 'bob' }] };
  expect(await alice.call('addGroupMember', nowhere).catch((e) => e)).toMatchObject({ ErrorCode: 10010 });
});

test('a member is muted, made an administrator and gets a name card', async () => {
  const { core, alice } = await aliceInHerClub();
  const muted = { GroupId: 'club', Members_Account: ['bob', 'carol'], ShutUpTime: 60 };
  expect(await alice.call('forbidSendMsg', muted)).toEqual(OK);
  expect(() => core.sendGroup('bob', 'club', 'x')).toThrow();
  expect(await alice.call('forbidSendMsg', { ...muted, ShutUpTime: 0 })).toEqual(OK);
  core.sendGroup('bob', 'club', 'y');
  const change = { GroupId: 'club', Member_Account: 'bob', Role: 'Admin', NameCard: 'B.' };
  expect(await alice.call('modifyGroupMember', change)).toEqual(OK);
  const { MemberList } = await alice.call('getGroupMemberInfo', { GroupId: 'club' });
  const bob = MemberList.find((member: { Member_Account: string }) => member.Member_Account === 'bob');
  expect(bob).toMatchObject({ Role: 'Admin', NameCard: 'B.' });
  const own = { GroupId: 'club', Member_Account: 'alice', MsgFlag: 'Discard' };
  expect(await alice.call('modifyGroupMember', own)).toEqual(OK);
  const { GroupIdList } = await alice.call('getJoinedGroupListHigh', {});
  expect(GroupIdList[0].SelfInfo.MsgFlag).toBe('Discard');
});

test('the data of a group are changed, and it gets another owner', async () => {
  const { core, alice } = await aliceInHerClub();
  const change = {
    GroupId: 'club',
    Name: 'New',
    Introduction: 'i',
    Notification: 'n',
    FaceUrl: 'https://f/1.png',
  };
  expect(await alice.call('modifyGroupBaseInfo', { ...change, ShutUpAllMember: 'On' })).toEqual(OK);
  const info = await alice.call('getGroupInfo', { GroupIdList: ['club'] });
  expect(info.GroupInfo[0]).toMatchObject({ ...change, ShutUpAllMember: 'On' });
  expect(await alice.call('changeGroupOwner', { GroupId: 'club', NewOwner_Account: 'bob' })).toEqual(OK);
  expect(core.groups.get('club').owner).toBe('bob');
  const again = await alice
    .call('changeGroupOwner', { GroupId: 'nowhere', NewOwner_Account: 'b' })
    .catch((e) => e);
  expect(again).toMatchObject({ ErrorCode: 10010 });
});

test('public data: all or the error callback with the whole answer', async () => {
  const { core, alice } = await aliceInHerClub();
  core.createGroup({ groupID: 'other', type: 'Public', name: 'Other', owner: 'bob' });
  const found = await alice.call('getGroupPublicInfo', { GroupIdList: ['other'] });
  expect(found).toMatchObject({ ...OK, GroupInfo: [{ GroupId: 'other', Name: 'Other', ErrorCode: 0 }] });
  const failed = await alice.call('getGroupPublicInfo', { GroupIdList: ['other', 'none'] }).catch((e) => e);
  expect(failed).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 0 });
  expect(failed.ErrorInfo).toMatch(/^\[10010\]./);
  expect(failed.GroupInfo[0]).toMatchObject({ GroupId: 'other', ErrorCode: 0 });
  expect(failed.GroupInfo[1]).toMatchObject({
    GroupId: 'none',
    ErrorCode: 10010,
    ErrorInfo: failed.ErrorInfo.trimEnd(),
  });
});

test('who asked to join is let in with what the notice says; a second answer counts as done', async () => {
  const { core, alice } = await aliceInHerClub();
  const dave = await native('dave');
  await dave.tim.joinGroup({ groupID: 'club', applyMessage: 'please' });
  const [notice] = await alice.hears('onGroupSystemNotifys.1');
  const answer = {
    GroupId: notice.GroupId,
    Applicant_Account: notice.Operator_Account,
    HandleMsg: 'Agree',
    Authentication: notice.Authentication,
    MsgKey: notice.MsgKey,
    ApprovalMsg: 'welcome',
    UserDefinedField: '',
  };
  expect(await alice.call('handleApplyJoinGroupPendency', answer)).toEqual(OK);
  expect(core.groups.get('club').members.has('dave')).toBe(true);
  expect(await alice.call('handleApplyJoinGroupPendency', answer)).toEqual({
    ...OK,
    ErrorInfo: '该申请已经被处理过',
  });
});

test('createGroupHigh takes members as objects', async () => {
  const { core, alice } = await aliceInHerClub();
  core.setUser('dave', {});
  const members = [{ Member_Account: 'dave' }];
  const created = await alice.call('createGroupHigh', {
    Type: 'Public',
    Name: 'High',
    GroupId: 'high',
    MemberList: members,
  });
  expect(created).toEqual({ ...OK, GroupId: 'high', OverJoinedGroupLimit_Account: [] });
  expect([...core.groups.get('high').members.keys()].sort()).toEqual(['alice', 'dave']);
});

test('a recent contact is taken off the list, its messages stay; one that is not there counts as done', async () => {
  const { core, alice } = await aliceInHerClub();
  core.sendC2C('bob', 'alice', 'one');
  await alice.hears('onMsgNotify');
  const ids = async () =>
    (await alice.call('getRecentContactList', { Count: 9 })).SessionItem.map(
      (item: { To_Account?: string; ToAccount?: string }) => item.To_Account || item.ToAccount,
    );
  expect(await ids()).toContain('bob');
  expect(await alice.call('deleteChat', { chatType: 1, To_Account: 'bob' })).toEqual(OK);
  expect(await ids()).not.toContain('bob');
  expect(alice.webim.MsgStore.sessByTypeId('C2C', 'bob').msgCount()).toBe(1);
  const history = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 5 });
  expect(history.MsgCount).toBe(1);
  expect(await alice.call('deleteChat', { chatType: 'C2C', To_Account: 'nobody' })).toEqual(OK);
});
