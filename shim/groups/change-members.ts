import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { onKnownGroup } from './known-group.ts';

type Id = string | number;

/** `Result` of one account in the answer of `addGroupMember`, by the v2 list it is in. */
const RESULTS: { readonly [list: string]: number } = {
  failureUserIDList: 0,
  successUserIDList: 1,
  existedUserIDList: 2,
};

/** `webim.addGroupMember`; answers `MemberList` with a `Result` each: 0 failed, 1 added, 2 was a member already. */
export function addGroupMember(
  client: Client,
  options: { GroupId: Id; MemberList: Array<{ Member_Account: Id }>; Silence?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  const userIDList = options.MemberList.map((member) => String(member.Member_Account));
  const add: { [field: string]: unknown } = { groupID, userIDList };
  // Not documented in v2, but it reaches the service.
  if (options.Silence !== undefined) add.silence = options.Silence;
  answerWith(
    client,
    () => onKnownGroup(tim, groupID, () => tim.addGroupMember(add)),
    (answer) =>
      okAnswer({
        MemberList: userIDList.map((id) => ({ Member_Account: id, Result: resultOf(answer, id) })),
      }),
    cbOk,
    cbErr,
  );
}

function resultOf(answer: NativeAnswer, id: string): number {
  const lists = answer?.data || {};
  const list = Object.keys(RESULTS).filter((name) => (lists[name] || []).indexOf(id) >= 0)[0];
  return list === undefined ? 0 : (RESULTS[list] as number);
}

/** `webim.deleteGroupMember`. v2 cannot do it silently. */
export function deleteGroupMember(
  client: Client,
  options: { GroupId: Id; MemberToDel_Account: Id[] | Id; Reason?: string },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  const ids = ([] as Id[]).concat(options.MemberToDel_Account).map(String);
  const remove: { [field: string]: unknown } = { groupID, userIDList: ids };
  if (options.Reason !== undefined) remove.reason = String(options.Reason);
  answerWith(
    client,
    () => onKnownGroup(tim, groupID, () => tim.deleteGroupMember(remove)),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}

/** `webim.forbidSendMsg`: mutes members for `ShutUpTime` seconds, 0 ends it. v2 takes one member per request. */
export function forbidSendMsg(
  client: Client,
  options: { GroupId: Id; Members_Account: Id[]; ShutUpTime: number | string },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  const muteTime = Number(options.ShutUpTime);
  const ids = ([] as Id[]).concat(options.Members_Account).map(String);
  answerWith(
    client,
    () =>
      onKnownGroup(tim, groupID, () =>
        inTurn(ids.map((userID) => () => tim.setGroupMemberMuteTime({ groupID, userID, muteTime }))),
      ),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}

interface ModifyMemberOptions {
  GroupId: Id;
  Member_Account: Id;
  Role?: string;
  /** Of oneself only; v2 cannot set that of others. */
  MsgFlag?: string;
  /** Seconds. 0 does nothing, as in legacy: `forbidSendMsg` ends a mute. */
  ShutUpTime?: number | string;
  NameCard?: string;
  AppMemberDefinedData?: Array<{ Key: string; Value: unknown }>;
}

/** `webim.modifyGroupMember`. v2 has one call per field: they follow each other and end with the first that fails. */
export function modifyGroupMember(
  client: Client,
  options: ModifyMemberOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  const userID = String(options.Member_Account);
  const steps: Array<() => Promise<NativeAnswer> | undefined> = [];
  const { Role, MsgFlag, ShutUpTime, NameCard, AppMemberDefinedData } = options;
  if (Role) steps.push(() => tim.setGroupMemberRole({ groupID, userID, role: Role }));
  if (MsgFlag) {
    steps.push(() => tim.setMessageRemindType({ groupID, messageRemindType: MsgFlag }));
  }
  if (Number(ShutUpTime)) {
    steps.push(() => tim.setGroupMemberMuteTime({ groupID, userID, muteTime: Number(ShutUpTime) }));
  }
  if (NameCard) steps.push(() => tim.setGroupMemberNameCard({ groupID, userID, nameCard: NameCard }));
  if (AppMemberDefinedData) {
    const memberCustomField = AppMemberDefinedData.map((item) => ({ key: item.Key, value: item.Value }));
    steps.push(() => tim.setGroupMemberCustomField({ groupID, userID, memberCustomField }));
  }
  answerWith(
    client,
    () => onKnownGroup(tim, groupID, () => inTurn(steps)),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}

/** One after the other, until one fails. */
function inTurn(steps: Array<() => Promise<NativeAnswer> | undefined>): Promise<NativeAnswer> {
  return steps.reduce(
    (before, step) => before.then(() => guarded(step)),
    Promise.resolve<NativeAnswer>({ code: 0 }),
  );
}
