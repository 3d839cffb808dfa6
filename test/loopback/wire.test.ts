import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ERROR_CODE } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';
import { connectRaw } from './raw-client.ts';

const { start, login } = useLoopback();

test.each([
  ['no JSON', 'hello'],
  ['nothing', ''],
  ['half of a frame', '{"head":{"servcmd":"heartbeat.alive","seq":1}'],
  ['a number', '42'],
  ['null', 'null'],
  ['no head', '{"body":{}}'],
  ['a head without a number', '{"head":{"servcmd":"heartbeat.alive"},"body":{}}'],
  ['a body that is a list', '{"head":{"servcmd":"heartbeat.alive","seq":1},"body":[]}'],
  ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0x80)],
])('%s is answered with a clear error and the line stays open', async (_name, frame) => {
  const loopback = await start();
  const raw = await connectRaw(loopback);
  expect((await raw.send(frame)).body).toMatchObject({
    ActionStatus: 'FAIL',
    ErrorCode: ERROR_CODE.malformedFrame,
    ErrorInfo: expect.stringContaining('servcmd'),
  });
  expect((await raw.command('heartbeat.alive')).body.ErrorCode).toBe(0);
  raw.socket.terminate();
});

test('an unknown command gets its name back with an error and is in the journal', async () => {
  const loopback = await start();
  const raw = await connectRaw(loopback);
  for (const command of ['openim.teleport', '__proto__.toString', 'constructor', 'openim.constructor', '']) {
    const answer = await raw.command(command);
    expect(answer.head.servcmd).toBe(command);
    expect(answer.body).toMatchObject({ ErrorCode: ERROR_CODE.unknownCommand });
    expect(loopback.journal.entries({ command }).at(-1)?.answer).toEqual(answer.body);
  }
  raw.socket.terminate();
});

test('commands without a login are refused, an empty UserSig too, a made-up ticket too', async () => {
  const loopback = await start();
  const raw = await connectRaw(loopback);
  expect((await raw.command('openim.sendmsg', { To_Account: 'bob' })).body.ErrorCode).toBe(
    ERROR_CODE.notLoggedIn,
  );
  const login = (head: Record<string, unknown>) =>
    raw.command('im_open_status.wslogin', { State: 'Online' }, head);
  expect((await login({ identifier: 'alice', usersig: '' })).body.ErrorCode).toBe(ERROR_CODE.userSigEmpty);
  expect((await login({ identifier: '', usersig: 'sig' })).body.ErrorCode).toBe(ERROR_CODE.userIDIllegal);
  expect((await login({ a2: 'a2-537000001-guess' })).body.ErrorCode).toBe(ERROR_CODE.loginExpired);
  expect((await login({ identifier: 'alice', usersig: 'sig' })).body).toMatchObject({ ErrorCode: 0 });
  raw.socket.terminate();
});

test('a friend is read with its profile, anybody else is not a friend', async () => {
  const loopback = await start();
  loopback.core.setUser('bob', { nick: 'Bobby' });
  const raw = await connectRaw(loopback);
  await raw.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  await raw.ask('sns.friend_add', { AddFriendItem: [{ To_Account: 'bob', Remark: 'B' }] });
  const body = await raw.ask('sns.friend_get_specified', { To_Account: ['bob', 'carol'] });
  expect(body.InfoItem).toEqual([
    expect.objectContaining({
      To_Account: 'bob',
      SnsProfileItem: expect.arrayContaining([
        { Tag: 'Tag_Profile_IM_Nick', Value: 'Bobby' },
        { Tag: 'Tag_SNS_IM_Remark', Value: 'B' },
      ]),
    }),
    expect.objectContaining({ To_Account: 'carol', ResultCode: 31704 }),
  ]);
  raw.socket.terminate();
});

test('the copy for another client of the sender names the peer as its author and is marked', async () => {
  const loopback = await start();
  const [phone, desk] = [await connectRaw(loopback), await connectRaw(loopback)];
  for (const raw of [phone, desk]) {
    await raw.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  }
  const MsgBody = [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'x' } }];
  await phone.command('openim.sendmsg', { To_Account: 'bob', MsgBody });
  expect((await desk.next()).body).toMatchObject({
    NeedAck: 1,
    EventArray: [
      { Event: 9, C2cMsgArray: [{ From_Account: 'bob', To_Account: 'alice', IsSyncMsg: 1, MsgBody }] },
    ],
  });
  for (const raw of [phone, desk]) raw.socket.terminate();
});

test('a ticket speaks for its session on a new line, before and without another login', async () => {
  const loopback = await start();
  const first = await connectRaw(loopback);
  const { body } = await first.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  const second = await connectRaw(loopback);
  // The server has not noticed that the first line is dead.
  const answer = await second.command('profile.portrait_get_all', { UserItem: [] }, { a2: body.A2Key });
  expect(answer.body.ErrorCode).toBe(0);
  loopback.core.sendC2C('bob', 'alice', 'where are you?');
  expect((await second.next()).body.EventArray).toMatchObject([{ Event: 9 }]);
  first.socket.terminate();
  await first.closed;
  loopback.core.sendC2C('bob', 'alice', 'there you are');
  expect((await second.next()).body.EventArray).toMatchObject([{ Event: 9 }]);
  second.socket.terminate();
});

test('a push without acknowledgement is repeated on the next line', async () => {
  const loopback = await start();
  const first = await connectRaw(loopback);
  const { body } = await first.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  loopback.core.sendC2C('bob', 'alice', 'one');
  const { SessionData } = (await first.next()).body;
  await first.command('openim.ws_msg_push_ack', { SessionData });
  loopback.core.sendC2C('bob', 'alice', 'two');
  await first.next();
  first.socket.terminate();
  const second = await connectRaw(loopback);
  await second.command('im_open_status.wslogin', {}, { a2: body.A2Key });
  expect(JSON.stringify((await second.next()).body)).toContain('"two"');
  loopback.core.sendC2C('bob', 'alice', 'three');
  expect(JSON.stringify((await second.next()).body)).toContain('"three"');
  second.socket.terminate();
});

test('a kicked session is refused everything', async () => {
  const loopback = await start();
  const raw = await connectRaw(loopback);
  await raw.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  loopback.core.kick('alice');
  expect((await raw.next()).head.servcmd).toBe('im_open_push.msg_push');
  expect((await raw.command('openim.getmsg', {})).body.ErrorCode).toBe(ERROR_CODE.notLoggedIn);
  raw.socket.terminate();
});

test('a message body over 12 KB is refused, a frame over 256 KB ends the line', async () => {
  const loopback = await start();
  const raw = await connectRaw(loopback);
  await raw.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  const body = (length: number) => ({
    To_Account: 'bob',
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'x'.repeat(length) } }],
  });
  expect((await raw.command('openim.sendmsg', body(12_000))).body.ErrorCode).toBe(0);
  expect((await raw.command('openim.sendmsg', body(13_000))).body).toMatchObject({
    ErrorCode: ERROR_CODE.messageTooLong,
    ErrorInfo: expect.stringContaining('12288'),
  });
  raw.socket.send('x'.repeat(300_000));
  expect(await raw.closed).toBe(1009);
  const [bob] = await login('bob');
  expect((await bob.tim.getConversationList()).data.conversationList).toHaveLength(1);
});

test('any body of any command is answered, never with a crash', async () => {
  const loopback = await start({ holdPollFor: 0 });
  const { handlers } = await import('../../loopback/handlers/index.ts');
  // Without the commands that end the session the test needs.
  const commands = [...handlers.keys()].filter((command) => !/wslogout|wslogin/.test(command));
  const raw = await connectRaw(loopback);
  await raw.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  loopback.core.createGroup({ groupID: 'club', type: 'Public', name: 'Club', owner: 'alice' });
  await raw.next();
  const fields = [
    'GroupId',
    'GroupIdList',
    'MemberList',
    'MsgBody',
    'To_Account',
    'Peer_Account',
    'MsgInfo',
    'C2CMsgReaded',
    'C2CMsgReadedItem',
    'ContactItem',
    'RecentContactItem',
    'ProfileItem',
    'UserItem',
    'MsgSeqList',
    'Key',
    'Type',
    'Name',
    'Member_Account',
    'MsgKeyList',
    'GroupReadInfo',
    'MaxCnt',
    'Limit',
    'Offset',
    'ReqMsgNumber',
    'ReqMsgSeq',
  ];
  const value = fc.oneof(
    fc.constantFrom('club', 'alice', '', 'x'.repeat(100)),
    fc.integer(),
    fc.constant(null),
    fc.array(fc.oneof(fc.constantFrom('club', 'alice'), fc.integer(), fc.constant(null), fc.object()), {
      maxLength: 3,
    }),
    fc.dictionary(fc.constantFrom(...fields), fc.jsonValue(), { maxKeys: 3 }),
  );
  const body = fc.dictionary(fc.constantFrom(...fields), value, { maxKeys: 6 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...commands), body, async (command, content) => {
      let answer = await raw.command(command, content);
      while (answer.head.servcmd === 'im_open_push.msg_push') answer = await raw.next();
      expect(answer.head.servcmd).toBe(command);
      expect(answer.body.ErrorCode).not.toBe(ERROR_CODE.internal);
    }),
    { numRuns: 1500 },
  );
  raw.socket.terminate();
});
