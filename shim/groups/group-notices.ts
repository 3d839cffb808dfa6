import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import { type NativeMessage, type Tim, TYPES } from '../bridge/native.ts';
import { fail, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { setNewest } from '../tool/newest.ts';

/** The group system notices v2 keeps in this page; none where it does not say. */
export function groupNotices(tim: Tim): Promise<NativeMessage[]> {
  return guarded(() => tim.getMessageList({ conversationID: TYPES.CONV_SYSTEM })).then(
    (answer) => answer?.data?.messageList || [],
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
export function deleteGroupNotices(client: Client, options: DeleteOptions, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  (options.DelMsgList || []).forEach((item) => {
    noteNotice(client, `${item.MsgSeq}_${item.MsgRandom}`, 'deleted');
  });
  groupNotices(tim)
    .then((notices) => {
      const left = notices.filter((notice) => client.notices[noticeKey(notice)] !== 'deleted');
      if (notices.length && !left.length) return guarded(() => tim.deleteConversation(TYPES.CONV_SYSTEM));
      return undefined;
    })
    .then(
      () => callApplication(cbOk, okAnswer()),
      (error) => fail(client, cbErr, error),
    );
}

/** `webim.deleteGroupSystemMsgs`: as legacy it names the sender of each item. */
export function deleteGroupSystemMsgs(
  client: Client,
  options: DeleteOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  (options.DelMsgList || []).forEach((item) => {
    item.From_Account = TYPES.CONV_SYSTEM;
  });
  deleteGroupNotices(client, options, cbOk, cbErr);
}
