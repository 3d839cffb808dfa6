import type { Loopback } from '../../../loopback/index.ts';
import { createSdkContext, type SdkContext } from '../../support/sdk-context.ts';
import { onLoopback } from './redirected-context.ts';

/** All there is beside `wx`: no window, no document, no XMLHttpRequest. */
const GLOBALS = new Set(['console', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval']);

interface WxRequest {
  url: string;
  data?: string;
  method?: string;
  header?: Record<string, string>;
  success?(result: { data: unknown; statusCode: number }): void;
  fail?(error: { errMsg: string }): void;
}

/** A WeChat mini program: CommonJS modules and `wx.request`. @returns what the module exports, beside the scope. */
export function createMiniProgram(
  loopback: Loopback,
  script: string,
  // biome-ignore lint/suspicious/noExplicitAny: the legacy SDK has no types of its own.
): { context: SdkContext; exported: any } {
  const context = createSdkContext();
  const { window } = context;
  for (const name of Object.keys(window)) if (!GLOBALS.has(name)) delete window[name];
  const closing = new AbortController();

  const request = async ({ url, data, method = 'GET', header, success, fail }: WxRequest) => {
    try {
      const { signal } = closing;
      const response = await fetch(onLoopback(url, loopback), {
        method,
        headers: header,
        body: data,
        signal,
      });
      const text = await response.text();
      // What is no JSON comes as it is; a refusal is a success too, with its status.
      if (!signal.aborted) success?.({ data: parsed(text), statusCode: response.status });
    } catch {
      if (!closing.signal.aborted) fail?.({ errMsg: 'request:fail' });
    }
  };
  window.wx = {
    request: (options: WxRequest) => {
      void request(options);
      return { abort() {} };
    },
  };
  window.module = { exports: {} };
  context.load(script);
  return {
    context: {
      ...context,
      close() {
        closing.abort();
        context.close();
      },
    },
    exported: window.module.exports,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
