import { expect, test } from 'vitest';
import { onFriendChange, onProfileChange, onReadElsewhere, profileTags } from '../../../shim/bridge/index.ts';
import type { NativeEvent, Tim } from '../../../shim/bridge/native.ts';

/** Only events: what the SDK sends is run in fixtures/cases (friend-notices, profile-notices, read-on-another-device). */
function fakeTim() {
  const handlers: Record<string, Array<(event: NativeEvent) => void>> = {};
  const tim = {
    on: (name: string, handler: (event: NativeEvent) => void) => {
      handlers[name] = [...(handlers[name] ?? []), handler];
    },
    off: (name: string, handler: (event: NativeEvent) => void) => {
      handlers[name] = (handlers[name] ?? []).filter((one) => one !== handler);
    },
    getMyProfile: () => Promise.resolve({ code: 0, data: { userID: 'me', nick: 'Me', level: 3 } }),
    setMessageRead: () => Promise.resolve({ code: 0 }),
  };
  const emit = (name: string, data?: unknown) => {
    for (const handler of [...(handlers[name] ?? [])]) handler({ name, data });
  };
  return { tim: tim as unknown as Tim, emit };
}

const FRIENDS = 'onFriendListUpdated';
const APPLICATIONS = 'onFriendApplicationListUpdated';
const BLACK_LIST = 'blacklistUpdated';

function friendChanges() {
  const fake = fakeTim();
  const told: unknown[] = [];
  const stop = onFriendChange(fake.tim, (change) => told.push(change));
  return { ...fake, told, stop };
}

test('the first list after a login is what was there before, not news', () => {
  const { emit, told } = friendChanges();
  emit(FRIENDS, [{ userID: 'bob' }]);
  emit(BLACK_LIST, ['zoe']);
  emit(APPLICATIONS, { friendApplicationList: [], unreadCount: 0 });
  emit('sdkStateNotReady');
  emit(FRIENDS, [{ userID: 'carl' }]);
  emit(BLACK_LIST, []);
  expect(told).toEqual([]);
});

test('friends who come, go and change; one call for each kind', () => {
  const { emit, told } = friendChanges();
  emit(FRIENDS, [{ userID: 'bob', remark: '' }, { userID: 'constructor' }]);
  emit(FRIENDS, [{ userID: 'bob', remark: 'Bobby' }, { userID: 'carl' }, { userID: '__proto__' }]);
  expect(told).toEqual([
    { type: 1, userIDs: ['carl', '__proto__'] },
    { type: 2, userIDs: ['constructor'] },
    { type: 8 },
  ]);
});

test('black-listed accounts', () => {
  const { emit, told, stop } = friendChanges();
  emit(BLACK_LIST, ['zoe']);
  emit(BLACK_LIST, ['zoe', 'yan']);
  emit(BLACK_LIST, ['yan']);
  stop();
  emit(BLACK_LIST, []);
  expect(told).toEqual([
    { type: 5, userIDs: ['yan'] },
    { type: 6, userIDs: ['zoe'] },
  ]);
});

test('applications: received ones are told, own ones are not; read and gone are told', () => {
  const { emit, told } = friendChanges();
  const received = { userID: 'bob', type: 'Pendency_Type_ComeIn', wording: 'hi' };
  const sent = { userID: 'carl', type: 'Pendency_Type_SendOut' };
  emit(APPLICATIONS, { friendApplicationList: [], unreadCount: 0 });
  emit(APPLICATIONS, { friendApplicationList: [received, sent], unreadCount: 1 });
  emit(APPLICATIONS, { friendApplicationList: [received, sent], unreadCount: 0 });
  emit(APPLICATIONS, { friendApplicationList: [sent], unreadCount: 0 });
  expect(told).toEqual([{ type: 3, applications: [received] }, { type: 7 }, { type: 4, userIDs: ['bob'] }]);
});

test('of a profile what changed is told, of one not seen before all that is set', async () => {
  const { tim, emit } = fakeTim();
  const told: unknown[] = [];
  onProfileChange(tim, ({ userID, tags }) => told.push([userID, tags]));
  emit('sdkStateReady');
  await Promise.resolve();
  await Promise.resolve();
  emit(FRIENDS, [{ userID: 'bob', profile: { userID: 'bob', nick: 'Bob' } }]);
  emit('onProfileUpdated', [{ userID: 'me', nick: 'Me too', level: 0 }]);
  emit('onProfileUpdated', [{ userID: 'bob', nick: 'Bob', avatar: 'a.png' }]);
  emit('onProfileUpdated', [{ userID: 'carl', nick: 'Carl', gender: '' }]);
  emit('onProfileUpdated', [{ userID: 'carl', nick: 'Carl', gender: '' }]);
  expect(told).toEqual([
    [
      'me',
      [
        { tag: 'Tag_Profile_IM_Nick', value: 'Me too' },
        { tag: 'Tag_Profile_IM_Level', value: 0 },
      ],
    ],
    ['bob', [{ tag: 'Tag_Profile_IM_Image', value: 'a.png' }]],
    ['carl', [{ tag: 'Tag_Profile_IM_Nick', value: 'Carl' }]],
  ]);
});

test('a conversation that is read here was not read elsewhere', () => {
  const { tim, emit } = fakeTim();
  const told: unknown[] = [];
  onReadElsewhere(tim, ({ to, lastTime }) => told.push([to, lastTime]));
  const list = (bob: number, team: number) => [
    {
      conversationID: 'C2Cbob',
      type: 'C2C',
      unreadCount: bob,
      lastMessage: { lastTime: 7, lastSequence: 1 },
    },
    { conversationID: 'GROUPteam', type: 'GROUP', unreadCount: team, lastMessage: { lastTime: 8 } },
  ];
  emit('onConversationListUpdated', list(2, 1));
  tim.setMessageRead({ conversationID: 'C2Cbob' });
  emit('onConversationListUpdated', list(0, 1));
  emit('onConversationListUpdated', list(0, 0));
  expect(told).toEqual([['team', 8]]);
});

test('tags of a friend are those of its profile and of the friendship', () => {
  const friend = {
    userID: 'bob',
    remark: 'Bobby',
    groupList: [],
    addTime: 12,
    profile: {
      userID: 'bob',
      nick: 'Bob',
      gender: '',
      profileCustomField: [{ key: 'Tag_Profile_Custom_Age', value: 4 }],
    },
  };
  expect(profileTags(friend)).toEqual([
    { tag: 'Tag_Profile_IM_Nick', value: 'Bob' },
    { tag: 'Tag_Profile_Custom_Age', value: 4 },
    { tag: 'Tag_SNS_IM_Remark', value: 'Bobby' },
    { tag: 'Tag_SNS_IM_AddTime', value: 12 },
  ]);
});
