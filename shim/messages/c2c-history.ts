import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { getC2CHistory } from '../bridge/c2c-history.ts';
import type { Tim } from '../bridge/native.ts';
import { answerWith } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { quietly } from '../diagnostics/recorded.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { storeMessage } from './store-message.ts';

export interface C2CHistoryOptions {
  Peer_Account: string | number;
  /** 1 to 15. */
  MaxCnt: number;
  /** 0 first, then `LastMsgTime` of the answer before; seconds. */
  LastMsgTime?: number;
  /** `''` first, then `MsgKey` of the answer before. */
  MsgKey: string;
}

/**
 * `webim.getC2CHistoryMsgs`: one page of a C2C conversation, oldest first. Every message is returned, also those
 * known already; new ones go to the end of the store's session, uncounted. Where there is nothing to put into it no
 * session comes into being. The surface has checked and completed the options.
 */
export function getC2CHistoryMsgs(
  client: Client,
  options: C2CHistoryOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const peer = String(options.Peer_Account);
  const request = {
    userID: peer,
    count: options.MaxCnt,
    lastTime: options.LastMsgTime,
    messageKey: options.MsgKey,
  };
  answerWith(
    client,
    getC2CHistory(client.tim as Tim, request),
    (page) => {
      const messages = page.messageList.map((native) => storeMessage(client, native, 'history', false).msg);
      const complete = page.isCompleted ? 1 : 0;
      const session = client.store.getSession(SESSION_TYPE.C2C, peer);
      if (session) quietly(() => session.isFinished(complete));
      return {
        Complete: complete,
        MsgCount: messages.length,
        LastMsgTime: page.lastTime,
        MsgKey: page.messageKey,
        MsgList: messages,
      };
    },
    cbOk,
    cbErr,
  );
}
