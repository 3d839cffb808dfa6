import { GROUP_TIP_TYPE, GROUP_TIP_MODIFY_GROUP_INFO_TYPE as INFO } from '../../dictionary/enums.ts';

/** What a tip of operation 6 changed; unchanged fields are undefined. */
export interface GroupInfoChange {
  faceUrl?: string;
  name?: string;
  owner?: string;
  notification?: string;
  introduction?: string;
}

/** One changed field: `type` as in legacy (1 picture, 2 name, 3 owner, 4 notification, 5 introduction). */
export interface ChangedGroupInfo {
  type: number;
  value: string;
}

/** In this order legacy listed them. */
const INFO_ORDER: ReadonlyArray<{ field: keyof GroupInfoChange; type: number }> = [
  { field: 'faceUrl', type: INFO.FACE_URL },
  { field: 'name', type: INFO.NAME },
  { field: 'owner', type: INFO.OWNER },
  { field: 'notification', type: INFO.NOTIFICATION },
  { field: 'introduction', type: INFO.INTRODUCTION },
];

/**
 * What changed in the group, from the payload of a group tip: what `getGroupInfoList()` listed. v2 has it as an object,
 * `newGroupProfile`. Empty for tips about something else.
 */
// biome-ignore lint/suspicious/noExplicitAny: the payload of a tip differs between versions
export function changedGroupInfo(payload: any): ChangedGroupInfo[] {
  const list: ChangedGroupInfo[] = [];
  if (payload.operationType !== GROUP_TIP_TYPE.MODIFY_GROUP_INFO) return list;
  const changed = groupInfoChange(payload);
  INFO_ORDER.forEach((entry) => {
    const value = changed[entry.field];
    if (value) list.push({ type: entry.type, value });
  });
  return list;
}

/** The same by name. The key of the group's name is `name` up to 2.10 and `groupName` later. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export function groupInfoChange(payload: any): GroupInfoChange {
  const changed = payload.newGroupProfile || {};
  return {
    faceUrl: changed.avatar,
    name: changed.groupName || changed.name,
    owner: changed.ownerID,
    notification: changed.notification,
    introduction: changed.introduction,
  };
}
