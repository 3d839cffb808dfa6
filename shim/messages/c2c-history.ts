import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeMessage, Tim } from '../bridge/native.ts';
import { fail } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { Session } from './session.ts';
import { storeMessage } from './store-message.ts';

export interface C2CHistoryOptions {
  Peer_Account?: string | number;
  /** 1 to 15, default 15. */
  MaxCnt?: number;
  /** 0 first, then `LastMsgTime` of the answer before; seconds. */
  LastMsgTime?: number;
  /** `''` first, then `MsgKey` of the answer before. */
  MsgKey?: string;
}

const MAX_COUNT = 15;

/**
 * `webim.getC2CHistoryMsgs`: one page of a C2C conversation, oldest first. Every message is returned, also those
 * known already; new ones go to the end of the store's session, uncounted. The surface has checked and completed
 * the options.
 *
 * Pages are cut from the list v2 keeps itself (`getMessageList`): it pulls with the server's message key, so a page
 * border inside one second neither repeats nor loses messages, and live messages join the newest page.
 */
export function getC2CHistoryMsgs(
  client: Client,
  options: C2CHistoryOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const peer = String(options.Peer_Account);
  const count = Number(options.MaxCnt);
  const cursor = { time: Number(options.LastMsgTime) || 0, key: String(options.MsgKey) };
  readPage(client.tim as Tim, `C2C${peer}`, cursor, count).then(
    (page) => {
      const messages = page.messages.map((native) => storeMessage(client, native, 'history', false).msg);
      sessionOf(client, peer).isFinished(page.complete);
      const oldest = page.messages[0];
      callApplication(cbOk, {
        Complete: page.complete,
        MsgCount: messages.length,
        LastMsgTime: oldest ? oldest.time : cursor.time,
        MsgKey: oldest ? messageKey(oldest) : cursor.key,
        MsgList: messages,
      });
    },
    (error) => fail(client, cbErr, error),
  );
}

/** The store's session; made when there was none, even if there is no message to put into it. */
function sessionOf(client: Client, peer: string): Session {
  const stored = client.store.getSession('C2C', peer);
  if (stored) return stored;
  const session = new Session('C2C', peer, peer, '');
  client.store.sessMap()[Session.skey('C2C', peer)] = session;
  return session;
}

/** Legacy's form of a message key. It is all a page carries from one request to the next. */
function messageKey(message: NativeMessage): string {
  return `${message.sequence}_${message.random}_${message.time}`;
}

interface Page {
  messages: NativeMessage[];
  /** 1: nothing older. */
  complete: 0 | 1;
}

/**
 * Reads backwards until there are `count` messages older than the cursor, or no more. The cursor is found again by
 * its key in the list itself, so it still works after a reload of the page.
 */
function readPage(
  tim: Tim,
  conversationID: string,
  cursor: { time: number; key: string },
  count: number,
): Promise<Page> {
  let collected: NativeMessage[] = [];

  function next(nextReqMessageID: string | undefined): Promise<Page> {
    return guarded(() => tim.getMessageList({ conversationID, nextReqMessageID, count: MAX_COUNT })).then(
      (answer) => {
        const data = answer?.data || {};
        const list: NativeMessage[] = Array.isArray(data.messageList) ? data.messageList : [];
        const known = collected.map((message) => message.ID);
        const fresh = list.filter((message) => known.indexOf(message.ID) < 0);
        collected = fresh.concat(collected);
        const older = olderThan(collected, cursor).filter(isShown);
        const end = data.isCompleted === true || fresh.length === 0;
        if (older.length < count && !end) return next((collected[0] as NativeMessage).ID);
        return { messages: older.slice(-count), complete: end && older.length <= count ? 1 : 0 };
      },
    );
  }
  return next(undefined);
}

function olderThan(messages: NativeMessage[], cursor: { time: number; key: string }): NativeMessage[] {
  if (!cursor.time && !cursor.key) return messages;
  for (let i = messages.length - 1; i >= 0; i--) {
    if (messageKey(messages[i] as NativeMessage) === cursor.key) return messages.slice(0, i);
  }
  return messages.filter(
    (message) => message.time < cursor.time || (!cursor.key && message.time === cursor.time),
  );
}

/** Legacy never showed revoked or deleted messages. */
function isShown(message: NativeMessage): boolean {
  return !message.isRevoked && !message.isDeleted && !message.isPlaceMessage;
}
