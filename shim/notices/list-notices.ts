import { callApplication } from '../bridge/callbacks.ts';
import { type FriendChange, onFriendChange } from '../bridge/friend-changes.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import { onProfileChange, type ProfileChange } from '../bridge/profile-changes.ts';
import { onReadElsewhere, type ReadElsewhere } from '../bridge/read-elsewhere.ts';
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
  onProfileChange(tim, (change) => {
    if (mine()) callApplication(listeners.onProfileSystemNotifys?.[PROFILE_MODIFY], toProfileNotice(change));
  });
  onReadElsewhere(tim, (read) => {
    if (!mine()) return;
    if (read.conversationType === TYPES.CONV_C2C) {
      callApplication(listeners.onC2cEventNotifys?.[C2C_READ], toReadNotice(read));
    } else if (read.conversationType === TYPES.CONV_GROUP) {
      callApplication(listeners.onGroupSystemNotifys?.[GROUP_READ], toReadNotice(read));
    }
  });
}

/** A changed profile as `onProfileSystemNotifys[1]` was told. */
export function toProfileNotice({ userID, tags }: ProfileChange): { [field: string]: unknown } {
  const ProfileList = legacyTags(tags, undefined).map(({ Tag, Value }) => ({ Tag, ValueBytes: Value }));
  return { Type: PROFILE_MODIFY, Profile_Account: userID, ProfileList };
}

/** What another device has read, as `onC2cEventNotifys[92]` or `onGroupSystemNotifys[15]` was told. */
export function toReadNotice({ conversationType, to, lastTime, lastSequence }: ReadElsewhere): {
  [field: string]: unknown;
} {
  return conversationType === TYPES.CONV_C2C
    ? { From_Account: to, LastReadTime: lastTime }
    : { GroupId: to, LastReadMsgSeq: lastSequence };
}

/** A change among friends as `onFriendSystemNotifys` was told. */
export function toFriendNotice({ type, userIDs, applications }: FriendChange): { [field: string]: unknown } {
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
