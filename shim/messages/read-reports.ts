import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { ask } from '../bridge/ask.ts';
import { reportRead } from '../bridge/conversation-store.ts';
import { asking } from '../connection/asking.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import type { Session } from './session.ts';

/** `webim.c2CMsgReaded`: a plain report, no local effect. v2 reports up to the newest message it knows. */
export const c2CMsgReaded = asking((tim, options: { To_Account: string | number; LastedMsgTime?: number }) =>
  ask(tim, 'setMessageRead', { conversationID: SESSION_TYPE.C2C + options.To_Account }),
);

/** `webim.groupMsgReaded`: a plain report, no local effect. */
export const groupMsgReaded = asking((tim, options: { GroupId: string | number; MsgReadedSeq?: number }) =>
  ask(tim, 'setMessageRead', { conversationID: SESSION_TYPE.GROUP + options.GroupId }),
);

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
