/** Legacy profile tag (after `Tag_Profile_IM_`) -> field of a v2 profile. The values are the same strings and numbers. */
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

export const TAG_PREFIX = 'Tag_Profile_IM_';
export const CUSTOM_PREFIX = 'Tag_Profile_Custom_';

export interface TagValue {
  Tag: string;
  Value: unknown;
}

/** The tags of a v2 profile that are set (v2 fills the others with `''` and 0); only `tags` when given. */
export function profileItems(profile: { [field: string]: unknown }, tags: string[] | undefined): TagValue[] {
  const items: TagValue[] = [];
  const wanted = (tag: string) => !tags || tags.indexOf(tag) >= 0;
  Object.keys(PROFILE_FIELDS).forEach((name) => {
    const tag = TAG_PREFIX + name;
    const value = profile[PROFILE_FIELDS[name] as string];
    if (value !== undefined && value !== '' && value !== 0 && wanted(tag))
      items.push({ Tag: tag, Value: value });
  });
  const custom = profile.profileCustomField as Array<{ key: string; value: unknown }> | undefined;
  (custom || []).forEach((field) => {
    if (wanted(field.key)) items.push({ Tag: field.key, Value: field.value });
  });
  return items;
}
