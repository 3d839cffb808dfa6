import type { NativeAnswer, Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { assign } from '../tool/assign.ts';

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
  AppDefinedData?: Array<{ Key: string; Value: unknown }>;
}

/**
 * `webim.createGroup`; answers `GroupId`, and who is in too many groups. The owner is always the user who is logged in. v2 sends a message of its
 * own ("group_create") into every group but an AVChatRoom.
 */
export function createGroup(client: Client, options: CreateGroupOptions, cbOk: CbOk, cbErr: CbErr): void {
  const group = nativeGroup(options);
  if (options.Type !== 'AVChatRoom') client.diagnostics.warn('approximated-create-group');
  answerWith(
    client,
    () => (client.tim as Tim).createGroup(group).then(refuseNameless),
    (answer) =>
      okAnswer({
        GroupId: answer?.data?.group?.groupID,
        OverJoinedGroupLimit_Account: answer?.data?.overLimitUserIDList || [],
      }),
    cbOk,
    cbErr,
  );
}

/** v2 takes a missing permission (10007) for a success, with a group that has no ID (measured, 2.27.6). */
function refuseNameless(answer: NativeAnswer): NativeAnswer {
  if (answer?.data?.group?.groupID) return answer;
  throw { code: NO_PERMISSION };
}

/** `webim.createGroupHigh`: the same with members as `{Member_Account}`, which may be missing. */
export function createGroupHigh(
  client: Client,
  options: Omit<CreateGroupOptions, 'MemberList'> & {
    MemberList?: Array<{ Member_Account: string | number }>;
  },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const ids = (options.MemberList || []).map((member) => member.Member_Account);
  createGroup(client, assign(assign({}, options), { MemberList: ids }), cbOk, cbErr);
}

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
  };
  const members = options.MemberList.map((id) => ({ userID: String(id) }));
  if (members.length) group.memberList = members;
  if (options.AppDefinedData) {
    group.groupCustomField = options.AppDefinedData.map((field) => ({ key: field.Key, value: field.Value }));
  }
  // v2 checks the type of every key that is there, also of those without a value.
  Object.keys(group).forEach((field) => {
    if (group[field] === undefined || group[field] === null) delete group[field];
  });
  return group;
}
