import { RECENT_CONTACT_TYPE } from '../../dictionary/enums.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import { type NativeError, type Tim, TYPES } from '../bridge/native.ts';
import { fail, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';

/** v2: no such conversation. For legacy the entry was gone, which is what was asked for. */
const NO_CONVERSATION = 2500;

/**
 * `webim.deleteChat`: takes a recent contact off the list. `chatType` 1 is C2C, every other value means a group, as
 * in legacy. MsgStore stays as it is. Versions of v2 before 2.27.6 wipe the history as well.
 */
export function deleteChat(
  client: Client,
  options: { chatType: number | string; To_Account: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const type = Number(options.chatType) === RECENT_CONTACT_TYPE.C2C ? TYPES.CONV_C2C : TYPES.CONV_GROUP;
  const conversationID = type + String(options.To_Account);
  const done = () => callApplication(cbOk, okAnswer());
  const missed = (error: NativeError) => {
    if (error?.code === NO_CONVERSATION) done();
    else fail(client, cbErr, error);
  };
  guarded(() =>
    tim.deleteConversation({ conversationIDList: [conversationID], clearHistoryMessage: false }),
  ).then(done, (error: NativeError) => {
    if (error?.code !== undefined) return missed(error);
    // Older versions throw at the object: they know the id alone.
    client.diagnostics.warn('approximated-delete-chat');
    guarded(() => tim.deleteConversation(conversationID)).then(done, missed);
  });
}
