import { ask, nativeError } from '../bridge/ask.ts';
import { isKnownTag } from '../bridge/profile-tags.ts';
import { profileFromTags, type TagAndValue } from '../bridge/profiles.ts';
import { asking } from '../connection/asking.ts';

/** `webim.setProfilePortrait`: changes the own profile by tags. An unknown tag is refused, nothing is changed then. */
export const setProfilePortrait = asking((tim, options: { ProfileItem: TagAndValue[] }) =>
  Promise.resolve().then(() => {
    if (!options.ProfileItem.every(({ Tag }) => isKnownTag(Tag))) throw nativeError(2721, '');
    return ask(tim, 'updateMyProfile', profileFromTags(options.ProfileItem));
  }),
);
