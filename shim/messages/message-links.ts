import type { NativeMessage } from '../bridge/native.ts';
import type { Msg } from './msg.ts';

/** Which legacy message belongs to which native one: the same native message is always the same `Msg`. */
export interface MessageLinks {
  link(native: NativeMessage, msg: Msg): void;
  legacyOf(native: NativeMessage): Msg | undefined;
  /** The native message gets a new `Msg` when it is asked for next; the old one still knows its native. */
  forgetLegacy(native: NativeMessage): void;
  nativeOf(msg: Msg): NativeMessage | undefined;
}

/** Creates the links of one webim instance. Weak: a message nobody holds is free to go. */
export function createMessageLinks(): MessageLinks {
  const legacy = new WeakMap<NativeMessage, Msg>();
  const natives = new WeakMap<Msg, NativeMessage>();
  return {
    link(native, msg) {
      legacy.set(native, msg);
      natives.set(msg, native);
    },
    legacyOf: (native) => legacy.get(native),
    forgetLegacy(native) {
      legacy.delete(native);
    },
    nativeOf: (msg) => natives.get(msg),
  };
}
