import { type AddFriendItem, addFriends, deleteFriends, getFriends } from '../bridge/friends.ts';
import { profileTags } from '../bridge/profile-tags.ts';
import { asking } from '../connection/asking.ts';
import { legacyTags } from '../profile/portrait-tags.ts';
import { askingAbout } from './results.ts';

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
export const getAllFriend = asking(
  (tim, { StartIndex, GetCount }: FriendListOptions) =>
    getFriends(tim, { startIndex: StartIndex, count: GetCount }),
  (page, { TagList }) => ({
    FriendNum: page.totalCount,
    InfoItem: page.friendList.map((friend) => ({
      Info_Account: friend.userID,
      SnsProfileItem: legacyTags(profileTags(friend), TagList),
    })),
    StartIndex: page.nextIndex,
    NeedUpdateAll: 'GetAll_Type_YES',
  }),
);

/** `webim.applyAddFriend`. Who has to agree first is a failure with 30539, as in legacy. */
export const applyAddFriend = askingAbout((tim, options: { AddFriendItem: AddFriendItem[] }) =>
  addFriends(tim, options.AddFriendItem),
);

/** `webim.deleteFriend`. */
export const deleteFriend = askingAbout(
  (tim, options: { To_Account: Array<string | number>; DeleteType?: string }) =>
    deleteFriends(tim, { userIDList: options.To_Account, type: options.DeleteType }),
);
