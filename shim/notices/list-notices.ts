import type { FriendChange } from '../bridge/friend-changes.ts';
import { callListener, NOTICE_KEY } from '../bridge/listeners.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import type { ProfileChange } from '../bridge/profile-changes.ts';
import type { ReadElsewhere } from '../bridge/read-elsewhere.ts';
import { watchLists } from '../bridge/watch-lists.ts';
import { type Client, isPending } from '../connection/client.ts';
import { legacyTags } from '../profile/portrait-tags.ts';

/**
 * Notices that legacy got from the server and the shim makes by comparing lists: `onFriendSystemNotifys`,
 * `onProfileSystemNotifys`, and what another device has read (92 of `onC2cEventNotifys`, 15 of
 * `onGroupSystemNotifys`).
 */
export function deliverListNotices(client: Client, tim: Tim): void {
  watchLists(tim, (table, key, value) => {
    // Nothing before login's callback, nor after a logout.
    if (client.tim !== tim || client.leaving || isPending(client)) return;
    callListener(client.listeners, table, key, toListNotice(value));
  });
}

/** A change of a list as legacy told it; each kind shows by a field no other has. Other values stay. */
// biome-ignore lint/suspicious/noExplicitAny: told apart by its fields
export function toListNotice(value: any): unknown {
  if (value.tags) return toProfileNotice(value as ProfileChange);
  if (value.lastSequence !== undefined) return toReadNotice(value as ReadElsewhere);
  return typeof value.type === 'number' ? toFriendNotice(value as FriendChange) : value;
}

/** A changed profile as `onProfileSystemNotifys[1]` was told. */
function toProfileNotice({ userID, tags }: ProfileChange): { [field: string]: unknown } {
  const ProfileList = legacyTags(tags, undefined).map(({ Tag, Value }) => ({ Tag, ValueBytes: Value }));
  return { Type: NOTICE_KEY.PROFILE_MODIFY, Profile_Account: userID, ProfileList };
}

/** What another device has read, as `onC2cEventNotifys[92]` or `onGroupSystemNotifys[15]` was told. */
function toReadNotice({ conversationType, to, lastTime, lastSequence }: ReadElsewhere): {
  [field: string]: unknown;
} {
  return conversationType === TYPES.CONV_C2C
    ? { From_Account: to, LastReadTime: lastTime }
    : { GroupId: to, LastReadMsgSeq: lastSequence };
}

/** A change among friends as `onFriendSystemNotifys` was told. */
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
