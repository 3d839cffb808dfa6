import { callApplication } from '../bridge/callbacks.ts';
import { onConnectionChange } from '../bridge/connection-change.ts';
import { stateOf } from '../bridge/instance-state.ts';
import { callListener, clearListeners, NOTICE_KEY } from '../bridge/listeners.ts';
import { EVENT, type NativeEvent, type Tim } from '../bridge/native.ts';
import { announceInstance } from '../bridge/shared-instance.ts';
import { trackAVChatRooms } from '../bridge/track-av-chat-rooms.ts';
import { watchNativeSends } from '../messages/own-messages.ts';
import { receive } from '../messages/receive.ts';
import { deliverListNotices } from '../notices/list-notices.ts';
import { type Client, isPending } from './client.ts';

const BOUND = '__webim2timBound';

/** Makes this v2 instance the one the shim works with. */
export function useInstance(client: Client, tim: Tim): void {
  client.tim = tim;
  trackAVChatRooms(tim);
  if (client.shared) announceInstance(tim);
  const bound = (tim[BOUND] as Client[] | undefined) || [];
  if (!tim[BOUND]) Object.defineProperty(tim, BOUND, { value: bound });
  if (bound.indexOf(client) >= 0) return;
  bound.push(client);
  watchNativeSends(client, tim);

  const listen = (name: string, handler: (event: NativeEvent) => void) => {
    tim.on(name, (event) => {
      // v2 swallows what its handlers throw; a mistake of ours must be seen.
      if (client.tim === tim) callApplication(handler, event);
    });
  };
  listen(EVENT.MESSAGE_RECEIVED, (event) => onMessages(client, tim, event));
  listen(EVENT.KICKED_OUT, () => onKickedOut(client));
  listen(EVENT.SDK_NOT_READY, () => onNotReady(client));
  deliverListNotices(client, tim);
  onConnectionChange(tim, (notice) => {
    if (client.tim === tim) callApplication(client.listeners.onConnNotify, notice);
  });
}

function onMessages(client: Client, tim: Tim, event: NativeEvent): void {
  const batch = Array.isArray(event.data) ? event.data : [];
  if (client.leaving > 0 || (stateOf(tim).abandoned && !client.session)) return;
  // No listener runs before login's callback did, as in legacy, which started to receive after it.
  if (isPending(client)) client.early.push(batch);
  else receive(client, tim, batch);
}

/** Delivers what came before login's callback. */
export function deliverEarly(client: Client, tim: Tim): void {
  client.early.splice(0).forEach((batch) => {
    receive(client, tim, batch);
  });
}

/** v2 has logged this page out already. Each of the two legacy handlers hears of it once. */
function onKickedOut(client: Client): void {
  // A login under way learns of it by itself and calls its error callback; if this was about the session before,
  // nobody asks for that one any more. Its listeners have to stay either way.
  if (isPending(client)) return;
  endSession(client);
  const { onKickedEventCall } = client.listeners;
  callListener(client.listeners, 'onC2cEventNotifys', NOTICE_KEY.KICKED);
  callApplication(onKickedEventCall);
  client.store.clear();
  clearListeners(client.listeners);
}

/** After a logout: ours is through already, otherwise native code has logged out. */
function onNotReady(client: Client): void {
  if ((client.session && client.session.kind !== 'ready') || client.leaving > 0) return;
  endSession(client);
  client.store.clear();
}

/** Nobody is logged in any more, as far as legacy code can see. */
export function endSession(client: Client): void {
  client.generation++;
  client.session = null;
  client.early = [];
  client.rooms = Object.create(null);
  client.notices = {};
  client.noticeOrder = [];
  client.roomMessages = {};
  client.roomOrder = [];
}

/** Is somebody logged in on the instance without `webim.login`, through native code? */
export function isNativelyReady(client: Client): boolean {
  return client.tim !== null && client.leaving === 0 && stateOf(client.tim).ready;
}
