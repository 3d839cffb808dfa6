import { PROFILE_FILTER } from '../bridge/groups.ts';
import { guarded } from '../bridge/login.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { toGroupInfo } from './group-info.ts';

interface JoinedGroupsOptions {
  Limit?: number;
  Offset?: number;
  /** Only groups of this type. */
  GroupType?: string;
}

/**
 * `webim.getJoinedGroupListHigh`: the own groups with `SelfInfo`. `Limit`, `Offset` and `GroupType` choose here in
 * the page, `TotalCount` counts before `Limit`. AVChatRooms are listed only when asked for by type, as the service did
 * for legacy. Filters of fields narrow nothing.
 */
export function getJoinedGroupListHigh(
  client: Client,
  options: JoinedGroupsOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const wanted = options.GroupType;
  const offset = Number(options.Offset) || 0;
  const limit = Number(options.Limit) || 0;
  answerWith(
    client,
    () =>
      Promise.all([
        guarded(() => tim.getGroupList({ groupProfileFilter: PROFILE_FILTER })),
        guarded(() => tim.getConversationList()),
      ]).then(([groups, conversations]) => ({
        code: 0,
        data: {
          groups: groups?.data?.groupList || [],
          unread: unreadByGroup(conversations?.data?.conversationList || []),
        },
      })),
    (answer) => {
      // biome-ignore lint/suspicious/noExplicitAny: v2 groups differ between versions
      const groups: any[] = answer?.data.groups.filter((group: { type: string }) =>
        wanted ? group.type === wanted : group.type !== TYPES.GRP_AVCHATROOM,
      );
      const page = groups.slice(offset, limit > 0 ? offset + limit : undefined);
      return okAnswer({
        TotalCount: groups.length,
        GroupIdList: page.map((group) => toJoinedGroup(group, answer?.data.unread)),
      });
    },
    cbOk,
    cbErr,
  );
}

function unreadByGroup(conversations: Array<{ conversationID: string; unreadCount: number }>) {
  const unread: { [conversationID: string]: number } = {};
  conversations.forEach((one) => {
    unread[one.conversationID] = one.unreadCount;
  });
  return unread;
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function toJoinedGroup(group: any, unread: { [conversationID: string]: number }) {
  const self = group.selfInfo || {};
  const info: { [field: string]: unknown } = toGroupInfo(group);
  delete info.ErrorCode;
  delete info.ErrorInfo;
  info.SelfInfo = {
    Role: self.role,
    JoinTime: self.joinTime,
    MsgFlag: self.messageRemindType,
    UnreadMsgNum: unread[TYPES.CONV_GROUP + group.groupID] || 0,
    MsgSeq: self.readedSequence,
  };
  return info;
}
