import { expect, test } from 'vitest';
import { useLoopback } from './fixture.ts';
import { createHttpClient } from './http-client.ts';
import { connectRaw } from './raw-client.ts';

const { start } = useLoopback();

test('a dead network cuts sockets and held polls, refuses new ones, and forgets nobody', async () => {
  const loopback = await start();
  const socket = await connectRaw(loopback);
  await socket.command('im_open_status.wslogin', {}, { identifier: 'alice', usersig: 'sig' });
  const poller = createHttpClient(loopback);
  await poller.login('bob');
  const held = poller.poll().then(
    () => 'answered',
    () => 'cut',
  );
  await expect.poll(() => loopback.journal.entries({ command: 'openim.longpolling' })).toHaveLength(1);

  loopback.setOnline(false);
  expect(await held).toBe('cut');
  await socket.closed;
  await expect.poll(() => loopback.connectionCount).toBe(0);
  await expect(poller.poll()).rejects.toThrow();
  await expect(connectRaw(loopback)).rejects.toThrow();
  expect(loopback.core.sessions.ofUser('bob')).toHaveLength(1);
  loopback.core.sendC2C('alice', 'bob', 'said meanwhile');

  loopback.setOnline(true);
  const { EventArray } = await poller.poll();
  expect(JSON.stringify(EventArray)).toContain('said meanwhile');
  (await connectRaw(loopback)).socket.close();
});
