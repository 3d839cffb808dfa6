import type { Core } from '../core/core.ts';
import type { CoreEvent } from '../core/model.ts';
import type { Session } from '../core/sessions.ts';
import { c2cItem, groupEntryEvent, groupEntryItem, groupNoticeItem } from './messages.ts';
import { isRelationEvent, relationEventItem } from './relations.ts';

// The SDKs decide by the key beside it; only 96 is known to be the real service's number.
const NOTIFY_SUB_TYPE = { readByPeer: 87, kicked: 96, recalled: 118 } as const;

/** A core event as one item of an `EventArray`, the way `tim-js-sdk` v2 expects it over its socket. */
export function eventItem(core: Core, session: Session, event: CoreEvent): Record<string, unknown> {
  if (isRelationEvent(event)) return relationEventItem(core, session.userID, event);
  switch (event.type) {
    case 'c2c-message': {
      const item = c2cItem(core, event.message);
      // The copy for another session of the sender names the peer as its author (measured: v2 swaps it back).
      const isOwn = event.message.from === session.userID && event.message.to !== session.userID;
      const sync = { From_Account: event.message.to, To_Account: event.message.from, IsSyncMsg: 1 };
      return { Event: 9, C2cMsgArray: [isOwn ? { ...item, ...sync } : item] };
    }
    case 'c2c-recalled': {
      const { from, to, sequence, random, time } = event.message;
      const withdrawn = {
        From_Account: from,
        To_Account: to,
        MsgSeq: sequence,
        MsgRandom: random,
        MsgTimeStamp: time,
      };
      return notify(NOTIFY_SUB_TYPE.recalled, {
        WithdrawC2cMsgNotify: { C2cWithdrawInfoArray: [withdrawn] },
      });
    }
    case 'c2c-read-by-peer':
      return notify(NOTIFY_SUB_TYPE.readByPeer, {
        C2cReadedReceipt: { To_Account: event.peer, UinPairReadArray: [{ LastReadTime: event.time }] },
      });
    case 'group-entry': {
      const key = event.entry.kind === 'message' ? 'GroupMsgArray' : 'GroupTips';
      return { Event: groupEntryEvent(event.entry), [key]: [groupEntryItem(core, event.entry)] };
    }
    case 'group-notice':
      return { Event: 5, GroupTips: [groupNoticeItem(core, event.notice)] };
    case 'kicked':
      return notify(NOTIFY_SUB_TYPE.kicked, {
        KickoutMsgNotify: {
          To_Account: session.userID,
          Instid: event.instanceID,
          KickType: event.kickType,
          NewInstInfo: {},
        },
      });
  }
}

/** A feed event as one item of the `RspMsgList` that `get_msg` answers with. */
export function feedItem(core: Core, event: CoreEvent): Record<string, unknown> | undefined {
  if (event.type === 'group-entry') {
    return { ...groupEntryItem(core, event.entry), Event: groupEntryEvent(event.entry) };
  }
  if (event.type === 'group-notice') return { ...groupNoticeItem(core, event.notice), Event: 5 };
  return undefined;
}

const notify = (subType: number, content: Record<string, unknown>) => ({
  Event: 10,
  C2cNotifyMsgArray: [{ SubMsgType: subType, ...content }],
});
