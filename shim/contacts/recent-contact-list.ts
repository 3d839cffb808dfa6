import { RECENT_CONTACT_TYPE } from '../../dictionary/enums.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { messageShow } from './message-show.ts';

// biome-ignore lint/suspicious/noExplicitAny: v2 conversations differ between versions
type Conversation = any;

/**
 * `webim.getRecentContactList`: the newest `Count` conversations, newest first. C2C entries have `To_Account`, groups
 * `ToAccount` (without underscore; that is the API). v2 does not give `MsgRandom`.
 */
export function getRecentContactList(
  client: Client,
  options: { Count?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  answerWith(
    client,
    () => (client.tim as Tim).getConversationList(),
    (answer) => {
      const list: Conversation[] = answer?.data?.conversationList || [];
      const items = list
        .filter((one) => one.type === TYPES.CONV_C2C || one.type === TYPES.CONV_GROUP)
        .sort((a, b) => timeOf(b) - timeOf(a))
        .map((one) => (one.type === TYPES.CONV_C2C ? c2cItem(client, one) : groupItem(client, one)));
      const count = Number(options.Count);
      return okAnswer({ SessionItem: count > 0 ? items.slice(0, count) : items });
    },
    cbOk,
    cbErr,
  );
}

function timeOf(conversation: Conversation): number {
  return conversation.lastMessage?.lastTime || 0;
}

function c2cItem(client: Client, conversation: Conversation): { [field: string]: unknown } {
  const profile = conversation.userProfile || {};
  const last = conversation.lastMessage || {};
  const id = profile.userID || conversation.conversationID.substring(TYPES.CONV_C2C.length);
  return {
    Type: RECENT_CONTACT_TYPE.C2C,
    To_Account: id,
    C2cNick: profile.nick,
    C2cImage: profile.avatar,
    UnreadMsgCount: conversation.unreadCount,
    MsgTimeStamp: last.lastTime,
    MsgSeq: last.lastSequence,
    MsgShow: messageShow(client, TYPES.CONV_C2C, id, last),
  };
}

function groupItem(client: Client, conversation: Conversation): { [field: string]: unknown } {
  const profile = conversation.groupProfile || {};
  const last = conversation.lastMessage || {};
  const read = profile.selfInfo ? profile.selfInfo.readedSequence : undefined;
  const id = profile.groupID || conversation.conversationID.substring(TYPES.CONV_GROUP.length);
  return {
    Type: RECENT_CONTACT_TYPE.GROUP,
    ToAccount: id,
    GroupNick: profile.name,
    GroupImage: profile.avatar,
    UnreadMsgCount: conversation.unreadCount,
    MsgTimeStamp: last.lastTime,
    MsgSeq: last.lastSequence,
    MsgShow: messageShow(client, TYPES.CONV_GROUP, id, last),
    MsgGroupFrom_Account: last.fromAccount,
    MsgGroupFromCardName: last.nameCard,
    MsgGroupFromNickName: last.nick,
    MsgGroupReadedSeq: read === undefined ? (last.lastSequence || 0) - (conversation.unreadCount || 0) : read,
  };
}
