import type { Loopback } from '../../../loopback/index.ts';
import { createSdkContext, type SdkContext } from '../../support/sdk-context.ts';
import { onLoopback } from './redirected-context.ts';

const USER_AGENT = 'Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; WOW64; Trident/5.0)';

interface ScriptElement {
  src: string;
  onload: (() => void) | null;
  onerror: (() => void) | null;
}

/**
 * A page in an Internet Explorer too old to ask another server for data: all it has is script elements (JSONP).
 * Scripts are fetched from loopback, run, and then said to be loaded, as a browser does.
 */
export function createOldInternetExplorer(loopback: Loopback, script?: string): SdkContext {
  const context = createSdkContext();
  const { window } = context;
  const closing = new AbortController();
  window.navigator.userAgent = USER_AGENT;
  delete window.XMLHttpRequest;
  delete window.WebSocket;

  const run = async (element: ScriptElement) => {
    try {
      const response = await fetch(onLoopback(element.src, loopback), { signal: closing.signal });
      const source = await response.text();
      if (closing.signal.aborted) return;
      if (!response.ok) return element.onerror?.();
      context.run(source, element.src);
      element.onload?.();
    } catch (error) {
      if (closing.signal.aborted) return;
      context.uncaught.push(error);
      element.onerror?.();
    }
  };
  window.document.body.appendChild = (element: ScriptElement) => {
    void run(element);
    return element;
  };
  window.document.body.removeChild = () => {};

  if (script) context.load(script);
  return {
    ...context,
    close() {
      closing.abort();
      context.close();
    },
  };
}
