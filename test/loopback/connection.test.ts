import { describe, expect, test } from 'vitest';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, connect, login } = useLoopback();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// The SDK reconnects only a socket that has lived for more than a second.
const RECONNECTABLE_AGE = 1200;

const textTo = (client: SdkClient, to: string, text: string) =>
  client.tim.createTextMessage({ to, conversationType: 'C2C', payload: { text } });

const heard = (client: SdkClient, text: string) =>
  client.waitFor(client.TIM.EVENT.MESSAGE_RECEIVED, (messages) =>
    messages.some((message: { payload: { text?: string } }) => message.payload.text === text),
  );

const textsOf = (client: SdkClient): string[] =>
  client.received().flatMap((message) => message.payload.text ?? []);

const reconnected = (loopback: Loopback) => {
  const logins = () => loopback.journal.entries({ command: 'im_open_status.wslogin' });
  const before = logins().length;
  return async () => {
    for (let tries = 0; tries < 200; tries += 1) {
      if (logins().length > before && logins().at(-1)?.answer) return;
      await pause(25);
    }
    throw new Error('no reconnection within 5 s');
  };
};

describe('kick', () => {
  test('KICKED_OUT is raised and the session is over', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    await alice.tim.getGroupList();
    expect(loopback.core.kick('alice')).toBe(1);
    expect((await alice.waitFor(alice.TIM.EVENT.KICKED_OUT)).data.type).toBe(
      alice.TIM.TYPES.KICKED_OUT_MULT_ACCOUNT,
    );
    await alice.waitFor(alice.TIM.EVENT.SDK_NOT_READY);
    expect(loopback.core.sessions.ofUser('alice')).toEqual([]);
    expect(loopback.core.kick('alice')).toBe(0);
  });

  test('a kicked user can log in again', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    // A kick amid the questions after login makes the SDK reject a promise nobody holds.
    await alice.tim.getGroupList();
    loopback.core.kick('alice');
    await alice.waitFor(alice.TIM.EVENT.SDK_NOT_READY);
    const after = alice.events.length;
    await alice.tim.login({ userID: 'alice', userSig: 'sig' });
    await alice.waitFor(alice.TIM.EVENT.SDK_READY, undefined, after);
    loopback.core.sendC2C('bob', 'alice', 'welcome back');
    await heard(alice, 'welcome back');
  });
});

describe('a dropped connection', () => {
  test('comes back by itself; everything said meanwhile arrives once, in order', async () => {
    const loopback = await start();
    loopback.core.createGroup({
      groupID: 'club',
      type: 'Public',
      name: 'Club',
      owner: 'bob',
      members: ['alice'],
    });
    const [alice] = await login('alice');
    await alice.tim.getGroupList();
    loopback.core.sendC2C('bob', 'alice', 'c1');
    loopback.core.sendGroup('bob', 'club', 'g1');
    await heard(alice, 'g1');
    await pause(RECONNECTABLE_AGE);
    const back = reconnected(loopback);
    expect(loopback.dropConnections('alice')).toBe(1);
    loopback.core.sendC2C('bob', 'alice', 'c2');
    loopback.core.sendGroup('bob', 'club', 'g2');
    loopback.core.sendC2C('bob', 'alice', 'c3');
    await back();
    loopback.core.sendC2C('bob', 'alice', 'c4');
    loopback.core.sendGroup('bob', 'club', 'g3');
    await heard(alice, 'g3');
    // Time for whatever the SDK asks for after a reconnection.
    await pause(3000);
    expect(textsOf(alice)).toEqual(['c1', 'g1', 'c2', 'g2', 'c3', 'c4', 'g3']);
    expect(
      alice.events.filter(({ name }) => name === alice.TIM.EVENT.NET_STATE_CHANGE).length,
    ).toBeGreaterThan(0);
  });

  test('while it is down others can write, and the user can write after it', async () => {
    const loopback = await start();
    const [alice, bob] = await login('alice', 'bob');
    await pause(RECONNECTABLE_AGE);
    const back = reconnected(loopback);
    loopback.dropConnections('alice');
    await bob.tim.sendMessage(textTo(bob, 'alice', 'are you there?'));
    await back();
    await heard(alice, 'are you there?');
    await alice.tim.sendMessage(textTo(alice, 'bob', 'yes'));
    await heard(bob, 'yes');
    expect(textsOf(bob)).toEqual(['yes']);
  });

  test('a session that does not come back ends', async () => {
    const loopback = await start({ sessionLifetime: 50 });
    const [alice] = await login('alice');
    expect(loopback.connectionCount).toBe(1);
    alice.close();
    for (let tries = 0; tries < 100 && loopback.core.sessions.ofUser('alice').length > 0; tries += 1)
      await pause(10);
    expect(loopback.core.sessions.ofUser('alice')).toEqual([]);
    expect(loopback.connectionCount).toBe(0);
  });
});

test('a second cut gives a session its whole lifetime again', async () => {
  const loopback = await start({ sessionLifetime: 2000 });
  const [alice] = await login('alice');
  await pause(RECONNECTABLE_AGE);
  const back = reconnected(loopback);
  loopback.dropConnections('alice');
  await back();
  // The line is down again when the first cut is as old as a session may be.
  await pause(1900 - 500);
  loopback.dropConnections('alice');
  alice.close();
  await pause(1200);
  expect(loopback.core.sessions.ofUser('alice')).toHaveLength(1);
  await expect.poll(() => loopback.core.sessions.ofUser('alice'), { timeout: 5000 }).toEqual([]);
});

describe('faults', () => {
  const sendOne = (alice: SdkClient) => alice.tim.sendMessage(textTo(alice, 'bob', 'hi'));

  test('fail: the command is refused as told and has no effect, then all is well', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    const fault = loopback.faults.fail('openim.sendmsg', 20009, 'no friends', { times: 2 });
    await expect(sendOne(alice)).rejects.toMatchObject({
      code: 20009,
      message: expect.stringContaining('no friends'),
    });
    await expect(sendOne(alice)).rejects.toMatchObject({ code: 20009 });
    await expect(sendOne(alice)).resolves.toBeTruthy();
    expect(fault.struck).toBe(2);
    expect(loopback.core.c2c.history('bob', 'alice', 10).messages).toHaveLength(1);
  });

  test('fail strikes only the named user', async () => {
    const loopback = await start();
    const [alice, bob] = await login('alice', 'bob');
    loopback.faults.fail('openim.sendmsg', 20009, 'x', { userID: 'bob', times: Number.POSITIVE_INFINITY });
    await expect(sendOne(alice)).resolves.toBeTruthy();
    await expect(bob.tim.sendMessage(textTo(bob, 'alice', 'hi'))).rejects.toMatchObject({ code: 20009 });
    loopback.faults.clear();
    await expect(bob.tim.sendMessage(textTo(bob, 'alice', 'hi'))).resolves.toBeTruthy();
  });

  test('delay: the answer comes late', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    loopback.faults.delay('openim.sendmsg', 300);
    const started = Date.now();
    await sendOne(alice);
    expect(Date.now() - started).toBeGreaterThanOrEqual(295);
  });

  test('delay: whoever is logged in by then has not asked', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    loopback.faults.delay('openim.sendmsg', 300);
    const sent = expect(sendOne(alice)).rejects.toMatchObject({ code: 99904 });
    await alice.tim.logout();
    await alice.tim.login({ userID: 'carol', userSig: 'sig' });
    await sent;
    await pause(300);
    expect(loopback.core.c2c.messages('bob', 'carol')).toEqual([]);
    expect(loopback.core.c2c.messages('bob', 'alice')).toEqual([]);
  });

  test('silence and malformed: the SDK gives up by itself, though the command had its effect', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    loopback.faults.silence('openim.sendmsg', { times: Number.POSITIVE_INFINITY });
    loopback.faults.malformed('profile.portrait_set');
    const change = alice.tim.updateMyProfile({ nick: 'Alice' });
    const message = sendOne(alice);
    await Promise.all([
      expect(message).rejects.toMatchObject({ code: 2801 }),
      expect(change).rejects.toMatchObject({ code: 2801 }),
    ]);
    // The SDK asks again before it gives up; the repeated message is the same message.
    expect(loopback.core.c2c.history('bob', 'alice', 10).messages).toHaveLength(1);
    expect(loopback.core.users.nick('alice')).toBe('Alice');
    expect(loopback.journal.entries({ command: 'openim.sendmsg' })[0]).toMatchObject({ fault: 'silence' });
    expect(loopback.journal.entries({ command: 'profile.portrait_set' })[0]).toMatchObject({
      fault: 'malformed',
    });
  });

  test('drop: the line is cut and comes back', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    await pause(RECONNECTABLE_AGE);
    const back = reconnected(loopback);
    loopback.faults.drop('profile.portrait_set');
    alice.tim.updateMyProfile({ nick: 'A' }).catch(() => {});
    await back();
    await expect(sendOne(alice)).resolves.toBeTruthy();
  });
});

test('a second client of the same user is a second session', async () => {
  const loopback = await start();
  await login('alice', 'alice');
  expect(loopback.core.sessions.ofUser('alice')).toHaveLength(2);
});

test('closing loopback frees the port and ends held polls', async () => {
  const loopback = await start({ holdPollFor: 10_000 });
  loopback.core.createGroup({ groupID: 'live', type: 'AVChatRoom', name: 'live', owner: 'host' });
  const viewer = connect();
  await viewer.tim.joinGroup({ groupID: 'live', type: 'AVChatRoom' });
  await pause(100);
  const started = Date.now();
  await loopback.close();
  expect(Date.now() - started).toBeLessThan(1000);
  expect((await start({ port: loopback.port })).port).toBe(loopback.port);
});
