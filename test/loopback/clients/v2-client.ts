import { createRequire } from 'node:module';
import type { Loopback } from '../../../loopback/index.ts';
import { createSdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';
import { TEST_APP_ID } from '../sdk-client.ts';
import type { ChatClient, Element, Priority, SeenMessage } from './chat-client.ts';
import { textsOf } from './chat-client.ts';
import { createRedirectedContext } from './redirected-context.ts';

const require = createRequire(import.meta.url);

/** The generations of the promise-and-event SDK that loopback is tried with. */
export const V2_SDKS = {
  'tim-js-sdk 2.27.6': { file: TIM_SDK_FILES.main, name: 'TIM', transport: 'socket' },
  'tim-js-sdk 2.10.2': {
    file: require.resolve('tim-js-sdk-2.10.2/tim-js.js'),
    name: 'TIM',
    transport: 'http',
  },
  '@tencentcloud/chat': {
    file: require.resolve('@tencentcloud/chat/index.js'),
    name: 'TencentCloudChat',
    transport: 'socket',
  },
} as const;

export type V2Sdk = keyof typeof V2_SDKS;

const PRIORITIES: Record<string, Priority> = { 1: 'High', 2: 'Normal', 3: 'Low', 4: 'Lowest' };

/** A client on the real SDK of that generation. */
export function createV2Client(
  sdk: V2Sdk,
  loopback: Loopback,
  userID: string,
  userSig = `sig-of-${userID}`,
): ChatClient {
  const { file, name, transport } = V2_SDKS[sdk];
  const context =
    transport === 'http' ? createRedirectedContext(loopback, file) : createSdkContext({ scripts: [file] });
  const TIM = context.window[name];
  const tim = TIM.create({
    SDKAppID: TEST_APP_ID,
    ...(transport === 'socket' && { proxyServer: loopback.wsUrl }),
  });
  tim.setLogLevel(4);

  const seen: SeenMessage[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's own message objects.
  tim.on(TIM.EVENT.MESSAGE_RECEIVED, ({ data }: { data: any[] }) => {
    for (const message of data) {
      if (message.type === TIM.TYPES.MSG_GRP_TIP || message.type === TIM.TYPES.MSG_GRP_SYS_NOTICE) continue;
      seen.push({
        conversationID: message.conversationID,
        from: message.from,
        isOwn: message.flow === 'out',
        priority: PRIORITIES[message.priority] ?? message.priority,
        elements: elementsOf(message),
      });
    }
  });
  const readByPeer: string[] = [];
  const revoked: string[] = [];
  const note = (texts: string[]) => (event: { data: never[] }) => {
    for (const message of event.data) texts.push(...textsOf(elementsOf(message)).slice(0, 1));
  };
  tim.on(TIM.EVENT.MESSAGE_READ_BY_PEER, note(readByPeer));
  tim.on(TIM.EVENT.MESSAGE_REVOKED, note(revoked));
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  const sent = new Map<string | undefined, any>();
  const kicked = new Promise<void>((resolve) => tim.on(TIM.EVENT.KICKED_OUT, () => resolve()));
  const isReady = new Promise<void>((resolve) => tim.on(TIM.EVENT.SDK_READY, () => resolve()));

  /** The SDK makes messages of one element, here a text, and sends as many as there are. */
  const send = async (conversationType: string, to: string, elements: Element[], priority?: Priority) => {
    const [first, ...others] = elements;
    const message = tim.createTextMessage({
      to,
      conversationType,
      ...(priority && { priority }),
      payload: first?.content,
    });
    message._elements.push(...others);
    await tim.sendMessage(message);
    sent.set(textsOf(elements)[0], message);
  };

  /** The SDK gives pages from the newest to the oldest, each in order of time. */
  const history = async (conversationID: string, pageSize: number) => {
    const texts: string[] = [];
    let nextReqMessageID = '';
    for (;;) {
      const { data } = await tim.getMessageList({ conversationID, nextReqMessageID, count: pageSize });
      // What was taken back stays in the list, marked; pages show a notice in its place.
      // What could not be sent stays in the SDK's own list as well, but is no part of the history.
      const shown = data.messageList.filter(
        (message: { isRevoked: boolean; status: string }) =>
          !message.isRevoked && message.status === 'success',
      );
      texts.unshift(...shown.flatMap((message: never) => textsOf(elementsOf(message))));
      if (data.isCompleted || !data.nextReqMessageID) return texts;
      nextReqMessageID = data.nextReqMessageID;
    }
  };

  return {
    userID,
    seen,
    readByPeer,
    revoked,
    // Measured: 2.10.2 puts a page before all it has heard, those of both too, and then gives some of them twice.
    can: { hearReads: true, revoke: true, hearRevokes: true, pageOverEvents: transport === 'socket' },
    kicked,
    async login() {
      await tim.login({ userID, userSig });
      await isReady;
      // Over HTTP the SDK is ready before it polls, and a poll alone tells it of a kick.
      if (transport === 'http') await pollBy(loopback, userID);
    },
    sendC2C: (to, elements) => send(TIM.TYPES.CONV_C2C, to, elements),
    sendGroup: (groupID, elements, priority) => send(TIM.TYPES.CONV_GROUP, groupID, elements, priority),
    async joinLiveRoom(groupID) {
      await tim.joinGroup({ groupID, type: TIM.TYPES.GRP_AVCHATROOM });
    },
    historyC2C: (peer, pageSize) => history(`C2C${peer}`, pageSize),
    historyGroup: (groupID, pageSize) => history(`GROUP${groupID}`, pageSize),
    async read(conversationID) {
      await tim.setMessageRead({ conversationID });
    },
    async revoke(text) {
      await tim.revokeMessage(sent.get(text));
    },
    close: () => context.close(),
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the SDK's own message object.
const elementsOf = (message: any): Element[] =>
  (message._elements as Element[]).map(({ type, content }) => ({ type, content: { ...content } }));

/** Resolves when the user's client has begun to poll. */
async function pollBy(loopback: Loopback, userID: string): Promise<void> {
  while (loopback.journal.entries({ userID, command: 'openim.longpolling' }).length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
