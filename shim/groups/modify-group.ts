import type { Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { onKnownGroup } from './known-group.ts';

interface BaseInfoOptions {
  GroupId: string | number;
  Name?: string;
  FaceUrl?: string;
  Introduction?: string;
  Notification?: string;
  ApplyJoinOption?: string;
  ShutUpAllMember?: 'On' | 'Off' | string;
  AppDefinedData?: Array<{ Key: string; Value: unknown }>;
}

/** Legacy field -> v2 field, values the same. */
const FIELDS: { readonly [legacy: string]: string } = {
  Name: 'name',
  FaceUrl: 'avatar',
  Introduction: 'introduction',
  Notification: 'notification',
  ApplyJoinOption: 'joinOption',
};

/** `webim.modifyGroupBaseInfo`. v2 cannot change `MaxMemberNum`. */
export function modifyGroupBaseInfo(
  client: Client,
  options: BaseInfoOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const change: { [field: string]: unknown } = { groupID: String(options.GroupId) };
  Object.keys(FIELDS).forEach((legacy) => {
    const value = (options as unknown as { [field: string]: unknown })[legacy];
    if (value !== undefined && value !== null) change[FIELDS[legacy] as string] = String(value);
  });
  if (options.ShutUpAllMember) change.muteAllMembers = options.ShutUpAllMember === 'On';
  if (options.AppDefinedData) {
    change.groupCustomField = options.AppDefinedData.map((item) => ({ key: item.Key, value: item.Value }));
  }
  answerWith(
    client,
    () => (client.tim as Tim).updateGroupProfile(change),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}

/** `webim.changeGroupOwner`. */
export function changeGroupOwner(
  client: Client,
  options: { GroupId: string | number; NewOwner_Account: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  answerWith(
    client,
    () =>
      onKnownGroup(tim, groupID, () =>
        tim.changeGroupOwner({ groupID, newOwnerID: String(options.NewOwner_Account) }),
      ),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}
