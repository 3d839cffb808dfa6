import { readFileSync } from 'node:fs';
import { type Context, createContext, Script } from 'node:vm';
import { WebSocket } from 'ws';
import { createBrowserGlobals } from '../../conform/page/browser-globals.ts';

type Answer = { success?: (result: unknown) => void; fail?: (error: unknown) => void; complete?: () => void };

/** A WeChat mini-program's scope: `wx`, timers, `console`, modules, and none of what browsers have. */
export interface MiniProgram {
  /** `require(path)` as the program's own files call it. */
  // biome-ignore lint/suspicious/noExplicitAny: exports are untyped by nature.
  require(path: string): any;
  /** Evaluates source text in the scope. */
  run(source: string): unknown;
  /** Everything written with `console.*`. */
  logs: { level: string; args: unknown[] }[];
  /** Names of `wx.*` functions that were called. */
  called: Set<string>;
  close(): void;
}

/** @param files what the program is made of: path -> file on disk. A path that is not there cannot be required. */
export function openMiniProgram(files: Readonly<Record<string, string>>): MiniProgram {
  const page = createBrowserGlobals();
  const { console, setTimeout, setInterval, clearTimeout, clearInterval } = page.globals;
  const called = new Set<string>();
  const { wx, close } = createWx(called);
  // As in a mini-program, text is never code: `eval` is gone, and `Function` makes nothing.
  const scope: Context = createContext(
    { console, setTimeout, setInterval, clearTimeout, clearInterval, wx, getApp: () => ({}), __wxConfig: {} },
    { codeGeneration: { strings: false, wasm: false } },
  );
  const run = (source: string, filename = 'inline.js') =>
    new Script(source, { filename }).runInContext(scope);
  run('delete globalThis.eval; delete globalThis.WebAssembly;');

  const loaded = new Map<string, { exports: unknown }>();
  const load = (path: string): unknown => {
    const name = path.replace(/^\.\//, '');
    const file = files[name];
    if (!file) throw new Error(`module '${path}' is not defined`);
    const known = loaded.get(name);
    if (known) return known.exports;
    const module = { exports: {} };
    loaded.set(name, module);
    // The SDK asks `Function.toString` what is native; our own files get along without the name.
    const names = file.includes('node_modules') ? '' : ', Function, eval';
    const wrapped = run(
      `(function (module, exports, require${names}) {${readFileSync(file, 'utf8')}\n})`,
      file,
    );
    (wrapped as (...args: unknown[]) => void)(module, module.exports, load);
    return module.exports;
  };
  return {
    require: load,
    run,
    logs: page.logs,
    called,
    close() {
      close();
      page.close();
    },
  };
}

/** The part of `wx` that the SDK uses, with real sockets behind it. */
function createWx(called: Set<string>) {
  const storage = new Map<string, unknown>();
  const sockets = new Set<WebSocket>();
  const api: Record<string, unknown> = {
    getSystemInfoSync: () => ({
      fontSizeSetting: 16,
      platform: 'devtools',
      SDKVersion: '3.0.0',
      version: '8.0.0',
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0', envVersion: 'develop' } }),
    canIUse: () => false,
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
    getNetworkType: ({ success }: Answer) => success?.({ networkType: 'wifi' }),
    onNetworkStatusChange: () => {},
    offNetworkStatusChange: () => {},
    onAppShow: () => {},
    onAppHide: () => {},
    request: ({ fail, complete }: Answer) => {
      // Reports and downloads of texts go to hosts that are not there.
      setTimeout(() => {
        fail?.({ errMsg: 'request:fail' });
        complete?.();
      }, 0);
      return { abort() {} };
    },
    connectSocket: ({ url, success }: Answer & { url: string }) => {
      const socket = new WebSocket(url);
      sockets.add(socket);
      socket.on('error', () => {});
      queueMicrotask(() => success?.({ errMsg: 'connectSocket:ok' }));
      return {
        onOpen: (handler: (event: unknown) => void) => void socket.on('open', () => handler({ header: {} })),
        onMessage: (handler: (event: { data: unknown }) => void) =>
          void socket.on('message', (data: Buffer, isBinary: boolean) =>
            handler({ data: isBinary ? toArrayBuffer(data) : data.toString() }),
          ),
        onError: (handler: (event: unknown) => void) =>
          void socket.on('error', (error: Error) => handler({ errMsg: error.message })),
        onClose: (handler: (event: unknown) => void) =>
          void socket.on('close', (code: number) => handler({ code, reason: '' })),
        send: ({ data, success: sent, fail }: Answer & { data: string | ArrayBuffer }) =>
          socket.send(data, (error) => (error ? fail?.({ errMsg: error.message }) : sent?.({}))),
        close: () => socket.close(),
      };
    },
  };
  for (const [name, fn] of Object.entries(api)) {
    api[name] = (...args: unknown[]) => {
      called.add(name);
      return (fn as (...args: unknown[]) => unknown)(...args);
    };
  }
  return {
    wx: api,
    close() {
      for (const socket of sockets) {
        socket.removeAllListeners();
        socket.on('error', () => {});
        socket.terminate();
      }
    },
  };
}

const toArrayBuffer = (data: Buffer): ArrayBuffer =>
  data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength) as ArrayBuffer;
