import { callApplication } from '../bridge/callbacks.ts';
import { type AddFriendItem, friendRequest } from '../bridge/friends.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, NativeError } from '../bridge/native.ts';
import { profileTags } from '../bridge/profile-tags.ts';
import { okAnswer } from '../connection/answer.ts';
import { callIfBuilt } from '../connection/call-if-built.ts';
import type { Client } from '../connection/client.ts';
import { legacyTags } from '../profile/portrait-tags.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { answerResults, failRelation, failure, perAccount, type ResultItem, success } from './results.ts';

type Id = string | number;

interface FriendListOptions {
  StartIndex?: number;
  GetCount?: number;
  /** Only these tags; all when missing. */
  TagList?: string[];
}

/**
 * `webim.getAllFriend`: friends from `StartIndex` on, at most `GetCount`; `StartIndex` of the answer is where to go
 * on, 0 at the end. Tags that are not set are left out.
 */
export function getAllFriend(client: Client, options: FriendListOptions, cbOk: CbOk, cbErr: CbErr): void {
  const start = Number(options.StartIndex) || 0;
  const limit = Number(options.GetCount) || 0;
  guarded(() => callIfBuilt(client.tim, 'getFriendList')).then(
    (answer) => {
      // biome-ignore lint/suspicious/noExplicitAny: v2 friends differ between versions
      const friends: any[] = answer?.data || [];
      const end = limit > 0 ? start + limit : friends.length;
      callApplication(
        cbOk,
        okAnswer({
          FriendNum: friends.length,
          InfoItem: friends.slice(start, end).map((friend) => toFriendInfo(friend, options.TagList)),
          StartIndex: end < friends.length ? end : 0,
          NeedUpdateAll: 'GetAll_Type_YES',
        }),
      );
    },
    (error) => failRelation(client, 'getAllFriend', cbErr, error),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: as above
function toFriendInfo(friend: any, tags: string[] | undefined) {
  return { Info_Account: friend.userID, SnsProfileItem: legacyTags(profileTags(friend), tags) };
}

/** `webim.applyAddFriend`. Who has to agree first is a failure with 30539, as in legacy. */
export function applyAddFriend(
  client: Client,
  options: { AddFriendItem: AddFriendItem[] },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const items = options.AddFriendItem;
  const add = (to: string, index: number) =>
    callIfBuilt(client.tim, 'addFriend', friendRequest(to, items[index] as AddFriendItem));
  const ids = items.map((item) => String(item.To_Account));
  perAccount(client, 'applyAddFriend', ids, add, (id, answer) => addResult(client, id, answer)).then(
    (results) => answerResults(results, cbOk, cbErr),
  );
}

/** v2 resolves with the service's own result, also with one that is no success. */
function addResult(client: Client, id: string, answer: NativeAnswer): ResultItem {
  const { code, message } = (answer?.data || {}) as NativeError;
  return code ? failure(client, id, { code, message }) : success(id);
}

/** `webim.deleteFriend`. */
export function deleteFriend(
  client: Client,
  options: { To_Account: Id[]; DeleteType?: string },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const ids = options.To_Account.map(String);
  const request = { userIDList: ids, type: options.DeleteType || 'Delete_Type_Both' };
  guarded(() => callIfBuilt(client.tim, 'deleteFriend', request)).then(
    (answer) => {
      const failed: Array<NativeError & { userID?: string }> = answer?.data?.failureUserIDList || [];
      const results = ids.map((id) => {
        const refused = failed.filter((entry) => entry.userID === id)[0];
        return refused ? failure(client, id, refused) : success(id);
      });
      answerResults(results, cbOk, cbErr);
    },
    (error) => failRelation(client, 'deleteFriend', cbErr, error),
  );
}
