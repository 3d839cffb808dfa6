import { expect, test } from 'vitest';
import {
  conversationOf,
  conversationStore,
  loginUntilReady,
  splitMessages,
} from '../../../shim/bridge/index.ts';
import type { NativeMessage } from '../../../shim/bridge/native.ts';
import { c2cText, pause, useClients } from './clients.ts';

const { start, login } = useClients();

test('the conversation of a received message is that of the store, so reading it counts', async () => {
  await start();
  const [alice, bob] = await login('alice', 'bob');
  await loginUntilReady(alice.tim, { userID: 'alice', userSig: 'sig' });
  const received: NativeMessage[] = [];
  alice.tim.on(alice.TIM.EVENT.MESSAGE_RECEIVED, (event: { data: NativeMessage[] }) => {
    received.push(...splitMessages(alice.tim, event.data).messages);
  });
  await bob.tim.sendMessage(c2cText(bob, 'alice', 'one'));
  await pause(50);
  const store = conversationStore(alice.tim);
  const conversation = store.get('C2C', 'bob');
  expect(conversation?.unreadCount).toBe(1);
  expect(conversationOf(received[0] as NativeMessage)).toBe(conversation);
  store.setAutoRead(conversationOf(received[0] as NativeMessage) as never, true, true);
  expect(conversation?.unreadCount).toBe(0);
});

test('a message the store does not know describes its conversation itself', () => {
  const message = { conversationType: 'C2C', conversationID: 'C2Cbob', to: 'alice', from: 'bob' };
  expect(conversationOf(message as unknown as NativeMessage)).toEqual({
    conversationID: 'C2Cbob',
    conversationType: 'C2C',
    to: 'bob',
    name: 'bob',
  });
});
