import { expect, test } from 'vitest';
import { TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { pause, type ShimPage, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();

/** Alice with dave as a friend and zed on her black list, on the build with friends, and the backend's world. */
async function alicesWorld() {
  const { core } = await start();
  for (const id of ['alice', 'bob', 'carol', 'dave']) core.setUser(id, { nick: `Nick of ${id}` });
  core.relations.add('alice', { userID: 'dave' }, true);
  core.relations.block('alice', 'zed');
  const alice = page({}, TIM_SDK_FILES.friendship);
  await alice.login('alice');
  return { core, alice };
}

/** What happened on `alice`'s other device. */
async function otherDevice() {
  const other = page({}, TIM_SDK_FILES.friendship);
  await other.login('alice');
  return other;
}

const notices = (one: ShimPage) => one.heard.filter(([name]) => /Friend|Profile|C2cEvent|\.15$/.test(name));
const friendNotice = (one: ShimPage, type: number) =>
  one.hears(`onFriendSystemNotifys.${type}`).then((args) => {
    expect(args).toHaveLength(1);
    return args[0];
  });

test('what came with the login is no news', async () => {
  const { alice } = await alicesWorld();
  // Lists come at most once a second.
  await pause(1300);
  expect(notices(alice)).toEqual([]);
});

test('friends: added, changed, removed', async () => {
  const { core, alice } = await alicesWorld();
  core.relations.add('alice', { userID: 'bob' }, true);
  expect(await friendNotice(alice, 1)).toEqual({ Type: 1, Accounts: ['bob'] });
  core.relations.update('alice', 'bob', new Map([['Tag_SNS_IM_Remark', 'my bob']]));
  expect(await friendNotice(alice, 8)).toEqual({ Type: 8 });
  core.relations.remove('alice', 'dave', true);
  expect(await friendNotice(alice, 2)).toEqual({ Type: 2, Accounts: ['dave'] });
  expect(notices(alice)).toHaveLength(3);
});

test('requests: came in, read on another device, deleted there; own requests are no news', async () => {
  const { core, alice } = await alicesWorld();
  for (const id of ['alice', 'carol']) {
    core.users.ensure(id).profile.set('Tag_Profile_IM_AllowType', 'AllowType_Type_NeedConfirm');
  }
  core.relations.add('alice', { userID: 'carol' }, true);
  core.relations.add('bob', { userID: 'alice', source: 'AddSource_Type_Web', wording: 'hello' }, true);
  expect(await friendNotice(alice, 3)).toEqual({
    Type: 3,
    PendencyList: [
      {
        PendencyAdd_Account: 'bob',
        ProfileImNic: 'Nick of bob',
        ProfileImNick: 'Nick of bob',
        AddSource: 'AddSource_Type_Web',
        AddWording: 'hello',
        AddTime: expect.any(Number),
      },
    ],
  });
  const other = await otherDevice();
  await other.call('getPendencyReport', { LatestPendencyTimeStamp: 9999999999 });
  expect(await friendNotice(alice, 7)).toEqual({ Type: 7 });
  await other.call('deletePendency', { To_Account: ['bob'], PendencyType: 'Pendency_Type_ComeIn' });
  expect(await friendNotice(alice, 4)).toEqual({ Type: 4, Accounts: ['bob'] });
  expect(notices(alice).map(([name]) => name)).toEqual(
    [3, 7, 4].map((type) => `onFriendSystemNotifys.${type}`),
  );
});

test('the black list, changed on another device', async () => {
  const { alice } = await alicesWorld();
  const other = await otherDevice();
  await other.call('addBlackList', { To_Account: ['bob', 'carol'] });
  expect(await friendNotice(alice, 5)).toEqual({ Type: 5, Accounts: ['bob', 'carol'] });
  await other.call('deleteBlackList', { To_Account: ['zed'] });
  expect(await friendNotice(alice, 6)).toEqual({ Type: 6, Accounts: ['zed'] });
});

test('profiles: only what changed, of friends and of oneself; the notice may be written into', async () => {
  const { alice } = await alicesWorld();
  const dave = await native('dave');
  await dave.tim.updateMyProfile({ nick: 'David', selfSignature: 'hi' });
  const [notice] = await alice.hears('onProfileSystemNotifys.1');
  expect(notice).toEqual({
    Type: 1,
    Profile_Account: 'dave',
    ProfileList: [
      { Tag: 'Tag_Profile_IM_Nick', ValueBytes: 'David' },
      { Tag: 'Tag_Profile_IM_SelfSignature', ValueBytes: 'hi' },
    ],
  });
  notice.ProfileList.length = 0;
  await dave.tim.updateMyProfile({ selfSignature: '' });
  const [unset] = await alice.hears('onProfileSystemNotifys.1', (one) => one.ProfileList.length === 1);
  expect(unset.ProfileList).toEqual([{ Tag: 'Tag_Profile_IM_SelfSignature', ValueBytes: '' }]);
  const other = await otherDevice();
  await other.call('setProfilePortrait', { ProfileItem: [{ Tag: 'Tag_Profile_IM_Nick', Value: 'Me' }] });
  const [own] = await alice.hears('onProfileSystemNotifys.1', (one) => one.Profile_Account === 'alice');
  expect(own.ProfileList).toEqual([{ Tag: 'Tag_Profile_IM_Nick', ValueBytes: 'Me' }]);
});

test('what another device has read is told; what this page reads itself is not', async () => {
  const { core, alice } = await alicesWorld();
  core.createGroup({ groupID: 'club', type: 'Public', name: 'club', owner: 'alice', members: ['bob'] });
  core.sendC2C('bob', 'alice', 'one');
  core.sendC2C('carol', 'alice', 'two');
  core.sendGroup('bob', 'club', 'three');
  await alice.hears('onMsgNotify', ([msg]) => msg.getSession().type() === 'GROUP');
  await pause(1300);
  await alice.call('c2CMsgReaded', { To_Account: 'carol', LastedMsgTime: 1 });
  const other = await otherDevice();
  await other.call('c2CMsgReaded', { To_Account: 'bob', LastedMsgTime: 1 });
  await other.call('groupMsgReaded', { GroupId: 'club', MsgReadedSeq: 1 });
  const [time] = await alice.hears('onC2cEventNotifys.92');
  expect(time).toEqual({ From_Account: 'bob', LastReadTime: expect.any(Number) });
  expect(await alice.hears('onGroupSystemNotifys.15')).toEqual([{ GroupId: 'club', LastReadMsgSeq: 1 }]);
  await pause(1300);
  expect(notices(alice)).toHaveLength(2);
});

test('after a new login of another user nothing of the first is compared', async () => {
  const { core, alice } = await alicesWorld();
  core.relations.add('carol', { userID: 'bob' }, true);
  core.sendC2C('bob', 'alice', 'unread');
  await pause(100);
  await alice.login('carol');
  await pause(1300);
  expect(notices(alice)).toEqual([]);
  core.relations.remove('carol', 'bob', true);
  expect(await friendNotice(alice, 2)).toEqual({ Type: 2, Accounts: ['bob'] });
});

test('on an instance that native code logged in, the first change is told as well', async () => {
  const loopback = await start();
  const { core } = loopback;
  core.relations.block('alice', 'zed');
  const one = page({}, TIM_SDK_FILES.friendship);
  const tim = one.TIM.create({ SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl });
  const isReady = new Promise((resolve) => tim.on(one.TIM.EVENT.SDK_READY, resolve));
  await tim.login({ userID: 'alice', userSig: 'sig' });
  await isReady;
  await pause(1300);
  one.webim.migrate.bindListeners(tim, one.listeners);
  await pause(50);
  core.relations.add('alice', { userID: 'bob' }, true);
  expect(await friendNotice(one, 1)).toEqual({ Type: 1, Accounts: ['bob'] });
  const other = await otherDevice();
  await other.call('deleteBlackList', { To_Account: ['zed'] });
  expect(await friendNotice(one, 6)).toEqual({ Type: 6, Accounts: ['zed'] });
  expect(notices(one)).toHaveLength(2);
});

test('without the build with friends the page is told that these listeners stay silent', async () => {
  await start();
  const alice = page();
  await alice.login('alice');
  const said = () =>
    alice.webim.migrate
      .warnings()
      .filter(({ code }) => code !== 'approximated-call')
      .map(({ code, message }) => [code, message]);
  await expect
    .poll(said)
    .toEqual([
      [
        'friendship-build-missing',
        expect.stringContaining('webim.onFriendSystemNotifys needs the friendship'),
      ],
    ]);
});
