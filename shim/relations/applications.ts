import { ask } from '../bridge/ask.ts';
import {
  answerFriendApplications,
  deleteFriendApplications,
  getFriendApplications,
  type ResponseFriendItem,
} from '../bridge/friend-applications.ts';
import { asking } from '../connection/asking.ts';
import { askingAbout } from './results.ts';

/** `webim.getPendency`: friend requests of one `PendencyType`, at most `MaxLimited`, and how many are unread. */
export const getPendency = asking(
  (tim, options: { PendencyType?: string; MaxLimited?: number }) =>
    getFriendApplications(tim, { type: options.PendencyType, count: options.MaxLimited }),
  (list) => ({
    PendencyItem: list.friendApplicationList.map((one) => ({
      To_Account: one.userID,
      Nick: one.nick,
      AddTime: one.time,
      AddSource: one.source,
      AddWording: one.wording,
    })),
    UnreadPendencyCount: list.unreadCount,
    StartTime: 0,
    CurrentSequence: 0,
  }),
);

/** v2 resolves with undefined here, or answers undefined at once, which is no sign of trouble. */
const NO_PROMISE = 2999;

/** `webim.getPendencyReport`: all requests up to now are read; v2 takes no time. */
export const getPendencyReport = asking((tim) =>
  ask(tim, 'setFriendApplicationRead').then(undefined, (error) => {
    if (!error || error.code !== NO_PROMISE) throw error;
    return undefined;
  }),
);

/** `webim.deletePendency`. */
export const deletePendency = askingAbout(
  (tim, options: { PendencyType?: string; To_Account: Array<string | number> }) =>
    deleteFriendApplications(tim, { userIDList: options.To_Account, type: options.PendencyType }),
);

/** `webim.responseFriend`: accepts or refuses friend requests. */
export const responseFriend = askingAbout((tim, options: { ResponseFriendItem: ResponseFriendItem[] }) =>
  answerFriendApplications(tim, options.ResponseFriendItem),
);
