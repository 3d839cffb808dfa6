import { resultList } from '../wire/relations.ts';
import { objects, optionalText, requireSession, type ServiceHandlers, text, texts } from './handler.ts';

/** The folders a user sorts friends into. */
export const friendGroups: ServiceHandlers = {
  group_get: (request) => {
    const { userID } = requireSession(request);
    return {
      CurrentSequence: 1,
      ResultItem: [...request.core.relations.books.of(userID).groups].map(([GroupName, members]) => ({
        GroupName,
        FriendNumber: members.size,
        To_Account: [...members],
      })),
    };
  },

  group_add: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const results = core.relations.groups.add(userID, texts(body, 'GroupName'), texts(body, 'To_Account'));
    return { ...resultList(results), CurrentSequence: 1 };
  },

  group_delete: (request) => {
    const { userID } = requireSession(request);
    request.core.relations.groups.delete(userID, texts(request.body, 'GroupName'));
    return { CurrentSequence: 1 };
  },

  group_update: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const name = text(body, 'GroupOldName');
    const newName = optionalText(body, 'GroupNewName');
    if (newName) core.relations.groups.rename(userID, name, newName);
    const results = objects(body, 'UpdateGroupItem').flatMap((item) => {
      const peers = [text(item, 'To_Account')];
      const removes = item.UpdateType === 'Update_Type_Delete';
      const { ResultItem } = resultList(
        removes
          ? core.relations.groups.remove(userID, name, peers)
          : core.relations.groups.add(userID, [name], peers),
      );
      return ResultItem.map((one) => ({ ...one, UpdateType: item.UpdateType }));
    });
    return { ResultItem: results, CurrentSequence: 1 };
  },
};
