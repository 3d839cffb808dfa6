import type { Tim } from '../bridge/native.ts';
import { readUnread } from '../bridge/unread-messages.ts';
import { answerWith } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { groupNotices, noticeKey } from '../groups/group-notices.ts';
import { deliverGroupNotice } from '../notices/group-system-notices.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import type { Msg } from './msg.ts';
import { notify } from './receive.ts';
import { storeMessage } from './store-message.ts';

/**
 * `webim.syncMsgs`: C2C messages of others that came while the page was away, oldest first per conversation; stored
 * and counted as unread, those known already left out. With `cbOk` the listener is not called; without it
 * `onMsgNotify` gets them. v2 pulls such messages at login without an event, so they are what its conversations
 * count as unread. Group system notices that came in the same way go to their listeners first, once.
 */
export function syncMsgs(client: Client, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  answerWith(
    client,
    Promise.all([readUnread(tim), groupNotices(tim)] as const),
    (pulled) => {
      pulled[1].forEach((notice) => {
        if (!client.notices[noticeKey(notice)]) deliverGroupNotice(client, tim, notice);
      });
      const fresh: Msg[] = [];
      pulled[0].forEach((native) => {
        const stored = storeMessage(client, native, 'sync', true);
        if (stored.isNew) fresh.push(stored.msg);
      });
      return fresh;
    },
    cbOk || ((fresh) => notify(client, fresh)),
    cbErr,
  );
}
