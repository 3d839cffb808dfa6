import { getJoinedGroups } from '../bridge/groups.ts';
import { asking } from '../connection/asking.ts';
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
export const getJoinedGroupListHigh = asking(
  (tim, { GroupType, Offset, Limit }: JoinedGroupsOptions) =>
    getJoinedGroups(tim, { type: GroupType, offset: Offset, count: Limit }),
  ({ groupList, totalCount }) => ({
    TotalCount: totalCount,
    GroupIdList: groupList.map((group) => {
      const info = toGroupInfo(group);
      const self = group.selfInfo || {};
      delete info.ErrorCode;
      delete info.ErrorInfo;
      info.SelfInfo = {
        Role: self.role,
        JoinTime: self.joinTime,
        MsgFlag: self.messageRemindType,
        UnreadMsgNum: self.unreadCount,
        MsgSeq: self.readedSequence,
      };
      return info;
    }),
  }),
);
