import type { NativeMessage } from '../bridge/native.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import type { Msg } from './msg.ts';
import { type MessageSource, toLegacyMsg } from './to-legacy.ts';

/** A stored message: its `Msg`, and whether it was new. */
export interface Stored {
  msg: Msg;
  isNew: boolean;
}

/**
 * Puts a native message into MsgStore. A conversation that was removed from the store starts over: its messages come
 * back as new `Msg` objects, and whoever holds the old ones keeps them as they were.
 */
export function storeMessage(
  client: Client,
  native: NativeMessage,
  source: MessageSource,
  countUnread: boolean,
): Stored {
  const known = client.links.legacyOf(native);
  const isIn = (msg: Msg) => quietly(() => msg.sess.msgs().indexOf(msg) >= 0);
  if (known && !client.store.hasMessage(known) && isIn(known)) {
    client.links.forgetLegacy(native);
  }
  const msg = toLegacyMsg(client, native, source);
  return { msg, isNew: client.store.addMessage(msg, countUnread) };
}
