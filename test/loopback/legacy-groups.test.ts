import { afterEach, expect, test } from 'vitest';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';
import { connectRaw } from './raw-client.ts';

const { start } = useLoopback();
const sockets: { terminate(): void }[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.terminate();
});

const SERVICE = 'group_open_http_svc';

const loginRaw = async (loopback: Loopback, userID: string) => {
  const raw = await connectRaw(loopback);
  sockets.push(raw.socket);
  await raw.command('im_open_status.wslogin', {}, { identifier: userID, usersig: 'sig' });
  return (command: string, body: unknown) => raw.ask(`${SERVICE}.${command}`, body);
};

const withClub = async (group: Record<string, unknown> = {}) => {
  const time = { now: 1_700_000_000_000 };
  const loopback = await start({ now: () => time.now });
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'The Club',
    owner: 'alice',
    members: ['bob'],
    ...group,
  });
  return { time, loopback, ask: await loginRaw(loopback, 'alice') };
};

test('group data comes with all members; a missing group fails alone', async () => {
  const { ask } = await withClub();
  const { GroupInfo } = await ask('get_group_info', { GroupIdList: ['club', 'nowhere'] });
  expect(GroupInfo).toMatchObject([
    {
      GroupId: 'club',
      ErrorCode: 0,
      MemberList: [
        { Member_Account: 'alice', Role: 'Owner' },
        { Member_Account: 'bob', Role: 'Member' },
      ],
    },
    { GroupId: 'nowhere', ErrorCode: 10010 },
  ]);
});

test('groups are found by a part of their name, page by page, private ones never', async () => {
  const { loopback, ask } = await withClub();
  loopback.core.createGroup({ groupID: 'c2', type: 'ChatRoom', name: 'Club two', owner: 'bob' });
  loopback.core.createGroup({ groupID: 'c3', type: 'Private', name: 'Club secret', owner: 'bob' });
  const search = (PageNum: number) => ask('search_group', { Content: 'Club', PageNum, GroupPerPage: 1 });
  expect(await search(0)).toMatchObject({ TotalRecord: 2, GroupInfo: [{ GroupId: 'club' }] });
  expect(await search(1)).toMatchObject({ TotalRecord: 2, GroupInfo: [{ GroupId: 'c2' }] });
});

test('roles are told, strangers have none', async () => {
  const { ask } = await withClub();
  const { UserIdList } = await ask('get_role_in_group', { GroupId: 'club', User_Account: ['alice', 'zed'] });
  expect(UserIdList).toEqual([
    { Member_Account: 'alice', Role: 'Owner' },
    { Member_Account: 'zed', Role: 'NotMember' },
  ]);
});

test('several members are muted at once, and speak again when the time is over', async () => {
  const { loopback, time, ask } = await withClub({ members: ['bob', 'carol'] });
  const muted = { GroupId: 'club', Members_Account: ['bob', 'carol'], ShutUpTime: 60 };
  expect(await ask('forbid_send_msg', muted)).toMatchObject({ ErrorCode: 0 });
  expect(loopback.core.groups.get('club').entries.at(-1)).toMatchObject({
    operation: 7,
    mutes: [
      { userID: 'bob', seconds: 60 },
      { userID: 'carol', seconds: 60 },
    ],
  });
  const asBob = await loginRaw(loopback, 'bob');
  const speak = (Random: number) =>
    asBob('send_group_msg', {
      GroupId: 'club',
      Random,
      MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hm' } }],
    });
  expect((await speak(1)).ErrorCode).toBe(10017);
  expect((await asBob('forbid_send_msg', { ...muted, ShutUpTime: 0 })).ErrorCode).toBe(10007);
  time.now += 60_000;
  expect((await speak(2)).ErrorCode).toBe(0);
});

test('applications are listed newest first, counted, and marked as seen', async () => {
  const { loopback, time, ask } = await withClub({ applyJoinOption: 'NeedPermission' });
  for (const userID of ['carol', 'dave', 'erin']) {
    time.now += 1000;
    loopback.core.admission.apply(loopback.core.groups.get('club'), userID, `${userID} asks`);
  }
  const page = (StartTime: number) => ask('get_pendency', { StartTime, Limit: 2, Handle_Account: 'alice' });
  const first = await page(0);
  expect(first).toMatchObject({
    UnreadNum: 3,
    PendencyList: [{ From_Account: 'erin' }, { From_Account: 'dave', ApplyInviteMsg: 'dave asks' }],
  });
  expect(await page(first.NextStartTime as number)).toMatchObject({
    NextStartTime: 0,
    PendencyList: [{ From_Account: 'carol', Handled: 0 }],
  });
  await ask('report_pendency', { ReportTime: 1_700_000_002_000, From_Account: 'alice' });
  expect((await page(0)).UnreadNum).toBe(1);
});

test('an invitation is answered by the invited alone, with what its notice carried', async () => {
  const { loopback, ask } = await withClub({ inviteNeedsConsent: true });
  const { MemberList } = await ask('add_group_member', {
    GroupId: 'club',
    MemberList: [{ Member_Account: 'carol' }],
  });
  expect(MemberList).toEqual([{ Member_Account: 'carol', Result: 3 }]);
  const asCarol = await loginRaw(loopback, 'carol');
  const { PendencyList } = await asCarol('get_pendency', { StartTime: 0, Limit: 10 });
  const [{ Authentication, AddTime }] = PendencyList as [{ Authentication: string; AddTime: number }];
  const answer = {
    GroupId: 'club',
    Inviter_Account: 'alice',
    HandleMsg: 'Agree',
    Authentication,
    MsgKey: AddTime,
  };
  expect((await asCarol('handle_invite_join_group', { ...answer, Authentication: 'x' })).ErrorCode).toBe(
    10004,
  );
  expect((await asCarol('handle_invite_join_group', { ...answer, MsgKey: 1 })).ErrorCode).toBe(10024);
  expect((await asCarol('handle_invite_join_group', answer)).ErrorCode).toBe(0);
  expect(loopback.core.groups.get('club').members.has('carol')).toBe(true);
  expect((await asCarol('handle_invite_join_group', answer)).ErrorCode).toBe(10024);
});

test('a manager notifies the group, an ordinary member may not', async () => {
  const { loopback, ask } = await withClub();
  const heard: unknown[] = [];
  loopback.core.sessions.open(loopback.core.users.ensure('bob'), (event) => heard.push(event));
  await ask('send_group_system_notification', { GroupId: 'club', Content: 'at eight' });
  expect(heard).toMatchObject([{ notice: { reportType: 255, userDefinedField: 'at eight', to: 'bob' } }]);
  const asBob = await loginRaw(loopback, 'bob');
  expect(
    (await asBob('send_group_system_notification', { GroupId: 'club', Content: 'me too' })).ErrorCode,
  ).toBe(10007);
});
