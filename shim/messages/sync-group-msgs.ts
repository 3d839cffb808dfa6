import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { readGroupHistory } from '../bridge/group-history.ts';
import type { Tim } from '../bridge/native.ts';
import { answerWith } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import type { Msg } from './msg.ts';
import { notify } from './receive.ts';
import { storeMessage } from './store-message.ts';

export interface SyncGroupMsgsOptions {
  GroupId: string | number;
  /** The newest number wanted; above 0. Missing: from the newest message on. */
  ReqMsgSeq?: number;
  ReqMsgNumber: number;
}

/**
 * `webim.syncGroupMsgs`: the messages of a group up to and including `ReqMsgSeq`, backwards. The answer is a plain
 * array, oldest first, **without** those stored already; placeholders and revoked ones are left out and leave their
 * number unused. They count as unread. Without `cbOk` they go to `onMsgNotify`.
 */
export function syncGroupMsgs(client: Client, options: SyncGroupMsgsOptions, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  const groupId = String(options.GroupId);
  const request = { groupID: groupId, sequence: options.ReqMsgSeq, count: options.ReqMsgNumber };
  answerWith(
    client,
    readGroupHistory(tim, request),
    (stretch) => {
      const fresh: Msg[] = [];
      stretch.messages.forEach((native) => {
        const stored = storeMessage(client, native, 'history', true);
        if (stored.isNew) fresh.push(stored.msg);
      });
      const session = client.store.getSession(SESSION_TYPE.GROUP, groupId);
      if (session) quietly(() => session.isFinished(stretch.end ? 1 : 0));
      return fresh;
    },
    cbOk || ((fresh) => notify(client, fresh)),
    cbErr,
  );
}
