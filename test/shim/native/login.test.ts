import { expect, test } from 'vitest';
import { useRooms } from './rooms.ts';

const { start, page } = useRooms();

test('login answers with exactly the legacy fields, then the connection is announced', async () => {
  const loopback = await start();
  loopback.core.setUser('alice', { nick: 'Alice', avatar: 'http://a/1.png' });
  const alice = page();
  const answer = await alice.login('alice');
  expect(answer).toEqual({
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: 'login success',
    identifierNick: 'Alice',
    headurl: 'http://a/1.png',
  });
  const [notice] = await alice.hears('onConnNotify');
  expect(notice).toEqual({
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: 'create connection successfully(INIT->ON)',
  });
  expect(alice.heard.map((entry) => entry[0])).toEqual(['cbOk', 'onConnNotify']);
  expect(alice.webim.checkLogin()).toBe(true);
});
