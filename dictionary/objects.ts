import { type FieldSource, from, gone } from './field-source.ts';

/** A property of a legacy object together with its getter. */
export interface ObjectField extends FieldSource {
  /** Own property; `''` when there is only the getter. */
  property: string;
  /** Getter; `''` when there is only the property. */
  getter: string;
}

const both = (property: string, getter: string, source: FieldSource): ObjectField => ({
  property,
  getter,
  ...source,
});

/** `Msg`: `$` is the v2 message. */
export const MSG_FIELDS: readonly ObjectField[] = [
  both('sess', 'getSession', from('webim2tim.conversationOf($)')),
  both(
    'subType',
    'getSubType',
    from('webim2tim.messageSubType($)', 'priority High 3, Low and Lowest 1, a tip 2'),
  ),
  both('', 'getType', from('webim2tim.messageSubType($)', 'the sub type again, not the type of an element')),
  both('fromAccount', 'getFromAccount', from('$.from')),
  both('fromAccountNick', 'getFromAccountNick', from('($.nick || $.from)')),
  both('fromAccountHeadurl', '', from('($.avatar || null)')),
  both('isSend', 'getIsSend', from("($.flow === 'out')")),
  both('seq', 'getSeq', from('$.sequence')),
  both('random', 'getRandom', from('$.random')),
  both('time', 'getTime', from('$.time', 'seconds')),
  both('elems', 'getElems', from('webim2tim.parseElements($)')),
  both('uniqueId', 'getMsgUniqueId', from('$.ID', 'another text, as unique')),
  both(
    'offlinePushInfo',
    '',
    from('$.offlinePushInfo', 'read by webim2tim.pushOptions(message), the option of tim.sendMessage'),
  ),
  both(
    'PushInfo',
    '',
    from('$.PushInfo', 'read by webim2tim.pushOptions(message), the option of tim.sendMessage'),
  ),
  both(
    'PushInfoBoolean',
    '',
    from('$.PushInfoBoolean', 'read by webim2tim.pushOptions(message), the option of tim.sendMessage'),
  ),
  both('extraInfo', '', from('$.nameCard', 'legacy had the raw value')),
];

/** `Msg.Elem`: `$` is an entry of `webim2tim.parseElements(message)`. */
export const ELEM_FIELDS: readonly ObjectField[] = [
  both('type', 'getType', from('$.type')),
  both('content', 'getContent', from('$.content')),
];

/** `Session`: `$` is what `webim2tim.conversationOf` or `conversationStore` gives. */
export const SESSION_FIELDS: readonly ObjectField[] = [
  both('', 'type', from('$.conversationType')),
  both('', 'id', from('$.to')),
  both('', 'name', from('$.name')),
  both('', 'icon', gone('userProfile.avatar or groupProfile.avatar of the v2 conversation')),
  both('', 'unread', from('$.unreadCount', 'of a stored conversation')),
  both('', 'isFinished', gone('isCompleted of tim.getMessageList')),
  both('', 'time', from('$.lastTime', 'of a stored conversation; seconds')),
  both('', 'curMaxMsgSeq', gone('the largest sequence of the messages')),
  both('', 'msgCount', from('$.messages.length', 'of a stored conversation')),
  both('', 'msg', from('$.messages', 'indexed; of a stored conversation')),
  both('', 'msgs', from('$.messages', 'of a stored conversation')),
];
