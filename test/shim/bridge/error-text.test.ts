import { expect, test } from 'vitest';
import { conversationStore, trackAVChatRooms } from '../../../shim/bridge/index.ts';
import { c2cText, useClients } from './clients.ts';

const { start, login } = useClients();

// Outside the network of Tencent the SDK has no texts of its own: bare it rejects with an empty message.
test('what v2 rejects with has a readable text', async () => {
  await start();
  const [alice] = await login('alice');
  const bare = await alice.tim.quitGroup('nowhere').catch((error: Error) => error);
  expect(bare).toMatchObject({ code: 2623, message: '' });
  trackAVChatRooms(alice.tim);
  const error = await alice.tim.quitGroup('nowhere').catch((e: Error) => e);
  expect(error.code).toBe(2623);
  expect(error.message).toMatch(/not in this group|不在该群组/);
});

test('a text of the server stays', async () => {
  const loopback = await start();
  const [alice] = await login('alice');
  conversationStore(alice.tim);
  loopback.faults.fail('openim.sendmsg', 20012, 'you are muted by the host');
  await expect(alice.tim.sendMessage(c2cText(alice, 'bob', 'x'))).rejects.toMatchObject({
    code: 20012,
    message: 'you are muted by the host',
  });
});
