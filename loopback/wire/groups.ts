import type { Core } from '../core/core.ts';
import { type Group, type GroupMember, nextSequence } from '../core/groups.ts';

/** A group's data as a wire item. */
export function groupItem(core: Core, group: Group): Record<string, unknown> {
  return {
    GroupId: group.groupID,
    Type: group.type,
    Name: group.name,
    Introduction: group.introduction,
    Notification: group.notification,
    FaceUrl: group.faceUrl,
    Owner_Account: group.owner,
    CreateTime: group.createTime,
    InfoSeq: 1,
    LastInfoTime: group.createTime,
    LastMsgTime: group.lastMessageTime,
    NextMsgSeq: nextSequence(group),
    MemberNum: group.members.size,
    MaxMemberNum: group.maxMemberCount,
    OnlineMemberNum: core.membership.onlineCount(group.groupID),
    ApplyJoinOption: group.applyJoinOption,
    ShutUpAllMember: group.shutUpAllMember,
    AppDefinedData: group.customFields,
  };
}

/** A member as a wire item. */
export function memberItem(core: Core, member: GroupMember): Record<string, unknown> {
  return {
    Member_Account: member.userID,
    Role: member.role,
    JoinTime: member.joinTime,
    MsgSeq: member.readSequence,
    MsgFlag: member.messageFlag,
    NameCard: member.nameCard,
    ShutUpUntil: member.muteUntil,
    LastSendMsgTime: 0,
    NickName: core.users.nick(member.userID),
    FaceUrl: core.users.avatar(member.userID),
  };
}

/** What a member sees of itself in a group. */
export function selfInfo(core: Core, group: Group, member: GroupMember): Record<string, unknown> {
  return {
    Role: member.role,
    JoinTime: member.joinTime,
    MsgFlag: member.messageFlag,
    MsgSeq: member.readSequence,
    NameCard: member.nameCard,
    UnreadMsgNum: core.groupMessages.unreadCount(group, member.userID),
  };
}
