import { GROUP_TIP_TYPE } from '../../dictionary/enums.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { groupInfoChange } from '../bridge/changed-group-info.ts';
import { groupProfileOf } from '../bridge/message-facts.ts';
import type { NativeMessage } from '../bridge/native.ts';
import type { Client } from '../connection/client.ts';

/** Calls `onGroupInfoChangeNotify` for a live tip that changed group data; unchanged fields are null. */
export function deliverGroupInfoChange(client: Client, tip: NativeMessage): void {
  if (!tip.payload || tip.payload.operationType !== GROUP_TIP_TYPE.MODIFY_GROUP_INFO) return;
  const info = toGroupInfoChange(tip);
  const something =
    info.GroupFaceUrl ||
    info.GroupName ||
    info.OwnerAccount ||
    info.GroupNotification ||
    info.GroupIntroduction;
  if (something) callApplication(client.listeners.onGroupInfoChangeNotify, info);
}

/** What changed, as legacy told it; unchanged fields are null. */
export function toGroupInfoChange(tip: NativeMessage) {
  const changed = groupInfoChange(tip.payload);
  return {
    GroupId: groupProfileOf(tip).groupID || tip.to,
    GroupFaceUrl: changed.faceUrl || null,
    GroupName: changed.name || null,
    OwnerAccount: changed.owner || null,
    GroupNotification: changed.notification || null,
    GroupIntroduction: changed.introduction || null,
  };
}
