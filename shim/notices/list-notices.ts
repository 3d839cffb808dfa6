import { callApplication } from '../bridge/callbacks.ts';
import { type FriendChange, onFriendChange } from '../bridge/friend-changes.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import { onProfileChange } from '../bridge/profile-changes.ts';
import { onReadElsewhere } from '../bridge/read-elsewhere.ts';
import type { Client } from '../connection/client.ts';
import { legacyTags } from '../profile/portrait-tags.ts';

const PROFILE_MODIFY = 1;
const C2C_READ = 92;
const GROUP_READ = 15;

/**
 * Notices that legacy got from the server and the shim makes by comparing lists: `onFriendSystemNotifys`,
 * `onProfileSystemNotifys`, and what another device has read (92 of `onC2cEventNotifys`, 15 of
 * `onGroupSystemNotifys`).
 */
export function watchLists(client: Client, tim: Tim): void {
  const { listeners } = client;
  // Nothing before login's callback, nor after a logout.
  const mine = () => client.tim === tim && !client.leaving && client.session?.kind !== 'pending';
  onFriendChange(tim, (change) => {
    if (mine()) callApplication(listeners.onFriendSystemNotifys?.[change.type], toFriendNotice(change));
  });
  onProfileChange(tim, ({ userID, tags }) => {
    if (!mine()) return;
    const ProfileList = legacyTags(tags, undefined).map(({ Tag, Value }) => ({ Tag, ValueBytes: Value }));
    const notice = { Type: PROFILE_MODIFY, Profile_Account: userID, ProfileList };
    callApplication(listeners.onProfileSystemNotifys?.[PROFILE_MODIFY], notice);
  });
  onReadElsewhere(tim, ({ conversationType, to, lastTime, lastSequence }) => {
    if (!mine()) return;
    if (conversationType === TYPES.CONV_C2C) {
      const item = { From_Account: to, LastReadTime: lastTime };
      callApplication(listeners.onC2cEventNotifys?.[C2C_READ], item);
    } else if (conversationType === TYPES.CONV_GROUP) {
      const item = { GroupId: to, LastReadMsgSeq: lastSequence };
      callApplication(listeners.onGroupSystemNotifys?.[GROUP_READ], item);
    }
  });
}

function toFriendNotice({ type, userIDs, applications }: FriendChange): { [field: string]: unknown } {
  const notice: { [field: string]: unknown } = { Type: type };
  if (userIDs) notice.Accounts = userIDs;
  if (applications) {
    notice.PendencyList = applications.map((application) => ({
      PendencyAdd_Account: application.userID,
      // As the official demos have it, and as the backend sends it.
      ProfileImNic: application.nick,
      ProfileImNick: application.nick,
      AddSource: application.source,
      AddWording: application.wording,
      AddTime: application.time,
    }));
  }
  return notice;
}
