import { feedStore } from './conversation-store.ts';
import type { NativeMessage, Tim } from './native.ts';
import { type SplitMessages, sortMessages } from './sort-messages.ts';

/**
 * Sorts a MESSAGE_RECEIVED batch (`event.data`) the way legacy listeners received it. AVChatRoom messages are those
 * of groups joined since {@link trackAVChatRooms}. C2C messages that say nothing but "is typing" are left out, as
 * legacy did. The conversation store of this instance is up to date when this returns.
 */
export function splitMessages(tim: Tim, messages: ReadonlyArray<NativeMessage>): SplitMessages {
  const split = sortMessages(tim, messages);
  feedStore(tim, split.messages);
  return split;
}
