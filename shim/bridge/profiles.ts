import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { type Answer, answering } from './answers.ts';
import { ask, nativeError } from './ask.ts';
import type { Tim } from './native.ts';
import { CUSTOM_PREFIX, profileField, withTags } from './profile-tags.ts';

/** A v2 profile; unset fields are `''` or 0. */
export interface Profile {
  userID: string;
  [field: string]: unknown;
}

/** An entry of a list of profile tags as legacy and the backend's REST API take it. */
export interface TagAndValue {
  Tag: string;
  Value: unknown;
}

const MAX_ACCOUNTS = 100;

/**
 * `tim.getUserProfile` as `webim.getProfilePortrait` answered: up to 100 accounts, and when the backend leaves some out
 * the whole call rejects with 99999. {@link profileTags} of these profiles lists only `tagList`, when it is given.
 */
export function getProfiles(
  tim: Tim,
  request: { userIDList: ReadonlyArray<string | number>; tagList?: ReadonlyArray<string> },
): Promise<Answer<Profile[]>> {
  return answering(
    readProfiles(tim, request.userIDList.slice(0, MAX_ACCOUNTS)),
    ({ data: { profiles, lines } }) => {
      if (lines) throw nativeError(CLIENT_ERROR.PARTIAL_FAILURE, lines);
      return withTags(profiles, request.tagList);
    },
  );
}

/** Profiles, and the accounts the backend left out, with legacy's line about each. */
export function readProfiles(
  tim: Tim,
  userIDs: ReadonlyArray<string | number>,
): Promise<{ data: { profiles: Profile[]; missing: string[]; lines: string } }> {
  const ids = userIDs.map(String);
  return ask(tim, 'getUserProfile', { userIDList: ids }).then((list) => {
    const profiles: Profile[] = list || [];
    const found = profiles.map((profile) => profile.userID);
    const missing = ids.filter((id) => found.indexOf(id) < 0);
    const lines = missing.map((id) => `账号:${id},[${CLIENT_ERROR.PARTIAL_FAILURE}]\n`).join('');
    return { data: { profiles, missing, lines } };
  });
}

/**
 * What `tim.updateMyProfile` takes, from a list of tags (`[{ Tag: 'Tag_Profile_IM_Nick', Value: 'Anna' }]`). An unknown
 * tag becomes a field v2 refuses, so that nothing is changed then.
 */
export function profileFromTags(tags: ReadonlyArray<TagAndValue>): { [field: string]: unknown } {
  const profile: { [field: string]: unknown } = {};
  const custom: Array<{ key: string; value: unknown }> = [];
  tags.forEach((item) => {
    if (item.Tag.indexOf(CUSTOM_PREFIX) === 0) custom.push({ key: item.Tag, value: item.Value });
    else profile[profileField(item.Tag) || item.Tag] = item.Value;
  });
  if (custom.length) profile.profileCustomField = custom;
  return profile;
}
