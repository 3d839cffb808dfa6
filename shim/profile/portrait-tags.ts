import type { ProfileTag } from '../bridge/profile-tags.ts';

export interface TagValue {
  Tag: string;
  Value: unknown;
}

/** Tags as legacy wrote them; only `tags` when given. */
export function legacyTags(list: ReadonlyArray<ProfileTag>, tags: string[] | undefined): TagValue[] {
  return list
    .filter((entry) => !tags || tags.indexOf(entry.tag) >= 0)
    .map((entry) => ({ Tag: entry.tag, Value: entry.value }));
}
