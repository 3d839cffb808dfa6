import { describe, expect, test } from 'vitest';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';
import type { SdkClient } from './sdk-client.ts';

const { start, login } = useLoopback();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const ALWAYS = { times: Number.POSITIVE_INFINITY };

const textsOf = (client: SdkClient): string[] =>
  client.received().flatMap((message) => message.payload.text ?? []);

/** Waits until a client has heard so many messages, and then for anything that would be too much. */
async function heard(client: SdkClient, count: number): Promise<string[]> {
  await expect.poll(() => textsOf(client).length, { timeout: 10_000 }).toBeGreaterThanOrEqual(count);
  await pause(500);
  return textsOf(client);
}

const club = (loopback: Loopback) =>
  loopback.core.createGroup({
    groupID: 'club',
    type: 'Public',
    name: 'Club',
    owner: 'bob',
    members: ['alice'],
  });

/** The numbers of acknowledged pushes, as often as they came. */
const acknowledged = (loopback: Loopback) =>
  loopback.journal
    .entries({ command: 'openim.ws_msg_push_ack' })
    .map(({ body }) => (body as { SessionData: string }).SessionData);

describe('duplicate', () => {
  test('a push that comes twice is one message, one-to-one and in a group', async () => {
    const loopback = await start();
    club(loopback);
    const [alice] = await login('alice');
    await alice.tim.getGroupList();
    const before = acknowledged(loopback).length;
    const fault = loopback.faults.duplicate('*', { userID: 'alice', ...ALWAYS });
    loopback.core.sendC2C('bob', 'alice', 'c1');
    loopback.core.sendGroup('bob', 'club', 'g1');
    loopback.core.sendC2C('bob', 'alice', 'c2');
    loopback.core.sendGroup('bob', 'club', 'g2');
    expect(await heard(alice, 4)).toEqual(['c1', 'g1', 'c2', 'g2']);
    expect(fault.struck).toBe(4);
    // The SDK did get each of them twice.
    const pushes = acknowledged(loopback).slice(before);
    expect(pushes).toHaveLength(8);
    expect(new Set(pushes).size).toBe(4);
  });

  test('strikes the named event and user only, as often as told', async () => {
    const loopback = await start();
    club(loopback);
    await login('alice', 'bob');
    const fault = loopback.faults.duplicate('group-entry', { userID: 'alice', times: 2 });
    loopback.core.sendC2C('bob', 'alice', 'c1');
    expect(fault.struck).toBe(0);
    for (const text of ['g1', 'g2', 'g3']) loopback.core.sendGroup('bob', 'club', text);
    expect(fault.struck).toBe(2);
    const forever = loopback.faults.duplicate('*', ALWAYS);
    loopback.faults.clear();
    loopback.core.sendC2C('bob', 'alice', 'c2');
    expect(forever.struck).toBe(0);
  });
});

describe('reorder', () => {
  test('two pushes change places; both are heard', async () => {
    const loopback = await start();
    club(loopback);
    const [alice] = await login('alice');
    await alice.tim.getGroupList();
    loopback.faults.reorder('c2c-message', { userID: 'alice' });
    for (const text of ['c1', 'c2', 'c3']) loopback.core.sendC2C('bob', 'alice', text);
    expect(await heard(alice, 3)).toEqual(['c2', 'c1', 'c3']);
    loopback.faults.reorder('group-entry', { userID: 'alice' });
    for (const text of ['g1', 'g2', 'g3']) loopback.core.sendGroup('bob', 'club', text);
    expect((await heard(alice, 6)).slice(3)).toEqual(['g2', 'g1', 'g3']);
  });

  test('a push with no other after it comes late, not never', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    loopback.faults.reorder('c2c-message');
    loopback.core.sendC2C('bob', 'alice', 'alone');
    await pause(300);
    expect(textsOf(alice)).toEqual([]);
    expect(await heard(alice, 1)).toEqual(['alone']);
  });

  test('a push that waits while the line is cut comes after the reconnection, once', async () => {
    const loopback = await start();
    const [alice] = await login('alice');
    // The SDK reconnects only a socket that has lived for more than a second.
    await pause(1200);
    loopback.faults.reorder('c2c-message');
    loopback.core.sendC2C('bob', 'alice', 'waiting');
    loopback.dropConnections('alice');
    loopback.core.sendC2C('bob', 'alice', 'missed');
    expect(await heard(alice, 2)).toEqual(['waiting', 'missed']);
  });
});
