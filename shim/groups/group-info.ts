import { guarded } from '../bridge/login.ts';
import type { NativeError, Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { toLegacyError } from '../connection/to-legacy-error.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';

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
export function getGroupInfo(client: Client, options: GroupInfoOptions, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  const ids = options.GroupIdList.map(String);
  answerWith(
    client,
    () =>
      Promise.all(ids.map((groupID) => readGroup(client, tim, groupID, !!options.MemberInfoFilter))).then(
        (groups) => ({ code: 0, data: groups }),
      ),
    (answer) => okAnswer({ GroupInfo: answer?.data }),
    cbOk,
    cbErr,
  );
}

type Fields = { [field: string]: unknown };

function readGroup(client: Client, tim: Tim, groupID: string, withMembers: boolean): Promise<Fields> {
  return guarded(() => tim.getGroupProfile({ groupID }))
    .then((answer) => {
      const info = toGroupInfo(answer?.data?.group || {});
      if (!withMembers) return info;
      return guarded(() => tim.getGroupMemberList({ groupID, count: 100, offset: 0 })).then((members) => {
        info.MemberList = (members?.data?.memberList || []).map(toMember);
        return info;
      });
    })
    .then(undefined, (error: NativeError) => {
      const legacy = toLegacyError(error, client.diagnostics.lang());
      return { GroupId: groupID, ErrorCode: legacy.ErrorCode, ErrorInfo: legacy.ErrorInfo };
    });
}

/** A v2 group as the entries of legacy answers. */
// biome-ignore lint/suspicious/noExplicitAny: names differ between versions of v2
export function toGroupInfo(group: any): Fields {
  const muted = group.muteAllMembers === true || group.muteAllMembers === 'On';
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
    LastMsgTime: group.lastMessage ? group.lastMessage.lastTime : undefined,
    NextMsgSeq: group.nextMessageSeq,
    MemberNum: group.memberCount === undefined ? group.memberNum : group.memberCount,
    MaxMemberNum: group.maxMemberCount === undefined ? group.maxMemberNum : group.maxMemberCount,
    ApplyJoinOption: group.joinOption,
    ShutUpAllMember: muted ? 'On' : 'Off',
    AppDefinedData: toKeyValues(group.groupCustomField),
  };
  // Numbers v2 does not know (of groups one is not in) are empty texts there; legacy had a number or nothing.
  NUMBERS.forEach((field) => {
    if (info[field] === '') delete info[field];
  });
  return info;
}

const NUMBERS = [
  'CreateTime',
  'InfoSeq',
  'LastInfoTime',
  'LastMsgTime',
  'NextMsgSeq',
  'MemberNum',
  'MaxMemberNum',
];

function toKeyValues(fields: Array<{ key: string; value: unknown }> | undefined) {
  return (fields || []).map((field) => ({ Key: field.key, Value: field.value }));
}

/** A v2 group member as the entries of legacy answers. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export function toMember(member: any): Fields {
  return {
    Member_Account: member.userID,
    Role: member.role,
    JoinTime: member.joinTime,
    ShutUpUntil: member.muteUntil,
    NameCard: member.nameCard,
    AppMemberDefinedData: toKeyValues(member.memberCustomField),
  };
}
