import { readBackwards } from './c2c-history.ts';
import { conversationStore } from './conversation-store.ts';
import type { NativeMessage, Tim } from './native.ts';
import { isTypingOnly } from './sort-messages.ts';
import { unreadConversations } from './unread-conversations.ts';

/**
 * C2C messages of others that came while the page was away, as `webim.syncMsgs` gave them: oldest first per
 * conversation, put into the conversation store and counted as unread, without those it had already. v2 pulls them at
 * login without an event; they are what its conversations count as unread.
 */
export function getUnreadMessages(tim: Tim): Promise<NativeMessage[]> {
  return readUnread(tim).then((messages) => conversationStore(tim).add(messages, true));
}

/** The same for who keeps messages elsewhere. */
export function readUnread(tim: Tim): Promise<NativeMessage[]> {
  return unreadConversations(tim)
    .then((unread) =>
      Promise.all(
        unread.map(({ conversationID, unreadCount }) =>
          newestIncoming(tim, conversationID, Number(unreadCount)),
        ),
      ),
    )
    .then((lists) => {
      let all: NativeMessage[] = [];
      lists.forEach((list) => {
        all = all.concat(list);
      });
      return all.filter((message) => !isTypingOnly(message));
    });
}

/** The newest `count` messages of others in a conversation, oldest first. */
function newestIncoming(tim: Tim, conversationID: string, count: number): Promise<NativeMessage[]> {
  return readBackwards(tim, conversationID, (messages, end) => {
    const incoming = messages.filter((message) => message.flow === 'in' && !message.isRevoked);
    return incoming.length >= count || end ? incoming.slice(-count) : undefined;
  });
}
