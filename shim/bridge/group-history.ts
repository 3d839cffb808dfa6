import { ask, listIn } from './ask.ts';
import { isShown, readBackwards } from './c2c-history.ts';
import { conversationStore } from './conversation-store.ts';
import { type NativeMessage, type Tim, TYPES } from './native.ts';

/** Messages of a group. */
export interface GroupStretch {
  /** Oldest first. */
  messages: NativeMessage[];
  /** Nothing older is left. */
  end: boolean;
}

interface HistoryRequest {
  groupID: string | number;
  /** The newest number wanted; above 0. Missing: from the newest message on. */
  sequence?: number;
  /** How many numbers, not messages: what was deleted or revoked leaves its number unused. */
  count?: number;
}

/**
 * Messages of a group up to and including `sequence`, backwards, as `webim.syncGroupMsgs` gave them: oldest first, put
 * into the conversation store and counted as unread, without those it had already. `tim.getMessageList` alone gives
 * another number of messages than asked, and knows no sequence.
 */
export function getGroupHistory(tim: Tim, request: HistoryRequest): Promise<NativeMessage[]> {
  return readGroupHistory(tim, request).then(({ messages }) => conversationStore(tim).add(messages, true));
}

/** The same for who keeps messages elsewhere. */
export function readGroupHistory(tim: Tim, request: HistoryRequest): Promise<GroupStretch> {
  const conversationID = TYPES.CONV_GROUP + String(request.groupID);
  const first = Number(request.sequence) || Number.POSITIVE_INFINITY;
  const count = Number(request.count) || 1;
  return readStretch(tim, conversationID, first, count).then(({ messages, end }) => ({
    messages: messages.filter(isShown),
    end,
  }));
}

function readStretch(tim: Tim, conversationID: string, first: number, count: number): Promise<GroupStretch> {
  const last = first - count;
  if (typeof tim.getMessageListHopping === 'function' && first !== Number.POSITIVE_INFINITY) {
    return hop(tim, conversationID, first, last, []);
  }
  // Before 2.19 there is no reading from the middle: walk back from the newest.
  return readBackwards(tim, conversationID, (messages, end) => {
    const wanted = messages.filter((message) => message.sequence <= first).slice(-count);
    const reached = wanted.length > 0 && (messages[0] as NativeMessage).sequence <= last + 1;
    return end || reached || wanted.length >= count
      ? { messages: wanted, end: end && wanted[0] === messages[0] }
      : undefined;
  });
}

/** At most 15 come at once; `nextMessageSeq` names the next one down. */
function hop(
  tim: Tim,
  conversationID: string,
  sequence: number,
  last: number,
  read: NativeMessage[],
): Promise<GroupStretch> {
  const count = Math.min(15, sequence - last);
  const request = { conversationID, sequence, count, direction: 0 };
  return ask(tim, 'getMessageListHopping', request).then((answer) => {
    const data = answer || {};
    const list: NativeMessage[] = listIn(data, 'messageList');
    const messages = list
      .filter((message) => message.sequence <= sequence && message.sequence > last)
      .concat(read);
    // 2.19 says neither where to go on nor whether there is more: the number below the oldest, if any.
    const oldest = list[0];
    const next = Number(
      data.nextMessageSeq === undefined ? oldest && oldest.sequence - 1 : data.nextMessageSeq,
    );
    const end = data.isCompleted === true || !(next > 0);
    if (end || next <= last || next >= sequence) return { messages, end };
    return hop(tim, conversationID, next, last, messages);
  });
}
