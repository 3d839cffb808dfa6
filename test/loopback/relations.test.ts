import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';
import { quiet } from './quiet.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, connect } = useLoopback();

const friendsOnline = async <T extends string[]>(...userIDs: T): Promise<{ [K in keyof T]: SdkClient }> => {
  const clients = userIDs.map((userID) => connect({ userID, sdk: 'friendship' }));
  await Promise.all(clients.map((client) => client.ready()));
  return clients as { [K in keyof T]: SdkClient };
};

const allow = (client: SdkClient, allowType: string) =>
  client.tim.updateMyProfile({ allowType: client.TIM.TYPES[`ALLOW_TYPE_${allowType}`] });

const friendIDs = async (client: SdkClient): Promise<string[]> => {
  const { data } = await client.tim.getFriendList();
  return data.map((friend: { userID: string }) => friend.userID);
};

/** Waits until the SDK says its friend list holds exactly these. */
const seesFriends = (client: SdkClient, ...userIDs: string[]) =>
  expect.poll(() => friendIDs(client), { timeout: 5000 }).toEqual(userIDs);

const applications = (client: SdkClient) => client.tim.getFriendApplicationList();

const apply = (from: SdkClient, to: string, wording = 'please') =>
  from.tim.addFriend({ to, source: 'AddSource_Type_Web', wording, remark: `my ${to}` });

test('who allows anybody becomes a friend at once, on both sides', async () => {
  await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  expect((await apply(alice, 'bob')).data).toMatchObject({ userID: 'bob', code: 0 });
  await seesFriends(alice, 'bob');
  await seesFriends(bob, 'alice');
  const { data } = await alice.tim.checkFriend({ userIDList: ['bob'] });
  expect(data.successUserIDList[0].relation).toBe(alice.TIM.TYPES.SNS_TYPE_BOTH_WAY);
  await expect.poll(async () => (await alice.tim.getFriendList()).data[0].remark).toBe('my bob');
});

test('who refuses friends is left alone', async () => {
  await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await allow(bob, 'DENY_ANY');
  await expect(apply(alice, 'bob')).rejects.toMatchObject({ code: 30516 });
  expect(await friendIDs(alice)).toEqual([]);
});

test('an application waits, is seen, and makes friends when it is accepted', async () => {
  await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await allow(bob, 'NEED_CONFIRM');
  expect((await apply(alice, 'bob', 'it is me')).data).toMatchObject({ code: 30539 });
  const event = await bob.waitFor(
    bob.TIM.EVENT.FRIEND_APPLICATION_LIST_UPDATED,
    ({ friendApplicationList }) => friendApplicationList.length === 1,
  );
  expect(event.data.unreadCount).toBe(1);
  expect(event.data.friendApplicationList[0]).toMatchObject({
    userID: 'alice',
    wording: 'it is me',
    type: bob.TIM.TYPES.SNS_APPLICATION_SENT_TO_ME,
  });
  await expect.poll(async () => (await applications(alice)).data.friendApplicationList).toHaveLength(1);
  expect((await applications(alice)).data.friendApplicationList[0].type).toBe(
    alice.TIM.TYPES.SNS_APPLICATION_SENT_BY_ME,
  );
  await bob.tim.setFriendApplicationRead();
  await bob.tim.acceptFriendApplication({
    userID: 'alice',
    remark: 'Ali',
    type: bob.TIM.TYPES.SNS_APPLICATION_AGREE_AND_ADD,
  });
  await seesFriends(alice, 'bob');
  await seesFriends(bob, 'alice');
  await expect.poll(async () => (await applications(alice)).data.friendApplicationList).toEqual([]);
});

test('a refused application leaves both lists', async () => {
  const loopback = await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await allow(bob, 'NEED_CONFIRM');
  await apply(alice, 'bob');
  await expect.poll(async () => (await applications(bob)).data.friendApplicationList).toHaveLength(1);
  await bob.tim.refuseFriendApplication({ userID: 'alice' });
  await expect.poll(async () => (await applications(alice)).data.friendApplicationList).toEqual([]);
  expect(loopback.core.relations.books.of('bob').applications.in.size).toBe(0);
  await expect(bob.tim.acceptFriendApplication({ userID: 'alice' })).rejects.toBeDefined();
  expect(await friendIDs(alice)).toEqual([]);
});

test('an application that is deleted by its receiver is gone for it', async () => {
  await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await allow(bob, 'NEED_CONFIRM');
  await apply(alice, 'bob');
  await expect.poll(async () => (await applications(bob)).data.friendApplicationList).toHaveLength(1);
  await bob.tim.deleteFriendApplication({ userID: 'alice', type: bob.TIM.TYPES.SNS_APPLICATION_SENT_TO_ME });
  await expect.poll(async () => (await applications(bob)).data.friendApplicationList).toEqual([]);
});

test('friends are found again by the next login, with remark and groups', async () => {
  await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await apply(alice, 'bob');
  await seesFriends(alice, 'bob');
  await alice.tim.updateFriend({
    userID: 'bob',
    remark: 'Bobby',
    friendCustomField: [{ key: 'Tag_SNS_Custom_Note', value: 'met on a train' }],
  });
  await alice.tim.createFriendGroup({ name: 'travel', userIDList: ['bob'] });
  const [again] = await friendsOnline('alice');
  await seesFriends(again, 'bob');
  await expect
    .poll(async () => (await again.tim.getFriendList()).data[0])
    .toMatchObject({
      remark: 'Bobby',
      groupList: ['travel'],
      friendCustomField: [{ key: 'Tag_SNS_Custom_Note', value: 'met on a train' }],
    });
  await again.tim.renameFriendGroup({ oldName: 'travel', newName: 'trains' });
  await again.tim.removeFromFriendGroup({ name: 'trains', userIDList: ['bob'] });
  expect((await again.tim.getFriendGroupList()).data).toMatchObject([{ name: 'trains', count: 0 }]);
  await again.tim.addToFriendGroup({ name: 'trains', userIDList: ['bob'] });
  expect((await again.tim.getFriendGroupList()).data).toMatchObject([{ name: 'trains', count: 1 }]);
  await again.tim.deleteFriendGroup({ name: 'trains' });
  expect((await again.tim.getFriendGroupList()).data).toEqual([]);
  expect(bob.events.some(({ name }) => name === bob.TIM.EVENT.ERROR)).toBe(false);
});

test('a friendship ends on one side or on both', async () => {
  const loopback = await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await apply(alice, 'bob');
  await seesFriends(bob, 'alice');
  await seesFriends(alice, 'bob');
  await quiet(loopback);
  await alice.tim.deleteFriend({ userIDList: ['bob'], type: alice.TIM.TYPES.SNS_DELETE_TYPE_SINGLE });
  await seesFriends(alice);
  expect(await friendIDs(bob)).toEqual(['alice']);
  const { data } = await bob.tim.checkFriend({ userIDList: ['alice'] });
  expect(data.successUserIDList[0].relation).toBe(bob.TIM.TYPES.SNS_TYPE_A_WITH_B);
  await apply(alice, 'bob');
  // The SDK reads a new friend's data after the fact; a deletion that comes before the answer is lost to it.
  await expect.poll(async () => (await alice.tim.getFriendList()).data[0]?.remark).toBe('my bob');
  await quiet(loopback);
  await bob.tim.deleteFriend({ userIDList: ['alice'], type: bob.TIM.TYPES.SNS_DELETE_TYPE_BOTH });
  await seesFriends(alice);
  await seesFriends(bob);
});

test('the black list ends a friendship, blocks messages and applications', async () => {
  const loopback = await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await apply(alice, 'bob');
  await seesFriends(bob, 'alice');
  await quiet(loopback);
  await bob.tim.addToBlacklist({ userIDList: ['alice'] });
  await seesFriends(alice);
  // The SDK refuses by itself (2701) what it takes for a friend still.
  await seesFriends(bob);
  await quiet(loopback);
  await expect(apply(alice, 'bob')).rejects.toMatchObject({ code: 30525 });
  await expect(apply(bob, 'alice')).rejects.toMatchObject({ code: 30515 });
  const message = alice.tim.createTextMessage({
    to: 'bob',
    conversationType: 'C2C',
    payload: { text: 'hey' },
  });
  await expect(alice.tim.sendMessage(message)).rejects.toMatchObject({ code: 20007 });
  await bob.tim.removeFromBlacklist({ userIDList: ['alice'] });
  expect((await apply(alice, 'bob')).data.code).toBe(0);
});

test('friends see a changed profile', async () => {
  await start();
  const [alice, bob] = await friendsOnline('alice', 'bob');
  await apply(alice, 'bob');
  await seesFriends(alice, 'bob');
  await bob.tim.updateMyProfile({ nick: 'Robert' });
  await expect.poll(async () => (await alice.tim.getFriendList()).data[0].profile.nick).toBe('Robert');
});
