import { WebSocket } from 'ws';
import { createRequestClass } from './xml-http-request.ts';

export interface BrowserGlobals {
  globals: Record<string, unknown>;
  logs: { level: string; args: unknown[] }[];
  refusedRequests: string[];
  uncaught: unknown[];
  close(): void;
}

interface BrowserOptions {
  location?: string;
  storage?: Map<string, string>;
  socketUrl?: (url: string) => string;
}

/** The few browser globals the SDKs touch, with real timers, sockets and requests that can all be stopped. */
export function createBrowserGlobals(options: BrowserOptions = {}): BrowserGlobals {
  const logs: BrowserGlobals['logs'] = [];
  const refusedRequests: string[] = [];
  const uncaught: unknown[] = [];
  const timers = createTimers(uncaught);
  const sockets = new Set<WebSocket>();
  const requests = createRequestClass(refusedRequests, uncaught);
  const rewrite = options.socketUrl ?? ((url: string) => url);
  let closed = false;

  class PageWebSocket extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      if (closed) throw new Error('This page was closed');
      super(rewrite(String(url)), protocols);
      sockets.add(this);
      this.addEventListener('close', () => sockets.delete(this));
      // A browser socket reports failures by its `error` event only; in Node an unheard one ends the process.
      this.on('error', () => {});
    }
  }

  return {
    logs,
    refusedRequests,
    uncaught,
    close() {
      closed = true;
      timers.close();
      requests.close();
      for (const socket of sockets) {
        // A closed page hears nothing any more, not even that its sockets closed.
        socket.removeAllListeners();
        socket.on('error', () => {});
        socket.terminate();
      }
    },
    globals: {
      console: createConsole(logs),
      ...timers.globals,
      WebSocket: PageWebSocket,
      XMLHttpRequest: requests.XMLHttpRequest,
      localStorage: createStorage(options.storage ?? new Map()),
      navigator: {
        userAgent: 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36',
        language: 'en',
        cookieEnabled: true,
        onLine: true,
      },
      location: new URL(options.location ?? 'http://127.0.0.1/'),
      document: createDocument(),
      ...createEvents(),
      URL,
      URLSearchParams,
      TextEncoder,
      TextDecoder,
      Blob,
      atob,
      btoa,
      performance,
      // Binary frames are made outside the scope: sharing the classes keeps `instanceof` true inside it.
      ArrayBuffer,
      Uint8Array,
    },
  };
}

function createTimers(uncaught: unknown[]) {
  const live = new Map<number, NodeJS.Timeout>();
  let lastId = 0;
  let closed = false;
  const guard = (callback: unknown, args: unknown[], done?: () => void) => () => {
    done?.();
    try {
      if (typeof callback === 'function') callback(...args);
    } catch (error) {
      uncaught.push(error);
    }
  };
  // Numbers, as in browsers: the SDKs compare and store timer ids.
  const start = (make: (id: number) => NodeJS.Timeout) => {
    lastId += 1;
    if (!closed) live.set(lastId, make(lastId));
    return lastId;
  };
  const stop = (id: number) => {
    clearTimeout(live.get(id));
    live.delete(id);
  };
  return {
    globals: {
      setTimeout: (callback: unknown, delay = 0, ...args: unknown[]) =>
        start((id) =>
          setTimeout(
            guard(callback, args, () => live.delete(id)),
            delay,
          ),
        ),
      setInterval: (callback: unknown, delay = 0, ...args: unknown[]) =>
        start(() => setInterval(guard(callback, args), delay)),
      clearTimeout: stop,
      clearInterval: stop,
    },
    /** Stops all of them; none starts any more. */
    close() {
      closed = true;
      for (const timer of live.values()) clearTimeout(timer);
      live.clear();
    },
  };
}

function createConsole(logs: BrowserGlobals['logs']) {
  const write =
    (level: string) =>
    (...args: unknown[]) => {
      logs.push({ level, args });
    };
  return Object.fromEntries(
    ['log', 'info', 'warn', 'error', 'debug', 'trace', 'group', 'groupCollapsed', 'groupEnd', 'table'].map(
      (level) => [level, write(level)],
    ),
  );
}

function createStorage(entries: Map<string, string>) {
  return {
    getItem: (key: string) => entries.get(String(key)) ?? null,
    setItem: (key: string, value: unknown) => void entries.set(String(key), String(value)),
    removeItem: (key: string) => void entries.delete(String(key)),
    clear: () => entries.clear(),
    key: (index: number) => [...entries.keys()][index] ?? null,
    get length() {
      return entries.size;
    },
  };
}

function createDocument() {
  const createElement = (tagName: string) => {
    // Version 2.10 of the SDK parses addresses with an <a> element while it loads.
    if (tagName.toLowerCase() === 'a')
      return Object.assign(new URL('http://127.0.0.1/'), { setAttribute() {} });
    return { tagName: tagName.toUpperCase(), style: {}, setAttribute() {}, appendChild() {}, innerHTML: '' };
  };
  return {
    characterSet: 'UTF-8',
    charset: 'UTF-8',
    readyState: 'complete',
    visibilityState: 'visible',
    hidden: false,
    cookie: '',
    currentScript: null,
    body: createElement('body'),
    head: createElement('head'),
    documentElement: createElement('html'),
    createElement,
    getElementById: () => null,
    getElementsByTagName: () => [],
    querySelector: () => null,
    querySelectorAll: () => [],
    ...createEvents(),
  };
}

function createEvents() {
  const target = new EventTarget();
  return {
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    dispatchEvent: target.dispatchEvent.bind(target),
  };
}
