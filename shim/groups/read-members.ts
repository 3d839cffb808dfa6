import { getGroupMembers, getGroupRoles } from '../bridge/group-members.ts';
import { asking } from '../connection/asking.ts';
import { toMember } from './group-info.ts';

interface MemberInfoOptions {
  GroupId: string | number;
  Offset?: number;
  /** 0 or missing: all. */
  Limit?: number;
  /** Only members with one of these roles; applied to the page that was read. */
  MemberRoleFilter?: string[];
}

/**
 * `webim.getGroupMemberInfo`: members from `Offset`, at most `Limit`, and `MemberNum`, the size of the group. v2 does
 * not give `MsgSeq`, `MsgFlag` and `LastSendMsgTime` of members.
 */
export const getGroupMemberInfo = asking(
  (tim, options: MemberInfoOptions) =>
    getGroupMembers(tim, {
      groupID: options.GroupId,
      offset: options.Offset,
      count: options.Limit,
      roles: options.MemberRoleFilter,
    }),
  ({ memberList, memberCount }) => ({ MemberNum: memberCount, MemberList: memberList.map(toMember) }),
);

/** `webim.getRoleInGroup`: the role of each account asked for, `NotMember` for those who are none. */
export const getRoleInGroup = asking(
  (tim, options: { GroupId: string | number; User_Account: Array<string | number> }) =>
    getGroupRoles(tim, { groupID: options.GroupId, userIDList: options.User_Account }),
  ({ memberList }) => ({
    UserIdList: memberList.map(({ userID, role }) => ({ Member_Account: userID, Role: role })),
  }),
);
