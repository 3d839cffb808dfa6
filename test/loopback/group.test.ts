import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, login } = useLoopback();

const textIn = (client: SdkClient, groupID: string, text: string) =>
  client.tim.createTextMessage({ to: groupID, conversationType: 'GROUP', payload: { text } });

const heard = (client: SdkClient, text: string) =>
  client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, (messages) =>
    messages.some((message: { payload: { text?: string } }) => message.payload.text === text),
  );

/** A tip (`TIMGroupTipElem`) or notice (`TIMGroupSystemNoticeElem`) with this operation number. */
const told = async (client: SdkClient, type: string, operationType: number) => {
  const matches = (message: { type: string; payload: { operationType: number } }) =>
    message.type === type && message.payload.operationType === operationType;
  const event = await client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, (messages) => messages.some(matches));
  return event.data.find(matches);
};
const TIP = 'TIMGroupTipElem';
const NOTICE = 'TIMGroupSystemNoticeElem';

const withGroup = async (type: 'Private' | 'Public' | 'ChatRoom' = 'Public') => {
  const loopback = await start();
  const [alice, bob, carol] = await login('alice', 'bob', 'carol');
  const created = await alice.tim.createGroup({
    type,
    groupID: 'club',
    name: 'Club',
    joinOption: 'FreeAccess',
    memberList: [{ userID: 'bob' }],
  });
  // A burst of messages from a group the SDK has not listed yet outruns its own throttle and is lost to it.
  await bob.tim.getGroupList();
  return { loopback, alice, bob, carol, created };
};

test.each(['Private', 'Public', 'ChatRoom'] as const)(
  'a %s group carries messages of its members',
  async (type) => {
    const { created, alice, bob, loopback } = await withGroup(type);
    expect(created.data.group).toMatchObject({ groupID: 'club', type, name: 'Club', ownerID: 'alice' });
    const message = textIn(alice, 'club', 'hi all');
    message._elements.push({ type: 'TIMFaceElem', content: { index: 2, data: '[x]' } });
    const sent = await alice.tim.sendMessage(message);
    await heard(bob, 'hi all');
    const received = bob.received().find((one) => one.payload.text === 'hi all');
    expect(received).toMatchObject({ from: 'alice', to: 'club', conversationID: 'GROUPclub', flow: 'in' });
    expect(received.sequence).toBe(sent.data.message.sequence);
    expect(received.getElements()).toHaveLength(2);
    expect(alice.received().filter((one) => one.payload.text === 'hi all')).toEqual([]);
    // The SDK greets a group it creates with a message of its own.
    expect(loopback.core.groups.get('club').entries.map((entry) => entry.sequence)).toEqual([1, 2]);
  },
);

test('joining, quitting and removing show as tips and notices', async () => {
  const { alice, bob, carol } = await withGroup();
  expect((await carol.tim.joinGroup({ groupID: 'club' })).data.status).toBe('JoinedSuccess');
  expect((await told(bob, TIP, 1)).payload.userIDList).toEqual(['carol']);
  await bob.tim.quitGroup('club');
  expect((await told(alice, TIP, 2)).payload.operatorID).toBe('bob');
  await alice.tim.deleteGroupMember({ groupID: 'club', userIDList: ['carol'], reason: 'bye' });
  expect((await told(carol, NOTICE, 4)).payload).toMatchObject({
    operatorID: 'alice',
    groupProfile: { groupID: 'club', name: 'Club' },
  });
  await expect(carol.tim.sendMessage(textIn(carol, 'club', 'let me in'))).rejects.toHaveProperty('code');
});

test('an application waits for an admin', async () => {
  const loopback = await start();
  const [alice, bob, carol] = await login('alice', 'bob', 'carol');
  await alice.tim.createGroup({
    type: 'Public',
    groupID: 'club',
    name: 'Club',
    joinOption: 'NeedPermission',
  });
  for (const client of [bob, carol]) {
    const { data } = await client.tim.joinGroup({ groupID: 'club', applyMessage: 'please' });
    expect(data.status).toBe('WaitAdminApproval');
  }
  const waiting = await alice.tim.getGroupApplicationList();
  expect(waiting.data.applicationList).toEqual([
    expect.objectContaining({ applicant: 'carol' }),
    expect.objectContaining({ applicant: 'bob', groupID: 'club', groupName: 'Club' }),
  ]);
  const application = (applicant: string) =>
    alice
      .waitFor(alice.TIM.EVENT.MESSAGE_RECEIVED, ([message]) => message.payload.operatorID === applicant)
      .then((event) => event.data[0]);
  const ofBob = await application('bob');
  expect(ofBob.payload).toMatchObject({ operationType: 1, operatorID: 'bob', handleMessage: 'please' });
  await alice.tim.handleGroupApplication({ handleAction: 'Agree', handleMessage: 'welcome', message: ofBob });
  await told(bob, NOTICE, 2);
  const ofCarol = await application('carol');
  await alice.tim.handleGroupApplication({ handleAction: 'Reject', handleMessage: 'no', message: ofCarol });
  await told(carol, NOTICE, 3);
  expect((await alice.tim.getGroupApplicationList()).data.applicationList).toEqual([]);
  expect([...loopback.core.groups.get('club').members.keys()]).toEqual(['alice', 'bob']);
});

test('roles, mutes and group data change and are told', async () => {
  const { alice, bob } = await withGroup();
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'bob', role: 'Admin' });
  await told(bob, NOTICE, 9);
  await alice.tim.setGroupMemberRole({ groupID: 'club', userID: 'bob', role: 'Member' });
  await told(bob, NOTICE, 10);
  await alice.tim.setGroupMemberMuteTime({ groupID: 'club', userID: 'bob', muteTime: 600 });
  expect((await told(bob, TIP, 7)).payload.memberList).toEqual([expect.objectContaining({ muteTime: 600 })]);
  await expect(bob.tim.sendMessage(textIn(bob, 'club', 'mmm'))).rejects.toMatchObject({ code: 10017 });
  await alice.tim.updateGroupProfile({ groupID: 'club', name: 'New', notification: 'read this' });
  expect((await told(bob, TIP, 6)).payload.newGroupProfile).toMatchObject({ groupName: 'New' });
  const { data } = await bob.tim.getGroupProfile({ groupID: 'club' });
  expect(data.group).toMatchObject({ name: 'New', notification: 'read this' });
});

test('dismissal and custom notices reach every member', async () => {
  const { loopback, alice, bob } = await withGroup();
  loopback.core.customNotice('club', 'maintenance at nine');
  expect((await told(bob, NOTICE, 255)).payload.userDefinedField).toBe('maintenance at nine');
  await alice.tim.dismissGroup('club');
  expect((await told(bob, NOTICE, 5)).payload.groupProfile).toMatchObject({ groupID: 'club', name: 'Club' });
  expect(loopback.core.groups.find('club')).toBeUndefined();
});

test('history pages back to the first message without gaps', async () => {
  const { loopback, bob } = await withGroup();
  for (let number = 1; number <= 39; number += 1) loopback.core.sendGroup('alice', 'club', `m${number}`);
  await heard(bob, 'm39');
  // A fresh client knows nothing and must ask.
  const [fresh] = await login('bob');
  await fresh.tim.getGroupList();
  const sequences: number[] = [];
  let cursor: string | undefined;
  let isCompleted = false;
  while (!isCompleted) {
    const { data } = await fresh.tim.getMessageList({
      conversationID: 'GROUPclub',
      nextReqMessageID: cursor,
    });
    sequences.unshift(...data.messageList.map((message: { sequence: number }) => message.sequence));
    cursor = data.nextReqMessageID;
    isCompleted = data.isCompleted;
  }
  expect(sequences).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(loopback.journal.entries({ command: 'group_open_http_svc.group_msg_get' }).length).toBeGreaterThan(
    1,
  );
});

test('the conversation list shows unread group messages and the last one', async () => {
  const { loopback } = await withGroup();
  loopback.core.setUser('alice', { nick: 'Alice' });
  for (const text of ['one', 'two', 'three']) loopback.core.sendGroup('alice', 'club', text);
  const [fresh] = await login('bob');
  const { data } = await fresh.tim.getConversationList();
  const [conversation] = data.conversationList;
  // Three and the SDK's own greeting of the new group.
  expect(conversation).toMatchObject({ conversationID: 'GROUPclub', unreadCount: 4 });
  expect(conversation.lastMessage).toMatchObject({
    fromAccount: 'alice',
    nick: 'Alice',
    payload: { text: 'three' },
    lastSequence: 4,
  });
  expect(conversation.lastMessage.lastTime).toBeGreaterThan(0);
  // Before it has its group list the SDK clears the count without a word to the server.
  await fresh.tim.getGroupList();
  await fresh.tim.setMessageRead({ conversationID: 'GROUPclub' });
  expect(loopback.core.groupMessages.unreadCount(loopback.core.groups.get('club'), 'bob')).toBe(0);
});

test('members are listed with their data; an ordinary member may not remove others', async () => {
  const { alice, bob, loopback } = await withGroup();
  loopback.core.setUser('bob', { nick: 'Bobby' });
  const { data } = await alice.tim.getGroupMemberList({ groupID: 'club', count: 30, offset: 0 });
  expect(
    data.memberList.map((member: { userID: string; role: string }) => [member.userID, member.role]),
  ).toEqual([
    ['alice', 'Owner'],
    ['bob', 'Member'],
  ]);
  await bob.tim.getGroupList();
  await expect(bob.tim.deleteGroupMember({ groupID: 'club', userIDList: ['alice'] })).rejects.toMatchObject({
    code: 10007,
  });
});

test('a recalled group message is recalled for everybody', async () => {
  const { alice, bob } = await withGroup();
  const { data } = await alice.tim.sendMessage(textIn(alice, 'club', 'oops'));
  await heard(bob, 'oops');
  await alice.tim.revokeMessage(data.message);
  const event = await bob.waitFor(bob.TIM.EVENT.MESSAGE_REVOKED);
  expect(event.data[0]).toMatchObject({ isRevoked: true, sequence: data.message.sequence });
});

test('an unknown group is refused with 10010', async () => {
  await start();
  const [alice] = await login('alice');
  await expect(alice.tim.joinGroup({ groupID: 'nowhere' })).rejects.toMatchObject({ code: 10010 });
});

test('members are invited and looked up; the owner hands the group over', async () => {
  const { loopback, alice, bob, carol } = await withGroup();
  await alice.tim.getGroupList();
  const { data } = await alice.tim.addGroupMember({ groupID: 'club', userIDList: ['carol', 'bob'] });
  expect(data).toMatchObject({ successUserIDList: ['carol'], existedUserIDList: ['bob'] });
  expect((await told(bob, TIP, 1)).payload.userIDList).toEqual(['carol']);
  await told(carol, NOTICE, 7);
  const members = await alice.tim.getGroupMemberProfile({ groupID: 'club', userIDList: ['carol'] });
  expect(members.data.memberList).toEqual([expect.objectContaining({ userID: 'carol', role: 'Member' })]);
  await alice.tim.changeGroupOwner({ groupID: 'club', newOwnerID: 'bob' });
  expect(loopback.core.groups.get('club')).toMatchObject({ owner: 'bob' });
  await expect(alice.tim.dismissGroup('club')).rejects.toMatchObject({ code: 10007 });
});

test('a group is found by its ID from outside; an unknown one is not', async () => {
  await withGroup();
  const [dave] = await login('dave');
  const { data } = await dave.tim.searchGroupByID('club');
  expect(data.group).toMatchObject({ groupID: 'club', name: 'Club', type: 'Public' });
  await expect(dave.tim.searchGroupByID('nowhere')).rejects.toMatchObject({ code: 10010 });
});
