import type { Core } from '../core/core.ts';
import type { CoreEvent } from '../core/model.ts';
import type { Session } from '../core/sessions.ts';
import { c2cItem, groupEntryEvent, groupEntryItem, groupNoticeItem, groupReadItem } from './messages.ts';
import { isRelationEvent, relationEventItem } from './relations.ts';

// The SDKs decide by the key beside it; only 92 and 96 are known to be the real service's numbers.
export const NOTIFY_SUB_TYPE = { readByPeer: 87, readElsewhere: 92, kicked: 96, recalled: 118 } as const;

/**
 * A core event as one item of an `EventArray`.
 *
 * @param ownMessages how a copy of the user's own message from another session looks: `swapped` names the peer as
 *   its author, as v2 expects it over its socket; `plain` leaves it as it was sent, as the HTTP SDKs expect it.
 */
export function eventItem(
  core: Core,
  session: Session,
  event: CoreEvent,
  ownMessages: 'swapped' | 'plain' = 'swapped',
): Record<string, unknown> {
  if (isRelationEvent(event)) return relationEventItem(core, session.userID, event);
  switch (event.type) {
    case 'c2c-message': {
      const item = c2cItem(core, event.message);
      // Measured: v2 swaps it back.
      const isOwn =
        ownMessages === 'swapped' &&
        event.message.from === session.userID &&
        event.message.to !== session.userID;
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
    case 'c2c-read-elsewhere':
      return notify(NOTIFY_SUB_TYPE.readElsewhere, {
        ReadC2cMsgNotify: { UinPairReadArray: [{ From_Account: event.peer, LastReadTime: event.time }] },
      });
    case 'group-read-elsewhere':
      return { Event: 5, GroupTips: [groupReadItem(core, event.groupID, session.userID, event.sequence)] };
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
