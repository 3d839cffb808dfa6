import { setMaxListeners } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Core, type CoreOptions } from './core/core.ts';
import type { AVChatRoomMode } from './core/live-rooms.ts';
import { Dispatcher } from './dispatcher.ts';
import { Faults } from './faults.ts';
import { HttpDoor, type RequestHandler, refuseRubbish } from './fronts/http.ts';
import { LegacyHttpFront } from './fronts/legacy-http.ts';
import { type MemoryFiles, StaticFront } from './fronts/static.ts';
import { UploadFront } from './fronts/uploads.ts';
import { WebSocketFront } from './fronts/websocket.ts';
import type { HandlerSettings } from './handlers/handler.ts';
import { Journal } from './journal.ts';
import type { Persistence } from './persistence/persistence.ts';
import { type RateLimitOptions, RateLimits } from './rate-limits.ts';
import { SlicedFiles } from './sliced-files.ts';
import { Uploads } from './uploads.ts';

export type { CoreOptions, MessageBody } from './core/core.ts';
export { Core } from './core/core.ts';
export { ERROR_CODE, ImError } from './core/errors.ts';
export type { AVChatRoomMode } from './core/live-rooms.ts';
export * from './core/model.ts';
export type { Fault, FaultAction, FaultOptions, Faults, PushFaultAction, PushType } from './faults.ts';
export { EVERY_COMMAND, EVERY_PUSH } from './faults.ts';
export type { RequestHandler } from './fronts/http.ts';
export type { MemoryFiles } from './fronts/static.ts';
export type { Journal, JournalEntry, JournalFilter, JournalObserver } from './journal.ts';
export { DataFileError } from './persistence/data-file.ts';

export interface LoopbackOptions extends CoreOptions {
  /** TCP port on 127.0.0.1; 0 or absent picks a free one. */
  port?: number;
  /** The server's clock in milliseconds, like `Date.now`. */
  now?: () => number;
  /** How logged-in viewers of an AVChatRoom get its messages. Default `poll`, what the SDK knows best. */
  avChatRoomMode?: AVChatRoomMode;
  /** Longest time (ms) an AVChatRoom poll without news is held, default 5000; the SDK gives up after 15 s. */
  holdPollFor?: number;
  /** Longest time (ms) a poll of the HTTP SDKs for news is held, default 25000. */
  holdLongPollFor?: number;
  /** Time (ms) after which a session without a connection counts as gone, default 60000. */
  sessionLifetime?: number;
  /** Compresses frames to the socket SDKs that offer to take it (they do by default); absent: never. */
  compress?: 'gzip';
  /** Size (bytes of JSON) from which a frame is compressed, default 0: every frame. */
  compressFrom?: number;
  /** File that keeps users, relations, groups, histories and read states between starts; created if missing. */
  data?: string;
  /** Key that every UserSig must be made with (`tls-sig-api-v2`); absent: any UserSig but an empty one will do. */
  userSigKey?: string;
  /** Most commands per second and user, by `service.command`; without one nothing is limited. */
  rateLimits?: RateLimitOptions;
}

/** A running offline IM backend. */
export interface Loopback {
  port: number;
  /** Where mounted pages are served: `http://127.0.0.1:PORT`. */
  url: string;
  /** What `TIM.create({ proxyServer })` takes: `ws://127.0.0.1:PORT`. */
  wsUrl: string;
  /** Accounts, groups and messages; acts from outside, like an app's own server. */
  core: Core;
  faults: Faults;
  journal: Journal;
  /** Serves a folder, or files in memory, under a path. */
  mount(path: string, source: string | MemoryFiles): void;
  /** Asks a handler about every HTTP request from this machine, before the mounted files. */
  serve(handler: RequestHandler): void;
  /** Cuts the connections of a user, or all, without a goodbye. Returns how many. */
  dropConnections(userID?: string): number;
  /** As a dead network: cuts every connection, held polls too, and refuses new ones until `true`. */
  setOnline(online: boolean): void;
  /** How many sockets are connected. */
  readonly connectionCount: number;
  /** Ends everything; resolves when the port is free again. */
  close(): Promise<void>;
}

/**
 * Starts an IM backend on 127.0.0.1 that needs no network.
 * @throws when the port is taken; a `DataFileError` when the data file cannot be used.
 */
export async function startLoopback(options: LoopbackOptions = {}): Promise<Loopback> {
  const core = new Core(options.now, options);
  const faults = new Faults();
  const journal = new Journal();
  const closing = new AbortController();
  // Every held poll listens to it; Node takes more than ten for a leak.
  setMaxListeners(0, closing.signal);
  const uploads = new Uploads();
  const persistence = options.data === undefined ? undefined : await keep(core, uploads, options.data);
  const settings: HandlerSettings = {
    avChatRoomMode: options.avChatRoomMode ?? 'poll',
    holdPollFor: options.holdPollFor ?? 5000,
    holdLongPollFor: options.holdLongPollFor ?? 25_000,
    userSigKey: options.userSigKey,
    uploads,
    slicedFiles: new SlicedFiles(),
    closing: closing.signal,
  };
  const sessionLifetime = options.sessionLifetime ?? 60_000;
  const limits = new RateLimits(options.rateLimits ?? {}, core.clock);
  const dispatcher = new Dispatcher(core, faults, journal, settings, limits);
  const sockets = new WebSocketFront({
    core,
    dispatcher,
    faults,
    sessionLifetime,
    compressFrom: options.compress === 'gzip' ? (options.compressFrom ?? 0) : undefined,
  });
  const polls = new LegacyHttpFront({
    core,
    // These SDKs know no other way to watch an AVChatRoom.
    dispatcher: new Dispatcher(core, faults, journal, { ...settings, avChatRoomMode: 'poll' }, limits),
    sessionLifetime,
    closing: closing.signal,
  });
  const files = new StaticFront();

  const door = new HttpDoor();
  door.serve((request, response) => polls.handle(request, response));
  const uploadFront = new UploadFront(uploads);
  door.serve((request, response) => uploadFront.handle(request, response));

  const server = createServer((request, response) => {
    const handled = door.handle(request, response, (...rest) => files.handle(...rest));
    handled.catch(() => response.destroy());
  });
  server.on('upgrade', (request, socket, head) => sockets.upgrade(request, socket, head));
  server.on('clientError', refuseRubbish);
  let isOnline = true;
  server.on('connection', (socket) => {
    if (!isOnline) socket.destroy();
  });
  const port = await listen(server, options.port ?? 0).catch((error: unknown) => {
    persistence?.close();
    throw error;
  });
  uploads.baseUrl = `http://127.0.0.1:${port}`;

  return {
    port,
    url: `http://127.0.0.1:${port}`,
    wsUrl: `ws://127.0.0.1:${port}`,
    core,
    faults,
    journal,
    mount: (path, source) => files.mount(path, source),
    serve: (handler) => door.serve(handler),
    dropConnections: (userID) => sockets.drop(userID) + polls.drop(userID),
    setOnline: (online) => {
      isOnline = online;
      if (online) return;
      sockets.drop();
      polls.drop();
      server.closeAllConnections();
    },
    get connectionCount() {
      return sockets.connectionCount;
    },
    close: () => {
      closing.abort();
      sockets.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      return closed.then(() => persistence?.close());
    },
  };
}

async function keep(core: Core, uploads: Uploads, file: string): Promise<Persistence> {
  // The database is loaded by who asks for it, and by nobody else.
  const { Persistence } = await import('./persistence/persistence.ts');
  return Persistence.start(core, file, uploads);
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
