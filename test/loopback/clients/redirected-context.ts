import type { Loopback } from '../../../loopback/index.ts';
import { createSdkContext, type SdkContext } from '../../support/sdk-context.ts';

/** An address of Tencent's servers becomes one of loopback; any other stays. */
export const onLoopback = (url: string, loopback: Loopback): string =>
  url.replace(/^https:\/\/[\w.]+\.qq\.com/, loopback.url);

/** A page whose requests to Tencent's hosts reach loopback: for SDKs that have no option for it. */
export function createRedirectedContext(loopback: Loopback, script: string): SdkContext {
  const context = createSdkContext();
  const { prototype } = context.window.XMLHttpRequest;
  const { open } = prototype;
  prototype.open = function (method: string, url: string, ...rest: unknown[]) {
    return open.call(this, method, onLoopback(url, loopback), ...rest);
  };
  context.load(script);
  return context;
}
