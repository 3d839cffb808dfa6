import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { reportRead } from '../bridge/conversation-store.ts';
import type { Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import type { Session } from './session.ts';

/** `webim.c2CMsgReaded`: a plain report, no local effect. v2 reports up to the newest message it knows. */
export function c2CMsgReaded(
  client: Client,
  options: { To_Account: string | number; LastedMsgTime?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const conversationID = SESSION_TYPE.C2C + options.To_Account;
  reportWith(client, conversationID, cbOk, cbErr);
}

/** `webim.groupMsgReaded`: a plain report, no local effect. */
export function groupMsgReaded(
  client: Client,
  options: { GroupId: string | number; MsgReadedSeq?: number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  reportWith(client, SESSION_TYPE.GROUP + options.GroupId, cbOk, cbErr);
}

function reportWith(client: Client, conversationID: string, cbOk: CbOk, cbErr: CbErr): void {
  const tim = client.tim as Tim;
  answerWith(
    client,
    () => tim.setMessageRead({ conversationID }),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}

/**
 * `webim.setAutoRead`: synchronous, no callbacks. Switching it on zeroes the unread count and reports once; later
 * messages of the session do not count, but are not reported either.
 */
export function setAutoRead(
  client: Client,
  session: Session | null | undefined,
  isOn: boolean,
  isResetAll?: boolean,
): void {
  client.store.setAutoRead(session, isOn, isResetAll);
  if (session && isOn && client.tim) {
    reportRead(
      client.tim,
      quietly(() => session.type() + session.id()),
    );
  }
}
