import { callApplication } from './callbacks.ts';
import { changedGroupInfo } from './changed-group-info.ts';
import { onConnectionChange } from './connection-change.ts';
import { onDownloadUrl } from './download-urls.ts';
import { type InstanceState, stateOf } from './instance-state.ts';
import { callListener, clearListeners, type Listeners, NOTICE_KEY, takeListeners } from './listeners.ts';
import { sentMessage } from './message-facts.ts';
import { EVENT, type NativeEvent, type NativeMessage, type Tim, TYPES } from './native.ts';
import { splitMessages } from './split-messages.ts';
import { watchLists } from './watch-lists.ts';

/**
 * Gives the listeners object of a legacy login to v2: the same names, native values. `onMsgNotify` and
 * `onBigGroupMsgNotify` get lists of v2 messages, the handlers of `onGroupSystemNotifys` a v2 notice message each,
 * `onGroupInfoChangeNotify` the tip that changed the group, `onConnNotify` what {@link onConnectionChange} tells,
 * `onKickedEventCall` and `onC2cEventNotifys[96]` nothing; the handlers of `onFriendSystemNotifys` what
 * `onFriendChange` tells, `onProfileSystemNotifys[1]` what `onProfileChange` tells, `onC2cEventNotifys[92]`
 * and `onGroupSystemNotifys[15]` what `onReadElsewhere` tells. Other names are never called.
 *
 * As with a legacy login the latest object wins, whoever set the one before: nothing is heard twice. The functions
 * are taken out of it now; what is put into the object later has no effect. They run after the callback of the login
 * that is under way.
 */
export function setListeners(tim: Tim, listeners: Listeners | null | undefined): void {
  const state = stateOf(tim);
  if (!state.listeners) {
    state.listeners = {};
    bind(tim, state, state.listeners);
  }
  takeListeners(state.listeners, listeners || {});
}

function bind(tim: Tim, state: InstanceState, current: Listeners): void {
  tim.on(EVENT.MESSAGE_RECEIVED, (event: NativeEvent) => {
    const batch: NativeMessage[] = Array.isArray(event.data) ? event.data : [];
    // Legacy started to receive when the login was through.
    if (state.loginsUnderWay > 0) state.afterLogin.push(() => deliver(tim, current, batch));
    else deliver(tim, current, batch);
  });
  tim.on(EVENT.KICKED_OUT, () => {
    const { onKickedEventCall } = current;
    callListener(current, 'onC2cEventNotifys', NOTICE_KEY.KICKED);
    callApplication(onKickedEventCall);
    clearListeners(current);
  });
  onConnectionChange(tim, (notice) => {
    callApplication(current.onConnNotify, notice);
  });
  onDownloadUrl(tim, (notice) => {
    callApplication(current.onAppliedDownloadUrl, notice);
  });
  watchLists(tim, (table, key, value) => callListener(current, table, key, value));
}

/** A batch through the listeners, in the order legacy called them. */
function deliver(tim: Tim, listeners: Listeners, data: ReadonlyArray<NativeMessage>): void {
  const batch = splitMessages(tim, data);
  batch.notices.forEach((notice) => {
    callListener(listeners, 'onGroupSystemNotifys', (notice.payload || {}).operationType, notice);
  });
  // A change of a group's profile came to a listener of its own, before the tip that carries it.
  batch.avChatRoom.concat(batch.messages).forEach((message) => {
    if (message.type === TYPES.MSG_GRP_TIP && changedGroupInfo(message.payload || {}).length > 0) {
      callApplication(listeners.onGroupInfoChangeNotify, message);
    }
  });
  if (batch.avChatRoom.length) callApplication(listeners.onBigGroupMsgNotify, batch.avChatRoom);
  if (batch.messages.length) callApplication(listeners.onMsgNotify, batch.messages);
}

/**
 * Sends a message, and hands an own group message to the listeners of {@link setListeners} afterwards: v2 does not
 * bring it back, webim.js did. Own C2C messages never came back.
 *
 * @returns what `tim.sendMessage` returns.
 */
export function sendAndEcho(
  tim: Tim,
  message: NativeMessage,
  options?: unknown,
): ReturnType<Tim['sendMessage']> {
  return tim.sendMessage(message, options).then((imResponse) => {
    if (message.conversationType === TYPES.CONV_GROUP) {
      const sent: NativeMessage = sentMessage(imResponse, message);
      setTimeout(() => {
        const { listeners } = stateOf(tim);
        if (listeners) deliver(tim, listeners, [sent]);
      }, 0);
    }
    return imResponse;
  });
}
