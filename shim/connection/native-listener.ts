import { type NativeMessage, TYPES } from '../bridge/native.ts';
import { isFromAVChatRoom } from '../bridge/track-av-chat-rooms.ts';
import { toGroupInfoChange } from '../notices/group-info-change.ts';
import { toGroupNotice } from '../notices/group-system-notices.ts';
import { toListNotice } from '../notices/list-notices.ts';
import type { Client } from './client.ts';

/** A handler may be wrapped by itself and in its table. */
const WRAPPED = '__webim2timNative';

// biome-ignore lint/suspicious/noExplicitAny: application functions take what legacy gave them
type Listener = ((...args: any[]) => unknown) & { [WRAPPED]?: true };
/** A function, or a table of functions by the type of the notice. */
export type LegacyListener = Listener | { [key: string]: LegacyListener } | null | undefined;

/**
 * A legacy listener as one that `webim2tim.setListeners` can call: it gets v2 values and hands on what `webim.login`
 * would have given.
 *
 * @param toLegacy the `Msg` of each message.
 */
export function nativeListener(
  client: Client,
  toLegacy: (messages: ReadonlyArray<NativeMessage>) => unknown,
  listener: LegacyListener,
): LegacyListener {
  if (!listener) return listener;
  if (typeof listener === 'function') {
    const legacy = listener as Listener;
    if (legacy[WRAPPED]) return legacy;
    const wrapper: Listener = (value) => legacy(legacyValue(client, toLegacy, value));
    wrapper[WRAPPED] = true;
    return wrapper;
  }
  const table: { [key: string]: LegacyListener } = {};
  Object.keys(listener).forEach((key) => {
    table[key] = nativeListener(client, toLegacy, listener[key]);
  });
  return table;
}

/** Messages, or whatever else `setListeners` hands out; each kind shows by a field no other has. */
function legacyValue(
  client: Client,
  toLegacy: (messages: ReadonlyArray<NativeMessage>) => unknown,
  // biome-ignore lint/suspicious/noExplicitAny: told apart by its fields
  value: any,
): unknown {
  if (!value) return value;
  if (Array.isArray(value)) return toLegacy(value);
  if (value.type === TYPES.MSG_GRP_SYS_NOTICE) {
    return toGroupNotice(value, client.tim !== null && isFromAVChatRoom(client.tim, value));
  }
  if (value.type === TYPES.MSG_GRP_TIP) return toGroupInfoChange(value);
  return toListNotice(value);
}
