import type { Core } from '../core/core.ts';
import { type Group, type GroupApplication, type GroupMember, nextSequence } from '../core/groups.ts';

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

// `Handled` of an application on the wire.
const HANDLED = { waiting: 0, accepted: 1, refused: 2 } as const;
// `PendencyType`: the user asked to come in, nobody invited it.
const APPLIED = 0;

/** An application as one of its handlers gets it. */
export function applicationItem(core: Core, group: Group, application: GroupApplication, handler: string) {
  return {
    GroupId: group.groupID,
    GroupName: group.name,
    PendencyType: APPLIED,
    From_Account: application.applicant,
    From_UserNickName: core.users.nick(application.applicant),
    To_Account: handler,
    ApplyInviteMsg: application.remark,
    Authentication: application.authentication,
    AddTime: application.messageKey,
    Handled: HANDLED[application.state],
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
