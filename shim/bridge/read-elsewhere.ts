import { ask, listIn } from './ask.ts';
import { callApplication } from './callbacks.ts';
import { whenFoundReady } from './instance-state.ts';
import { listen } from './listen.ts';
import { EVENT, type NativeEvent, type Tim } from './native.ts';

/** A conversation that was read on another device of the same user. */
export interface ReadElsewhere {
  conversationID: string;
  /** `C2C` or `GROUP`. */
  conversationType: string;
  /** The peer or the group. */
  to: string;
  /** Time of the last message, seconds: v2 does not say up to which one was read. */
  lastTime: number;
  /** Its sequence. */
  lastSequence: number;
}

interface Conversation {
  conversationID: string;
  type: string;
  unreadCount: number;
  lastMessage?: { lastTime?: number; lastSequence?: number };
}

/** v2 tells of its conversations at most once a second. */
const OWN_FOR = 3000;

/**
 * Tells a handler which conversations another device of the same user has read. v2 keeps those messages to itself and
 * only lowers the number of unread messages in CONVERSATION_LIST_UPDATED, so a number that falls to 0 without a
 * `tim.setMessageRead` of this page is taken for one. What is read within a second of its arrival is not noticed.
 * @returns a function that ends it.
 */
export function onReadElsewhere(tim: Tim, handler: (read: ReadElsewhere) => void): () => void {
  let unread: { [conversationID: string]: number } = Object.create(null);
  let own: { [conversationID: string]: number } = Object.create(null);
  const { setMessageRead } = tim;
  tim.setMessageRead = function (options: { conversationID: string }) {
    if (options) own[options.conversationID] = Date.now();
    // biome-ignore lint/complexity/noArguments: rest parameters cost a loop in ES5
    return setMessageRead.apply(tim, arguments);
  };
  const learn = (list: Conversation[]) => {
    unread = Object.create(null);
    list.forEach((one) => {
      unread[one.conversationID] = one.unreadCount;
    });
  };
  const onList = (event: NativeEvent) => {
    if (!Array.isArray(event.data)) return;
    const before = unread;
    learn(event.data);
    (event.data as Conversation[]).forEach((one) => {
      if (!before[one.conversationID] || one.unreadCount > 0) return;
      if (Date.now() - (own[one.conversationID] || 0) < OWN_FOR) return;
      const last = one.lastMessage || {};
      callApplication(handler, {
        conversationID: one.conversationID,
        conversationType: one.type,
        to: one.conversationID.substring(one.type.length),
        lastTime: last.lastTime || 0,
        lastSequence: last.lastSequence || 0,
      });
    });
  };
  const forget = () => {
    unread = Object.create(null);
    own = Object.create(null);
  };
  const stopListening = listen(tim, {
    [EVENT.CONVERSATION_LIST_UPDATED]: onList,
    [EVENT.SDK_NOT_READY]: forget,
  });
  const stopAsking = whenFoundReady(tim, () => {
    ask(tim, 'getConversationList').then(
      (data) => learn(listIn(data, 'conversationList')),
      () => {},
    );
  });
  return () => {
    stopAsking();
    stopListening();
  };
}
