import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, login } = useLoopback();

const TIP = 'TIMGroupTipElem';
const NOTICE = 'TIMGroupSystemNoticeElem';

const say = (client: SdkClient, text: string) =>
  client.tim.sendMessage(
    client.tim.createTextMessage({ to: 'club', conversationType: 'GROUP', payload: { text } }),
  );

/** A tip or notice with this operation number, and more about its payload where it matters. */
const told = async (
  client: SdkClient,
  type: string,
  operationType: number,
  // biome-ignore lint/suspicious/noExplicitAny: payloads differ per operation.
  test: (payload: any) => boolean = () => true,
) => {
  const matches = (message: { type: string; payload: { operationType: number } }) =>
    message.type === type && message.payload.operationType === operationType && test(message.payload);
  const event = await client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, (messages) => messages.some(matches));
  return event.data.find(matches);
};

const withClub = async (group: Record<string, unknown> = {}) => {
  const loopback = await start();
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'alice',
    members: ['bob', 'carol'],
    applyJoinOption: 'NeedPermission',
    ...group,
  });
  const clients = await login('alice', 'bob', 'carol', 'dave');
  // The SDK acts on groups it knows.
  await Promise.all(clients.map((client) => client.tim.getGroupList()));
  const [alice, bob, carol, dave] = clients;
  return { loopback, alice, bob, carol, dave };
};

test('an admin manages members, but nobody of its own rank', async () => {
  const { alice, bob, carol, loopback } = await withClub();
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'bob', role: 'Admin' });
  await told(bob, NOTICE, 9);
  await told(carol, TIP, 4);
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'carol', role: 'Admin' });
  await told(bob, TIP, 4, ({ userIDList }) => userIDList.includes('carol'));
  const mute = (client: SdkClient, userID: string, muteTime: number) =>
    client.tim.setGroupMemberMuteTime({ groupID: 'club', userID, muteTime });
  await expect(mute(bob, 'carol', 60)).rejects.toMatchObject({ code: 10007 });
  await expect(mute(bob, 'alice', 60)).rejects.toBeDefined();
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'carol', role: 'Member' });
  await told(carol, NOTICE, 10);
  await mute(bob, 'carol', 60);
  expect((await told(carol, TIP, 7)).payload.memberList[0]).toMatchObject({ userID: 'carol', muteTime: 60 });
  await expect(say(carol, 'hello?')).rejects.toMatchObject({ code: 10017 });
  await mute(bob, 'carol', 0);
  await say(carol, 'thanks');
  await bob.tim.deleteGroupMember({ groupID: 'club', userIDList: ['carol'] });
  await told(carol, NOTICE, 4);
  expect([...loopback.core.groups.get('club').members.keys()]).toEqual(['alice', 'bob']);
});

test('a muted group lets only its managers speak', async () => {
  const { alice, bob, carol } = await withClub();
  await alice.tim.updateGroupProfile({ groupID: 'club', muteAllMembers: true });
  const tip = await told(bob, TIP, 6);
  expect(tip.payload.newGroupProfile).toMatchObject({ muteAllMembers: true });
  await expect(say(bob, 'me?')).rejects.toMatchObject({ code: 10017 });
  await say(alice, 'I may');
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'carol', role: 'Admin' });
  await say(carol, 'me too');
  await alice.tim.updateGroupProfile({ groupID: 'club', muteAllMembers: false });
  await say(bob, 'finally');
});

test('changed group data shows as a tip with the changed fields', async () => {
  const { alice, bob, loopback } = await withClub();
  await expect(bob.tim.updateGroupProfile({ groupID: 'club', name: 'mine' })).rejects.toMatchObject({
    code: 10007,
  });
  await alice.tim.updateGroupProfile({
    groupID: 'club',
    name: 'New name',
    introduction: 'about',
    notification: 'read this',
    avatar: 'https://a.example/g.png',
    joinOption: 'FreeAccess',
    groupCustomField: [{ key: 'color', value: 'red' }],
  });
  const { payload } = await told(bob, TIP, 6);
  expect(payload.newGroupProfile).toMatchObject({
    groupName: 'New name',
    introduction: 'about',
    notification: 'read this',
    avatar: 'https://a.example/g.png',
  });
  await alice.tim.changeGroupOwner({ groupID: 'club', newOwnerID: 'bob' });
  await told(bob, TIP, 6, ({ newGroupProfile }) => newGroupProfile.ownerID === 'bob');
  const { data } = await bob.tim.getGroupProfile({ groupID: 'club', groupCustomFieldFilter: ['color'] });
  expect(data.group).toMatchObject({ name: 'New name', joinOption: 'FreeAccess', ownerID: 'bob' });
  expect(loopback.core.groups.get('club')).toMatchObject({
    owner: 'bob',
    customFields: [{ Key: 'color', Value: 'red' }],
  });
});

test('an application is handled once; the second manager hears that it is done', async () => {
  const { alice, bob, carol, dave } = await withClub();
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'bob', role: 'Admin' });
  await told(carol, TIP, 4);
  const joined = await dave.tim.joinGroup({ groupID: 'club', applyMessage: 'let me in' });
  expect(joined.data.status).toBe('WaitAdminApproval');
  const [forAlice, forBob] = await Promise.all([told(alice, NOTICE, 1), told(bob, NOTICE, 1)]);
  expect(forBob.payload).toMatchObject({ operatorID: 'dave', handleMessage: 'let me in' });
  const answer = (client: SdkClient, message: unknown, handleAction: string) =>
    client.tim.handleGroupApplication({ handleAction, handleMessage: 'welcome', message });
  await answer(bob, forBob, 'Agree');
  expect((await told(dave, NOTICE, 2)).payload).toMatchObject({ handleMessage: 'welcome' });
  await told(carol, TIP, 1);
  await expect(answer(alice, forAlice, 'Reject')).rejects.toMatchObject({ code: 10024 });
});

test('a group that takes no applications refuses them; a full one takes nobody', async () => {
  const { alice, dave, loopback } = await withClub({ applyJoinOption: 'DisableApply', maxMemberCount: 3 });
  await expect(dave.tim.joinGroup({ groupID: 'club' })).rejects.toMatchObject({ code: 10007 });
  await alice.tim.updateGroupProfile({ groupID: 'club', joinOption: 'FreeAccess' });
  await expect(dave.tim.joinGroup({ groupID: 'club' })).rejects.toMatchObject({ code: 10014 });
  expect(loopback.core.groups.get('club').members.has('dave')).toBe(false);
  expect(() => loopback.core.membership.invite('club', 'alice', ['dave'])).toThrow(/3 members at most/);
});

test('who must be asked becomes a member only by agreeing', async () => {
  const { alice, bob, dave, loopback } = await withClub({ inviteNeedsConsent: true });
  await bob.tim.addGroupMember({ groupID: 'club', userIDList: ['dave'] });
  const notice = await told(dave, NOTICE, 12);
  expect(notice.payload).toMatchObject({ operatorID: 'bob', groupProfile: { groupID: 'club' } });
  const { members } = loopback.core.groups.get('club');
  expect(members.has('dave')).toBe(false);
  const { authentication, messageKey } = notice.payload;
  const answer = { agree: true, authentication, messageKey: Number(messageKey) };
  expect(() =>
    loopback.core.admission.handleInvitation('club', 'dave', { ...answer, authentication: 'x' }),
  ).toThrow(/authentication/);
  loopback.core.admission.handleInvitation('club', 'dave', answer);
  expect(members.get('dave')).toMatchObject({ role: 'Member' });
  expect((await told(alice, TIP, 1)).payload).toMatchObject({ operatorID: 'bob', userIDList: ['dave'] });
  expect(() => loopback.core.admission.handleInvitation('club', 'dave', answer)).toThrow(/handled/);
});

test('a member sets its own name card and reminders', async () => {
  const { bob, loopback } = await withClub();
  await bob.tim.setGroupMemberNameCard({ groupID: 'club', nameCard: 'Bob of the club' });
  await bob.tim.setMessageRemindType({ groupID: 'club', messageRemindType: 'AcceptNotNotify' });
  await expect(
    bob.tim.setGroupMemberNameCard({ groupID: 'club', userID: 'carol', nameCard: 'Caz' }),
  ).rejects.toMatchObject({ code: 10007 });
  expect(loopback.core.groups.get('club').members.get('bob')).toMatchObject({
    nameCard: 'Bob of the club',
    messageFlag: 'AcceptNotNotify',
  });
});
