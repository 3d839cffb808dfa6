import { ask } from './ask.ts';
import { callApplication } from './callbacks.ts';
import { whenFoundReady } from './instance-state.ts';
import { listen } from './listen.ts';
import { EVENT, type NativeEvent, type Tim } from './native.ts';
import { type ProfileTag, tagsOf } from './profile-tags.ts';

/** A changed profile. */
export interface ProfileChange {
  userID: string;
  /** What changed, as tags with their new values; what was emptied has `''` or 0. */
  tags: ProfileTag[];
  /** The whole v2 profile as it is now. */
  profile: { [field: string]: unknown };
}

type Values = { [tag: string]: unknown };

/**
 * Tells a handler which profile changed and what in it, as legacy `onProfileSystemNotifys[1]` did. v2's
 * PROFILE_UPDATED brings whole profiles, of oneself and of users the page has already seen; they are compared with
 * what was known. Of a profile seen for the first time everything that is set is told.
 * @returns a function that ends it.
 */
export function onProfileChange(tim: Tim, handler: (change: ProfileChange) => void): () => void {
  let known: { [userID: string]: Values } = Object.create(null);
  const remember = (profile: { userID?: string } | undefined) => {
    if (profile && profile.userID && !known[profile.userID]) known[profile.userID] = valuesOf(profile);
  };
  const onReady = () => {
    ask(tim, 'getMyProfile').then(remember, noProfile);
  };
  const onFriends = (event: NativeEvent) => {
    ((event.data || []) as Array<{ profile?: { userID?: string } }>).forEach((friend) => {
      remember(friend.profile);
    });
  };
  const forget = () => {
    known = Object.create(null);
  };
  const onProfiles = (event: NativeEvent) => {
    ((event.data || []) as Array<{ userID: string; [field: string]: unknown }>).forEach((profile) => {
      const now = valuesOf(profile);
      const tags = changes(known[profile.userID] || Object.create(null), now);
      known[profile.userID] = now;
      if (tags.length) callApplication(handler, { userID: profile.userID, tags, profile });
    });
  };
  const stopListening = listen(tim, {
    [EVENT.SDK_READY]: onReady,
    [EVENT.SDK_NOT_READY]: forget,
    [EVENT.FRIEND_LIST_UPDATED]: onFriends,
    [EVENT.PROFILE_UPDATED]: onProfiles,
  });
  const stopAsking = whenFoundReady(tim, onReady);
  return () => {
    stopAsking();
    stopListening();
  };
}

function noProfile(): void {}

function valuesOf(profile: { [field: string]: unknown }): Values {
  const values: Values = Object.create(null);
  tagsOf(profile).forEach((entry) => {
    values[entry.tag] = entry.value;
  });
  return values;
}

function changes(before: Values, now: Values): ProfileTag[] {
  const list: ProfileTag[] = [];
  Object.keys(now).forEach((tag) => {
    if (before[tag] !== now[tag]) list.push({ tag, value: now[tag] });
  });
  Object.keys(before).forEach((tag) => {
    if (!(tag in now)) list.push({ tag, value: typeof before[tag] === 'number' ? 0 : '' });
  });
  return list;
}
