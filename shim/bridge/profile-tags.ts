import { assign } from '../tool/assign.ts';
import { getOwn } from '../tool/own.ts';

/** Backend tag (after `Tag_Profile_IM_`) -> field of a v2 profile. The values are the same strings and numbers. */
export const PROFILE_FIELDS: { readonly [tag: string]: string } = {
  Nick: 'nick',
  Gender: 'gender',
  BirthDay: 'birthday',
  Location: 'location',
  SelfSignature: 'selfSignature',
  AllowType: 'allowType',
  Language: 'language',
  Image: 'avatar',
  MsgSettings: 'messageSettings',
  AdminForbidType: 'adminForbidType',
  Level: 'level',
  Role: 'role',
};

/** Tags of a friend besides those of its profile -> field of a v2 friend. */
const FRIEND_FIELDS: { readonly [tag: string]: string } = {
  Tag_SNS_IM_Remark: 'remark',
  Tag_SNS_IM_Group: 'groupList',
  Tag_SNS_IM_AddSource: 'source',
  Tag_SNS_IM_AddTime: 'addTime',
};

export const TAG_PREFIX = 'Tag_Profile_IM_';
export const CUSTOM_PREFIX = 'Tag_Profile_Custom_';

/** One entry of a profile as the backend (and legacy) lists it. */
export interface ProfileTag {
  /** `Tag_Profile_IM_Nick` and its kind. */
  tag: string;
  value: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: fields differ between versions of v2
type Fields = any;

// Which tags were asked for, by the profile or friend that answered.
const asked = new WeakMap<object, ReadonlyArray<string>>();

/**
 * The same profiles or friends, each an object of its own, for which {@link profileTags} lists only `tags`: legacy
 * answered with what `TagList` named. Without tags: all.
 */
export function withTags<T extends object>(
  list: ReadonlyArray<T>,
  tags: ReadonlyArray<string> | undefined,
): T[] {
  return list.map((one) => {
    const copy = assign({}, one) as T;
    if (tags) asked.set(copy, tags);
    return copy;
  });
}

/**
 * The fields of a v2 profile, or of a v2 friend and its profile, as a list of tags, for code that walks through
 * them. Fields that are not set are left out; v2 fills them with `''` and 0, legacy did not list them.
 */
export function profileTags(person: Fields): ProfileTag[] {
  const tags = asked.get(person);
  const list = tagsOf(person.profile || person);
  if (person.profile) {
    Object.keys(FRIEND_FIELDS).forEach((tag) => {
      const value = person[FRIEND_FIELDS[tag] as string];
      if (Array.isArray(value) ? value.length > 0 : !!value) list.push({ tag, value });
    });
    customOf(person.friendCustomField, list);
  }
  return tags ? list.filter((entry) => tags.indexOf(entry.tag) >= 0) : list;
}

/** What is set in a v2 profile. */
export function tagsOf(profile: Fields): ProfileTag[] {
  const list: ProfileTag[] = [];
  Object.keys(PROFILE_FIELDS).forEach((name) => {
    const value = profile[PROFILE_FIELDS[name] as string];
    if (value !== undefined && value !== '' && value !== 0) list.push({ tag: TAG_PREFIX + name, value });
  });
  customOf(profile.profileCustomField, list);
  return list;
}

function customOf(fields: Array<{ key: string; value: unknown }> | undefined, list: ProfileTag[]): void {
  (fields || []).forEach((field) => {
    list.push({ tag: field.key, value: field.value });
  });
}

/** Is there something in v2 behind this tag? */
export function isKnownTag(tag: string): boolean {
  return tag.indexOf(CUSTOM_PREFIX) === 0 || !!profileField(tag);
}

/** The field of a v2 profile behind a tag; undefined for custom and unknown tags. */
export function profileField(tag: string): string | undefined {
  return tag.indexOf(TAG_PREFIX) === 0 ? getOwn(PROFILE_FIELDS, tag.substring(TAG_PREFIX.length)) : undefined;
}
