import { TEST_APP_ID } from '../sdk-client.ts';
import type { ChatClient, Element, Priority, SeenMessage } from './chat-client.ts';
import { textsOf } from './chat-client.ts';

// biome-ignore lint/suspicious/noExplicitAny: the legacy SDK has no types of its own.
type Legacy = any;

/** A loaded `webim.js`, in a page or what it takes for one. */
export interface LegacyPage {
  webim: Legacy;
  close(): void;
}

/** A client on a real `webim.js`. */
export function createLegacyClient(
  { webim, close }: LegacyPage,
  userID: string,
  userSig = `sig-of-${userID}`,
): ChatClient {
  const { SESSION_TYPE, GROUP_MSG_SUB_TYPE, C2C_MSG_SUB_TYPE } = webim;
  const seen: SeenMessage[] = [];
  const see = (messages: Legacy[]) => {
    for (const message of messages) {
      if (message.getSubType() !== GROUP_MSG_SUB_TYPE.TIP) seen.push(seenMessage(webim, message));
    }
  };
  let wasKicked = () => {};
  const kicked = new Promise<void>((resolve) => {
    wasKicked = resolve;
  });
  const call = (name: string, ...args: unknown[]) =>
    new Promise<Legacy>((resolve, reject) => webim[name](...args, resolve, reject));

  const subTypes: Partial<Record<Priority, number>> = {
    High: GROUP_MSG_SUB_TYPE.REDPACKET,
    Low: GROUP_MSG_SUB_TYPE.LOVEMSG,
  };

  const send = async (type: string, to: string, elements: Element[], subType: number) => {
    const now = Math.round(Date.now() / 1000);
    const session = new webim.Session(type, to, to, '', now);
    const random = Math.round(Math.random() * 4294967296);
    const message = new webim.Msg(session, true, -1, random, now, userID, subType, userID);
    for (const element of elements) addElement(webim, message, element);
    await call('sendMsg', message);
  };

  return {
    userID,
    seen,
    readByPeer: [],
    revoked: [],
    // It has no event for either and no call to take a message back.
    can: { hearReads: false, revoke: false, hearRevokes: false, pageOverEvents: true },
    kicked,
    async login() {
      const listeners = {
        onConnNotify: () => {},
        onMsgNotify: see,
        onBigGroupMsgNotify: see,
        onKickedEventCall: () => wasKicked(),
        // Where answers come as scripts the page has to pass them on.
        jsonpCallback: (answer: unknown) => webim.setJsonpLastRspData(answer),
      };
      const user = { sdkAppID: TEST_APP_ID, identifier: userID, userSig, accountType: 1 };
      await call('login', user, listeners, { isLogOn: false });
    },
    sendC2C: (to, elements) => send(SESSION_TYPE.C2C, to, elements, C2C_MSG_SUB_TYPE.COMMON),
    sendGroup: (groupID, elements, priority = 'Normal') =>
      send(SESSION_TYPE.GROUP, groupID, elements, subTypes[priority] ?? GROUP_MSG_SUB_TYPE.COMMON),
    async joinLiveRoom(GroupId) {
      await call('applyJoinBigGroup', { GroupId });
    },
    async historyC2C(peer, pageSize) {
      const texts: string[] = [];
      let position = { LastMsgTime: 0, MsgKey: '' };
      for (;;) {
        const page = await call('getC2CHistoryMsgs', { Peer_Account: peer, MaxCnt: pageSize, ...position });
        texts.unshift(...page.MsgList.flatMap((message: Legacy) => textsOf(elementsOf(message))));
        if (page.Complete === 1) return texts;
        position = { LastMsgTime: page.LastMsgTime, MsgKey: page.MsgKey };
      }
    },
    async historyGroup(GroupId, pageSize) {
      const { GroupInfo } = await call('getGroupInfo', { GroupIdList: [GroupId] });
      const texts: string[] = [];
      // Numbers run from 1 without gaps; a page ends at the number asked for.
      for (let end = GroupInfo[0].NextMsgSeq - 1; end > 0; end -= pageSize) {
        const ReqMsgNumber = Math.min(pageSize, end);
        const page = await call('syncGroupMsgs', { GroupId, ReqMsgSeq: end, ReqMsgNumber });
        const messages = (page as Legacy[]).toSorted((first, second) => first.getSeq() - second.getSeq());
        texts.unshift(...messages.flatMap((message) => textsOf(elementsOf(message))));
      }
      return texts;
    },
    async read(conversationID) {
      const [, type, id] = /^(C2C|GROUP)(.+)$/.exec(conversationID) ?? [];
      webim.setAutoRead(webim.MsgStore.sessByTypeId(type, id), true, true);
    },
    async revoke() {
      throw new Error('webim.js takes no message back');
    },
    close,
  };
}

function addElement(webim: Legacy, message: Legacy, { type, content }: Element): void {
  const { Text, Face, Custom } = webim.Msg.Elem;
  if (type === 'TIMTextElem') message.addText(new Text(content.text));
  else if (type === 'TIMFaceElem') message.addFace(new Face(content.index, content.data));
  else if (type === 'TIMCustomElem') {
    message.addCustom(new Custom(content.data, content.description, content.extension));
  } else throw new Error(`webim.js sends no ${type}`);
}

function seenMessage(webim: Legacy, message: Legacy): SeenMessage {
  const session = message.getSession();
  const isGroup = session.type() === webim.SESSION_TYPE.GROUP;
  const { REDPACKET, LOVEMSG } = webim.GROUP_MSG_SUB_TYPE;
  const priorities: Record<number, Priority> = { [REDPACKET]: 'High', [LOVEMSG]: 'Low' };
  return {
    conversationID: `${isGroup ? 'GROUP' : 'C2C'}${session.id()}`,
    from: message.getFromAccount(),
    isOwn: message.getIsSend(),
    priority: isGroup ? (priorities[message.getSubType()] ?? 'Normal') : undefined,
    elements: elementsOf(message),
  };
}

/** The elements under the names that v2 has for their fields. */
function elementsOf(message: Legacy): Element[] {
  return message.getElems().map((element: Legacy): Element => {
    const type = element.getType();
    const content = element.getContent();
    if (type === 'TIMTextElem') return { type, content: { text: content.getText() } };
    if (type === 'TIMFaceElem')
      return { type, content: { index: content.getIndex(), data: content.getData() } };
    if (type === 'TIMCustomElem') {
      return {
        type,
        content: { data: content.getData(), description: content.getDesc(), extension: content.getExt() },
      };
    }
    return { type, content: {} };
  });
}
