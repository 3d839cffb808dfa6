import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { conversationOf, messageSubType } from '../bridge/message-facts.ts';
import { type NativeMessage, TYPES } from '../bridge/native.ts';
import { parseElements } from '../bridge/parse-elements.ts';
import { isTypingElement } from '../bridge/sort-messages.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import { tellDownload } from './applied-download.ts';
import { elementToLegacy, unsupported } from './elements-to-legacy.ts';
import { Msg } from './msg.ts';
import { Session } from './session.ts';

/** Where a message comes from; legacy treated the ways in differently. */
export type MessageSource = 'live' | 'sync' | 'history' | 'bigGroup';

/**
 * The legacy message for a native one; the same one each time. Its session is the store's when there is one.
 * Messages of AVChatRooms have a session of their own each, as in legacy. `msg.extraInfo` holds the name card, if there
 * is one, as the backend's `MsgFrom_AccountExtraInfo` does.
 */
export function toLegacyMsg(client: Client, native: NativeMessage, source: MessageSource = 'live'): Msg {
  return client.links.legacyOf(native) || quietly(() => makeMsg(client, native, source));
}

function makeMsg(client: Client, native: NativeMessage, source: MessageSource): Msg {
  const session = source === 'bigGroup' ? newSession(native, '') : sessionFor(client, native, source);
  const isTip = native.type === TYPES.MSG_GRP_TIP;
  const msg = new Msg(
    session,
    native.flow === 'out',
    native.sequence,
    native.random,
    native.time,
    native.from,
    messageSubType(native),
    // v2 gives a tip nick and avatar of the member it is about; legacy gave it none.
    isTip ? native.from : native.nick,
    isTip ? null : native.avatar,
  );
  addElements(client, native, msg, source);
  if (source !== 'bigGroup' && native.conversationType === SESSION_TYPE.GROUP)
    msg.extraInfo = native.nameCard ? { NameCard: native.nameCard } : undefined;
  client.links.link(native, msg);
  return msg;
}

function addElements(client: Client, native: NativeMessage, msg: Msg, source: MessageSource): void {
  const dropTyping = (source === 'live' || source === 'sync') && native.conversationType === SESSION_TYPE.C2C;
  const elements = parseElements(native);
  elements.forEach((element) => {
    if (dropTyping && isTypingElement(element)) return;
    const elem = elementToLegacy(element, native, (type) =>
      client.diagnostics.warn('element-unsupported', { type }),
    );
    tellDownload(client, elem);
    msg.addElem(elem);
  });
  if (elements.length === 0) {
    // v2 drops elements it does not know without a trace; legacy showed that something came.
    client.diagnostics.warn('element-unsupported', { type: '?' });
    msg.addElem(unsupported('未知类型'));
  }
}

/** The store's session, or a new one that becomes the store's with its first message. */
export function sessionFor(client: Client, native: NativeMessage, source: MessageSource): Session {
  const facts = conversationOf(native);
  const stored = client.store.getSession(facts.conversationType, facts.to);
  if (stored) return stored;
  const icon =
    source === 'live' && facts.conversationType === SESSION_TYPE.C2C && native.flow !== 'out'
      ? native.avatar || ''
      : '';
  return newSession(native, icon);
}

function newSession(native: NativeMessage, icon: string): Session {
  const facts = conversationOf(native);
  return new Session(facts.conversationType, facts.to, facts.name, icon);
}
