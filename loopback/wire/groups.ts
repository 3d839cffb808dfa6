import type { Core } from '../core/core.ts';
import { type Admission, type Group, type GroupMember, nextSequence } from '../core/groups.ts';

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
    InfoSeq: group.infoSequence,
    LastInfoTime: group.lastInfoTime,
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
    LastSendMsgTime: member.lastSendTime,
    AppMemberDefinedData: member.customFields,
    NickName: core.users.nick(member.userID),
    FaceUrl: core.users.avatar(member.userID),
  };
}

// `Handled` of an application on the wire.
const HANDLED = { waiting: 0, accepted: 1, refused: 2 } as const;
// `PendencyType`: the user asked to come in, or was asked.
const APPLIED = 0;
const INVITED = 1;

/** An application or invitation as the one who answers it gets it. */
export function admissionItem(
  core: Core,
  group: Group,
  admission: Admission,
  handler: string,
  isInvitation: boolean,
) {
  return {
    GroupId: group.groupID,
    GroupName: group.name,
    PendencyType: isInvitation ? INVITED : APPLIED,
    From_Account: admission.operator,
    From_UserNickName: core.users.nick(admission.operator),
    To_Account: handler,
    ApplyInviteMsg: admission.remark,
    Authentication: admission.authentication,
    AddTime: admission.messageKey,
    Handled: HANDLED[admission.state],
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
