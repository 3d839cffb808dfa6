import { type ProfileTag, tagsOf } from '../bridge/profile-tags.ts';

export { CUSTOM_PREFIX, PROFILE_FIELDS, TAG_PREFIX } from '../bridge/profile-tags.ts';

export interface TagValue {
  Tag: string;
  Value: unknown;
}

/** The tags of a v2 profile that are set (v2 fills the others with `''` and 0); only `tags` when given. */
export function profileItems(profile: { [field: string]: unknown }, tags: string[] | undefined): TagValue[] {
  return legacyTags(tagsOf(profile), tags);
}

/** Tags as legacy wrote them; only `tags` when given. */
export function legacyTags(list: ReadonlyArray<ProfileTag>, tags: string[] | undefined): TagValue[] {
  return list
    .filter((entry) => !tags || tags.indexOf(entry.tag) >= 0)
    .map((entry) => ({ Tag: entry.tag, Value: entry.value }));
}
