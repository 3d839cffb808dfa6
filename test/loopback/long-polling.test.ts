import { request } from 'node:http';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import { type Loopback, type LoopbackOptions, startLoopback } from '../../loopback/index.ts';
import { createHttpClient, type HttpAnswer } from './http-client.ts';

let loopback: Loopback;
afterEach(() => loopback?.close());

async function start(...userIDs: string[]) {
  return startWith({ holdLongPollFor: 5000 }, ...userIDs);
}

async function startWith(options: LoopbackOptions, ...userIDs: string[]) {
  loopback = await startLoopback(options);
  const clients = userIDs.map(() => createHttpClient(loopback));
  for (const [index, client] of clients.entries()) await client.login(userIDs[index] as string);
  return clients as [HttpClient, HttpClient, HttpClient];
}

type HttpClient = ReturnType<typeof createHttpClient>;

const textsOf = (answer: HttpAnswer): string[] =>
  (answer.EventArray ?? []).flatMap((event: HttpAnswer) =>
    (event.C2cMsgArray ?? event.GroupMsgArray ?? []).map(
      (message: HttpAnswer) => message.MsgBody[0].MsgContent.Text,
    ),
  );

/** Resolves once a poll of that user is held. */
const pollHeld = async (userID: string) => {
  const isHeld = () => loopback.core.sessions.ofUser(userID).some((session) => session.deliver);
  while (!isHeld()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe('login', () => {
  test('gives a ticket and an account number; the ticket then speaks for the user', async () => {
    await start();
    const alice = createHttpClient(loopback);
    expect(await alice.login('alice')).toMatchObject({
      ActionStatus: 'OK',
      ErrorCode: 0,
      A2Key: expect.any(String),
      TinyId: expect.stringMatching(/^\d+$/),
    });
    expect(await alice.sendC2C('alice', 'bob', 'hi')).toMatchObject({ ActionStatus: 'OK', ErrorCode: 0 });
    expect(loopback.journal.entries({ command: 'openim.sendmsg' })[0]?.userID).toBe('alice');
  });

  test('is refused without a UserSig; commands without a ticket are refused', async () => {
    await start();
    const nobody = createHttpClient(loopback);
    expect(await nobody.login('alice', '')).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 70002 });
    expect(await nobody.sendC2C('alice', 'bob', 'hi')).toMatchObject({
      ActionStatus: 'FAIL',
      ErrorCode: 99904,
    });
  });

  test('version 2.10 writes undefined for a ticket it does not have', async () => {
    await start();
    const answer = await createHttpClient(loopback).ask(
      'openim.login',
      {},
      { identifier: 'alice', usersig: 's', a2: 'undefined', tinyid: 'undefined' },
    );
    expect(answer.ErrorCode).toBe(0);
  });
});

describe('polling', () => {
  test('a poll without news is held, then released by the next event', async () => {
    const [alice, bob] = await start('alice', 'bob');
    const polled = bob.poll();
    await pollHeld('bob');
    await alice.sendC2C('alice', 'bob', 'hi');
    expect(textsOf(await polled)).toEqual(['hi']);
  });

  test('a poll without news is answered with 60008 after the hold', async () => {
    const [bob] = await startWith({ holdLongPollFor: 50 }, 'bob');
    const began = Date.now();
    expect(await bob.poll()).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 60008 });
    expect(Date.now() - began).toBeGreaterThanOrEqual(45);
  });

  test('what happens between two polls waits, in order, and comes once', async () => {
    const [alice, bob] = await startWith({ holdLongPollFor: 50 }, 'alice', 'bob');
    for (const text of ['1', '2', '3']) await alice.sendC2C('alice', 'bob', text);
    expect(textsOf(await bob.poll())).toEqual(['1', '2', '3']);
    expect(await bob.poll()).toMatchObject({ ErrorCode: 60008 });
  });

  test('a newer poll takes over from a held one', async () => {
    const [alice, bob] = await start('alice', 'bob');
    const first = bob.poll();
    await pollHeld('bob');
    const second = bob.poll();
    expect(await first).toMatchObject({ ErrorCode: 60008 });
    await alice.sendC2C('alice', 'bob', 'hi');
    expect(textsOf(await second)).toEqual(['hi']);
  });

  test('news for a client that has hung up waits for its next poll', async () => {
    const [alice, bob] = await start('alice', 'bob');
    const hangUp = new AbortController();
    const polled = bob.post('openim.longpolling', '{}', {}, { signal: hangUp.signal });
    await pollHeld('bob');
    hangUp.abort();
    await expect(polled).rejects.toThrow();
    await alice.sendC2C('alice', 'bob', 'still here');
    expect(textsOf(await bob.poll())).toEqual(['still here']);
  });

  test.each(['silence', 'malformed'] as const)(
    'an answer lost to a fault (%s) loses no news',
    async (kind) => {
      const [alice, bob] = await start('alice', 'bob');
      await alice.sendC2C('alice', 'bob', 'hi');
      loopback.faults[kind]('openim.longpolling');
      const stop = AbortSignal.timeout(100);
      await bob.post('openim.longpolling', '{}', {}, { signal: stop }).then(
        (response) => response.text(),
        () => {},
      );
      expect(textsOf(await bob.poll())).toEqual(['hi']);
    },
  );

  test("a user's other session gets the copy as it was sent", async () => {
    const [first, second] = await start('alice', 'alice');
    await first.sendC2C('alice', 'bob', 'from my first tab');
    const { EventArray } = await second.poll();
    expect(EventArray[0].C2cMsgArray[0]).toMatchObject({ From_Account: 'alice', To_Account: 'bob' });
    expect(EventArray[0].C2cMsgArray[0]).not.toHaveProperty('IsSyncMsg');
  });

  test('a group message reaches its sender too, with its priority as a number', async () => {
    const [alice] = await start('alice');
    loopback.core.createGroup({ groupID: 'g', type: 'Public', name: 'G', owner: 'alice' });
    await alice.poll();
    await alice.ask('group_open_http_svc.send_group_msg', {
      GroupId: 'g',
      Random: 7,
      MsgPriority: 'REDPACKET',
      MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'mine' } }],
    });
    const { EventArray } = await alice.poll();
    expect(EventArray[0].GroupMsgArray[0]).toMatchObject({
      From_Account: 'alice',
      MsgPriority: 1,
      MsgRandom: 7,
    });
  });

  test('dropConnections cuts a held poll; the session lives on', async () => {
    const [alice, bob] = await start('alice', 'bob');
    const polled = bob.poll();
    await pollHeld('bob');
    expect(loopback.dropConnections('bob')).toBe(1);
    await expect(polled).rejects.toThrow();
    await alice.sendC2C('alice', 'bob', 'hi');
    expect(textsOf(await bob.poll())).toEqual(['hi']);
  });

  test('closing loopback answers held polls', async () => {
    const [bob] = await start('bob');
    const polled = bob.poll().catch(() => 'cut');
    await pollHeld('bob');
    await loopback.close();
    expect(await polled).toBeDefined();
  });
});

describe('the end of a session', () => {
  test('a kick reaches the held poll as event 96, and ends the next one with 91101', async () => {
    const [bob] = await start('bob');
    const polled = bob.poll();
    await pollHeld('bob');
    loopback.core.kick('bob');
    const { EventArray } = await polled;
    expect(EventArray[0].C2cNotifyMsgArray[0].SubMsgType).toBe(96);
    expect(await bob.poll()).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 91101 });
    expect(await bob.sendC2C('bob', 'alice', 'x')).toMatchObject({ ErrorCode: 99904 });
  });

  test('a ticket nobody knows ends the polling', async () => {
    await start();
    expect(
      await createHttpClient(loopback).ask('openim.longpolling', {}, { a2: 'a2-of-yesterday' }),
    ).toMatchObject({ ErrorCode: 91101 });
  });

  test('logout ends the session and its held poll', async () => {
    const [bob] = await start('bob');
    const polled = bob.poll();
    await pollHeld('bob');
    expect(await bob.ask('openim.logout')).toMatchObject({ ActionStatus: 'OK' });
    expect((await polled).ErrorCode).not.toBe(0);
    expect(loopback.core.sessions.ofUser('bob')).toEqual([]);
  });

  test('a client that asks no more has gone after the session lifetime, not before', async () => {
    const [bob] = await startWith({ sessionLifetime: 80, holdLongPollFor: 200 }, 'bob');
    // Held for longer than the lifetime: a client that waits is there.
    expect(await bob.poll()).toMatchObject({ ErrorCode: 60008 });
    expect(loopback.core.sessions.ofUser('bob')).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 250));
    expect(loopback.core.sessions.ofUser('bob')).toEqual([]);
  });
});

describe('live rooms', () => {
  const join = async (client: HttpClient, service: string) =>
    client.ask(`${service}.apply_join_group`, { GroupId: 'live', ApplyMsg: '' });
  const NOAUTH = 'group_open_http_noauth_svc';
  const POLL = 'group_open_long_polling_http_noauth_svc.get_msg';

  test('somebody without an account watches, by key alone', async () => {
    await start();
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
    const viewer = createHttpClient(loopback);
    const { LongPollingKey: Key, JoinedStatus } = await join(viewer, NOAUTH);
    expect(JoinedStatus).toBe('JoinedSuccess');
    const polled = viewer.ask(POLL, { USP: 1, HoldTime: 90, Key });
    loopback.core.sendGroup('host', 'live', 'hello all');
    const first = await polled;
    expect(first.RspMsgList[0].MsgBody[0].MsgContent.Text).toBe('hello all');
    expect(await viewer.ask(`${NOAUTH}.quit_group`, { GroupId: 'live' })).toMatchObject({ ErrorCode: 0 });
    expect(await viewer.ask(`${NOAUTH}.quit_group`, { GroupId: 'nowhere' })).toMatchObject({
      ErrorCode: 10010,
    });
  });

  test('a poll that asks again at once is held', async () => {
    await startWith({ holdPollFor: 100 });
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
    const viewer = createHttpClient(loopback);
    const { LongPollingKey: Key } = await join(viewer, NOAUTH);
    const began = Date.now();
    const { NextSeq } = await viewer.ask(POLL, { USP: 1, Key });
    expect(await viewer.ask(POLL, { USP: 1, Key, StartSeq: NextSeq })).toMatchObject({ RspMsgList: [] });
    expect(Date.now() - began).toBeGreaterThanOrEqual(180);
  });

  test('who is logged in polls even where v2 sockets are pushed to', async () => {
    const [alice] = await startWith({ avChatRoomMode: 'push' }, 'alice');
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
    expect(await join(alice, 'group_open_http_svc')).toHaveProperty('LongPollingKey');
  });

  test('a viewer without account that polls no more leaves the room', async () => {
    await startWith({ sessionLifetime: 50 });
    loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'Live', owner: 'host' });
    await join(createHttpClient(loopback), NOAUTH);
    expect(loopback.core.liveRooms.viewersOf('live')).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(loopback.core.liveRooms.viewersOf('live')).toEqual([]);
  });
});

describe('older forms', () => {
  test('profiles by tag, conversations with their last message in words', async () => {
    const [alice] = await start('alice');
    loopback.core.setUser('bob', { nick: 'Bob', avatar: 'http://h/b.png' });
    loopback.core.sendC2C('bob', 'alice', [
      { MsgType: 'TIMTextElem', MsgContent: { Text: 'look ' } },
      { MsgType: 'TIMImageElem', MsgContent: {} },
    ]);
    const { UserProfileItem } = await alice.ask('profile.portrait_get', {
      To_Account: ['bob'],
      TagList: ['Tag_Profile_IM_Nick'],
    });
    expect(UserProfileItem[0].ProfileItem).toEqual([{ Tag: 'Tag_Profile_IM_Nick', Value: 'Bob' }]);
    const { SessionItem } = await alice.ask('recentcontact.get', { Count: 10 });
    expect(SessionItem[0]).toMatchObject({
      Type: 1,
      To_Account: 'bob',
      C2cNick: 'Bob',
      MsgShow: 'look [图片]',
      UnreadMsgCount: 1,
    });
    await alice.ask('recentcontact.delete', { Type: 1, To_Account: 'bob' });
    expect((await alice.ask('recentcontact.get', { Count: 10 })).SessionItem).toEqual([]);
  });

  test('nothing points to another host, and a poll is told to be patient for longer than it is held', async () => {
    const [alice] = await startWith({ holdLongPollFor: 25_000 }, 'alice');
    expect(await alice.ask('webim.accesslayer')).toMatchObject({ WebImAccessLayer: 0 });
    expect(await alice.ask('openim.getlongpollingid')).toMatchObject({
      LongPollingId: expect.any(String),
      Timeout: 30,
    });
    expect(await alice.ask('openim.longpollinglogout')).toMatchObject({ ActionStatus: 'OK' });
    expect(await alice.ask('imopenstat.web_report', { EvtList: [] })).toMatchObject({ ActionStatus: 'OK' });
  });
});

describe('JSONP', () => {
  const jsonp = (client: HttpClient, callback: string, body: string, init?: RequestInit) =>
    fetch(client.url('/v4/openim/sendmsg', { jsonpcallback: callback, jsonpbody: body }), init);
  const hi = JSON.stringify({
    To_Account: 'bob',
    MsgSeq: 1,
    MsgRandom: 2,
    MsgBody: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'a\u2028b' } }],
  });

  test('calls the named function with the answer', async () => {
    const [alice] = await start('alice');
    const response = await jsonp(alice, 'jsonpRequest7', hi);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const answers: HttpAnswer[] = [];
    runInNewContext(await response.text(), { jsonpRequest7: (answer: HttpAnswer) => answers.push(answer) });
    expect(answers).toMatchObject([{ ActionStatus: 'OK', ErrorCode: 0 }]);
    expect(loopback.journal.entries({ command: 'openim.sendmsg' })).toHaveLength(1);
  });

  test.each(['alert(1)//', '', 'a-b', '1a', 'x'.repeat(200)])('refuses the callback %j', async (callback) => {
    const [alice] = await start('alice');
    const response = await jsonp(alice, callback, hi);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ActionStatus: 'FAIL', ErrorCode: 99903 });
    expect(loopback.journal.entries({ command: 'openim.sendmsg' })).toEqual([]);
  });

  test('refuses the script tag of a foreign page', async () => {
    const [alice] = await start('alice');
    const response = await askAs(alice.url('/v4/openim/sendmsg', { jsonpcallback: 'f', jsonpbody: hi }), {
      'Sec-Fetch-Site': 'cross-site',
      Referer: 'https://foreign.example/',
    });
    expect(response.status).toBe(403);
    expect(loopback.journal.entries({ command: 'openim.sendmsg' })).toEqual([]);
  });
});

/** A request with headers that `fetch` sets itself. */
function askAs(url: string, headers: Record<string, string>): Promise<{ status: number | undefined }> {
  return new Promise((resolve, reject) => {
    request(url, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode });
    })
      .on('error', reject)
      .end();
  });
}

describe('pages of other origins', () => {
  test('a page of another port of this machine may read the answer', async () => {
    const [alice] = await start('alice');
    const origin = 'http://localhost:8080';
    const preflight = await alice.post(
      'openim.logout',
      '',
      {},
      {
        method: 'OPTIONS',
        body: null,
        headers: { Origin: origin, 'Access-Control-Request-Headers': 'x-wx' },
      },
    );
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toBe('x-wx');
    const response = await alice.post('openim.authkey', '{}', {}, { headers: { Origin: origin } });
    expect(response.headers.get('access-control-allow-origin')).toBe(origin);
  });

  test('a page of anywhere else is refused', async () => {
    const [alice] = await start('alice');
    const response = await alice.post(
      'openim.authkey',
      '{}',
      {},
      { headers: { Origin: 'https://foreign.example' } },
    );
    expect(response.status).toBe(403);
  });
});

describe('rubbish', () => {
  test.each([
    ['no JSON', '{"a":', 400],
    ['a list', '[1]', 400],
    ['null', 'null', 400],
    ['bytes', new Uint8Array([0xff, 0xfe, 0x00]), 400],
    ['too much', 'x'.repeat(1024 * 1024 + 1), 413],
  ])('%s is refused in words, and the next request is served', async (_name, body, status) => {
    const [alice] = await start('alice');
    const response = await alice.post('openim.sendmsg', body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      ActionStatus: 'FAIL',
      ErrorCode: 99903,
      ErrorInfo: expect.stringContaining('body'),
    });
    expect(await alice.sendC2C('alice', 'bob', 'fine')).toMatchObject({ ErrorCode: 0 });
  });

  test('an endless body is cut at the limit', async () => {
    const [alice] = await start('alice');
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024).fill(120)),
    });
    const init = { body: endless, duplex: 'half' } as RequestInit;
    const answered = await alice.post('openim.sendmsg', '', {}, init).then(
      (response) => response.status,
      () => 'cut',
    );
    expect([413, 'cut']).toContain(answered);
    expect(await alice.sendC2C('alice', 'bob', 'fine')).toMatchObject({ ErrorCode: 0 });
  });

  test('other methods are refused; an unknown command says its name', async () => {
    const [alice] = await start('alice');
    const response = await alice.post('openim.sendmsg', '{}', {}, { method: 'PUT' });
    expect(response.status).toBe(405);
    expect(await alice.ask('openim.fly')).toMatchObject({
      ErrorCode: 99901,
      ErrorInfo: expect.stringContaining('openim.fly'),
    });
  });

  test('a GET without a callback is a file like any other', async () => {
    await start();
    loopback.mount('/v4', { 'openim/readme': 'a file' });
    expect(await (await fetch(`${loopback.url}/v4/openim/readme`)).text()).toBe('a file');
  });
});
