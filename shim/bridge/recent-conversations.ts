import { assign } from '../tool/assign.ts';
import { type Answer, answering, pageOf } from './answers.ts';
import { ask, listIn } from './ask.ts';
import { withErrorText } from './error-text.ts';
import { type NativeError, type Tim, TYPES } from './native.ts';

/** A v2 conversation, with empty objects where v2 has nothing. `lastMessage.lastTime` in seconds. */
export interface RecentConversation {
  conversationID: string;
  /** `C2C` or `GROUP`. */
  type: string;
  unreadCount: number;
  lastMessage: { [field: string]: unknown };
  userProfile: { [field: string]: unknown };
  groupProfile: { [field: string]: unknown; selfInfo: { [field: string]: unknown } };
  [field: string]: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: v2 conversations differ between versions
type Conversation = any;

/** `tim.getConversationList` as `webim.getRecentContactList` gave it: newest first, no system conversation, at most `count`. */
export function getRecentConversations(
  tim: Tim,
  request?: { count?: number },
): Promise<Answer<{ conversationList: RecentConversation[] }>> {
  return answering(ask(tim, 'getConversationList'), (data) => {
    const all: Conversation[] = listIn(data, 'conversationList');
    const people = all
      .filter((one) => one.type === TYPES.CONV_C2C || one.type === TYPES.CONV_GROUP)
      .sort((a, b) => timeOf(b) - timeOf(a));
    return { conversationList: pageOf(people, 0, request && request.count).map(complete) };
  });
}

const timeOf = (conversation: Conversation): number => (conversation.lastMessage || {}).lastTime || 0;

/** So that code which reads a group's field of a C2C conversation finds nothing, as before, and does not throw. */
function complete(conversation: Conversation): RecentConversation {
  const isGroup = conversation.type === TYPES.CONV_GROUP;
  const id = conversation.conversationID.substring(conversation.type.length);
  const last = conversation.lastMessage || {};
  const groupProfile = assign(isGroup ? { groupID: id } : {}, conversation.groupProfile) as Conversation;
  const self = assign({}, groupProfile.selfInfo) as Conversation;
  if (isGroup && self.readedSequence === undefined) {
    self.readedSequence = (last.lastSequence || 0) - (conversation.unreadCount || 0);
  }
  groupProfile.selfInfo = self;
  return assign(assign({}, conversation), {
    lastMessage: last,
    userProfile: assign(isGroup ? {} : { userID: id }, conversation.userProfile),
    groupProfile,
  }) as RecentConversation;
}

/** v2: no such conversation. For legacy the entry was gone, which is what was asked for. */
const NO_CONVERSATION = 2500;

/**
 * `tim.deleteConversation` without wiping the history, as `webim.deleteChat` did; a conversation v2 does not know counts
 * as deleted. Versions of v2 before 2.27.6 wipe the history as well.
 * @param onOlder told when this is such a version.
 */
export function removeConversation(
  tim: Tim,
  conversationType: string,
  to: string | number,
  onOlder?: () => void,
): Promise<Answer<undefined>> {
  const conversationID = conversationType + String(to);
  const missed = (error: NativeError) => {
    if (error && error.code === NO_CONVERSATION) return undefined;
    throw withErrorText(error);
  };
  const wanted = { conversationIDList: [conversationID], clearHistoryMessage: false };
  return ask(tim, 'deleteConversation', wanted)
    .then(undefined, (error: NativeError) => {
      if (error && error.code !== undefined) return missed(error);
      // Older versions throw at the object: they know the id alone.
      if (onOlder) onOlder();
      return ask(tim, 'deleteConversation', conversationID).then(undefined, missed);
    })
    .then(() => ({ code: 0 as const, data: undefined }));
}
