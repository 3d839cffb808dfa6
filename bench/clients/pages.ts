import { join } from 'node:path';
import { browserExtras } from '../../conform/page/browser-extras.ts';
import { createSdkContext, TIM_SDK_FILES } from '../../conform/page/sdk-context.ts';
import { ROOT } from '../measure.ts';

/** Who receives or sends: tim-js-sdk alone, our script on it, or an original webim.js. */
export type Kind = 'native' | 'shim' | 'legacy';

export interface PageOptions {
  kind: Kind;
  /** Addresses of the backend. */
  wsUrl: string;
  url: string;
  /** Path of an original webim.js. */
  legacyFile?: string;
  user: string;
  /** Called with every batch of messages. */
  received(count: number): void;
}

/** A page that is logged in. */
export interface BenchPage {
  // biome-ignore lint/suspicious/noExplicitAny: the global object of a page
  window: any;
  /** The instance of the SDK, when the page is native. */
  // biome-ignore lint/suspicious/noExplicitAny: untyped SDK
  tim?: any;
  /** Milliseconds spent in code of the generation itself: handlers of the shim, answer handlers of webim.js. */
  own(): number;
}

const APP_ID = 1400000001;
const SHIM = join(ROOT, 'dist/webim.min.js');

export async function openPage(options: PageOptions): Promise<BenchPage> {
  if (options.kind === 'native') return nativePage(options);
  return options.kind === 'shim' ? shimPage(options) : legacyPage(options);
}

async function nativePage({ wsUrl, user, received }: PageOptions): Promise<BenchPage> {
  const { window } = createSdkContext({ scripts: [TIM_SDK_FILES.main], globals: browserExtras() });
  const { TIM } = window;
  const tim = TIM.create({ SDKAppID: APP_ID, proxyServer: wsUrl, unlimitedAVChatRoom: true });
  tim.setLogLevel(4);
  tim.on(TIM.EVENT.MESSAGE_RECEIVED, ({ data }: { data: unknown[] }) => received(data.length));
  const ready = new Promise((resolve) => tim.on(TIM.EVENT.SDK_READY, resolve));
  await tim.login({ userID: user, userSig: 'sig' });
  await ready;
  return { window, tim, own: () => 0 };
}

async function shimPage({ wsUrl, user, received }: PageOptions): Promise<BenchPage> {
  const context = createSdkContext({ scripts: [TIM_SDK_FILES.main], globals: browserExtras() });
  const { window } = context;
  const clock = timer();
  const { create } = window.TIM;
  // What the shim listens to is its work on a message, all of it: converting, storing, telling the application.
  window.TIM.create = (settings: unknown) => {
    const tim = create.call(window.TIM, settings);
    const { on } = tim;
    tim.on = (event: string, handler: (event: unknown) => void, self?: unknown) =>
      on.call(tim, event, event === window.TIM.EVENT.MESSAGE_RECEIVED ? clock.timed(handler) : handler, self);
    return tim;
  };
  context.load(SHIM);
  window.webim.migrate.configure({ proxyServer: wsUrl, mute: true });
  await login(window.webim, user, received);
  return { window, own: clock.total };
}

async function legacyPage({ url, legacyFile, user, received }: PageOptions): Promise<BenchPage> {
  const context = createSdkContext({ globals: browserExtras() });
  const { window } = context;
  const clock = timer();
  const Base = window.XMLHttpRequest;
  window.XMLHttpRequest = class extends Base {
    constructor() {
      super();
      let handler: unknown;
      Object.defineProperty(this, 'onreadystatechange', {
        get: () => handler,
        set: (given) => {
          handler = typeof given === 'function' ? clock.timed(given as () => void) : given;
        },
      });
    }
    open(method: string, address: string, ...rest: unknown[]) {
      return super.open(method, address.replace(/^https?:\/\/[\w.]+\.qq\.com/, url), ...rest);
    }
  };
  window.onAppliedDownloadUrl = () => {};
  context.load(legacyFile as string);
  await login(window.webim, user, received);
  return { window, own: clock.total };
}

// biome-ignore lint/suspicious/noExplicitAny: the legacy global
function login(webim: any, user: string, received: (count: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const info = { sdkAppID: APP_ID, accountType: 1, identifier: user, userSig: 'sig' };
    const listeners = { onMsgNotify: (msgs: unknown[]) => received(msgs.length) };
    webim.login(info, listeners, { isLogOn: false }, () => resolve(), reject);
  });
}

function timer() {
  let total = 0;
  return {
    total: () => total,
    timed<T extends (...args: never[]) => unknown>(handler: T): T {
      return function (this: unknown, ...args: never[]) {
        const start = performance.now();
        try {
          return handler.apply(this, args);
        } finally {
          total += performance.now() - start;
        }
      } as T;
    },
  };
}
