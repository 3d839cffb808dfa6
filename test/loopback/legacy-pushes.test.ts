import { afterEach, expect, test } from 'vitest';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../loopback/index.ts';
import { createHttpClient, type HttpAnswer } from './http-client.ts';

let loopback: Loopback | undefined;
afterEach(() => loopback?.close());

const login = async (options: LoopbackOptions, ...userIDs: string[]) => {
  const started = await startLoopback({ holdLongPollFor: 300, ...options });
  loopback = started;
  return Promise.all(
    userIDs.map(async (userID) => {
      const client = createHttpClient(started);
      await client.login(userID);
      return client;
    }),
  );
};

type Client = Awaited<ReturnType<typeof login>>[number];

/** Everything one or two polls bring, as event items. */
const news = async (client: Client | undefined): Promise<HttpAnswer[]> => {
  const { EventArray = [] } = (await client?.poll()) ?? {};
  return EventArray as HttpAnswer[];
};

const relationChanges = (events: HttpAnswer[]): HttpAnswer[] =>
  events.filter(({ Event }) => Event === 7).flatMap(({ FriendListMod }) => FriendListMod);

const addFriend = (client: Client | undefined, to: string) =>
  client?.ask('sns.friend_add', {
    AddFriendItem: [{ To_Account: to, AddSource: 'AddSource_Type_Unknow', AddWording: 'hey' }],
  });

test('an application is told to its receiver, its answer to both; every push type has its list', async () => {
  const [alice, bob] = await login({}, 'alice', 'bob');
  await bob?.ask('profile.portrait_set', {
    ProfileItem: [{ Tag: 'Tag_Profile_IM_AllowType', Value: 'AllowType_Type_NeedConfirm' }],
  });
  expect((await addFriend(alice, 'bob'))?.ResultItem[0].ResultCode).toBe(30539);
  expect(relationChanges(await news(bob))).toMatchObject([
    { PushType: 3, PendencyAdd: [{ PendencyAdd_Account: 'alice', AddWording: 'hey' }] },
  ]);
  // To a polling SDK the own application would look like somebody else's.
  expect(relationChanges(await news(alice))).toEqual([]);
  await bob?.ask('sns.friend_response', {
    ResponseFriendItem: [{ To_Account: 'alice', ResponseAction: 'Response_Action_AgreeAndAdd' }],
  });
  expect(relationChanges(await news(bob))).toMatchObject([
    { PushType: 4, FrienPencydDel_Account: ['alice'] },
    { PushType: 1, FriendAdd_Account: ['alice'] },
  ]);
  expect(relationChanges(await news(alice))).toMatchObject([{ PushType: 1, FriendAdd_Account: ['bob'] }]);
  await alice?.ask('sns.black_list_add', { To_Account: ['bob'] });
  expect(relationChanges(await news(bob))).toMatchObject([{ PushType: 2, FriendDel_Account: ['alice'] }]);
  await alice?.ask('sns.black_list_delete', { To_Account: ['bob'] });
  expect(relationChanges(await news(alice)).map(({ PushType }) => PushType)).toEqual([2, 5, 6]);
});

test('a changed profile is told to friends as event 8', async () => {
  const [alice, bob] = await login({}, 'alice', 'bob');
  await addFriend(alice, 'bob');
  await news(bob);
  await alice?.ask('profile.portrait_set', { ProfileItem: [{ Tag: 'Tag_Profile_IM_Nick', Value: 'Ali' }] });
  expect(await news(bob)).toMatchObject([
    {
      Event: 8,
      ProfileDataMod: [
        {
          PushType: 1,
          Profile_Account: 'alice',
          ProfileList: [{ Tag: 'Tag_Profile_IM_Nick', ValueBytes: 'Ali' }],
        },
      ],
    },
  ]);
});

test('what is read on one session is told to the other: 92 one-to-one, 15 in groups', async () => {
  const [desk, phone] = await login({}, 'alice', 'alice');
  loopback?.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'C',
    owner: 'bob',
    members: ['alice'],
  });
  loopback?.core.sendC2C('bob', 'alice', 'hi');
  loopback?.core.sendGroup('bob', 'club', 'hi all');
  await news(phone);
  await desk?.ask('openim.msgreaded', {
    C2CMsgReaded: { Cookie: '', C2CMsgReadedItem: [{ To_Account: 'bob', LastedMsgTime: 4_000_000_000 }] },
  });
  await desk?.ask('group_open_http_svc.msg_read_report', { GroupId: 'club', MsgReadedSeq: 1 });
  expect(await news(phone)).toMatchObject([
    {
      Event: 10,
      C2cNotifyMsgArray: [
        { SubMsgType: 92, ReadC2cMsgNotify: { UinPairReadArray: [{ From_Account: 'bob' }] } },
      ],
    },
    {
      Event: 5,
      GroupTips: [
        { MsgBody: { ReportType: 15, GroupReadInfoArray: [{ GroupId: 'club', LastReadMsgSeq: 1 }] } },
      ],
    },
  ]);
});

test('with multiLogin kick the older polling session hears 96 and then 91101', async () => {
  const [older] = await login({ multiLogin: 'kick' }, 'alice');
  const newer = createHttpClient(loopback as Loopback);
  await newer.login('alice');
  const first = (await older?.poll()) ?? {};
  const last = first.ErrorCode === 91101 ? first : await older?.poll();
  expect(last?.ErrorCode).toBe(91101);
  loopback?.core.sendC2C('bob', 'alice', 'hello');
  expect(await news(newer)).toMatchObject([{ Event: 9 }]);
});

test('a client that names no platform, the first webim.js 1.7.0, hears nothing that would end its polling', async () => {
  const [alice] = await login({}, 'alice');
  const oldest = createHttpClient(loopback as Loopback, {});
  await oldest.login('bob');
  await oldest.sendC2C('bob', 'alice', 'seen?');
  await alice?.ask('openim.msgreaded', {
    C2CMsgReaded: { Cookie: '', C2CMsgReadedItem: [{ To_Account: 'bob', LastedMsgTime: 4_000_000_000 }] },
  });
  expect(await oldest.poll()).toMatchObject({ ErrorCode: 60008 });
  await alice?.sendC2C('alice', 'bob', 'seen.');
  expect(await news(oldest)).toMatchObject([{ Event: 9 }]);
  loopback?.core.kick('bob');
  const last = await oldest.poll();
  expect(last).toMatchObject({ ErrorCode: 91101 });
  expect(last.EventArray).toBeUndefined();
});
