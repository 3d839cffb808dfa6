import { expect, test } from 'vitest';
import { TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { useRooms } from './rooms.ts';

const { start, page } = useRooms();
const OK = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' };
const ok = (id: string) => ({ To_Account: id, ResultCode: 0, ResultInfo: '' });

async function people(...ids: string[]) {
  const loopback = await start();
  for (const id of ids) loopback.core.setUser(id, { nick: `Nick of ${id}` });
  const pages = await Promise.all(
    ids.map(async (id) => {
      const one = page({}, TIM_SDK_FILES.friendship);
      await one.login(id);
      return one;
    }),
  );
  return { loopback, pages };
}

const allow = (one: ReturnType<typeof page>, Value: string) =>
  one.call('setProfilePortrait', { ProfileItem: [{ Tag: 'Tag_Profile_IM_AllowType', Value }] });
const friendIDs = async (one: ReturnType<typeof page>) =>
  (await one.call('getAllFriend', {})).InfoItem.map((item: { Info_Account: string }) => item.Info_Account);
const add = (...ids: string[]) => ({
  From_Account: 'x',
  AddFriendItem: ids.map((id) => ({
    To_Account: id,
    AddSource: 'AddSource_Type_Unknow',
    AddWording: 'hi',
    Remark: `my ${id}`,
  })),
});

test('friends are made, listed with their tags, found at once by a new login, and removed', async () => {
  const { pages } = await people('alice', 'bob', 'carol');
  const [alice] = pages as [ReturnType<typeof page>];
  expect(await alice.call('applyAddFriend', add('bob', 'carol'))).toEqual({
    ...OK,
    ResultItem: [ok('bob'), ok('carol')],
  });
  await expect.poll(() => friendIDs(alice), { timeout: 5000 }).toHaveLength(2);
  const again = await alice.call('applyAddFriend', add('bob')).catch((error) => error);
  expect(again).toMatchObject({ ErrorCode: 99999, ResultItem: [{ To_Account: 'bob', ResultCode: 30520 }] });

  const fresh = page({}, TIM_SDK_FILES.friendship);
  await fresh.login('alice');
  const answer = await fresh.call('getAllFriend', {
    StartIndex: 0,
    GetCount: 1,
    TagList: ['Tag_Profile_IM_Nick', 'Tag_SNS_IM_Remark'],
  });
  expect(answer).toEqual({
    ...OK,
    FriendNum: 2,
    InfoItem: [
      {
        Info_Account: expect.any(String),
        SnsProfileItem: [
          { Tag: 'Tag_Profile_IM_Nick', Value: expect.stringContaining('Nick of') },
          { Tag: 'Tag_SNS_IM_Remark', Value: expect.stringContaining('my ') },
        ],
      },
    ],
    StartIndex: 1,
    NeedUpdateAll: 'GetAll_Type_YES',
  });
  const rest = await fresh.call('getAllFriend', { StartIndex: 1, GetCount: 1 });
  expect([rest.InfoItem.length, rest.StartIndex]).toEqual([1, 0]);

  const removed = await fresh
    .call('deleteFriend', { To_Account: ['bob', 'zoe'], DeleteType: 'Delete_Type_Both' })
    .catch((e) => e);
  expect(removed).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 99999, Fail_Account: ['zoe'] });
  expect(removed.ResultItem[0]).toEqual(ok('bob'));
  expect(removed.ErrorInfo).toBe(`${removed.ResultItem[1].ResultInfo}\n`);
  await expect.poll(() => friendIDs(fresh), { timeout: 5000 }).toEqual(['carol']);
});

test('a request waits, is listed and reported as read, and is accepted or refused', async () => {
  const { pages } = await people('alice', 'bob', 'carol');
  const [alice, bob, carol] = pages as [
    ReturnType<typeof page>,
    ReturnType<typeof page>,
    ReturnType<typeof page>,
  ];
  await allow(alice, 'AllowType_Type_NeedConfirm');
  const waiting = await bob.call('applyAddFriend', add('alice')).catch((error) => error);
  expect(waiting).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 99999, Fail_Account: ['alice'] });
  expect(waiting.ResultItem[0]).toMatchObject({ ResultCode: 30539 });
  expect(waiting.ErrorInfo).toMatch(/^\[30539\].*\n$/);
  await carol.call('applyAddFriend', add('alice')).catch(() => {});

  const comeIn = { PendencyType: 'Pendency_Type_ComeIn', StartTime: 0, MaxLimited: 10, LastSequence: 0 };
  const pending = () => alice.call('getPendency', comeIn);
  await expect.poll(async () => (await pending()).PendencyItem.length, { timeout: 5000 }).toBe(2);
  const list = await pending();
  expect(list).toMatchObject({ ...OK, UnreadPendencyCount: 2 });
  expect(list.PendencyItem.find((item: { To_Account: string }) => item.To_Account === 'bob')).toEqual({
    To_Account: 'bob',
    Nick: 'Nick of bob',
    AddTime: expect.any(Number),
    AddSource: 'AddSource_Type_Unknow',
    AddWording: 'hi',
  });
  expect(await alice.call('getPendencyReport', { LatestPendencyTimeStamp: 1 })).toEqual(OK);
  const responses = [
    { To_Account: 'bob', ResponseAction: 'Response_Action_AgreeAndAdd' },
    { To_Account: 'carol', ResponseAction: 'Response_Action_Reject' },
  ];
  expect(await alice.call('responseFriend', { ResponseFriendItem: responses })).toEqual({
    ...OK,
    ResultItem: [ok('bob'), ok('carol')],
  });
  await expect.poll(() => friendIDs(bob), { timeout: 5000 }).toEqual(['alice']);
  expect(await friendIDs(carol)).toEqual([]);
});

test('the black list: added, listed in pages, removed', async () => {
  const { loopback, pages } = await people('alice', 'bob', 'carol');
  const [alice] = pages as [ReturnType<typeof page>];
  expect(await alice.call('addBlackList', { To_Account: ['bob', 'carol'] })).toEqual({
    ...OK,
    ResultItem: [ok('bob'), ok('carol')],
  });
  expect(() => loopback.core.sendC2C('bob', 'alice', 'x')).toThrow();
  const ids = async () =>
    (await alice.call('getBlackList', {})).BlackListItem.map(
      (item: { To_Account: string }) => item.To_Account,
    );
  await expect.poll(ids, { timeout: 5000 }).toEqual(['bob', 'carol']);
  expect(await alice.call('getBlackList', { StartIndex: 0, MaxLimited: 1, LastSequence: 0 })).toEqual({
    ...OK,
    BlackListItem: [{ To_Account: 'bob', AddBlackTimeStamp: 0 }],
    StartIndex: 1,
    CurrentSequence: 0,
  });
  expect(await alice.call('deleteBlackList', { To_Account: ['bob'] })).toEqual({
    ...OK,
    ResultItem: [ok('bob')],
  });
  await expect.poll(ids, { timeout: 5000 }).toEqual(['carol']);
});

test('the build without friends says which one is needed', async () => {
  await start();
  const alice = page();
  await alice.login('alice');
  const error = await alice.call('getAllFriend', {}).catch((e) => e);
  expect(error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 2998 });
  expect(error.ErrorInfo).not.toBe('');
  const codes = alice.webim.migrate.warnings().map((warning) => warning.code);
  expect(codes).toContain('friendship-build-missing');
});
