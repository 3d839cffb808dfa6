import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { readBackwards } from '../bridge/c2c-history.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeMessage, Tim } from '../bridge/native.ts';
import { fail } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import type { Msg } from './msg.ts';
import { storeMessage } from './store-message.ts';

export interface SyncGroupMsgsOptions {
  GroupId: string | number;
  /** The newest number wanted; above 0. Missing: from the newest message on. */
  ReqMsgSeq?: number;
  ReqMsgNumber: number;
}

interface Stretch {
  messages: NativeMessage[];
  /** Nothing older is left. */
  end: boolean;
}

/**
 * `webim.syncGroupMsgs`: the messages of a group up to and including `ReqMsgSeq`, backwards. The answer is a plain
 * array, oldest first, **without** those stored already; placeholders and revoked ones are left out and leave their
 * number unused. They count as unread. Without `cbOk` they go to `onMsgNotify`.
 */
export function syncGroupMsgs(client: Client, options: SyncGroupMsgsOptions, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  const groupId = String(options.GroupId);
  const first = Number(options.ReqMsgSeq) || Number.POSITIVE_INFINITY;
  const count = Number(options.ReqMsgNumber) || 1;
  readStretch(tim, SESSION_TYPE.GROUP + groupId, first, count).then(
    (stretch) => {
      const fresh: Msg[] = [];
      stretch.messages.forEach((native) => {
        if (native.isRevoked || native.isDeleted || native.isPlaceMessage) return;
        const stored = storeMessage(client, native, 'history', true);
        if (stored.isNew) fresh.push(stored.msg);
      });
      const session = client.store.getSession(SESSION_TYPE.GROUP, groupId);
      if (session) session.isFinished(stretch.end ? 1 : 0);
      if (cbOk) callApplication(cbOk, fresh);
      else if (fresh.length) callApplication(client.listeners.onMsgNotify, fresh);
    },
    (error) => fail(client, cbErr, error),
  );
}

function readStretch(tim: Tim, conversationID: string, first: number, count: number): Promise<Stretch> {
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
): Promise<Stretch> {
  const count = Math.min(15, sequence - last);
  return guarded(() => tim.getMessageListHopping({ conversationID, sequence, count, direction: 0 })).then(
    (answer) => {
      const data = answer?.data || {};
      const list: NativeMessage[] = (data.messageList || []).filter(
        (message: NativeMessage) => message.sequence <= sequence && message.sequence > last,
      );
      const messages = list.concat(read);
      // 2.19 says neither where to go on nor whether there is more: the number below the oldest, if any.
      const oldest = (data.messageList || [])[0];
      const next = Number(
        data.nextMessageSeq === undefined ? oldest && oldest.sequence - 1 : data.nextMessageSeq,
      );
      const end = data.isCompleted === true || !(next > 0);
      if (end || next <= last || next >= sequence) return { messages, end };
      return hop(tim, conversationID, next, last, messages);
    },
  );
}
