import { addToBlacklist, getBlacklist, removeFromBlacklist } from '../bridge/friends.ts';
import { asking } from '../connection/asking.ts';
import { askingAbout } from './results.ts';

type Ids = { To_Account: Array<string | number> };

/** `webim.addBlackList`. v2 succeeds or fails for all accounts at once. */
export const addBlackList = askingAbout((tim, options: Ids) => addToBlacklist(tim, options.To_Account));

/** `webim.deleteBlackList`. v2 succeeds or fails for all accounts at once. */
export const deleteBlackList = askingAbout((tim, options: Ids) =>
  removeFromBlacklist(tim, options.To_Account),
);

/**
 * `webim.getBlackList`: all of it from `StartIndex` on, at most `MaxLimited`; `StartIndex` of the answer is where to go
 * on, 0 at the end. v2 does not give the time of an entry, so `AddBlackTimeStamp` is 0.
 */
export const getBlackList = asking(
  (tim, { StartIndex, MaxLimited }: { StartIndex?: number; MaxLimited?: number }) =>
    getBlacklist(tim, { startIndex: StartIndex, count: MaxLimited }),
  (page) => ({
    BlackListItem: page.blacklist.map(({ userID }) => ({ To_Account: userID, AddBlackTimeStamp: 0 })),
    StartIndex: page.nextIndex,
    CurrentSequence: 0,
  }),
);
