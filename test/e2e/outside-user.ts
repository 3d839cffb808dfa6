import { createSdkContext, type SdkContext, TIM_SDK_FILES } from '../support/sdk-context.ts';

/** An element in v2 key names, as the SDK keeps it in a message. */
export interface NativeElement {
  type: string;
  content: Record<string, unknown>;
}

/** What an outside user saw arrive: sender and elements, nothing of the transport. */
export interface SeenMessage {
  /** Who saw it. */
  user: string;
  conversationID: string;
  from: string;
  nick: string;
  priority: string;
  elements: NativeElement[];
}

interface LoginOptions {
  userID: string;
  userSig: string;
  sdkAppID: number;
  proxyServer: string;
  /** Told every message that arrives, in order. */
  onMessage?: (message: SeenMessage) => void;
}

/**
 * Somebody at another device: the real tim-js-sdk in Node. What it sends is what a v2 application sends, what it
 * sees is what a v2 application sees, so the page is checked against the SDK and not against our own code.
 */
export class OutsideUser {
  readonly userID: string;
  readonly #context: SdkContext;
  // biome-ignore lint/suspicious/noExplicitAny: the published types of the SDK are incomplete.
  readonly #tim: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  readonly #TIM: any;

  private constructor(options: LoginOptions) {
    const { userID, sdkAppID, proxyServer, onMessage } = options;
    this.userID = userID;
    this.#context = createSdkContext({ scripts: [TIM_SDK_FILES.main] });
    this.#TIM = this.#context.window.TIM;
    this.#tim = this.#TIM.create({ SDKAppID: sdkAppID, proxyServer });
    this.#tim.setLogLevel(4);
    // biome-ignore lint/suspicious/noExplicitAny: as above.
    this.#tim.on(this.#TIM.EVENT.MESSAGE_RECEIVED, (event: any) => {
      for (const message of event.data) {
        onMessage?.({
          user: userID,
          conversationID: message.conversationID,
          from: message.from,
          nick: message.nick,
          priority: message.priority,
          // biome-ignore lint/suspicious/noExplicitAny: as above.
          elements: message._elements.map(({ type, content }: any) => ({ type, content: { ...content } })),
        });
      }
    });
  }

  /** Logs in and waits until the SDK is ready. */
  static async login(options: LoginOptions): Promise<OutsideUser> {
    const user = new OutsideUser(options);
    const ready = new Promise<void>((resolve) => {
      user.#tim.on(user.#TIM.EVENT.SDK_READY, () => resolve());
    });
    await user.#tim.login({ userID: options.userID, userSig: options.userSig });
    await ready;
    return user;
  }

  async joinRoom(groupID: string): Promise<void> {
    await this.#tim.joinGroup({ groupID, type: this.#TIM.TYPES.GRP_AVCHATROOM });
  }

  async quitRoom(groupID: string): Promise<void> {
    await this.#tim.quitGroup(groupID);
  }

  /** Sends one message with all of `elements` to a group. */
  sendToRoom(groupID: string, elements: readonly NativeElement[], priority = 'Normal'): Promise<void> {
    return this.#send(groupID, this.#TIM.TYPES.CONV_GROUP, elements, priority);
  }

  sendTo(userID: string, elements: readonly NativeElement[]): Promise<void> {
    return this.#send(userID, this.#TIM.TYPES.CONV_C2C, elements, 'Normal');
  }

  async #send(to: string, conversationType: string, elements: readonly NativeElement[], priority: string) {
    const message = this.#tim.createTextMessage({ to, conversationType, priority, payload: { text: '-' } });
    const first = elements[0];
    if (!first) throw new Error('a message needs an element');
    // v2 sends every entry of this array; only the first is asked whether it may be sent.
    message._elements = elements.map((element) => ({ ...element, content: { ...element.content } }));
    message._elements[0].sendable = () => true;
    message.type = first.type;
    message.payload = message._elements[0].content;
    // Elements that carry their URLs already must not be uploaded.
    message.setRelayFlag(true);
    await this.#tim.sendMessage(message);
  }

  async close(): Promise<void> {
    await this.#tim.logout().catch(() => undefined);
    this.#context.close();
  }
}

export const text = (content: string): NativeElement => ({ type: 'TIMTextElem', content: { text: content } });
export const face = (index: number, data: string): NativeElement => ({
  type: 'TIMFaceElem',
  content: { index, data },
});
export const custom = (data: string, description = '', extension = ''): NativeElement => ({
  type: 'TIMCustomElem',
  content: { data, description, extension },
});
export const location = (description: string, longitude: number, latitude: number): NativeElement => ({
  type: 'TIMLocationElem',
  content: { description, longitude, latitude },
});
