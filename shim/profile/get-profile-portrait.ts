import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { Tim } from '../bridge/native.ts';
import { fail, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { profileItems } from './portrait-tags.ts';

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
export function getProfilePortrait(client: Client, options: PortraitOptions, cbOk: CbOk, cbErr: CbErr): void {
  if (options.To_Account.length > MAX_ACCOUNTS) options.To_Account.length = MAX_ACCOUNTS;
  const ids = options.To_Account.map(String);
  guarded(() => (client.tim as Tim).getUserProfile({ userIDList: ids })).then(
    (answer) => {
      const profiles: Array<{ [field: string]: unknown }> = answer?.data || [];
      const items = profiles.map((profile) => toItem(profile, options.TagList));
      const found = profiles.map((profile) => profile.userID);
      const missing = ids.filter((id) => found.indexOf(id) < 0);
      if (!missing.length) {
        callApplication(cbOk, okAnswer({ UserProfileItem: items }));
        return;
      }
      const lines = missing.map((id) => `账号:${id},[${CLIENT_ERROR.PARTIAL_FAILURE}]`).join('\n');
      if (cbErr) {
        callApplication(cbErr as (error: unknown) => void, {
          ActionStatus: 'FAIL',
          ErrorCode: CLIENT_ERROR.PARTIAL_FAILURE,
          ErrorInfo: `${lines}\n`,
          UserProfileItem: items,
          Fail_Account: missing,
        });
      }
    },
    (error) => fail(client, cbErr, error),
  );
}

function toItem(profile: { [field: string]: unknown }, tags: string[] | undefined) {
  return {
    To_Account: profile.userID,
    ProfileItem: profileItems(profile, tags),
    ResultCode: 0,
    ResultInfo: '',
  };
}
