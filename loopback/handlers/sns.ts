import { requireSession, type ServiceHandlers, texts } from './handler.ts';

/**
 * Relations. Only the black list is kept: friends belong to the friendship build of the SDK, and what that build
 * asks for at login is answered with "none". Commands that would change friendships are unknown.
 */
export const sns: ServiceHandlers = {
  friend_get: () => ({
    FriendNum: 0,
    CompleteFlag: 1,
    NextStartIndex: 0,
    StandardSequence: 1,
    CustomSequence: 1,
    UserDataItem: [],
  }),
  friend_get_specified: (request) => {
    requireSession(request);
    return {
      InfoItem: texts(request.body, 'To_Account').map((userID) => ({
        To_Account: userID,
        ResultCode: 0,
        ResultInfo: '',
        SnsProfileItem: [...request.core.users.ensure(userID).profile].map(([Tag, Value]) => ({
          Tag,
          Value,
        })),
      })),
    };
  },
  pendency_get: () => ({
    PendencyItem: [],
    StartTime: 0,
    CurrentSequence: 1,
    UnreadPendencyCount: 0,
    TotalCount: 0,
  }),
  group_get: () => ({ CurrentSequence: 1, ResultItem: [] }),

  black_list_get: (request) => {
    const { userID } = requireSession(request);
    const blackList = [...request.core.users.ensure(userID).blackList];
    return {
      BlackListItem: blackList.map((To_Account) => ({ To_Account, AddBlackTimeStamp: 0 })),
      StartIndex: 0,
      CurruentSequence: 1,
    };
  },

  black_list_add: (request) => {
    const session = requireSession(request);
    const { blackList } = request.core.users.ensure(session.userID);
    const added = texts(request.body, 'To_Account');
    for (const userID of added) blackList.add(request.core.users.ensure(userID).userID);
    request.core.sessions.send(session.userID, { type: 'black-list-changed', added, removed: [] });
    return results(added);
  },

  black_list_delete: (request) => {
    const session = requireSession(request);
    const { blackList } = request.core.users.ensure(session.userID);
    const removed = texts(request.body, 'To_Account');
    for (const userID of removed) blackList.delete(userID);
    request.core.sessions.send(session.userID, { type: 'black-list-changed', added: [], removed });
    return results(removed);
  },
};

const results = (userIDs: readonly string[]) => ({
  ResultItem: userIDs.map((To_Account) => ({ To_Account, ResultCode: 0, ResultInfo: '' })),
  Fail_Account: [],
  Invalid_Account: [],
});
