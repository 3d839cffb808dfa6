import { ask } from '../bridge/ask.ts';
import {
  addGroupMembers,
  modifyGroupMember as modifyMember,
  muteGroupMembers,
  onKnownGroup,
} from '../bridge/group-members.ts';
import { asking } from '../connection/asking.ts';
import { type KeyValue, toNativeFields } from './custom-fields.ts';

type Id = string | number;

/** `webim.addGroupMember`; answers `MemberList` with a `Result` each: 0 failed, 1 added, 2 was a member already. */
export const addGroupMember = asking(
  (tim, options: { GroupId: Id; MemberList: Array<{ Member_Account: Id }>; Silence?: number }) =>
    addGroupMembers(tim, {
      groupID: options.GroupId,
      userIDList: options.MemberList.map((member) => member.Member_Account),
      silence: options.Silence,
    }),
  ({ memberList }) => ({
    MemberList: memberList.map(({ userID, result }) => ({ Member_Account: userID, Result: result })),
  }),
);

/** `webim.deleteGroupMember`. v2 cannot do it silently. */
export const deleteGroupMember = asking(
  (tim, options: { GroupId: Id; MemberToDel_Account: Id[] | Id; Reason?: string }) => {
    const groupID = String(options.GroupId);
    const userIDList = ([] as Id[]).concat(options.MemberToDel_Account).map(String);
    const remove: { [field: string]: unknown } = { groupID, userIDList };
    if (options.Reason !== undefined) remove.reason = String(options.Reason);
    return onKnownGroup(tim, groupID, () => ask(tim, 'deleteGroupMember', remove));
  },
);

/** `webim.forbidSendMsg`: mutes members for `ShutUpTime` seconds, 0 ends it. v2 takes one member per request. */
export const forbidSendMsg = asking(
  (tim, options: { GroupId: Id; Members_Account: Id[]; ShutUpTime: number | string }) =>
    muteGroupMembers(tim, {
      groupID: options.GroupId,
      userIDList: options.Members_Account,
      muteTime: options.ShutUpTime,
    }),
);

interface ModifyMemberOptions {
  GroupId: Id;
  Member_Account: Id;
  Role?: string;
  /** Of oneself only; v2 cannot set that of others. */
  MsgFlag?: string;
  /** Seconds. 0 does nothing, as in legacy: `forbidSendMsg` ends a mute. */
  ShutUpTime?: number | string;
  NameCard?: string;
  AppMemberDefinedData?: KeyValue[];
}

/** `webim.modifyGroupMember`. v2 has one call per field: they follow each other and end with the first that fails. */
export const modifyGroupMember = asking((tim, options: ModifyMemberOptions) =>
  modifyMember(tim, {
    groupID: options.GroupId,
    userID: options.Member_Account,
    role: options.Role,
    messageRemindType: options.MsgFlag,
    muteTime: options.ShutUpTime,
    nameCard: options.NameCard,
    memberCustomField: toNativeFields(options.AppMemberDefinedData),
  }),
);
