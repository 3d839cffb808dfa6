import { ask } from '../bridge/ask.ts';
import { onKnownGroup } from '../bridge/group-members.ts';
import { asking } from '../connection/asking.ts';
import { type KeyValue, toNativeFields } from './custom-fields.ts';

interface BaseInfoOptions {
  GroupId: string | number;
  Name?: string;
  FaceUrl?: string;
  Introduction?: string;
  Notification?: string;
  ApplyJoinOption?: string;
  ShutUpAllMember?: 'On' | 'Off' | string;
  AppDefinedData?: KeyValue[];
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
export const modifyGroupBaseInfo = asking((tim, options: BaseInfoOptions) => {
  const change: { [field: string]: unknown } = { groupID: String(options.GroupId) };
  Object.keys(FIELDS).forEach((legacy) => {
    const value = (options as unknown as { [field: string]: unknown })[legacy];
    if (value !== undefined && value !== null) change[FIELDS[legacy] as string] = String(value);
  });
  if (options.ShutUpAllMember) change.muteAllMembers = options.ShutUpAllMember === 'On';
  if (options.AppDefinedData) change.groupCustomField = toNativeFields(options.AppDefinedData);
  return ask(tim, 'updateGroupProfile', change);
});

/** `webim.changeGroupOwner`. */
export const changeGroupOwner = asking(
  (tim, options: { GroupId: string | number; NewOwner_Account: string | number }) => {
    const groupID = String(options.GroupId);
    const newOwnerID = String(options.NewOwner_Account);
    return onKnownGroup(tim, groupID, () => ask(tim, 'changeGroupOwner', { groupID, newOwnerID }));
  },
);
