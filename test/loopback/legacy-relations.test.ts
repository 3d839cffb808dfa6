import { afterEach, expect, test } from 'vitest';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';
import { connectRaw } from './raw-client.ts';

const { start } = useLoopback();
const sockets: { terminate(): void }[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

const loginRaw = async (loopback: Loopback, userID: string) => {
  const raw = await connectRaw(loopback);
  sockets.push(raw.socket);
  await raw.command('im_open_status.wslogin', {}, { identifier: userID, usersig: 'sig' });
  return raw;
};

test('the whole friend list comes in pages, with the tags asked for', async () => {
  const loopback = await start();
  for (const peer of ['bob', 'carol', 'dave']) {
    loopback.core.setUser(peer, { nick: peer.toUpperCase() });
    loopback.core.relations.add('alice', { userID: peer, remark: `my ${peer}` }, true);
  }
  const raw = await loginRaw(loopback, 'alice');
  const page = (StartIndex: number) =>
    raw.ask('sns.friend_get_all', {
      From_Account: 'alice',
      StartIndex,
      GetCount: 2,
      TagList: ['Tag_Profile_IM_Nick', 'Tag_SNS_IM_Remark'],
    });
  const first = await page(0);
  expect(first).toMatchObject({ FriendNum: 3, StartIndex: 2, CompleteFlag: 0 });
  const last = await page(2);
  expect(last).toMatchObject({ FriendNum: 3, StartIndex: 0, CompleteFlag: 1 });
  expect(last.InfoItem).toEqual([
    {
      Info_Account: 'dave',
      SnsProfileItem: [
        { Tag: 'Tag_Profile_IM_Nick', Value: 'DAVE' },
        { Tag: 'Tag_SNS_IM_Remark', Value: 'my dave' },
      ],
    },
  ]);
});

test('applications are paged by time and counted until they are reported as seen', async () => {
  const time = { now: 1_700_000_000_000 };
  const loopback = await start({ now: () => time.now });
  const { relations } = loopback.core;
  loopback.core.setProfile('alice', new Map([['Tag_Profile_IM_AllowType', 'AllowType_Type_NeedConfirm']]));
  for (const peer of ['bob', 'carol', 'dave']) {
    time.now += 1000;
    relations.add(peer, { userID: 'alice', wording: `${peer} here` }, true);
  }
  const raw = await loginRaw(loopback, 'alice');
  const page = (StartTime: number) =>
    raw.ask('sns.pendency_get', {
      PendencyType: 'Pendency_Type_ComeIn',
      StartTime,
      MaxLimited: 2,
      LastSequence: 0,
    });
  const first = await page(0);
  expect(first.UnreadPendencyCount).toBe(3);
  const names = (body: typeof first) =>
    (body.PendencyItem as { To_Account: string }[]).map((item) => item.To_Account);
  expect(names(first)).toEqual(['dave', 'carol']);
  const second = await page(first.StartTime as number);
  expect(names(second)).toEqual(['bob']);
  expect(second.StartTime).toBe(0);
  await raw.ask('sns.PendencyReport', { LatestPendencyTimeStamp: 1_700_000_002 });
  expect((await page(0)).UnreadPendencyCount).toBe(1);
  await raw.ask('sns.friend_response', {
    ResponseFriendItem: [{ To_Account: 'bob', ResponseAction: 'Response_Action_Agree' }],
  });
  // A plain agreement gives only the applicant a friend.
  expect(relations.check('alice', 'bob')).toEqual({ own: false, peers: true });
});

test('accounts that failed are listed, the others succeed', async () => {
  const loopback = await start();
  const raw = await loginRaw(loopback, 'alice');
  loopback.core.relations.add('alice', { userID: 'bob' }, true);
  const body = await raw.ask('sns.friend_add', {
    AddFriendItem: [{ To_Account: 'bob' }, { To_Account: 'carol' }, { To_Account: 'alice' }],
  });
  expect(body).toMatchObject({
    ErrorCode: 0,
    ResultItem: [{ ResultCode: 30520 }, { ResultCode: 0 }, { ResultCode: 30001 }],
    Fail_Account: ['bob', 'alice'],
  });
});
