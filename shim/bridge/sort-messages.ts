import { rememberGroupName, stateOf } from './instance-state.ts';
import { groupProfileOf } from './message-facts.ts';
import { type NativeElement, type NativeMessage, type Tim, TYPES } from './native.ts';
import { parseElements } from './parse-elements.ts';
import { isFromAVChatRoom } from './track-av-chat-rooms.ts';

/** A MESSAGE_RECEIVED batch by what legacy delivered through separate listeners. */
export interface SplitMessages {
  /** Group system notices (`onGroupSystemNotifys`). Read them first: legacy called that listener first. */
  notices: NativeMessage[];
  /** Messages and tips of AVChatRooms, **newest first** (`onBigGroupMsgNotify`). */
  avChatRoom: NativeMessage[];
  /** Everything else, oldest first (`onMsgNotify`). */
  messages: NativeMessage[];
}

/** Sorts a MESSAGE_RECEIVED batch; see `splitMessages`, which also feeds the conversation store. */
export function sortMessages(tim: Tim, batch: ReadonlyArray<NativeMessage>): SplitMessages {
  const state = stateOf(tim);
  const split: SplitMessages = { notices: [], avChatRoom: [], messages: [] };
  batch.forEach((message) => {
    const profile = groupProfileOf(message);
    rememberGroupName(state, profile.groupID || message.to, profile.groupName || profile.name);
    if (message.type === TYPES.MSG_GRP_SYS_NOTICE) split.notices.push(message);
    else if (message.conversationType === TYPES.CONV_GROUP && isFromAVChatRoom(tim, message)) {
      split.avChatRoom.unshift(message); // v2 sorts a batch by sequence, legacy handed it over newest first
    } else if (!isTypingOnly(message)) split.messages.push(message);
  });
  return split;
}

/** Legacy's "is typing" notice: a custom element of a C2C message whose data is JSON with `userAction` 14. */
export function isTypingElement({ type, content }: NativeElement): boolean {
  const data = content && content.data;
  if (type !== TYPES.MSG_CUSTOM || typeof data !== 'string' || data.indexOf('userAction') < 0) return false;
  try {
    return JSON.parse(data).userAction === 14;
  } catch (_) {
    return false;
  }
}

/** Says this message nothing but "is typing"? */
export function isTypingOnly(message: NativeMessage): boolean {
  if (message.conversationType !== TYPES.CONV_C2C) return false;
  const elements = parseElements(message);
  return elements.length > 0 && elements.every((element) => isTypingElement(element));
}
