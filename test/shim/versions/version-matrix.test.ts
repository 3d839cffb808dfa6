import { describe, expect, test } from 'vitest';
import { SDK_VERSIONS, type SdkVersion } from '../../support/sdk-versions.ts';
import { c2cText, groupText, legacyText, type ShimPage, useRooms } from '../native/rooms.ts';

/**
 * What a page does every day, on every generation of v2 the shim promises to run on. Short on purpose: all of
 * test/shim/native runs on one of them with `WEBIM2TIM_SDK=/path/tim-js.js npx vitest run test/shim/native`.
 */
const { start, page, native } = useRooms();
const OK = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };

// biome-ignore lint/suspicious/noExplicitAny: legacy messages
const textsOf = (msgs: any[]): string[] => msgs.map((msg) => msg.elems[0].content.text);
const hearsText = (of: ShimPage, listener: string, text: string) =>
  of.hears(listener, (msgs) => textsOf(msgs).includes(text));

describe.each(Object.keys(SDK_VERSIONS) as SdkVersion[])('tim-js-sdk %s', (version) => {
  const { file, friends } = SDK_VERSIONS[version];
  const open = () => page({}, file);

  async function club() {
    const loopback = await start();
    loopback.core.setUser('alice', { nick: 'Alice' });
    loopback.core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'The club',
      owner: 'alice',
      members: ['bob'],
    });
    const alice = open();
    const answer = await alice.login('alice');
    return { loopback, alice, answer };
  }

  test('login, messages one-to-one in both directions, composite ones too', async () => {
    const { alice, answer } = await club();
    expect(answer).toMatchObject({ ...OK, ErrorInfo: 'login success', identifierNick: 'Alice' });
    expect(alice.webim.checkLogin()).toBe(true);
    const bob = await native('bob');
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'hello'));
    await hearsText(alice, 'onMsgNotify', 'hello');
    const session = alice.webim.MsgStore.sessByTypeId('C2C', 'bob');
    expect([session.unread(), session.msgCount()]).toEqual([1, 1]);

    const { Elem } = alice.webim.Msg;
    const msg = legacyText(alice, 'C2C', 'bob', 'see');
    msg.addFace(new Elem.Face(14, '[微笑]'));
    msg.addCustom(new Elem.Custom('data', 'desc', 'ext'));
    expect(await alice.call('sendMsg', msg)).toMatchObject(OK);
    const { data } = await bob.waitFor(bob.TIM.EVENT.MESSAGE_RECEIVED);
    expect(data[0]._elements.map((element: { type: string }) => element.type)).toEqual([
      'TIMTextElem',
      'TIMFaceElem',
      'TIMCustomElem',
    ]);
    expect(await alice.call('c2CMsgReaded', { To_Account: 'bob', LastedMsgTime: 0 })).toMatchObject(OK);
  });

  test('uploaded pictures and files go out by their URL', async () => {
    const { loopback, alice } = await club();
    const { Elem } = alice.webim.Msg;
    const msg = new alice.webim.Msg(new alice.webim.Session('C2C', 'bob'), true);
    const images = new Elem.Images('uuid1', 'PNG');
    images.addImage(new Elem.Images.Image(1, 100, 10, 20, 'http://x/1.png'));
    msg.addImage(images);
    msg.addFile(new Elem.File('uuid2', 'a.txt', 12, 'alice', 'bob', 2, 'C2C', 'http://x/a.txt'));
    await alice.call('sendMsg', msg);
    const [sent] = loopback.journal.entries({ command: /sendmsg$/ });
    expect(sent?.body.MsgBody).toMatchObject([
      { MsgType: 'TIMImageElem', MsgContent: { UUID: 'uuid1', ImageInfoArray: [{ URL: 'http://x/1.png' }] } },
      { MsgType: 'TIMFileElem', MsgContent: { UUID: 'uuid2', FileName: 'a.txt', Url: 'http://x/a.txt' } },
    ]);
  });

  test('history one-to-one and of groups, what came while the page was away, recent contacts', async () => {
    const loopback = await start();
    loopback.core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'c',
      owner: 'bob',
      members: ['alice'],
    });
    for (let i = 1; i <= 4; i++) loopback.core.sendC2C('bob', 'alice', `c${i}`);
    for (let i = 1; i <= 20; i++) loopback.core.sendGroup('bob', 'club', `m${i}`);
    const alice = open();
    await alice.login('alice');
    expect(textsOf(await alice.call('syncMsgs')).sort()).toEqual(['c1', 'c2', 'c3', 'c4']);
    const history = await alice.call('getC2CHistoryMsgs', { Peer_Account: 'bob', MaxCnt: 3, LastMsgTime: 0 });
    expect([history.MsgCount, history.Complete]).toEqual([3, 0]);
    const { GroupInfo } = await alice.call('getGroupInfo', { GroupIdList: ['club'] });
    const newest = GroupInfo[0].NextMsgSeq - 1;
    const ask = (ReqMsgSeq: number) =>
      alice.call('syncGroupMsgs', { GroupId: 'club', ReqMsgSeq, ReqMsgNumber: 3 });
    const page1 = await ask(newest);
    expect(textsOf(page1)).toEqual(['m18', 'm19', 'm20']);
    expect(textsOf(await ask(page1[0].seq - 1))).toEqual(['m15', 'm16', 'm17']);
    expect(alice.webim.MsgStore.sessByTypeId('GROUP', 'club').isFinished()).toBe(0);
    const contacts = await alice.call('getRecentContactList', { Count: 10 });
    expect(contacts.SessionItem.map((item: { Type: number }) => item.Type).sort()).toEqual([1, 2]);
  });

  test('group messages and their echo, group data and members', async () => {
    const { loopback, alice } = await club();
    const bob = await native('bob');
    await bob.tim.sendMessage(groupText(bob, 'club', 'all'));
    await hearsText(alice, 'onMsgNotify', 'all');
    expect(await alice.call('sendMsg', legacyText(alice, 'GROUP', 'club', 'mine', 1))).toMatchObject(OK);
    await hearsText(alice, 'onMsgNotify', 'mine');
    const created = await alice.call('createGroup', { Type: 'Public', Name: 'New', MemberList: ['bob'] });
    expect(loopback.core.groups.get(created.GroupId)).toMatchObject({ name: 'New', owner: 'alice' });
    await alice.call('modifyGroupBaseInfo', { GroupId: 'club', Name: 'Renamed', Notification: 'note' });
    expect(loopback.core.groups.get('club')).toMatchObject({ name: 'Renamed', notification: 'note' });
    const { MemberList } = await alice.call('getGroupMemberInfo', { GroupId: 'club', Offset: 0, Limit: 10 });
    const roles = MemberList.map((one: { Member_Account: string; Role: string }) => [
      one.Member_Account,
      one.Role,
    ]);
    expect(Object.fromEntries(roles)).toEqual({ alice: 'Owner', bob: 'Member' });
    expect(await alice.call('deleteGroupMember', { GroupId: 'club', MemberToDel_Account: ['bob'] })).toEqual(
      OK,
    );
    const joined = await alice.call('getJoinedGroupListHigh', {
      Member_Account: 'alice',
      Limit: 10,
      Offset: 0,
    });
    expect(joined.TotalCount).toBe(2);
  });

  test('a request to join is announced and answered', async () => {
    const { alice } = await club();
    const carol = await native('carol');
    await carol.tim.joinGroup({ groupID: 'club', applyMessage: 'please' });
    const [notice] = await alice.hears('onGroupSystemNotifys.1');
    expect(notice).toMatchObject({ GroupId: 'club', Operator_Account: 'carol', RemarkInfo: 'please' });
    const answer = await alice.call('handleApplyJoinGroupPendency', {
      GroupId: 'club',
      Applicant_Account: 'carol',
      HandleMsg: 'Agree',
      Authentication: notice.Authentication,
      MsgKey: notice.MsgKey,
      ApprovalMsg: 'welcome',
      UserDefinedField: '',
    });
    expect(answer).toMatchObject(OK);
  });

  test('live rooms: anonymous and logged in, in and out', async () => {
    const loopback = await start();
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
    const viewer = open();
    expect(await viewer.login(null)).toMatchObject({ ErrorInfo: 'login success(no login state)' });
    const alice = open();
    await alice.login('alice');
    for (const one of [viewer, alice]) {
      expect(await one.call('applyJoinBigGroup', { GroupId: 'live' })).toEqual({
        ...OK,
        JoinedStatus: 'JoinedSuccess',
      });
    }
    const again = await alice.call('applyJoinBigGroup', { GroupId: 'live' }).catch((error) => error);
    expect(again).toMatchObject({ ErrorCode: 10013 });
    loopback.core.sendGroup('host', 'live', 'to all');
    await Promise.all([viewer, alice].map((one) => hearsText(one, 'onBigGroupMsgNotify', 'to all')));
    await alice.call('sendMsg', legacyText(alice, 'GROUP', 'live', 'from alice'));
    await hearsText(viewer, 'onBigGroupMsgNotify', 'from alice');
    expect(await alice.call('quitBigGroup', { GroupId: 'live' })).toMatchObject(OK);
  });

  test('profiles, and friends where the build has them', async () => {
    const { loopback, alice } = await club();
    loopback.core.setUser('bob', { nick: 'Bobby' });
    await alice.call('setProfilePortrait', {
      ProfileItem: [{ Tag: 'Tag_Profile_IM_Nick', Value: 'Alicia' }],
    });
    const { UserProfileItem } = await alice.call('getProfilePortrait', {
      To_Account: ['alice', 'bob'],
      TagList: ['Tag_Profile_IM_Nick'],
    });
    const nicks = UserProfileItem.map(
      (item: { ProfileItem: { Value: string }[] }) => item.ProfileItem[0]?.Value,
    );
    expect(nicks.sort()).toEqual(['Alicia', 'Bobby']);
    const item = { To_Account: 'bob', AddSource: 'AddSource_Type_Unknow', AddWording: 'hi' };
    const added = await alice.call('applyAddFriend', { AddFriendItem: [item] }).catch((error) => error);
    if (!friends) {
      expect(added.ResultItem).toMatchObject([{ To_Account: 'bob', ResultCode: 2998 }]);
      expect(alice.webim.migrate.warnings().map((one) => one.code)).toContain('friendship-build-missing');
      return;
    }
    expect(added).toMatchObject(OK);
    expect((await alice.call('getAllFriend', {})).FriendNum).toBe(1);
    expect(await alice.call('addBlackList', { To_Account: ['carol'] })).toMatchObject(OK);
    const { BlackListItem } = await alice.call('getBlackList', { StartIndex: 0, MaxLimited: 10 });
    expect(BlackListItem.map((one: { To_Account: string }) => one.To_Account)).toEqual(['carol']);
  });

  test('errors of the backend, a kick, another login, logout', async () => {
    const { loopback, alice } = await club();
    const error = await alice.call('applyJoinGroup', { GroupId: 'nowhere' }).catch((e) => e);
    expect(error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 10010 });
    expect(error.ErrorInfo).not.toBe('');
    loopback.core.kick('alice');
    await alice.hears('onKickedEventCall');
    expect(alice.webim.checkLogin()).toBe(false);
    await alice.login('alice');
    await alice.login('dora');
    expect(await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'from dora'))).toMatchObject(OK);
    expect(await alice.call('logout')).toMatchObject(OK);
    const after = await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'x')).catch((e) => e);
    expect(after.ErrorCode).toBe(-4);
  });
});
