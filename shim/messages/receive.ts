import { callApplication } from '../bridge/callbacks.ts';
import { type NativeMessage, type Tim, TYPES } from '../bridge/native.ts';
import { sortMessages } from '../bridge/sort-messages.ts';
import type { Client } from '../connection/client.ts';
import { deliverGroupInfoChange } from '../notices/group-info-change.ts';
import { deliverGroupNotice } from '../notices/group-system-notices.ts';
import { setNewest } from '../tool/newest.ts';
import type { Msg } from './msg.ts';
import { storeMessage } from './store-message.ts';
import { toLegacyMsg } from './to-legacy.ts';

/**
 * Delivers a MESSAGE_RECEIVED batch through the legacy listeners, in legacy's order: system notices, changes of
 * group data, live rooms, the rest. Messages are in MsgStore and counted before a listener runs; duplicates and
 * "is typing" are not delivered.
 */
export function receive(client: Client, tim: Tim, batch: ReadonlyArray<NativeMessage>): void {
  const split = sortMessages(tim, batch);
  split.notices.forEach((notice) => {
    deliverGroupNotice(client, tim, notice);
  });
  split.avChatRoom.concat(split.messages).forEach((message) => {
    if (message.type === TYPES.MSG_GRP_TIP) deliverGroupInfoChange(client, message);
  });
  deliverBigGroup(client, audible(client, split.avChatRoom));
  deliverMessages(client, split.messages);
}

/** Without what rooms say that are being left, or joined: a join's callback comes first, as in legacy. */
function audible(client: Client, messages: NativeMessage[]): NativeMessage[] {
  for (let i = messages.length - 1; i >= 0; i--) {
    const message = messages[i] as NativeMessage;
    const held = client.joining[message.to];
    if (held) held.unshift(message);
  }
  return messages.filter((message) => !client.quitting[message.to] && !client.joining[message.to]);
}

/** That many messages of live rooms are told apart. */
const MAX_ROOM_MESSAGES = 1000;

/**
 * Live rooms: one listener, newest first, nothing stored. On a bad connection v2 itself hands single messages over
 * twice (2.27.6 with `unlimitedAVChatRoom`, measured: 24 in half an hour of faults; when exactly is not known).
 */
export function deliverBigGroup(client: Client, messages: ReadonlyArray<NativeMessage>): void {
  const fresh = messages.filter((message) => {
    const { to, type, sequence, random } = message;
    if (!sequence || !random) return true;
    const key = `${to} ${type} ${sequence} ${random}`;
    const isNew = !client.roomMessages[key];
    setNewest(client.roomMessages, client.roomOrder, MAX_ROOM_MESSAGES, key, true);
    return isNew;
  });
  if (!fresh.length) return;
  callApplication(
    client.listeners.onBigGroupMsgNotify,
    fresh.map((message) => toLegacyMsg(client, message, 'bigGroup')),
  );
}

/** Stores messages, then hands the new ones to `onMsgNotify` in one call. */
export function deliverMessages(client: Client, messages: ReadonlyArray<NativeMessage>): void {
  const fresh: Msg[] = [];
  messages.forEach((message) => {
    const stored = storeMessage(client, message, 'live', true);
    if (stored.isNew) fresh.push(stored.msg);
  });
  notify(client, fresh);
}

/** Calls `onMsgNotify`, when there is something to say. */
export function notify(client: Client, msgs: Msg[]): void {
  if (msgs.length) callApplication(client.listeners.onMsgNotify, msgs);
}
