import { readFileSync } from 'node:fs';
import { afterEach } from 'vitest';
import type { Loopback, LoopbackOptions } from '../../../loopback/index.ts';
import { startLoopback } from '../../../loopback/index.ts';
import { createWebim, type WebimOnTim } from '../../../shim/entries/create-webim.ts';
import type { MigrateOptions } from '../../../shim/surface/capabilities.ts';
import { createRedirectedContext } from '../../loopback/clients/redirected-context.ts';
import { createClient, type SdkClient, TEST_APP_ID } from '../../loopback/sdk-client.ts';
import { createSdkContext, type SdkContext, TIM_SDK_FILES } from '../../support/sdk-context.ts';

/** One page with the shim on the real SDK. */
export interface ShimPage {
  webim: WebimOnTim;
  context: SdkContext;
  // biome-ignore lint/suspicious/noExplicitAny: the SDK runs in a realm of its own
  TIM: any;
  /** Everything the listeners and callbacks heard, in order: `[name, ...arguments]`. */
  // biome-ignore lint/suspicious/noExplicitAny: what pages receive
  heard: Array<[string, ...any[]]>;
  /** Listeners that write into `heard`, all of them. */
  listeners: object;
  /** Logs in and resolves with the answer. */
  // biome-ignore lint/suspicious/noExplicitAny: legacy answers
  login(identifier?: string | null, listeners?: object): Promise<any>;
  /** A call with callbacks as a promise; rejects with the legacy error. */
  // biome-ignore lint/suspicious/noExplicitAny: legacy answers
  call(member: string, ...args: unknown[]): Promise<any>;
  /** Resolves when `heard` holds what is looked for. */
  // biome-ignore lint/suspicious/noExplicitAny: what pages receive
  hears(name: string, test?: (...args: any[]) => boolean): Promise<any[]>;
}

// WEBIM2TIM_SDK=/some/older/tim-js.js npx vitest run test/shim/native: the shim on another version of the SDK.
const SDK_FILE = process.env.WEBIM2TIM_SDK ?? TIM_SDK_FILES.main;

/** Up to 2.10 the SDK speaks HTTP only. */
const usesSockets = (sdk: string) => readFileSync(sdk, 'utf8').includes('WebSocket');

const LISTENER_NAMES = [
  'onConnNotify',
  'onMsgNotify',
  'onBigGroupMsgNotify',
  'onGroupInfoChangeNotify',
  'onKickedEventCall',
];

/** Opens pages against one loopback per test; everything is closed after it. */
export function useRooms() {
  let loopback: Loopback | undefined;
  const open: Array<{ close(): void }> = [];

  afterEach(async () => {
    for (const one of open.splice(0)) one.close();
    await loopback?.close();
    loopback = undefined;
  });

  function theLoopback(): Loopback {
    if (!loopback) throw new Error('start loopback first');
    return loopback;
  }

  return {
    async start(options?: LoopbackOptions): Promise<Loopback> {
      loopback = await startLoopback(options);
      return loopback;
    },
    /** A page with the shim, on the main build of the SDK or another. */
    page(options: MigrateOptions = {}, sdk: string = SDK_FILE): ShimPage {
      const wsUrl = String(options.proxyServer ?? theLoopback().wsUrl);
      // Older versions have no `proxyServer`.
      const socketUrl = (url: string) => url.replace(/^wss?:\/\/[^/]+/, wsUrl);
      const context = usesSockets(sdk)
        ? createSdkContext({ scripts: [sdk], socketUrl })
        : createRedirectedContext(theLoopback(), sdk);
      open.push(context);
      const TIM = context.window.TIM ?? context.window.TencentCloudChat;
      return shimPage(
        context,
        TIM,
        createWebim(TIM, { lang: 'en', mute: true, ...options, proxyServer: wsUrl }),
      );
    },
    /** A user on the bare SDK. */
    async native(userID?: string, create: Record<string, unknown> = {}): Promise<SdkClient> {
      const client = createClient(theLoopback(), userID ? { userID, create } : { create });
      open.push(client);
      await client.ready();
      return client;
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: the SDK runs in a realm of its own
function shimPage(context: SdkContext, TIM: any, webim: WebimOnTim): ShimPage {
  const heard: ShimPage['heard'] = [];
  const waiting = new Set<() => void>();
  const tell = (name: string, ...args: unknown[]) => {
    heard.push([name, ...args]);
    for (const look of [...waiting]) look();
  };
  const listeners: Record<string, unknown> = {};
  for (const name of LISTENER_NAMES) listeners[name] = (...args: unknown[]) => tell(name, ...args);
  const numbered = (name: string, keys: number[]) =>
    Object.fromEntries(keys.map((key) => [key, (...args: unknown[]) => tell(`${name}.${key}`, ...args)]));
  listeners.onGroupSystemNotifys = numbered(
    'onGroupSystemNotifys',
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 255],
  );
  listeners.onC2cEventNotifys = numbered('onC2cEventNotifys', [92, 96]);
  listeners.onFriendSystemNotifys = numbered('onFriendSystemNotifys', [1, 2, 3, 4, 5, 6, 7, 8]);
  listeners.onProfileSystemNotifys = numbered('onProfileSystemNotifys', [1]);

  const page: ShimPage = {
    webim,
    context,
    TIM,
    heard,
    listeners,
    login: (identifier, given = listeners) =>
      new Promise((resolve, reject) => {
        const info = {
          sdkAppID: String(TEST_APP_ID),
          identifier,
          userSig: identifier ? `sig-of-${identifier}` : null,
        };
        webim.login(
          info,
          given,
          null,
          (answer: unknown) => {
            tell('cbOk', answer);
            resolve(answer);
          },
          reject,
        );
      }),
    call: (member, ...args) =>
      new Promise((resolve, reject) => {
        webim[member](...args, resolve, reject);
      }),
    hears: (name, test = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = heard.find((entry) => entry[0] === name && test(...entry.slice(1)));
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found.slice(1));
        };
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no ${name}; heard: ${heard.map((entry) => entry[0]).join(', ')}`));
        }, 20_000);
        waiting.add(look);
        look();
      }),
  };
  return page;
}

/** Waits; for showing that something does not happen. */
export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** A legacy message with one text. */
export function legacyText({ webim }: ShimPage, type: string, id: string, text: string, subType = 0) {
  const session = new webim.Session(type, id, id, '', 0);
  const msg = new webim.Msg(session, true, -1, -1, -1, 'me', subType, 'me');
  msg.addText(new webim.Msg.Elem.Text(text));
  return msg;
}

/** A native C2C text. */
export function c2cText({ tim }: SdkClient, to: string, text: string) {
  return tim.createTextMessage({ to, conversationType: 'C2C', payload: { text } });
}

/** A native group text. */
export function groupText({ tim }: SdkClient, to: string, text: string, priority = 'Normal') {
  return tim.createTextMessage({ to, conversationType: 'GROUP', priority, payload: { text } });
}
