import { expect, test } from 'vitest';
import { loginUntilReady } from '../../../shim/bridge/index.ts';
import { useClients } from './clients.ts';

const { start, connect } = useClients();
const userSig = 'sig';

test('resolves with the own profile when calls work', async () => {
  const loopback = await start();
  loopback.core.setUser('alice', { nick: 'Alice', avatar: 'https://a/1.png' });
  const { tim } = connect();
  const profile = await loginUntilReady(tim, { userID: 'alice', userSig });
  expect(profile).toEqual({ nick: 'Alice', avatar: 'https://a/1.png' });
  const message = tim.createTextMessage({ to: 'bob', conversationType: 'C2C', payload: { text: 'x' } });
  expect((await tim.sendMessage(message)).code).toBe(0);
});

test('without a user id it resolves at once and nothing is sent', async () => {
  const loopback = await start();
  const { tim } = connect();
  expect(await loginUntilReady(tim, { userID: null })).toEqual({ nick: null, avatar: undefined });
  expect(await loginUntilReady(tim, {})).toEqual({ nick: null, avatar: undefined });
  expect(loopback.journal.entries({ command: 'im_open_status.wslogin' })).toEqual([]);
});

test('again as the same user it resolves; as another one it replaces the first', async () => {
  const loopback = await start();
  const { tim } = connect();
  await loginUntilReady(tim, { userID: 'alice', userSig });
  await loginUntilReady(tim, { userID: 'alice', userSig });
  expect(loopback.journal.entries({ command: 'im_open_status.wslogin' })).toHaveLength(1);
  await loginUntilReady(tim, { userID: 'bob', userSig });
  expect((await tim.getMyProfile()).data.userID).toBe('bob');
  expect(loopback.core.sessions.ofUser('alice')).toEqual([]);
});

test('as another user than the one bare v2 code logged in', async () => {
  await start();
  const client = connect({ userID: 'alice' });
  await client.ready();
  await loginUntilReady(client.tim, { userID: 'bob', userSig });
  expect((await client.tim.getMyProfile()).data.userID).toBe('bob');
});

test('rejects with the code of the server, and without userSig', async () => {
  const loopback = await start();
  const { tim } = connect();
  loopback.faults.fail('im_open_status.wslogin', 70001, 'expired');
  await expect(loginUntilReady(tim, { userID: 'alice', userSig })).rejects.toMatchObject({ code: 70001 });
  await expect(loginUntilReady(tim, { userID: 'alice', userSig: '' })).rejects.toMatchObject({
    code: 2003,
    message: expect.stringContaining('userSig'),
  });
  await expect(loginUntilReady(tim, { userID: 'alice', userSig })).resolves.toBeTruthy();
});
