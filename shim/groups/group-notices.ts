import { ask, listIn } from '../bridge/ask.ts';
import { type NativeMessage, type Tim, TYPES } from '../bridge/native.ts';
import { asking } from '../connection/asking.ts';
import type { Client } from '../connection/client.ts';
import { setNewest } from '../tool/newest.ts';

/** The group system notices v2 keeps in this page; none where it does not say. */
export function groupNotices(tim: Tim): Promise<NativeMessage[]> {
  return ask(tim, 'getMessageList', { conversationID: TYPES.CONV_SYSTEM }).then(
    (data) => listIn(data, 'messageList'),
    () => [],
  );
}

/** Tells the notices of one session apart. */
export function noticeKey(notice: NativeMessage): string {
  return `${notice.clientSequence}_${notice.random}`;
}

/** That many notices of a session are told apart; a live room may send them for hours. */
const MAX_NOTICES = 10000;

/** Remembers what became of a notice. */
export function noteNotice(client: Client, key: string, became: 'heard' | 'deleted'): void {
  setNewest(client.notices, client.noticeOrder, MAX_NOTICES, key, became);
}

interface DeleteOptions {
  DelMsgList?: Array<{ From_Account?: string; MsgSeq: number; MsgRandom: number }>;
}

/**
 * `webim.deleteGroupSystemMsgs` and `webim.deleteApplyJoinGroupPendency`: forgets notices by `MsgSeq` and `MsgRandom`.
 * v2 deletes all of them or none (measured, 2.6.2 to 2.27.6), so single ones are only marked; when nothing else is
 * left, v2 deletes them on the server.
 */
export const deleteGroupNotices = asking(forget);

function forget(tim: Tim, options: DeleteOptions, client: Client) {
  (options.DelMsgList || []).forEach((item) => {
    noteNotice(client, `${item.MsgSeq}_${item.MsgRandom}`, 'deleted');
  });
  return groupNotices(tim).then((notices) => {
    const left = notices.filter((notice) => client.notices[noticeKey(notice)] !== 'deleted');
    if (notices.length && !left.length) return ask(tim, 'deleteConversation', TYPES.CONV_SYSTEM);
    return undefined;
  });
}

/** `webim.deleteGroupSystemMsgs`: as legacy it names the sender of each item. */
export const deleteGroupSystemMsgs = asking((tim, options: DeleteOptions, client) => {
  (options.DelMsgList || []).forEach((item) => {
    item.From_Account = TYPES.CONV_SYSTEM;
  });
  return forget(tim, options, client);
});
