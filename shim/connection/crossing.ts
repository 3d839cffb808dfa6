import { type Listeners, takeListeners } from '../bridge/listeners.ts';
import type { NativeError, NativeMessage } from '../bridge/native.ts';
import { isFromAVChatRoom } from '../bridge/track-av-chat-rooms.ts';
import type { Msg } from '../messages/msg.ts';
import { toLegacyMsg } from '../messages/to-legacy.ts';
import type { LegacyError } from '../surface/capabilities.ts';
import { attach } from './attach.ts';
import type { Client } from './client.ts';
import { type LegacyListener, nativeListener } from './native-listener.ts';
import { toLegacyError } from './to-legacy-error.ts';

/** The visible crossings between legacy and native code, part of `webim.migrate`. */
export interface Crossing {
  /** The `Msg` of a native message, the same one each time; a list gives a list. */
  toLegacy(message: NativeMessage): Msg;
  toLegacy(messages: ReadonlyArray<NativeMessage>): Msg[];
  /** The native message behind a `Msg` that was received or sent, undefined for one that never left the page. */
  toNative(msg: Msg): NativeMessage | undefined;
  /** A rejection of v2 as legacy error callbacks receive it. */
  toLegacyError(error: NativeError): LegacyError;
  /**
   * A legacy listener for native code to call: a function of `webim2tim.setListeners` that gets v2 messages, or the
   * table of `onGroupSystemNotifys`. The legacy one gets what `webim.login` would have given it.
   */
  nativeListener<L extends LegacyListener>(listener: L): L;
  /**
   * Lets legacy listeners hear what a native instance receives, for pages whose login is native already. `onConnNotify`
   * and the others are called as after `webim.login`.
   */
  bindListeners(tim: unknown, listeners: Listeners): void;
}

/** The crossings of one webim instance. */
export function createCrossing(client: Client): Crossing {
  function one(message: NativeMessage): Msg {
    const fromRoom = client.tim !== null && isFromAVChatRoom(client.tim, message);
    return toLegacyMsg(client, message, fromRoom ? 'bigGroup' : 'live');
  }
  return {
    toLegacy: ((messages: NativeMessage | ReadonlyArray<NativeMessage>) =>
      Array.isArray(messages) ? messages.map(one) : one(messages as NativeMessage)) as Crossing['toLegacy'],
    toNative: (msg) => client.links.nativeOf(msg),
    nativeListener: ((listener: LegacyListener) =>
      nativeListener(client, (messages) => messages.map(one), listener)) as Crossing['nativeListener'],
    toLegacyError: (error) => toLegacyError(error, client.diagnostics.lang()),
    bindListeners: (tim, listeners) => {
      attach(client, tim);
      takeListeners(client.listeners, listeners);
    },
  };
}
