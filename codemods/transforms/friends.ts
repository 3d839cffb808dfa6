import { helperCall, helperCallWith } from './call-options.ts';
import { shapeRules } from './dictionary-rules.ts';
import { convertMembers } from './members.ts';
import { convertCalls, type NativeCall, type SdkCall } from './native-call.ts';
import { merged, type Refusal, type Transform, type TransformContext } from './transform.ts';

type Rewrite = (call: SdkCall) => NativeCall | Refusal;

/**
 * Friends, friend applications and the black list. v2 has these for one account, or answers about several in lists of
 * its own; the helpers of the bridge keep legacy's rule that one failing account fails the call.
 */
const CALLS: Record<string, Rewrite> = {
  getAllFriend: helperCall('getFriends', { StartIndex: 'startIndex', GetCount: 'count', TagList: 'tagList' }),
  applyAddFriend: helperCallWith('addFriends', 'AddFriendItem'),
  deleteFriend: helperCall('deleteFriends', { To_Account: 'userIDList', DeleteType: 'type' }, ['To_Account']),
  getPendency: helperCall('getFriendApplications', { PendencyType: 'type', MaxLimited: 'count' }),
  getPendencyReport: ({ context }) => ({ parts: [`${context.names.tim}.setFriendApplicationRead()`] }),
  deletePendency: helperCall('deleteFriendApplications', { To_Account: 'userIDList', PendencyType: 'type' }, [
    'To_Account',
  ]),
  responseFriend: helperCallWith('answerFriendApplications', 'ResponseFriendItem'),
  addBlackList: helperCallWith('addToBlacklist', 'To_Account'),
  deleteBlackList: helperCallWith('removeFromBlacklist', 'To_Account'),
  getBlackList: helperCall('getBlacklist', { StartIndex: 'startIndex', MaxLimited: 'count' }),
};

/** Calls that need the build of tim-js-sdk with friends; the black list is in every build. */
const FRIEND_CALLS = new Set(Object.keys(CALLS).filter((name) => !name.endsWith('BlackList')));

export const friends: Transform = {
  name: 'friends',
  capabilities: ['relations'],
  run: (context) =>
    merged(
      ...Object.entries(CALLS).map(([name, rewrite]) => convertCalls('friends', context, [name], 1, rewrite)),
      convertMembers(
        'friends',
        context,
        shapeRules(
          'FriendListResponse',
          'FriendInfo',
          'FriendOperationResponse',
          'ResultItem',
          'PendencyResponse',
          'PendencyItem',
          'PendencyReportResponse',
          'BlackListResponse',
          'BlackListEntry',
        ),
      ),
    ),
};

/** Does any of these sites need the build with friends? */
export const needsFriends = (facts: TransformContext['facts']): boolean =>
  facts.sites.some(
    (site) =>
      (site.kind === 'api-call' && FRIEND_CALLS.has(site.member)) ||
      (site.kind === 'listener' && site.member === 'listeners.onFriendSystemNotifys'),
  );
