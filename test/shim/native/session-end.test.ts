import { describe, expect, test } from 'vitest';
import { openGateway } from '../../e2e/gateway.ts';
import { c2cText, legacyText, pause, useRooms } from './rooms.ts';

const { start, page, native } = useRooms();

describe('logout', () => {
  test('with nobody logged in the answer is synchronous', async () => {
    await start();
    const { webim } = page();
    const answers: unknown[] = [];
    webim.logout((answer: unknown) => answers.push(answer));
    webim.logoutAll((answer: unknown) => answers.push(answer));
    const expected = { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: 'logout success' };
    expect(answers).toEqual([expected, expected]);
  });

  test('ends the session, empties the store and forgets listeners before cbOk', async () => {
    const loopback = await start();
    const alice = page();
    const bob = await native('bob');
    await alice.login('alice');
    await bob.tim.sendMessage(c2cText(bob, 'alice', 'hi'));
    await alice.hears('onMsgNotify');
    const before = alice.webim.MsgStore.sessMap();
    let inCallback: unknown;
    const answer = await new Promise((resolve, reject) => {
      alice.webim.logout((resp: unknown) => {
        inCallback = [alice.webim.checkLogin(), Object.keys(alice.webim.MsgStore.sessMap())];
        resolve(resp);
      }, reject);
    });
    expect(answer).toEqual({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '' });
    expect(inCallback).toEqual([false, []]);
    expect(Object.keys(before)).toEqual(['C2Cbob']);
    expect(loopback.core.sessions.ofUser('alice')).toEqual([]);
    const error = await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'x')).catch((e) => e);
    expect(error.ErrorCode).toBe(-4);
  });

  test('a login that follows at once keeps its listeners', async () => {
    const { core } = await start();
    const alice = page();
    await alice.login('alice');
    const left = alice.call('logout');
    await alice.login('alice');
    await left;
    core.sendC2C('bob', 'alice', 'still there?');
    await alice.hears('onMsgNotify');
    expect(alice.webim.MsgStore.sessCount()).toBe(1);
  });

  test('during a login it wins: neither login callback runs', async () => {
    await start();
    const alice = page();
    const calls: string[] = [];
    alice.login('alice').then(
      () => calls.push('ok'),
      () => calls.push('failed'),
    );
    await alice.call('logout');
    await pause(50);
    expect(calls).toEqual([]);
    expect(alice.webim.checkLogin()).toBe(false);
  });

  test('a backend that does not answer it ends in cbOk all the same', async () => {
    const loopback = await start();
    const alice = page();
    await alice.login('alice');
    loopback.faults.fail('im_open_status.wslogout', 70001, 'no');
    expect(await alice.call('logout')).toMatchObject({ ActionStatus: 'OK' });
    expect(alice.webim.checkLogin()).toBe(false);
  });
});

test('kicked out: both handlers once, without arguments, and nobody is logged in any more', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  await pause(20);
  loopback.core.kick('alice');
  expect(await alice.hears('onKickedEventCall')).toEqual([]);
  expect(await alice.hears('onC2cEventNotifys.96')).toEqual([]);
  await pause(200);
  const names = alice.heard.map((entry) => entry[0]);
  expect(names.filter((name) => name === 'onKickedEventCall')).toHaveLength(1);
  expect(names.filter((name) => name === 'onC2cEventNotifys.96')).toHaveLength(1);
  expect(alice.webim.checkLogin()).toBe(false);
  const error = await alice.call('sendMsg', legacyText(alice, 'C2C', 'bob', 'x')).catch((e) => e);
  expect(error.ErrorCode).toBe(-4);
});

test('after a kick the page can log in again', async () => {
  const loopback = await start();
  const alice = page();
  const bob = await native('bob');
  await alice.login('alice');
  loopback.core.kick('alice');
  await alice.hears('onKickedEventCall');
  await alice.login('alice');
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'welcome back'));
  const [[msg]] = await alice.hears('onMsgNotify');
  expect(msg.elems[0].content.getText()).toBe('welcome back');
});

describe('the connection', () => {
  const codes = (of: { heard: Array<[string, ...Array<{ ErrorCode: number }>]> }) =>
    of.heard.filter((entry) => entry[0] === 'onConnNotify').map((entry) => entry[1]?.ErrorCode);

  test('a short loss is repaired in silence, and messages of the meantime arrive', async () => {
    const loopback = await start();
    const alice = page();
    await alice.login('alice');
    await alice.hears('onConnNotify');
    await pause(1200);
    loopback.dropConnections('alice');
    await pause(600);
    loopback.core.sendC2C('bob', 'alice', 'after the drop');
    await alice.hears('onMsgNotify');
    expect(codes(alice as never)).toEqual([0]);
  });

  test('a long loss gives OFF once', async () => {
    const loopback = await start();
    const alice = page();
    await alice.login('alice');
    await alice.hears('onConnNotify');
    await pause(1200);
    await loopback.close();
    const [notice] = await alice.hears('onConnNotify', (resp) => resp.ErrorCode !== 0);
    expect(notice).toEqual({ ActionStatus: 'FAIL', ErrorCode: 9999, ErrorInfo: 'connection is off' });
    await pause(2000);
    expect(codes(alice as never)).toEqual([0, 9999]);
    expect(alice.webim.checkLogin()).toBe(true);
  });

  test('after a long loss the way back gives RECONNECT, and what was missed arrives', async () => {
    const loopback = await start();
    const gateway = await openGateway(loopback.port);
    try {
      const alice = page({ proxyServer: gateway.wsUrl });
      await alice.login('alice');
      await alice.hears('onConnNotify');
      await pause(1200);
      gateway.cut();
      await alice.hears('onConnNotify', (resp) => resp.ErrorCode === 9999);
      loopback.core.sendC2C('bob', 'alice', 'meanwhile');
      gateway.restore();
      const [notice] = await alice.hears('onConnNotify', (resp) => resp.ErrorCode === 1);
      expect(notice).toEqual({
        ActionStatus: 'OK',
        ErrorCode: 1,
        ErrorInfo: 'reconnect successfully(OFF->RECONNECT)',
      });
      const [[msg]] = await alice.hears('onMsgNotify');
      expect(msg.elems[0].content.getText()).toBe('meanwhile');
      expect(codes(alice as never)).toEqual([0, 9999, 1]);
    } finally {
      await gateway.close();
    }
  });
});

test('a kick that hits the session before does not silence the login under way', async () => {
  const { core, faults } = await start();
  const alice = page();
  await alice.login('alice');
  faults.delay('im_open_status.wslogout', 200);
  const again = alice.login('alice');
  core.kick('alice');
  await again;
  core.sendC2C('bob', 'alice', 'still there?');
  await alice.hears('onMsgNotify');
});

test('a room joined after a login that failed is left at the next login', async () => {
  const { core, faults, journal } = await start();
  core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
  const alice = page();
  faults.fail('im_open_status.wslogin', 70001);
  const failed = alice.login('alice').catch((error) => error.ErrorCode);
  // Asked for while the login is under way.
  const joined = alice.call('applyJoinBigGroup', { GroupId: 'live' });
  expect(await failed).toBe(70001);
  await joined;
  await alice.login('alice');
  await pause(300);
  const polls = () => journal.entries({ command: /noauth_svc.get_msg/ }).length;
  const before = polls();
  await pause(300);
  expect(polls()).toBe(before);
});

test.each([
  [
    'getC2CHistoryMsgs',
    'openim.getroammsg',
    [{ Peer_Account: 'bob', MaxCnt: 15, LastMsgTime: 0, MsgKey: '' }],
  ],
  [
    'syncGroupMsgs',
    'group_open_http_svc.group_msg_get',
    [{ GroupId: 'club', ReqMsgSeq: 1, ReqMsgNumber: 1 }],
  ],
  ['getGroupPublicInfo', 'group_open_http_svc.get_group_public_info', [{ GroupIdList: ['club'] }]],
])(
  '%s: an answer that comes under the next login is an error, as for a request that was aborted',
  async (member, command, args) => {
    const loopback = await start();
    loopback.core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'club',
      owner: 'alice',
      members: ['bob'],
    });
    loopback.core.sendC2C('bob', 'alice', 'for alice');
    loopback.core.sendGroup('bob', 'club', 'for the club');
    const alice = page();
    await alice.login('alice');
    // When the backend has made the answer, and it has not gone out.
    let next: Promise<unknown> | undefined;
    const { journal } = loopback;
    const answer = journal.answer.bind(journal);
    journal.answer = (entry, body) => {
      answer(entry, body);
      if (entry.command === command) next ??= alice.login('eve');
    };
    const error = await alice.call(member, ...args).catch((e) => e);
    expect(next).toBeDefined();
    expect(error).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: -2 });
    await next;
    expect(alice.webim.MsgStore.sessMap()).toEqual({});
  },
);

test('an error that ends the login is the answer of the call it came to', async () => {
  const loopback = await start();
  const alice = page();
  await alice.login('alice');
  loopback.faults.fail('openim.getroammsg', 70001, 'expired');
  const options = { Peer_Account: 'bob', MaxCnt: 15, LastMsgTime: 0, MsgKey: '' };
  const error = await alice.call('getC2CHistoryMsgs', options).catch((e) => e);
  expect(error).toMatchObject({ ErrorCode: 70001 });
  expect(alice.webim.checkLogin()).toBe(false);
});
