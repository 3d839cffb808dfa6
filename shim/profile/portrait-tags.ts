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
