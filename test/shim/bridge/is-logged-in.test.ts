import { expect, test } from 'vitest';
import { isLoggedIn, loginUntilReady, trackAVChatRooms } from '../../../shim/bridge/index.ts';
import { useClients } from './clients.ts';

const { start, connect } = useClients();
const userSig = 'sig';

test('from the call of login on, until logout is through', async () => {
  await start();
  const { tim } = connect();
  expect(isLoggedIn(tim)).toBe(false);
  const login = loginUntilReady(tim, { userID: 'alice', userSig });
  expect(isLoggedIn(tim)).toBe(true);
  await login;
  expect(isLoggedIn(tim)).toBe(true);
  await tim.logout();
  expect(isLoggedIn(tim)).toBe(false);
});

test('not for anonymous viewers, and not without an instance', async () => {
  await start();
  const { tim } = connect();
  await loginUntilReady(tim, { userID: null });
  expect(isLoggedIn(tim)).toBe(false);
  expect(isLoggedIn(undefined)).toBe(false);
  expect(isLoggedIn(null)).toBe(false);
});

test('not any more when the callback of a failed login runs', async () => {
  const loopback = await start();
  const { tim } = connect();
  loopback.faults.fail('im_open_status.wslogin', 70001, 'expired');
  const seen = await loginUntilReady(tim, { userID: 'alice', userSig }).then(
    () => 'logged in',
    () => isLoggedIn(tim),
  );
  expect(seen).toBe(false);
});

test('when code without the bridge logged in', async () => {
  await start();
  const client = connect({ userID: 'alice' });
  trackAVChatRooms(client.tim);
  await client.ready();
  expect(isLoggedIn(client.tim)).toBe(true);
});
