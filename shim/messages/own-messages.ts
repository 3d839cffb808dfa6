import { isThenable } from '../bridge/callbacks.ts';
import { type NativeAnswer, type NativeMessage, type Tim, TYPES } from '../bridge/native.ts';
import { isFromAVChatRoom } from '../bridge/track-av-chat-rooms.ts';
import type { Client } from '../connection/client.ts';
import { deliverBigGroup, deliverMessages } from './receive.ts';
import { storeMessage } from './store-message.ts';

/**
 * Delivers own group messages through the listeners, as the long poll brought them back; v2 does not. Later, so that
 * the sender's callback runs first. Nothing comes after a logout, nor from a room that is being left.
 */
export function echoOwnMessages(client: Client, tim: Tim, natives: NativeMessage[]): void {
  const generation = client.generation;
  const first = natives[0] as NativeMessage;
  const fromRoom = isFromAVChatRoom(tim, first);
  setTimeout(() => {
    const left = client.quitting[first.to] || (fromRoom && !isFromAVChatRoom(tim, first));
    if (client.generation !== generation || left) return;
    // What was sent stays linked to its native message; the copy is a message of its own.
    client.links.forgetLegacy(first);
    if (fromRoom) deliverBigGroup(client, natives.slice().reverse());
    else deliverMessages(client, natives);
  }, 0);
}

/**
 * Lets legacy code see what native code sends on the shared instance: group messages come back through the
 * listeners, C2C messages are in MsgStore, as if `webim.sendMsg` had sent them. Wraps `tim.sendMessage` once.
 */
export function watchNativeSends(client: Client, tim: Tim): void {
  const { sendMessage } = tim;
  tim.sendMessage = (message, ...rest: unknown[]) => {
    const own = client.sending.has(message);
    const result = sendMessage.call(tim, message, ...(rest as []));
    if (own || !isThenable(result)) return result;
    const generation = client.generation;
    return result.then((answer: NativeAnswer) => {
      if (client.tim === tim && client.generation === generation)
        show(client, tim, answer?.data?.message || message);
      return answer;
    });
  };
}

function show(client: Client, tim: Tim, native: NativeMessage): void {
  if (native.conversationType === TYPES.CONV_GROUP) echoOwnMessages(client, tim, [native]);
  else if (native.conversationType === TYPES.CONV_C2C) storeMessage(client, native, 'live', false);
}
