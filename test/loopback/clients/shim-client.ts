import type { Loopback } from '../../../loopback/index.ts';
import type { NativeMessage, Tim } from '../../../shim/bridge/native.ts';
import { createWebim } from '../../../shim/entries/create-webim.ts';
import type { Msg } from '../../../shim/messages/msg.ts';
import { createSdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { TEST_APP_ID } from '../sdk-client.ts';
import type { ChatClient, Element, Priority, SeenMessage } from './chat-client.ts';
import { textsOf } from './chat-client.ts';

const TIP = 2;
const PRIORITIES: Record<number, Priority> = { 0: 'Normal', 1: 'Low', 3: 'High' };
const SUB_TYPES: Record<Priority, number> = { Normal: 0, Low: 1, Lowest: 1, High: 3 };

/** A client of a legacy page on the shim. */
export function createShimClient(loopback: Loopback, userID: string): ChatClient {
  const context = createSdkContext({ scripts: [TIM_SDK_FILES.main] });
  const webim = createWebim(context.window.TIM, { mute: true, proxyServer: loopback.wsUrl });
  const seen: SeenMessage[] = [];
  const hear = (msgs: Msg[]) => {
    for (const msg of msgs) {
      if (msg.getSubType() === TIP) continue;
      const session = msg.getSession();
      seen.push({
        conversationID: session.type() + session.id(),
        from: msg.getFromAccount(),
        isOwn: msg.getIsSend(),
        priority: PRIORITIES[msg.getSubType()],
        elements: elementsOf(msg),
      });
    }
  };
  const fromV2 = new Set<string>();
  const twiceFromV2: string[] = [];
  const watchV2 = () => {
    const { EVENT } = context.window.TIM;
    (webim.migrate.tim as Tim).on(EVENT.MESSAGE_RECEIVED, ({ data }) => {
      for (const { conversationID, sequence, random, payload } of data as NativeMessage[]) {
        if (!payload?.text) continue;
        const key = `${conversationID} ${sequence} ${random}`;
        if (fromV2.has(key)) twiceFromV2.push(payload.text);
        fromV2.add(key);
      }
    });
  };
  let kick: () => void;
  const kicked = new Promise<void>((resolve) => {
    kick = resolve;
  });
  // biome-ignore lint/suspicious/noExplicitAny: legacy answers
  const call = (member: string, ...args: unknown[]): Promise<any> =>
    new Promise((resolve, reject) => {
      webim[member](...args, resolve, reject);
    });
  const send = async (type: string, to: string, elements: Element[], subType = 0) => {
    const session = new webim.Session(type, to, to, '', 0);
    const msg = new webim.Msg(session, true, -1, -1, -1, userID, subType, userID);
    for (const element of elements) msg.addText(new webim.Msg.Elem.Text(String(element.content.text)));
    await call('sendMsg', msg);
  };

  return {
    userID,
    seen,
    twiceFromV2,
    readByPeer: [],
    revoked: [],
    // Group history comes without what MsgStore has already.
    can: { hearReads: false, revoke: false, hearRevokes: false, pageOverEvents: false },
    kicked,
    async login() {
      const listeners = {
        onMsgNotify: hear,
        // Newest first.
        onBigGroupMsgNotify: (msgs: Msg[]) => hear([...msgs].reverse()),
        onKickedEventCall: () => kick(),
      };
      const info = { sdkAppID: String(TEST_APP_ID), identifier: userID, userSig: `sig-of-${userID}` };
      await call('login', info, listeners, { isLogOn: false });
      watchV2();
    },
    sendC2C: (to, elements) => send('C2C', to, elements),
    sendGroup: (groupID, elements, priority) =>
      send('GROUP', groupID, elements, SUB_TYPES[priority ?? 'Normal']),
    async joinLiveRoom(groupID) {
      await call('applyJoinBigGroup', { GroupId: groupID });
    },
    async historyC2C(peer, pageSize) {
      const texts: string[] = [];
      const options = { Peer_Account: peer, MaxCnt: pageSize, LastMsgTime: 0, MsgKey: '' };
      for (;;) {
        const page = await call('getC2CHistoryMsgs', options);
        texts.unshift(...(page.MsgList as Msg[]).flatMap((msg) => textsOf(elementsOf(msg))));
        if (page.Complete || page.MsgCount === 0) return texts;
        Object.assign(options, { LastMsgTime: page.LastMsgTime, MsgKey: page.MsgKey });
      }
    },
    async historyGroup(groupID, pageSize) {
      const texts: string[] = [];
      const { GroupInfo } = await call('getGroupInfo', { GroupIdList: [groupID] });
      for (let seq = GroupInfo[0].NextMsgSeq - 1; seq > 0; seq -= pageSize) {
        const request = { GroupId: groupID, ReqMsgSeq: seq, ReqMsgNumber: pageSize };
        const msgs: Msg[] = await call('syncGroupMsgs', request);
        texts.unshift(...msgs.flatMap((msg) => textsOf(elementsOf(msg))));
      }
      return texts;
    },
    async read(conversationID) {
      webim.setAutoRead(webim.MsgStore.sessMap()[conversationID], true, true);
    },
    revoke: () => Promise.reject(new Error('legacy pages could not take messages back')),
    close: () => context.close(),
  };
}

const elementsOf = (msg: Msg): Element[] =>
  msg.getElems().map((elem) => ({ type: elem.getType(), content: { ...elem.getContent() } }));
