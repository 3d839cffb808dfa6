import { ask, listIn } from '../bridge/ask.ts';
import type { Tim } from '../bridge/native.ts';
import { asking } from '../connection/asking.ts';
import type { Client } from '../connection/client.ts';
import { assign } from '../tool/assign.ts';
import { type KeyValue, toNativeFields } from './custom-fields.ts';

/** The backend's number for what the user may not do. */
const NO_PERMISSION = 10007;

export interface CreateGroupOptions {
  Type: string;
  Name?: string;
  GroupId?: string | number;
  /** Ids. Required, may be empty (legacy threw without it). */
  MemberList: Array<string | number>;
  Introduction?: string;
  Notification?: string;
  FaceUrl?: string;
  MaxMemberCount?: number;
  ApplyJoinOption?: string;
  AppDefinedData?: KeyValue[];
}

/**
 * `webim.createGroup`; answers `GroupId`, and who is in too many groups. The owner is always the user who is logged in. v2 sends a message of its
 * own ("group_create") into every group but an AVChatRoom.
 */
export const createGroup = asking(create, createdAnswer);

function create(tim: Tim, options: CreateGroupOptions, client: Client) {
  const group = nativeGroup(options);
  if (options.Type !== 'AVChatRoom') client.diagnostics.warn('approximated-create-group');
  return ask(tim, 'createGroup', group).then((data) => ({ data }));
}

// biome-ignore lint/suspicious/noExplicitAny: differs between versions of v2
function createdAnswer(data: any) {
  const GroupId = data && data.group && data.group.groupID;
  // v2 takes a missing permission (10007) for a success, with a group that has no ID (measured, 2.27.6).
  if (!GroupId) throw { code: NO_PERMISSION };
  return { GroupId, OverJoinedGroupLimit_Account: listIn(data, 'overLimitUserIDList') };
}

/** `webim.createGroupHigh`: the same with members as `{Member_Account}`, which may be missing. */
export const createGroupHigh = asking(
  (
    tim,
    options: Omit<CreateGroupOptions, 'MemberList'> & {
      MemberList?: Array<{ Member_Account: string | number }>;
    },
    client,
  ) => {
    const MemberList = (options.MemberList || []).map((member) => member.Member_Account);
    return create(tim, assign(assign({}, options), { MemberList }), client);
  },
  createdAnswer,
);

function nativeGroup(options: CreateGroupOptions): { [field: string]: unknown } {
  const group: { [field: string]: unknown } = {
    type: options.Type,
    name: options.Name === undefined ? undefined : String(options.Name),
    groupID: options.GroupId === undefined ? undefined : String(options.GroupId),
    introduction: options.Introduction,
    notification: options.Notification,
    avatar: options.FaceUrl,
    maxMemberNum: options.MaxMemberCount,
    joinOption: options.ApplyJoinOption,
    groupCustomField: toNativeFields(options.AppDefinedData),
  };
  const members = options.MemberList.map((id) => ({ userID: String(id) }));
  if (members.length) group.memberList = members;
  // v2 checks the type of every key that is there, also of those without a value.
  Object.keys(group).forEach((field) => {
    if (group[field] === undefined || group[field] === null) delete group[field];
  });
  return group;
}
