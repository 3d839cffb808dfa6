import { onFriendChange } from './friend-changes.ts';
import { type ListenerTable, NOTICE_KEY } from './listeners.ts';
import { type Tim, TYPES } from './native.ts';
import { onProfileChange } from './profile-changes.ts';
import { onReadElsewhere } from './read-elsewhere.ts';

/**
 * Tells what legacy heard from the server and v2 lets one find out by comparing lists, with the listener legacy had for
 * it: a table of the login's listeners and the key in it.
 */
export function watchLists(
  tim: Tim,
  tell: (table: ListenerTable, key: number, value: unknown) => void,
): void {
  onFriendChange(tim, (change) => tell('onFriendSystemNotifys', change.type, change));
  onProfileChange(tim, (change) => tell('onProfileSystemNotifys', NOTICE_KEY.PROFILE_MODIFY, change));
  onReadElsewhere(tim, (read) => {
    if (read.conversationType === TYPES.CONV_C2C) tell('onC2cEventNotifys', NOTICE_KEY.C2C_READ, read);
    if (read.conversationType === TYPES.CONV_GROUP) tell('onGroupSystemNotifys', NOTICE_KEY.GROUP_READ, read);
  });
}
