import { throwWithText } from './answers.ts';
import { isThenable } from './callbacks.ts';
import { stateOf } from './instance-state.ts';
import {
  type ConversationFacts,
  conversationFactsOf,
  rememberConversation,
  sentMessage,
} from './message-facts.ts';
import { EVENT, type NativeAnswer, type NativeEvent, type NativeMessage, type Tim, TYPES } from './native.ts';
import { sortMessages } from './sort-messages.ts';

/** One conversation of the page, live: the same object until it is removed. */
export interface StoredConversation extends ConversationFacts {
  /** Messages of others since the page logged in, while `autoRead` was off. Assign to lower it. Not the server's number. */
  unreadCount: number;
  /** In the order they became known to the page. */
  messages: NativeMessage[];
  /** Newest `message.time`, seconds; 0 before the first message. */
  lastTime: number;
  /** Newest `message.sequence`. */
  lastSequence: number;
  /** While on, new messages do not count as unread. */
  autoRead: boolean;
}

/** Page-local memory of conversations with the rules of legacy `webim.MsgStore`, on native messages. */
export interface ConversationStore {
  /** The live map by conversationID, in order of first appearance; a new object after login and logout. */
  all(): { [conversationID: string]: StoredConversation };
  get(conversationType: string, to: string | number): StoredConversation | undefined;
  /** Forgets a conversation, its messages and its duplicates, so that the same history can be added again. */
  remove(conversationType: string, to: string | number): true;
  /**
   * Legacy `setAutoRead`: `resetAll` switches it off everywhere first; switching it on zeroes `unreadCount` and
   * reports one read receipt. The conversation may be null.
   */
  setAutoRead(conversation: StoredConversation | null | undefined, on: boolean, resetAll?: boolean): void;
  /**
   * Adds history (`getMessageList`): stored once each, not counted as unread unless `asUnread` says so. Answers those
   * that were not known yet.
   */
  add(messages: ReadonlyArray<NativeMessage>, asUnread?: boolean): NativeMessage[];
}

interface StoreInternals extends ConversationStore {
  receive(messages: ReadonlyArray<NativeMessage>): void;
  clear(): void;
}

/**
 * The conversation store of this instance. It knows what arrives from its first use on (and what
 * {@link splitMessages} is given), own C2C messages sent by this page included; AVChatRoom messages never enter.
 * In a MESSAGE_RECEIVED handler it is up to date after `splitMessages`, in whatever order handlers were registered.
 */
export function conversationStore(tim: Tim): ConversationStore {
  const state = stateOf(tim);
  if (!state.store) {
    const store = createStore(tim);
    state.store = store;
    tim.on(EVENT.MESSAGE_RECEIVED, (event: NativeEvent) =>
      store.receive(sortMessages(tim, event.data || []).messages),
    );
    tim.on(EVENT.SDK_NOT_READY, store.clear);
    storeOwnMessages(tim, store);
  }
  return state.store;
}

/** Hands a sorted batch to the store; messages seen before change nothing. */
export function feedStore(tim: Tim, messages: ReadonlyArray<NativeMessage>): void {
  (conversationStore(tim) as StoreInternals).receive(messages);
}

function createStore(tim: Tim): StoreInternals {
  let conversations: { [conversationID: string]: StoredConversation } = {};
  // conversationID -> keys of stored messages. Same message = same direction, sequence and random, as in legacy.
  let stored: { [conversationID: string]: { [key: string]: true } } = {};
  // A batch reaches us both from our own handler and from splitMessages. The object tells: a conversation removed
  // between the two must not come back. (A map: Internet Explorer 11 has no WeakSet.)
  const received = new WeakMap<NativeMessage, true>();

  function put(message: NativeMessage, counts: boolean): boolean {
    const facts = conversationFactsOf(message);
    const keys = stored[facts.conversationID] || {};
    stored[facts.conversationID] = keys;
    const key = `${message.flow}|${message.sequence}|${message.random}`;
    if (keys[key]) {
      const known = conversations[facts.conversationID];
      if (known) rememberConversation(message, known);
      return false;
    }
    keys[key] = true;
    const conversation: StoredConversation = conversations[facts.conversationID] || {
      conversationID: facts.conversationID,
      conversationType: facts.conversationType,
      to: facts.to,
      name: facts.name,
      unreadCount: 0,
      messages: [],
      lastTime: 0,
      lastSequence: 0,
      autoRead: false,
    };
    conversations[facts.conversationID] = conversation;
    rememberConversation(message, conversation);
    conversation.messages.push(message);
    conversation.lastTime = Math.max(conversation.lastTime, message.time || 0);
    conversation.lastSequence = Math.max(conversation.lastSequence, message.sequence || 0);
    if (counts && message.flow === 'in' && !conversation.autoRead) conversation.unreadCount++;
    return true;
  }

  return {
    all: () => conversations,
    get: (conversationType, to) => conversations[conversationType + to],
    remove(conversationType, to) {
      delete conversations[conversationType + to];
      delete stored[conversationType + to];
      return true;
    },
    setAutoRead(conversation, on, resetAll) {
      if (resetAll)
        for (const id in conversations) (conversations[id] as StoredConversation).autoRead = false;
      if (!conversation) return;
      conversation.autoRead = on;
      if (!on) return;
      conversation.unreadCount = 0;
      reportRead(tim, conversation.conversationID);
    },
    add: (messages, asUnread) => messages.filter((message) => put(message, asUnread === true)),
    receive(messages) {
      messages.forEach((message) => {
        if (received.has(message)) return;
        received.set(message, true);
        put(message, true);
      });
    },
    clear() {
      conversations = {};
      stored = {};
    },
  };
}

/** One read receipt. Errors are of no consequence to the page, as in legacy. */
export function reportRead(tim: Tim, conversationID: string): void {
  try {
    const result = tim.setMessageRead({ conversationID });
    if (isThenable(result)) result.then(undefined, () => {});
  } catch (_) {
    // v2 throws on ids it does not like; there is nothing to report then
  }
}

/**
 * Legacy stored an own C2C message when the backend had accepted it, before the success callback. Own group
 * messages came back through the listener; native code hands them to `splitMessages` itself.
 */
function storeOwnMessages(tim: Tim, store: StoreInternals): void {
  const { sendMessage } = tim;
  tim.sendMessage = (message, options?: unknown) => {
    const result = sendMessage.call(tim, message, options);
    if (!isThenable(result)) return result;
    return result.then((answer: NativeAnswer) => {
      const sent = sentMessage(answer, message);
      if (sent.conversationType === TYPES.CONV_C2C) store.add([sent]);
      return answer;
    }, throwWithText);
  };
}
