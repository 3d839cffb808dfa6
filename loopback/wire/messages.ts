import { c2cMessageKey } from '../core/c2c.ts';
import type { Core } from '../core/core.ts';
import {
  type C2CMessage,
  GROUP_NOTICE,
  type GroupEntry,
  type GroupMessage,
  type GroupNotice,
  type GroupTip,
} from '../core/model.ts';

/** Who speaks when the group itself does. */
const SYSTEM_ACCOUNT = '@TIM#SYSTEM';

// Pushes carry the priority as a number, requests as a name.
const PRIORITY_NUMBER = { High: 1, Normal: 2, Low: 3, Lowest: 4 } as const;

/** A one-to-one message as a wire item, the same in pushes and in history. */
export function c2cItem(core: Core, message: C2CMessage): Record<string, unknown> {
  return {
    From_Account: message.from,
    To_Account: message.to,
    MsgSeq: message.sequence,
    MsgRandom: message.random,
    MsgTimeStamp: message.time,
    ClientTime: message.clientTime,
    MsgKey: c2cMessageKey(message),
    MsgBody: message.elements,
    CloudCustomData: message.cloudCustomData,
    From_AccountNick: core.users.nick(message.from),
    From_AccountHeadurl: core.users.avatar(message.from),
    TinyId: core.users.ensure(message.from).tinyID,
    // An absent life time means "kept"; 0 marks a message that only who is online sees.
    ...(message.onlineOnly && { MsgLifeTime: 0 }),
    ...(message.recalled && { MsgFlagBits: 8 }),
  };
}

/** A message or tip of a group as a wire item. */
export function groupEntryItem(core: Core, entry: GroupEntry): Record<string, unknown> {
  return entry.kind === 'message' ? groupMessageItem(core, entry) : groupTipItem(core, entry);
}

/** The wire's event number of a group entry. */
export const groupEntryEvent = (entry: GroupEntry): 3 | 4 => (entry.kind === 'message' ? 3 : 4);

function groupMessageItem(core: Core, message: GroupMessage): Record<string, unknown> {
  return {
    From_Account: message.from,
    ToGroupId: message.groupID,
    GroupInfo: groupInfo(core, message.groupID, message.from),
    TinyId: core.users.ensure(message.from).tinyID,
    MsgSeq: message.sequence,
    MsgRandom: message.random,
    MsgTimeStamp: message.time,
    ClientSeq: message.clientSequence,
    MsgClientTime: message.clientTime,
    MsgPriority: PRIORITY_NUMBER[message.priority],
    MsgBody: message.elements,
    CloudCustomData: message.cloudCustomData,
    OnlineOnlyFlag: message.onlineOnly ? 1 : 0,
    // v2 takes 2 for a recalled message, and 1 for a place without one.
    IsPlaceMsg: message.recalled ? 2 : 0,
    IsSystemMsg: 0,
  };
}

function groupTipItem(core: Core, tip: GroupTip): Record<string, unknown> {
  return {
    From_Account: SYSTEM_ACCOUNT,
    ToGroupId: tip.groupID,
    GroupInfo: groupInfo(core, tip.groupID, tip.operator),
    MsgSeq: tip.sequence,
    MsgRandom: tip.random,
    MsgTimeStamp: tip.time,
    ClientSeq: 0,
    IsSystemMsg: 1,
    IsPlaceMsg: 0,
    MsgPriority: PRIORITY_NUMBER.Normal,
    MsgBody: {
      OpType: tip.operation,
      Operator_Account: tip.operator,
      List_Account: tip.members,
      MemberNum: tip.memberCount,
      MsgOperatorMemberExtraInfo: memberInfo(core, tip.operator),
      MsgMemberExtraInfo: tip.members.map((userID) => memberInfo(core, userID)),
      ...(tip.joinType && { GroupJoinType: tip.joinType }),
      ...(tip.newGroupInfo && { MsgGroupNewInfo: tip.newGroupInfo }),
      ...(tip.mutes && {
        MsgMemberInfo: tip.mutes.map(({ userID, seconds }) => ({
          User_Account: userID,
          ShutupTime: seconds,
        })),
      }),
    },
  };
}

/** A group system notice as a wire item. */
export function groupNoticeItem(core: Core, notice: GroupNotice): Record<string, unknown> {
  return {
    From_Account: SYSTEM_ACCOUNT,
    ToGroupId: notice.groupID,
    GroupInfo: { ...groupInfo(core, notice.groupID, notice.operator), To_Account: notice.to },
    MsgSeq: notice.sequence,
    MsgRandom: notice.random,
    MsgTimeStamp: notice.time,
    ClientSeq: notice.sequence,
    IsSystemMsg: 1,
    MsgBody: {
      ReportType: notice.reportType,
      ...(notice.recalled
        ? {
            GroupWithdrawInfoArray: notice.recalled.map(({ sequence, random, from }) => ({
              GroupId: notice.groupID,
              MsgSeq: sequence,
              MsgRandom: random,
              From_Account: from,
            })),
          }
        : {
            Operator_Account: notice.operator,
            RemarkInfo: notice.remark,
            Authentication: notice.authentication,
            MsgKey: notice.messageKey,
            UserDefinedField: notice.userDefinedField,
          }),
    },
    UserDefinedField: notice.userDefinedField,
  };
}

/** A read position of the same user, moved by another session. */
export function groupReadItem(core: Core, groupID: string, userID: string, sequence: number) {
  return {
    From_Account: SYSTEM_ACCOUNT,
    ToGroupId: groupID,
    GroupInfo: { ...groupInfo(core, groupID, userID), To_Account: userID },
    MsgSeq: sequence,
    MsgRandom: sequence,
    MsgTimeStamp: core.clock.seconds(),
    ClientSeq: 0,
    IsSystemMsg: 1,
    MsgBody: {
      ReportType: GROUP_NOTICE.readElsewhere,
      GroupReadInfoArray: [{ GroupId: groupID, LastReadMsgSeq: sequence }],
    },
  };
}

function groupInfo(core: Core, groupID: string, from: string): Record<string, unknown> {
  const group = core.groups.lastKnown(groupID);
  const nameCard = group?.members.get(from)?.nameCard;
  return {
    GroupId: groupID,
    GroupName: group?.name ?? '',
    GroupType: group?.type ?? '',
    GroupFaceUrl: group?.faceUrl ?? '',
    GroupCode: 0,
    From_AccountNick: core.users.nick(from),
    From_AccountHeadurl: core.users.avatar(from),
    // Where the SDKs look for the name card.
    ...(nameCard && { MsgFrom_AccountExtraInfo: { NameCard: nameCard } }),
  };
}

const memberInfo = (core: Core, userID: string) => ({
  UserId: userID,
  NickName: core.users.nick(userID),
  ImageUrl: core.users.avatar(userID),
});
