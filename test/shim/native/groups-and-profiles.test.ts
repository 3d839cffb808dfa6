import { expect, test } from 'vitest';
import { pause, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();
const OK = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };

test('a live room is created, joined, described and dissolved', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  const created = await alice.call('createGroup', {
    Type: 'AVChatRoom',
    Name: 'My room',
    GroupId: 'mine',
    MemberList: [],
    Introduction: 'intro',
    Owner_Account: 'somebody else',
  });
  expect(created).toEqual({ ...OK, GroupId: 'mine', OverJoinedGroupLimit_Account: [] });
  expect(loopback.core.groups.get('mine')).toMatchObject({
    owner: 'alice',
    name: 'My room',
    type: 'AVChatRoom',
  });
  expect(await alice.call('applyJoinBigGroup', { GroupId: 'mine' })).toMatchObject({
    JoinedStatus: 'JoinedSuccess',
  });
  const info = await alice.call('getGroupInfo', { GroupIdList: ['mine', 'nowhere'] });
  expect(info).toMatchObject(OK);
  expect(info.GroupInfo[0]).toMatchObject({
    GroupId: 'mine',
    Name: 'My room',
    Type: 'AVChatRoom',
    Owner_Account: 'alice',
    Introduction: 'intro',
    ErrorCode: 0,
  });
  expect(info.GroupInfo[1]).toMatchObject({ GroupId: 'nowhere', ErrorCode: 10010 });
  expect(await alice.call('destroyGroup', { GroupId: 'mine' })).toEqual(OK);
  expect(loopback.core.groups.find('mine')).toBeUndefined();
});

test('joining ordinary groups: success, waiting, a member already, no such group; and leaving', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'open', type: 'ChatRoom', name: 'open', owner: 'bob' });
  loopback.core.createGroup({ groupID: 'closed', type: 'Public', name: 'closed', owner: 'bob' });
  const alice = page();
  await alice.login('alice');
  expect(await alice.call('applyJoinGroup', { GroupId: 'open' })).toEqual({
    ...OK,
    JoinedStatus: 'JoinedSuccess',
  });
  expect(await alice.call('applyJoinGroup', { GroupId: 'closed', ApplyMsg: 'please' })).toEqual({
    ...OK,
    JoinedStatus: 'WaitAdminApproval',
  });
  expect(await alice.call('applyJoinGroup', { GroupId: 'open' }).catch((e) => e)).toMatchObject({
    ErrorCode: 10013,
  });
  expect(await alice.call('applyJoinGroup', { GroupId: 'nowhere' }).catch((e) => e)).toMatchObject({
    ErrorCode: 10010,
  });
  expect(await alice.call('quitGroup', { GroupId: 'open' })).toEqual({ ...OK, GroupId: 'open' });
});

test('a request to join reaches the owner with what an answer needs', async () => {
  const loopback = await start();
  loopback.core.createGroup({ groupID: 'closed', type: 'Public', name: 'Closed', owner: 'alice' });
  const alice = page();
  await alice.login('alice');
  const bob = await native('bob');
  await bob.tim.joinGroup({ groupID: 'closed', applyMessage: 'please' });
  const [notice] = await alice.hears('onGroupSystemNotifys.1');
  expect(notice).toMatchObject({
    SrcFlag: 0,
    ReportType: 1,
    GroupId: 'closed',
    GroupName: 'Closed',
    Operator_Account: 'bob',
    RemarkInfo: 'please',
    MsgTime: expect.any(Number),
    MsgSeq: expect.any(Number),
    MsgRandom: expect.any(Number),
  });
  expect(notice.Authentication).toBeDefined();
  expect(notice.MsgKey).toBeDefined();
  expect(notice.groupReportTypeMsg).toMatchObject({ ReportType: 1, Operator_Account: 'bob' });
  expect(alice.heard.some((entry) => entry[0] === 'onMsgNotify')).toBe(false);
});

test('other notices: a custom one and the end of the group', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'club',
    owner: 'bob',
    members: ['alice'],
  });
  const alice = page();
  await alice.login('alice');
  loopback.core.customNotice('club', 'news');
  const [custom] = await alice.hears('onGroupSystemNotifys.255');
  expect(custom).toMatchObject({ SrcFlag: 0, ReportType: 255, UserDefinedField: 'news', GroupId: 'club' });
  loopback.core.dismissGroup('club');
  expect((await alice.hears('onGroupSystemNotifys.5'))[0]).toMatchObject({ ReportType: 5, GroupId: 'club' });
});

test('the own profile is changed and profiles are read as tags', async () => {
  const loopback = await start();
  loopback.core.setUser('bob', { nick: 'Bobby', avatar: 'https://b/1.png' });
  const alice = page();
  await alice.login('alice');
  const changed = await alice.call('setProfilePortrait', {
    ProfileItem: [
      { Tag: 'Tag_Profile_IM_Nick', Value: 'Ally' },
      { Tag: 'Tag_Profile_IM_Image', Value: 'https://a/2.png' },
    ],
  });
  expect(changed).toEqual(OK);
  const read = await alice.call('getProfilePortrait', {
    To_Account: ['alice', 'bob'],
    TagList: ['Tag_Profile_IM_Nick', 'Tag_Profile_IM_Image'],
  });
  expect(read.UserProfileItem).toEqual([
    {
      To_Account: 'alice',
      ProfileItem: [
        { Tag: 'Tag_Profile_IM_Nick', Value: 'Ally' },
        { Tag: 'Tag_Profile_IM_Image', Value: 'https://a/2.png' },
      ],
      ResultCode: 0,
      ResultInfo: '',
    },
    {
      To_Account: 'bob',
      ProfileItem: [
        { Tag: 'Tag_Profile_IM_Nick', Value: 'Bobby' },
        { Tag: 'Tag_Profile_IM_Image', Value: 'https://b/1.png' },
      ],
      ResultCode: 0,
      ResultInfo: '',
    },
  ]);
  const refused = await alice
    .call('setProfilePortrait', { ProfileItem: [{ Tag: 'Tag_Nonsense', Value: 1 }] })
    .catch((e) => e);
  expect(refused).toMatchObject({ ErrorCode: 2721 });
});

test('recent contacts: newest first, the two kinds with their own field names', async () => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'The club',
    owner: 'bob',
    members: ['alice'],
  });
  loopback.core.setUser('bob', { nick: 'Bobby' });
  loopback.core.sendC2C('bob', 'alice', 'private');
  await pause(1100);
  loopback.core.sendGroup('bob', 'club', 'public');
  const alice = page();
  await alice.login('alice');
  const { SessionItem } = await alice.call('getRecentContactList', { Count: 10 });
  expect(SessionItem[0]).toMatchObject({
    Type: 2,
    ToAccount: 'club',
    GroupNick: 'The club',
    MsgShow: 'public',
    MsgGroupFrom_Account: 'bob',
  });
  expect(SessionItem[1]).toMatchObject({ Type: 1, To_Account: 'bob', MsgShow: 'private', UnreadMsgCount: 1 });
  const one = await alice.call('getRecentContactList', { Count: 1 });
  expect(one.SessionItem).toHaveLength(1);
});

test('recent contacts show all of a composite message, sent or received', async () => {
  const { core } = await start();
  core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'bob', members: ['alice'] });
  const alice = page();
  await alice.login('alice');
  const face = { MsgType: 'TIMFaceElem', MsgContent: { Index: 14, Data: '[微笑]' } };
  core.sendGroup('bob', 'club', [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'look ' } }, face]);
  await alice.hears('onMsgNotify');
  const { Elem } = alice.webim.Msg;
  const msg = new alice.webim.Msg(new alice.webim.Session('C2C', 'bob'), true);
  msg.addFace(new Elem.Face(14, '[微笑]'));
  msg.addCustom(new Elem.Custom('{}', '', ''));
  await alice.call('sendMsg', msg);
  core.sendC2C('carol', 'alice', [face]);
  const shows = async () =>
    Object.fromEntries(
      (await alice.call('getRecentContactList', { Count: 10 })).SessionItem.map(
        (item: { To_Account?: string; ToAccount?: string; MsgShow: string }) => [
          item.To_Account ?? item.ToAccount,
          item.MsgShow,
        ],
      ),
    );
  await expect.poll(shows).toEqual({ club: 'look [表情]', bob: '[表情][自定义消息]', carol: '[表情]' });
});
