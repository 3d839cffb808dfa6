import { RECENT_CONTACT_TYPE } from '../../dictionary/enums.ts';
import { TYPES } from '../bridge/native.ts';
import { getRecentConversations } from '../bridge/recent-conversations.ts';
import { asking } from '../connection/asking.ts';
import type { Client } from '../connection/client.ts';
import { assign } from '../tool/assign.ts';
import { messageShow } from './message-show.ts';

// biome-ignore lint/suspicious/noExplicitAny: v2 conversations differ between versions
type Conversation = any;

/**
 * `webim.getRecentContactList`: the newest `Count` conversations, newest first. C2C entries have `To_Account`, groups
 * `ToAccount` (without underscore; that is the API). v2 does not give `MsgRandom`.
 */
export const getRecentContactList = asking(
  (tim, options: { Count?: number }) => getRecentConversations(tim, { count: options.Count }),
  ({ conversationList }, _, client) => ({
    SessionItem: conversationList.map((conversation) => toSessionItem(client, conversation)),
  }),
);

function toSessionItem(client: Client, conversation: Conversation): { [field: string]: unknown } {
  const { type, userProfile, groupProfile, lastMessage } = conversation;
  const isC2C = type === TYPES.CONV_C2C;
  const id =
    (isC2C ? userProfile.userID : groupProfile.groupID) || conversation.conversationID.substring(type.length);
  return assign(
    {
      Type: isC2C ? RECENT_CONTACT_TYPE.C2C : RECENT_CONTACT_TYPE.GROUP,
      UnreadMsgCount: conversation.unreadCount,
      MsgTimeStamp: lastMessage.lastTime,
      MsgSeq: lastMessage.lastSequence,
      MsgShow: messageShow(client, type, id, lastMessage),
    },
    isC2C
      ? { To_Account: id, C2cNick: userProfile.nick, C2cImage: userProfile.avatar }
      : {
          ToAccount: id,
          GroupNick: groupProfile.name,
          GroupImage: groupProfile.avatar,
          MsgGroupFrom_Account: lastMessage.fromAccount,
          MsgGroupFromCardName: lastMessage.nameCard,
          MsgGroupFromNickName: lastMessage.nick,
          MsgGroupReadedSeq: groupProfile.selfInfo.readedSequence,
        },
  );
}
