import { ask, listIn } from './ask.ts';
import { stateOf } from './instance-state.ts';
import { listen } from './listen.ts';
import { EVENT, type Tim, TYPES } from './native.ts';

export interface Conversation {
  conversationID: string;
  type: string;
  unreadCount: number;
  lastMessage?: { fromAccount?: string };
}

/** Longest wait for the counts of a version that brings them late, ms. Measured: 5 to 30. */
const COUNTS_TIMEOUT = 500;

/**
 * The C2C conversations with unread messages. Versions that speak HTTP (up to 2.10) are ready before they know the
 * counts: all are 0 until an event brings them, moments later. That is waited for where it can be the case: nothing
 * counts as unread, somebody else wrote last, and no event has said otherwise since the login.
 */
export function unreadConversations(tim: Tim): Promise<Conversation[]> {
  return c2cConversations(tim).then((conversations) => {
    const state = stateOf(tim);
    // 2.12 on, which all speak over sockets, have deleteMessage.
    const mayBeLate =
      typeof tim.deleteMessage !== 'function' &&
      !state.hasUnreadCounts &&
      conversations.some(({ lastMessage }) => !!lastMessage && lastMessage.fromAccount !== state.userID);
    const unread = conversations.filter(isUnread);
    if (unread.length || !mayBeLate) return unread;
    return untilCounted(tim).then(() => {
      state.hasUnreadCounts = true;
      return c2cConversations(tim).then((later) => later.filter(isUnread));
    });
  });
}

function c2cConversations(tim: Tim): Promise<Conversation[]> {
  return ask(tim, 'getConversationList').then((data) =>
    listIn(data, 'conversationList').filter((conversation) => conversation.type === TYPES.CONV_C2C),
  );
}

function isUnread(conversation: Conversation): boolean {
  return Number(conversation.unreadCount) > 0;
}

function untilCounted(tim: Tim): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopListening();
      resolve();
    };
    // The state's own handler came first.
    const look = () => {
      if (stateOf(tim).hasUnreadCounts) end();
    };
    const timer = setTimeout(end, COUNTS_TIMEOUT);
    const stopListening = listen(tim, { [EVENT.CONVERSATION_LIST_UPDATED]: look });
  });
}
