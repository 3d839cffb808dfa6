import type { Contact } from '../core/contacts.ts';
import type { ConversationType } from '../core/model.ts';
import { contactItem, recentItem } from '../wire/contacts.ts';
import { type Body, objects, optionalNumber, requireSession, type ServiceHandlers, text } from './handler.ts';

// `Type` of a conversation on the wire.
const C2C = 1;

/** The conversation list. */
export const recentcontact: ServiceHandlers = {
  // The whole list in one page: the client asks on until `CompleteFlag` is 1.
  page_get: (request) => {
    const { userID } = requireSession(request);
    const { core } = request;
    return {
      SessionItem: core.contacts.list(userID).map((contact: Contact) => contactItem(core, userID, contact)),
      CompleteFlag: 1,
      TimeStamp: 0,
      StartIndex: 0,
      TopTimeStamp: 0,
      TopStartIndex: 0,
      GroupItem: [],
    };
  },

  // The older form: the newest conversations, with the last message in words.
  get: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const contacts = core.contacts.list(userID);
    const count = optionalNumber(body, 'Count') || contacts.length;
    return { SessionItem: contacts.slice(0, count).map((contact) => recentItem(core, userID, contact)) };
  },

  delete: (request) => {
    const { userID } = requireSession(request);
    request.core.contacts.remove(userID, ...conversationOf(request.body));
    return {};
  },

  get_contact_group: () => ({ GroupItem: [], ContactItem: [], CompleteFlag: 1 }),

  batch_delete: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    return {
      ResultItem: objects(body, 'ContactItem').map((item) => {
        const [type, id] = conversationOf(item);
        core.contacts.remove(userID, type, id);
        if (body.ClearRamble === 1 && type === 'C2C') core.c2c.clear(userID, id);
        return { ...item, ResultCode: 0, ResultInfo: '' };
      }),
    };
  },

  clear_msg: (request) => {
    const { userID } = requireSession(request);
    const [type, id] = conversationOf(request.body);
    if (type === 'C2C') request.core.c2c.clear(userID, id);
    return {};
  },

  top: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    for (const item of objects(body, 'RecentContactItem')) {
      core.contacts.pin(userID, ...conversationOf(item), body.OperationType === 1);
    }
    return {};
  },
};

function conversationOf(item: Body): [ConversationType, string] {
  if (item.Type === C2C) return ['C2C', text(item, 'To_Account')];
  return ['GROUP', text(item, 'ToGroupid' in item ? 'ToGroupid' : 'ToAccount')];
}
