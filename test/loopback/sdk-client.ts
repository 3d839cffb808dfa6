import type { Loopback } from '../../loopback/index.ts';
import {
  createSdkContext,
  type SdkContext,
  type SdkContextOptions,
  TIM_SDK_FILES,
} from '../support/sdk-context.ts';

/** An app number as the console of the real service gives out; loopback takes any. */
export const TEST_APP_ID = 1400000001;

export interface SdkEvent {
  name: string;
  // biome-ignore lint/suspicious/noExplicitAny: the SDK's event payloads differ per event.
  data: any;
}

export interface SdkClient {
  userID: string;
  context: SdkContext;
  // biome-ignore lint/suspicious/noExplicitAny: the SDK runs in its own realm and is called dynamically.
  TIM: any;
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  tim: any;
  /** Every event of the SDK so far, in order. */
  events: SdkEvent[];
  /** Logs in (when there is a user ID) and waits for SDK_READY. */
  ready(): Promise<void>;
  /** Waits for an event, counted from the start or from `after` events on. */
  waitFor(name: string, test?: (data: SdkEvent['data']) => boolean, after?: number): Promise<SdkEvent>;
  /** All messages of MESSAGE_RECEIVED so far, in order. */
  // biome-ignore lint/suspicious/noExplicitAny: SDK messages.
  received(): any[];
  close(): void;
}

export interface SdkClientOptions {
  /** Absent: an anonymous viewer. */
  userID?: string;
  userSig?: string;
  /** Which build of the SDK. */
  sdk?: keyof typeof TIM_SDK_FILES;
  /** Further `TIM.create` options. */
  create?: Record<string, unknown>;
  context?: SdkContextOptions;
}

const WAIT_LIMIT = 20_000;

/** Runs the real, unmodified SDK against loopback: one browser-like scope per client. */
export function createClient(loopback: Loopback, options: SdkClientOptions = {}): SdkClient {
  const context = createSdkContext({ scripts: [TIM_SDK_FILES[options.sdk ?? 'main']], ...options.context });
  const { TIM } = context.window;
  const tim = TIM.create({ SDKAppID: TEST_APP_ID, proxyServer: loopback.wsUrl, ...options.create });
  tim.setLogLevel(4);
  const events: SdkEvent[] = [];
  const listeners = new Set<() => void>();
  for (const name of new Set(Object.values<string>(TIM.EVENT))) {
    tim.on(name, (event: SdkEvent) => {
      events.push({ name, data: event.data });
      for (const listener of [...listeners]) listener();
    });
  }
  const { userID = '', userSig = `sig-of-${userID}` } = options;

  const client: SdkClient = {
    userID,
    context,
    TIM,
    tim,
    events,
    async ready() {
      if (!userID) return;
      await tim.login({ userID, userSig });
      await client.waitFor(TIM.EVENT.SDK_READY);
    },
    waitFor(name, test = () => true, after = 0) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = events.slice(after).find((event) => event.name === name && test(event.data));
          if (!found) return;
          clearTimeout(timer);
          listeners.delete(look);
          resolve(found);
        };
        const timer = setTimeout(() => {
          listeners.delete(look);
          const seen = events.map((event) => event.name).join(', ');
          reject(new Error(`${userID || 'anonymous'} saw no ${name}; events: ${seen}`));
        }, WAIT_LIMIT);
        listeners.add(look);
        look();
      });
    },
    received: () =>
      events.filter(({ name }) => name === TIM.EVENT.MESSAGE_RECEIVED).flatMap(({ data }) => [...data]),
    close: () => context.close(),
  };
  return client;
}
