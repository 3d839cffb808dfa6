import { GROUP_MSG_SUB_TYPE } from '../../dictionary/enums.ts';
import { groupNameOf } from './instance-state.ts';
import { type NativeAnswer, type NativeMessage, TYPES } from './native.ts';

/**
 * The legacy sub type of a v2 message: 0 common, 1 love (like), 2 tip, 3 red packet. Legacy wrote the priority of
 * a group message this way: High is 3, Low and Lowest are 1. C2C messages are always 0.
 */
export function messageSubType(message: NativeMessage): 0 | 1 | 2 | 3 {
  if (message.type === TYPES.MSG_GRP_TIP) return GROUP_MSG_SUB_TYPE.TIP;
  if (message.conversationType !== TYPES.CONV_GROUP) return GROUP_MSG_SUB_TYPE.COMMON;
  switch (message.priority) {
    case TYPES.MSG_PRIORITY_HIGH:
      return GROUP_MSG_SUB_TYPE.REDPACKET;
    case TYPES.MSG_PRIORITY_LOW:
    case TYPES.MSG_PRIORITY_LOWEST:
      return GROUP_MSG_SUB_TYPE.LOVEMSG;
    default:
      return GROUP_MSG_SUB_TYPE.COMMON;
  }
}

/** The v2 priority behind a legacy sub type, for `composeMessage`. Tips (2) cannot be sent and count as common. */
export function priorityOfSubType(subType: number): string {
  if (subType === GROUP_MSG_SUB_TYPE.REDPACKET) return TYPES.MSG_PRIORITY_HIGH;
  if (subType === GROUP_MSG_SUB_TYPE.LOVEMSG) return TYPES.MSG_PRIORITY_LOW;
  return TYPES.MSG_PRIORITY_NORMAL;
}

/** A conversation as legacy sessions described it. */
export interface ConversationFacts {
  /** `'C2C'` + user id or `'GROUP'` + group id: legacy's key of a session as well. */
  conversationID: string;
  /** `'C2C'` or `'GROUP'`; legacy `session.type()`. */
  conversationType: string;
  /** The peer or the group; legacy `session.id()`. */
  to: string;
  /** Group name when one was seen, else the id; for C2C the id. Legacy `session.name()`. */
  name: string;
}

// Filled by the conversation store; a message keeps its conversation even when the store has forgotten it.
const storedConversations = new WeakMap<NativeMessage, ConversationFacts>();

/** Lets {@link conversationOf} answer with a conversation of the store for this message. */
export function rememberConversation(message: NativeMessage, conversation: ConversationFacts): void {
  storedConversations.set(message, conversation);
}

/**
 * What `msg.getSession()` stood for. As in legacy that is the live conversation of the store when the message is in
 * it, so marking it as read counts; else a fresh object. For a C2C message `to` is the peer, whoever sent the message.
 */
export function conversationOf(message: NativeMessage): ConversationFacts {
  return storedConversations.get(message) || conversationFactsOf(message);
}

/** The conversation of a message by what the message says. */
export function conversationFactsOf(message: NativeMessage): ConversationFacts {
  const conversationType = message.conversationType;
  const conversationID = message.conversationID || conversationType + message.to;
  const to =
    conversationID.indexOf(conversationType) === 0
      ? conversationID.substring(conversationType.length)
      : message.to;
  const name = conversationType === TYPES.CONV_GROUP ? groupNameOf(to) || to : to;
  return { conversationID, conversationType, to, name };
}

/** The message in the answer to `tim.sendMessage`, which may be a copy of the one that was given. */
export function sentMessage(answer: NativeAnswer, given: NativeMessage): NativeMessage {
  return (answer && answer.data && answer.data.message) || given;
}

/** The group a tip or a notice is about; empty for other messages. */
export function groupProfileOf(message: NativeMessage): { [field: string]: string | undefined } {
  return (message.payload && message.payload.groupProfile) || {};
}
