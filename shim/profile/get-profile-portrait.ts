import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { tagsOf } from '../bridge/profile-tags.ts';
import { readProfiles } from '../bridge/profiles.ts';
import { asking } from '../connection/asking.ts';
import { legacyTags } from './portrait-tags.ts';

interface PortraitOptions {
  To_Account: Array<string | number>;
  /** Only these tags; all when missing. */
  TagList?: string[];
}

const MAX_ACCOUNTS = 100;

/**
 * `webim.getProfilePortrait`: profiles as tags, up to 100 accounts (`To_Account` is cut to that, as in legacy).
 * Accounts without an answer make the call fail with 99999, as in legacy, with the others in `UserProfileItem`. v2
 * fills unset fields with `''` and 0, which legacy left out; so do we.
 */
export const getProfilePortrait = asking(
  (tim, { To_Account }: PortraitOptions) => {
    if (To_Account.length > MAX_ACCOUNTS) To_Account.length = MAX_ACCOUNTS;
    return readProfiles(tim, To_Account);
  },
  ({ profiles, missing, lines }, { TagList }) => {
    const UserProfileItem = profiles.map((profile) => ({
      To_Account: profile.userID,
      ProfileItem: legacyTags(tagsOf(profile), TagList),
      ResultCode: 0,
      ResultInfo: '',
    }));
    return missing.length
      ? {
          ActionStatus: 'FAIL',
          ErrorCode: CLIENT_ERROR.PARTIAL_FAILURE,
          ErrorInfo: lines,
          UserProfileItem,
          Fail_Account: missing,
        }
      : { UserProfileItem };
  },
);
