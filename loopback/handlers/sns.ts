import { requireSession, type ServiceHandlers, texts } from './handler.ts';

/** Relations. Only the black list is kept; friends are not part of the main SDK build. */
export const sns: ServiceHandlers = {
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
