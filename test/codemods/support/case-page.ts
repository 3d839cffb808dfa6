import { extractScripts } from '../../../codemods/sources/html.ts';
import { redirectTo } from '../../../demo/redirect.ts';
import { createSdkContext, type SdkContext } from '../../support/sdk-context.ts';

/** One thing the script showed: a recorded function with its arguments, or a property of the page with its value. */
export type Shown = [name: string, ...values: unknown[]];

/** A small page around the script of a case: the SDKs are real, what the script shows is written down. */
export interface CasePage {
  context: SdkContext;
  shown: Shown[];
  /** Code of the `on*` attributes of an HTML case, in order. */
  handlers: string[];
}

export interface CasePageOptions {
  /** SDK files, in the order of their script tags. */
  sdks: readonly string[];
  /** Where the SDK connects to, `ws://127.0.0.1:PORT`. */
  wsUrl: string;
  /** Global functions to record; the script calls them as parts of the application that are not in the case. */
  records: readonly string[];
}

export function openCasePage({ sdks, wsUrl, records }: CasePageOptions): CasePage {
  const shown: Shown[] = [];
  const context = createSdkContext({
    scripts: sdks.slice(0, 1),
    globals: Object.fromEntries(
      records.map((name) => [name, (...values: unknown[]) => shown.push([name, ...values.map(plain)])]),
    ),
  });
  context.run(redirectTo(wsUrl));
  for (const file of sdks.slice(1)) context.load(file);
  const { document, location } = context.window;
  record(document, 'title', 'document.title', shown);
  record(document.body, 'innerHTML', 'body.innerHTML', shown);
  context.window.location = recordedLocation(location, shown);
  return { context, shown, handlers: [] };
}

/** Runs the text of a case: a script, or a page with its inline scripts in order. */
export function runCaseText(page: CasePage, text: string, isHtml: boolean): void {
  if (!isHtml) {
    page.context.run(text, 'case.js');
    return;
  }
  for (const script of extractScripts(text).scripts) {
    if (script.kind === 'handler') page.handlers.push(script.code);
    else page.context.run(script.code, 'case.html');
  }
}

function record(target: object, property: string, name: string, shown: Shown[]) {
  let value: unknown = '';
  Object.defineProperty(target, property, {
    get: () => value,
    set(next: unknown) {
      value = next;
      shown.push([name, plain(next)]);
    },
  });
}

/** The page's address; going elsewhere is written down and not done. */
function recordedLocation(url: URL, shown: Shown[]) {
  const { protocol, host, hostname, port, pathname, search, hash, origin } = url;
  return Object.defineProperty({ protocol, host, hostname, port, pathname, search, hash, origin }, 'href', {
    get: () => url.href,
    set: (next: unknown) => void shown.push(['location.href', plain(next)]),
  });
}

/** A copy that later changes of the page do not reach. Functions have no value anybody sees. */
function plain(value: unknown): unknown {
  if (typeof value === 'function') return '(function)';
  if (value === undefined) return '(undefined)';
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
  return typeof value === 'object' && value !== null ? JSON.parse(JSON.stringify(value)) : value;
}
