import { afterEach, expect, test } from 'vitest';
import { legacyText, useRooms } from './rooms.ts';

// Ids that every plain object has an answer for. All of them may be chosen by users.
const ODD = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', 'valueOf'];

const { start, page } = useRooms();

const inherited = Object.getOwnPropertyNames(Object.prototype).sort();
afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(inherited);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test.each(ODD)('a live room named %s is joined, heard, spoken in and left', async (room) => {
  const { core } = await start();
  core.createGroup({ groupID: room, type: 'AVChatRoom', name: 'Live', owner: 'host' });
  const alice = page();
  await alice.login('alice');
  expect(await alice.call('applyJoinBigGroup', { GroupId: room })).toMatchObject({
    JoinedStatus: 'JoinedSuccess',
  });
  core.sendGroup('host', room, 'welcome');
  const [[heard]] = await alice.hears('onBigGroupMsgNotify', ([msg]) => msg.toHtml() === 'welcome');
  expect(heard.getSession().id()).toBe(room);
  await alice.call('sendMsg', legacyText(alice, 'GROUP', room, 'hello'));
  await alice.hears('onBigGroupMsgNotify', ([msg]) => msg.toHtml() === 'hello');
  await alice.call('quitBigGroup', { GroupId: room });
  expect(await alice.call('applyJoinBigGroup', { GroupId: room })).toMatchObject({
    JoinedStatus: 'JoinedSuccess',
  });
});

test.each(ODD)('a user and a group named %s are as any other', async (id) => {
  const { core } = await start();
  core.setUser(id, { nick: 'Odd' });
  core.createGroup({ groupID: id, type: 'Public', name: 'Club', owner: id, members: ['alice'] });
  const alice = page();
  await alice.login('alice');
  core.sendC2C(id, 'alice', 'psst');
  core.sendGroup(id, id, 'all');
  const texts = [
    ...(await alice.hears('onMsgNotify', ([msg]) => msg.toHtml() === 'psst'))[0],
    ...(await alice.hears('onMsgNotify', ([msg]) => msg.toHtml() === 'all'))[0],
  ];
  expect(texts.map((msg) => [msg.getFromAccount(), msg.getSession().id()])).toEqual([
    [id, id],
    [id, id],
  ]);
  expect(texts[1].getSession().name()).toBe('Club');
  const { MsgStore } = alice.webim;
  expect(MsgStore.sessByTypeId('C2C', id)?.unread()).toBe(1);
  await alice.call('sendMsg', legacyText(alice, 'C2C', id, 'yes?'));
  await alice.call('sendMsg', legacyText(alice, 'GROUP', id, 'here'));
  await alice.hears('onMsgNotify', ([msg]) => msg.toHtml() === 'here');
  expect(MsgStore.sessByTypeId('C2C', id)?.msgCount()).toBe(2);
  const { UserProfileItem } = await alice.call('getProfilePortrait', {
    To_Account: [id],
    TagList: ['Tag_Profile_IM_Nick'],
  });
  expect(UserProfileItem[0]).toMatchObject({ To_Account: id, ProfileItem: [{ Value: 'Odd' }] });
  const { UserIdList } = await alice.call('getRoleInGroup', {
    GroupId: id,
    User_Account: [id, 'nobody', 'valueOf2'],
  });
  expect(UserIdList.map((one: { Role: string }) => one.Role)).toEqual(['Owner', 'NotMember', 'NotMember']);
  const { GroupInfo } = await alice.call('getGroupInfo', { GroupIdList: [id] });
  expect(GroupInfo[0]).toMatchObject({ GroupId: id, Owner_Account: id, Name: 'Club' });
  await alice.call('deleteChat', { chatType: 1, To_Account: id });
  MsgStore.delSessByTypeId('C2C', id);
  expect(MsgStore.sessByTypeId('C2C', id)).toBeUndefined();
});

test('tags, options and elements with such keys change no prototype', async () => {
  const { core } = await start();
  const alice = page();
  await alice.login('alice');
  const evil = JSON.parse('{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}');
  alice.webim.migrate.configure(evil);
  for (const Tag of ['__proto__', 'Tag_Profile_IM___proto__', 'Tag_Profile_IM_constructor']) {
    await expect(
      alice.call('setProfilePortrait', { ProfileItem: [{ Tag, Value: { polluted: 1 } }] }),
    ).rejects.toMatchObject({ ActionStatus: 'FAIL' });
  }
  await alice
    .call('setProfilePortrait', {
      ProfileItem: [{ Tag: 'Tag_Profile_Custom___proto__', Value: 'x' }],
    })
    .catch(() => undefined);
  core.sendC2C('bob', 'alice', [{ MsgType: '__proto__', MsgContent: evil }]);
  core.sendC2C('bob', 'alice', [{ MsgType: 'TIMCustomElem', MsgContent: { Data: JSON.stringify(evil) } }]);
  core.sendC2C('bob', 'alice', 'the end');
  await alice.hears('onMsgNotify', (msgs) => msgs.at(-1).toHtml() === 'the end');
  alice.webim.Tool.replaceObject(evil, evil);
});
