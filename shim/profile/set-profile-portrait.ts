import { nativeError } from '../bridge/login.ts';
import type { Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { getOwn } from '../tool/own.ts';
import { CUSTOM_PREFIX, PROFILE_FIELDS, TAG_PREFIX } from './portrait-tags.ts';

interface ProfileItem {
  Tag: string;
  Value: unknown;
}

/** `webim.setProfilePortrait`: changes the own profile by tags. An unknown tag is refused, nothing is changed then. */
export function setProfilePortrait(
  client: Client,
  options: { ProfileItem: ProfileItem[] },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  answerWith(
    client,
    () => (client.tim as Tim).updateMyProfile(nativeProfile(options.ProfileItem)),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}

function nativeProfile(items: ProfileItem[]): { [field: string]: unknown } {
  const profile: { [field: string]: unknown } = {};
  const custom: Array<{ key: string; value: unknown }> = [];
  items.forEach((item) => {
    if (item.Tag.indexOf(CUSTOM_PREFIX) === 0) {
      custom.push({ key: item.Tag, value: item.Value });
      return;
    }
    const field =
      item.Tag.indexOf(TAG_PREFIX) === 0 && getOwn(PROFILE_FIELDS, item.Tag.substring(TAG_PREFIX.length));
    if (!field) throw nativeError(2721, '');
    profile[field] = item.Value;
  });
  if (custom.length) profile.profileCustomField = custom;
  return profile;
}
