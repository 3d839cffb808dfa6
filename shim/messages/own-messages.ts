import { callApplication, isThenable } from '../bridge/callbacks.ts';
import { sentMessage } from '../bridge/message-facts.ts';
import {
  EVENT,
  type NativeAnswer,
  type NativeEvent,
  type NativeMessage,
  type Tim,
  TYPES,
} from '../bridge/native.ts';
import { isFromAVChatRoom } from '../bridge/track-av-chat-rooms.ts';
import type { Client } from '../connection/client.ts';
import { deliverBigGroup, deliverMessages } from './receive.ts';
import { storeMessage } from './store-message.ts';

/**
 * Delivers own group messages through the listeners, as the long poll brought them back; v2 does not. Later, so that
 * the sender's callback runs first. Nothing comes after a logout, nor from a room that is being left.
 * @param toNative tell the listeners of native code too, see {@link watchNativeListeners}.
 */
export function echoOwnMessages(client: Client, tim: Tim, natives: NativeMessage[], toNative = false): void {
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
    if (!toNative) return;
    client.nativeListeners.slice().forEach(({ handler, context }) => {
      callApplication(() => handler.call(context, { name: EVENT.MESSAGE_RECEIVED, data: natives }));
    });
  }, 0);
}

/**
 * Remembers who listens to MESSAGE_RECEIVED on an attached instance. Its listeners were legacy ones before they were
 * converted, and what stayed on `webim.sendMsg` still has to come back to them. Call it before native code listens.
 */
export function watchNativeListeners(client: Client, tim: Tim): void {
  const { on, off } = tim;
  type Handler = (event: NativeEvent) => void;
  tim.on = (name: string, handler: Handler, context?: unknown) => {
    if (name === EVENT.MESSAGE_RECEIVED) client.nativeListeners.push({ handler, context });
    return on.call(tim, name, handler, context);
  };
  tim.off = (name: string, handler: Handler, context?: unknown, once?: unknown) => {
    client.nativeListeners = client.nativeListeners.filter(
      (listener) => name !== EVENT.MESSAGE_RECEIVED || listener.handler !== handler,
    );
    return (off as (...args: unknown[]) => void).call(tim, name, handler, context, once);
  };
}

/**
 * Lets legacy code see what native code sends on the shared instance: group messages come back through the
 * listeners, C2C messages are in MsgStore, as if `webim.sendMsg` had sent them. Wraps `tim.sendMessage` once.
 */
export function watchNativeSends(client: Client, tim: Tim): void {
  const { sendMessage } = tim;
  tim.sendMessage = (message, options?: unknown) => {
    const own = client.sending.has(message);
    const result = sendMessage.call(tim, message, options);
    if (own || !isThenable(result)) return result;
    const generation = client.generation;
    return result.then((answer: NativeAnswer) => {
      if (client.tim === tim && client.generation === generation)
        show(client, tim, sentMessage(answer, message));
      return answer;
    });
  };
}

function show(client: Client, tim: Tim, native: NativeMessage): void {
  if (native.conversationType === TYPES.CONV_GROUP) echoOwnMessages(client, tim, [native]);
  else if (native.conversationType === TYPES.CONV_C2C) storeMessage(client, native, 'live', false);
}
