import { GROUP_MSG_SUB_TYPE, SESSION_TYPE } from '../../dictionary/enums.ts';
import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { guarded, nativeError } from '../bridge/ask.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { composeMessage } from '../bridge/compose-message.ts';
import { priorityOfSubType } from '../bridge/message-facts.ts';
import type { NativeElement, NativeMessage, Tim } from '../bridge/native.ts';
import { deliver, okAnswer, readAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import { createLegacyError } from '../errors/legacy-error.ts';
import { Log } from '../log/log.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { conversationTypeOf, elementToNative, nativeCreatorOf } from './elements-to-native.ts';
import type { Msg } from './msg.ts';
import { offlinePushOptions } from './offline-push.ts';
import { echoOwnMessages } from './own-messages.ts';
import { nextRandom } from './sequence.ts';

/**
 * `webim.sendMsg`. One wire message with all elements, in order. C2C: stored before `cbOk` (a message stored before
 * gives -17, though it went out). Groups: not stored; the message comes back through `onMsgNotify` or
 * `onBigGroupMsgNotify` after `cbOk`, which v2 does not do by itself. The message given is not changed.
 */
export function sendMsg(client: Client, msg: Msg, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  const conversationType = conversationTypeOf(quietly(() => msg.sess.type()));
  const to = quietly(() => msg.sess.id());
  const isGroup = conversationType === SESSION_TYPE.GROUP;
  if (isGroup && !isSendableSubType(client, msg, cbErr)) return;

  const elements = sendableElements(client, msg);
  const batches = client.diagnostics.options.composite === 'split' ? splitUp(client, elements) : [elements];
  const natives = batches.map((batch, index) => {
    const native = composeMessage(tim, {
      to,
      conversationType,
      priority: isGroup ? priorityOfSubType(msg.subType) : undefined,
      elements: batch,
    });
    // On the wire and in the duplicate filters of both sides.
    native.random = index === 0 ? Number(msg.random) : nextRandom();
    if (!isGroup && index === 0) native.sequence = Number(msg.seq);
    return native;
  });
  client.links.link(natives[0] as NativeMessage, msg);

  const options = offlinePushOptions(msg, isGroup);
  const generation = client.generation;
  // Not held to the same login: what went out is said to have gone out, or it would be sent a second time.
  const answering = sendOneByOne(client, tim, natives, options).then(() =>
    readAnswer(client, () => {
      const first = natives[0] as NativeMessage;
      const last = natives[natives.length - 1] as NativeMessage;
      if (isGroup) return okAnswer({ MsgTime: last.time, MsgSeq: last.sequence });
      if (client.generation === generation && !client.store.addMessage(msg, false)) {
        throw nativeError(CLIENT_ERROR.DUPLICATE_MESSAGE, '');
      }
      return okAnswer({ MsgTime: last.time, MsgKey: `${first.sequence}_${first.random}_${first.time}` });
    }),
  );
  deliver(
    client,
    answering,
    (answer) => {
      callApplication(cbOk, answer);
      // Whoever has logged in since was not there when it was said.
      if (isGroup && client.generation === generation) echoOwnMessages(client, tim, natives, true);
    },
    cbErr,
  );
}

function isSendableSubType(client: Client, msg: Msg, cbErr: CbErr): boolean {
  switch (msg.subType) {
    case GROUP_MSG_SUB_TYPE.COMMON:
    case GROUP_MSG_SUB_TYPE.LOVEMSG:
    case GROUP_MSG_SUB_TYPE.REDPACKET:
      return true;
    case GROUP_MSG_SUB_TYPE.TIP:
      // Legacy logged this and sent the message without a priority.
      Log.error('webim.sendMsg: a message of sub type TIP cannot be sent; it goes out as a common one');
      return true;
    default: {
      // Legacy sent nothing and called nothing back.
      client.diagnostics.warn('sub-type-unknown', { subType: String(msg.subType) });
      const text = `sendMsg: unknown sub type ${msg.subType}`;
      if (cbErr) cbErr(createLegacyError(text, CLIENT_ERROR.UNSPECIFIED));
      return false;
    }
  }
}

function sendableElements(client: Client, msg: Msg): NativeElement[] {
  const elements: NativeElement[] = [];
  msg.elems.forEach((elem) => {
    const native = elementToNative(elem);
    if (native) elements.push(native);
    else
      client.diagnostics.warn('element-not-sent', {
        type: elem.type,
        replacement: nativeCreatorOf(elem.type),
      });
  });
  return elements;
}

function splitUp(client: Client, elements: NativeElement[]): NativeElement[][] {
  if (elements.length < 2) return [elements];
  client.diagnostics.warn('composite-split', { count: elements.length });
  return elements.map((element) => [element]);
}

function sendOneByOne(
  client: Client,
  tim: Tim,
  natives: NativeMessage[],
  options: unknown,
): Promise<unknown> {
  let sent: Promise<unknown> = Promise.resolve();
  natives.forEach((native) => {
    client.sending.set(native, true);
    sent = sent.then(() => guarded(() => tim.sendMessage(native, options)));
  });
  return sent;
}
