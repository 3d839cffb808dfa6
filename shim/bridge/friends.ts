import { type Answer, answering, nextStart, pageOf } from './answers.ts';
import { ask, listIn } from './ask.ts';
import type { NativeError, Tim } from './native.ts';
import { withTags } from './profile-tags.ts';
import type { Profile } from './profiles.ts';
import {
  allOrNothing,
  failure,
  perAccount,
  type RelationResult,
  type RelationResults,
  success,
} from './relation-results.ts';

type Id = string | number;

/** A v2 friend. */
export interface Friend {
  userID: string;
  remark?: string;
  groupList?: string[];
  profile: Profile;
  [field: string]: unknown;
}

/** A page of the friend list. */
export interface FriendPage {
  friendList: Friend[];
  /** Of the whole list. */
  totalCount: number;
  /** Where to go on, 0 at the end. */
  nextIndex: number;
}

/**
 * `tim.getFriendList` in pages, as `webim.getAllFriend` gave it; without `count` all from `startIndex` on.
 * {@link profileTags} of these friends lists only `tagList`, when it is given. Needs the build with friends.
 */
export function getFriends(
  tim: Tim,
  request?: { startIndex?: number; count?: number; tagList?: ReadonlyArray<string> },
): Promise<Answer<FriendPage>> {
  const { startIndex, count, tagList } = request || {};
  return answering(ask(tim, 'getFriendList'), (friends: Friend[] | undefined) => {
    const all = friends || [];
    return {
      friendList: withTags(pageOf(all, startIndex, count), tagList),
      totalCount: all.length,
      nextIndex: nextStart(all.length, startIndex, count),
    };
  });
}

/** A request for friendship as legacy and the backend's REST API take it. */
export interface AddFriendItem {
  To_Account: Id;
  AddSource?: string;
  AddWording?: string;
  Remark?: string;
  GroupName?: string;
}

/** Longer ones v2 refuses; applications sent `AddSource_Type_Unknow`. */
const SOURCE = /^AddSource_Type_[\w]{1,8}$/;

/** What `tim.addFriend` takes, of a legacy entry. */
export function friendRequest(to: string, item: AddFriendItem): { [field: string]: unknown } {
  const request: { [field: string]: unknown } = {
    to,
    source: SOURCE.test(String(item.AddSource)) ? item.AddSource : 'AddSource_Type_Web',
    type: 'Add_Type_Both',
    wording: item.AddWording === undefined ? '' : String(item.AddWording),
  };
  if (item.Remark) request.remark = String(item.Remark);
  if (item.GroupName) request.groupName = String(item.GroupName);
  return request;
}

/**
 * `tim.addFriend` for each entry of a legacy `AddFriendItem`. Rejects with 99999 when one failed; somebody who has to
 * agree first is a failure with 30539 in the results, as in legacy. Needs the build with friends.
 */
export function addFriends(tim: Tim, items: ReadonlyArray<AddFriendItem>): Promise<Answer<RelationResults>> {
  const add = (to: string, index: number) =>
    ask(tim, 'addFriend', friendRequest(to, items[index] as AddFriendItem));
  return perAccount(
    items.map((item) => String(item.To_Account)),
    add,
    addResult,
  );
}

/** v2 resolves with the service's own result, also with one that is no success. */
function addResult(userID: string, data: NativeError | undefined): RelationResult {
  const { code, message } = data || {};
  return code ? failure(userID, { code, message }) : success(userID);
}

/** `tim.deleteFriend`; rejects with 99999 when one failed. `type` is `Delete_Type_Both` (default) or `Delete_Type_Single`. */
export function deleteFriends(
  tim: Tim,
  request: { userIDList: ReadonlyArray<Id>; type?: string },
): Promise<Answer<RelationResults>> {
  const ids = request.userIDList.map(String);
  return answering(
    ask(tim, 'deleteFriend', { userIDList: ids, type: request.type || 'Delete_Type_Both' }),
    (data) => {
      const failed: Array<NativeError & { userID?: string }> = listIn(data, 'failureUserIDList');
      const results = ids.map((id) => {
        const refused = failed.filter((entry) => entry.userID === id)[0];
        return refused ? failure(id, refused) : success(id);
      });
      return allOrNothing(results).data;
    },
  );
}

/** The black list: ids only, v2 does not give the time of an entry. */
export interface BlacklistPage {
  blacklist: Array<{ userID: string }>;
  /** Where to go on, 0 at the end. */
  nextIndex: number;
}

/** `tim.getBlacklist` in pages, as `webim.getBlackList` gave it. */
export function getBlacklist(
  tim: Tim,
  request?: { startIndex?: number; count?: number },
): Promise<Answer<BlacklistPage>> {
  const { startIndex, count } = request || {};
  return answering(ask(tim, 'getBlacklist'), (ids: string[] | undefined) => {
    const all = ids || [];
    return {
      blacklist: pageOf(all, startIndex, count).map((userID) => ({ userID })),
      nextIndex: nextStart(all.length, startIndex, count),
    };
  });
}

/** `tim.addToBlacklist`, which succeeds or fails for all accounts at once; answered for each. */
export function addToBlacklist(tim: Tim, userIDList: ReadonlyArray<Id>): Promise<Answer<RelationResults>> {
  return changeBlacklist(tim, 'addToBlacklist', userIDList);
}

/** `tim.removeFromBlacklist`, the same way. */
export function removeFromBlacklist(
  tim: Tim,
  userIDList: ReadonlyArray<Id>,
): Promise<Answer<RelationResults>> {
  return changeBlacklist(tim, 'removeFromBlacklist', userIDList);
}

function changeBlacklist(
  tim: Tim,
  method: string,
  list: ReadonlyArray<Id>,
): Promise<Answer<RelationResults>> {
  const ids = list.map(String);
  // The list v2 answers with is that before the change (measured, 2.11.0 to 2.27.6), so it says nothing.
  return ask(tim, method, { userIDList: ids }).then(
    () => allOrNothing(ids.map(success)),
    (error: NativeError) => allOrNothing(ids.map((id) => failure(id, error))),
  );
}
