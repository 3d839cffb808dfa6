import { type GroupFacts, getGroups } from '../bridge/groups.ts';
import { asking } from '../connection/asking.ts';
import { toLegacyError } from '../connection/to-legacy-error.ts';
import { toLegacyFields } from './custom-fields.ts';

interface GroupInfoOptions {
  GroupIdList: Array<string | number>;
  /** When given, `MemberList` is filled in. */
  MemberInfoFilter?: string[];
}

/**
 * `webim.getGroupInfo`: base data of groups, one entry per id in the order asked. A group that cannot be read has
 * its own `ErrorCode` and `ErrorInfo`; the call itself succeeds. v2 gives a fixed set of fields, so filters narrow
 * nothing. `MemberList` is there when `MemberInfoFilter` was given (up to 100 members).
 */
export const getGroupInfo = asking(
  (tim, options: GroupInfoOptions) =>
    getGroups(tim, { groupIDList: options.GroupIdList, withMembers: !!options.MemberInfoFilter }),
  ({ groupList }, _, client) => ({
    GroupInfo: groupList.map((group) => {
      if (!group.code) return toGroupInfo(group);
      const { ErrorCode, ErrorInfo } = toLegacyError(group, client.diagnostics.lang());
      return { GroupId: group.groupID, ErrorCode, ErrorInfo };
    }),
  }),
);

type Fields = { [field: string]: unknown };

/** A v2 group as the entries of legacy answers. */
export function toGroupInfo(group: GroupFacts): Fields {
  const info: Fields = {
    ErrorCode: 0,
    ErrorInfo: '',
    GroupId: group.groupID,
    Type: group.type,
    Name: group.name,
    Introduction: group.introduction,
    Notification: group.notification,
    FaceUrl: group.avatar,
    Owner_Account: group.ownerID,
    CreateTime: group.createTime,
    InfoSeq: group.infoSequence,
    LastInfoTime: group.lastInfoTime,
    LastMsgTime: (group.lastMessage as Fields).lastTime,
    NextMsgSeq: group.nextMessageSeq,
    MemberNum: group.memberCount,
    MaxMemberNum: group.maxMemberCount,
    ApplyJoinOption: group.joinOption,
    ShutUpAllMember: group.muteAllMembers ? 'On' : 'Off',
    AppDefinedData: toLegacyFields(group.groupCustomField),
  };
  if (info.LastMsgTime === '') delete info.LastMsgTime;
  if (group.memberList) info.MemberList = group.memberList.map(toMember);
  return info;
}

/** A v2 group member as the entries of legacy answers. */
// biome-ignore lint/suspicious/noExplicitAny: fields differ between versions of v2
export function toMember(member: any): Fields {
  return {
    Member_Account: member.userID,
    Role: member.role,
    JoinTime: member.joinTime,
    ShutUpUntil: member.muteUntil,
    NameCard: member.nameCard,
    AppMemberDefinedData: toLegacyFields(member.memberCustomField),
  };
}
