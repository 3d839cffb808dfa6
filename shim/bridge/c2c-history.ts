import { ask, listIn } from './ask.ts';
import { type NativeMessage, type Tim, TYPES } from './native.ts';

export interface C2CHistoryRequest {
  /** The peer. */
  userID: string | number;
  /** Messages per page, 1 to 15; default 15. */
  count?: number;
  /** `lastTime` of the page before, seconds; 0 or missing for the newest page. */
  lastTime?: number;
  /** `messageKey` of the page before; `''` or missing for the newest page. */
  messageKey?: string;
}

export interface C2CHistoryPage {
  /** Oldest first. */
  messageList: NativeMessage[];
  /** Nothing older is left. */
  isCompleted: boolean;
  /** Of the oldest message; goes into the next request with `messageKey`. Legacy `LastMsgTime`, seconds. */
  lastTime: number;
  /** Legacy `MsgKey`. It names a message, so it still works after a reload of the page. */
  messageKey: string;
}

/** v2 hands out no more than this at once. */
const MAX_COUNT = 15;

/**
 * One page of a C2C conversation, backwards from a cursor, as legacy `getC2CHistoryMsgs` paged: exactly `count`
 * messages as long as there are that many, without revoked ones. `tim.getMessageList` alone gives more or fewer than
 * asked when it pulls from the network or has live messages, and its cursor is lost with the page.
 *
 * Pages are cut from the list v2 keeps itself: it pulls with the server's message key, so a page border inside one
 * second neither repeats nor loses messages.
 * @returns rejects as `tim.getMessageList` does.
 */
export function getC2CHistory(tim: Tim, request: C2CHistoryRequest): Promise<C2CHistoryPage> {
  const conversationID = TYPES.CONV_C2C + request.userID;
  const count = Number(request.count) || MAX_COUNT;
  const cursor: Cursor = { time: Number(request.lastTime) || 0, key: String(request.messageKey || '') };
  return readBackwards(tim, conversationID, (messages, end) => {
    const older = olderThan(messages, cursor).filter(isShown);
    if (older.length < count && !end) return undefined;
    const messageList = older.slice(-count);
    const oldest = messageList[0];
    return {
      messageList,
      isCompleted: end && older.length <= count,
      lastTime: oldest ? oldest.time : cursor.time,
      messageKey: oldest ? messageKeyOf(oldest) : cursor.key,
    };
  });
}

/**
 * Reads a conversation from its newest message backwards until `take` is content.
 * @param take gets everything read so far, oldest first, and whether there is no more.
 */
export function readBackwards<T>(
  tim: Tim,
  conversationID: string,
  take: (messages: NativeMessage[], end: boolean) => T | undefined,
): Promise<T> {
  let messages: NativeMessage[] = [];
  function next(nextReqMessageID: string | undefined): Promise<T> {
    return ask(tim, 'getMessageList', { conversationID, nextReqMessageID, count: MAX_COUNT }).then((data) => {
      const list: NativeMessage[] = listIn(data, 'messageList');
      const known = messages.map((message) => message.ID);
      const fresh = list.filter((message) => known.indexOf(message.ID) < 0);
      messages = fresh.concat(messages);
      const end = (data && data.isCompleted === true) || fresh.length === 0;
      const taken = take(messages, end);
      return taken === undefined ? next((messages[0] as NativeMessage).ID) : taken;
    });
  }
  return next(undefined);
}

interface Cursor {
  time: number;
  key: string;
}

/** Legacy's form of a message key. */
export function messageKeyOf(message: NativeMessage): string {
  return `${message.sequence}_${message.random}_${message.time}`;
}

function olderThan(messages: NativeMessage[], cursor: Cursor): NativeMessage[] {
  if (!cursor.time && !cursor.key) return messages;
  for (let i = messages.length - 1; i >= 0; i--) {
    if (messageKeyOf(messages[i] as NativeMessage) === cursor.key) return messages.slice(0, i);
  }
  return messages.filter(
    (message) => message.time < cursor.time || (!cursor.key && message.time === cursor.time),
  );
}

/** Legacy never showed revoked or deleted messages. */
export function isShown(message: NativeMessage): boolean {
  return !message.isRevoked && !message.isDeleted && !message.isPlaceMessage;
}
