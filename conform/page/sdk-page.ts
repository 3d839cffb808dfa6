import type { Loopback } from '../../loopback/index.ts';
import { browserExtras } from './browser-extras.ts';
import { createSdkContext, type SdkContext } from './sdk-context.ts';

/** One generation of the legacy API with a page of its own, talking to one backend. */
export interface SdkPage {
  // biome-ignore lint/suspicious/noExplicitAny: the legacy global, whoever made it
  webim: any;
  context: SdkContext;
  /** Is there news for the page's user as soon as the backend has it? Legacy polls a moment after its login answer. */
  isListening(userID: string): boolean;
}

/** Opens a page on a backend. */
export type OpenPage = (loopback: Loopback) => SdkPage;

/** Pages with an original `webim.js`. @param file where it is; it is not part of this package. */
export const legacyPages =
  (file: string): OpenPage =>
  (loopback) => {
    const context = createSdkContext({ globals: browserExtras() });
    // It has no option for the address of its backend: whatever it asks of Tencent's hosts, loopback answers.
    const { prototype } = context.window.XMLHttpRequest;
    const { open } = prototype;
    prototype.open = function (method: string, url: string, ...rest: unknown[]) {
      return open.call(this, method, url.replace(/^https?:\/\/[\w.]+\.qq\.com/, loopback.url), ...rest);
    };
    // 1.7.3 calls a global of this name when a download address comes; without one it throws.
    context.window.onAppliedDownloadUrl = () => {};
    context.load(file);
    const polls = (userID: string) =>
      loopback.journal.entries({ userID, command: 'openim.longpolling' }).some(({ answer }) => !answer);
    return { webim: context.window.webim, context, isListening: polls };
  };

/** Pages with the shim. @param files its scripts in order: the SDK and `webim.js`, or `webim.all.js` alone. */
export const shimPages =
  (files: readonly string[]): OpenPage =>
  (loopback) => {
    const context = createSdkContext({ scripts: files, globals: browserExtras() });
    const { webim } = context.window;
    webim.migrate.configure({ proxyServer: loopback.wsUrl, lang: 'en', mute: true });
    return { webim, context, isListening: () => true };
  };
