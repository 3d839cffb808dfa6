import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import { type BrowserGlobals, createBrowserGlobals } from './browser-globals.ts';

const require = createRequire(import.meta.url);

/** The published files of the installed `tim-js-sdk`, unmodified. */
export const TIM_SDK_FILES = {
  main: require.resolve('tim-js-sdk/tim-js.js'),
  friendship: require.resolve('tim-js-sdk/tim-js-friendship.js'),
} as const;

// A script is compiled once per version of its file; every context then runs the same compiled code.
const compiled = new Map<string, Script>();

export interface SdkContextOptions {
  /** Script files to run, in order, as a page would by `<script src>`. */
  scripts?: readonly string[];
  /** Page address, default `http://127.0.0.1/`. */
  location?: string;
  /** Contents of `localStorage`; give the same map twice to model a reload or a second tab. */
  storage?: Map<string, string>;
  /** Rewrites every socket address before it is opened (for builds without `proxyServer`). */
  socketUrl?: (url: string) => string;
  /** Extra globals, or replacements for the standard ones. */
  globals?: Record<string, unknown>;
}

/** One browser-like global scope. The SDK keeps module-level state, so every client needs its own. */
export interface SdkContext {
  /** The global object of the scope: `context.window.TIM`, `context.window.webim`. */
  // biome-ignore lint/suspicious/noExplicitAny: a page's global object is untyped by nature.
  window: Record<string, any>;
  /** Everything written with `console.*`. */
  logs: BrowserGlobals['logs'];
  /** Addresses outside loopback that a script asked for. They are refused, as by a dead network. */
  refusedRequests: string[];
  /** Errors thrown by timer callbacks: a page would show them as uncaught. */
  uncaught: unknown[];
  /** Runs a script file in the scope. */
  load(file: string): void;
  /** Evaluates source text in the scope and returns its value. */
  run(source: string, filename?: string): unknown;
  /** Closes the sockets, requests and timers of the scope; nothing of it runs afterwards. */
  close(): void;
}

/** Creates a browser-like scope inside Node and runs scripts in it. Sockets and requests are real. */
export function createSdkContext(options: SdkContextOptions = {}): SdkContext {
  const browser = createBrowserGlobals(options);
  const window = createContext(Object.assign(browser.globals, options.globals));
  for (const name of ['window', 'self', 'globalThis', 'top', 'parent']) window[name] = window;

  const context: SdkContext = {
    window,
    logs: browser.logs,
    refusedRequests: browser.refusedRequests,
    uncaught: browser.uncaught,
    load(file) {
      // Our own bundles may be rebuilt between two runs of one process.
      const version = `${file} ${statSync(file).mtimeMs}`;
      let script = compiled.get(version);
      if (!script) {
        script = new Script(readFileSync(file, 'utf8'), { filename: file });
        compiled.set(version, script);
      }
      script.runInContext(window);
    },
    run(source, filename = 'inline.js') {
      return new Script(source, { filename }).runInContext(window);
    },
    close: browser.close,
  };
  for (const file of options.scripts ?? []) context.load(file);
  return context;
}
