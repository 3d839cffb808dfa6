import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { type RawData, type WebSocket, WebSocketServer } from 'ws';
import type { Core } from '../core/core.ts';
import { ERROR_CODE } from '../core/errors.ts';
import type { CoreEvent } from '../core/model.ts';
import type { Session } from '../core/sessions.ts';
import { type Dispatcher, failure } from '../dispatcher.ts';
import type { Faults } from '../faults.ts';
import type { Body, Connection } from '../handlers/handler.ts';
import { eventItem } from '../wire/events.ts';
import { isLocalRequest } from './local.ts';

/** Larger frames end the connection; the SDK's own limit for a message is far below. */
const MAX_FRAME_BYTES = 256 * 1024;

/** How long (ms) a push that is to change places waits for the next one. */
const REORDER_WAIT = 1000;

/** What a compressed frame begins with; the rest is the JSON in gzip. */
const COMPRESSED = Buffer.from('COMP');

/** `/binfo` wants binary frames, `/info` text frames, in the SDK's development mode and up to 2.13; 2.11 names no path. */
const PATHS = ['/binfo', '/info', '/'];
const BASE = 'http://127.0.0.1';

export interface WebSocketFrontOptions {
  core: Core;
  dispatcher: Dispatcher;
  faults: Faults;
  /** How long (ms) a session may be without a connection before it counts as gone. */
  sessionLifetime: number;
  /** Compresses frames of at least so many bytes, for clients that offer it; absent: none. */
  compressFrom?: number;
}

/** The front for `tim-js-sdk` v2 from 2.11 on: one JSON message per frame, over a WebSocket. */
export class WebSocketFront {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES });
  readonly #options: WebSocketFrontOptions;
  readonly #clients = new Set<Client>();

  constructor(options: WebSocketFrontOptions) {
    this.#options = options;
  }

  /** Takes over an HTTP upgrade; anything that is not the SDK's path from this machine is refused. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { url = '/' } = request;
    // `//` and the like are paths that no URL can be made of.
    const { pathname, searchParams } = URL.canParse(url, BASE)
      ? new URL(url, BASE)
      : new URL('/unreadable', BASE);
    if (!isLocalRequest(request) || !PATHS.includes(pathname)) {
      const status = isLocalRequest(request) ? '404 Not Found' : '403 Forbidden';
      // A peer that is gone already must not end the process.
      socket.on('error', () => {});
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const takesGzip = searchParams.get('compress') === 'gzip';
      const client = new Client(webSocket, pathname === '/binfo', takesGzip, this.#options);
      this.#clients.add(client);
      webSocket.on('close', () => this.#clients.delete(client));
    });
  }

  /** Cuts connections without a goodbye: of one user, or all. Sessions live on. Returns how many were cut. */
  drop(userID?: string): number {
    const dropped = [...this.#clients].filter(
      (client) => userID === undefined || client.session?.userID === userID,
    );
    for (const client of dropped) client.cut();
    return dropped.length;
  }

  get connectionCount(): number {
    return this.#clients.size;
  }

  close(): void {
    this.drop();
    this.#server.close();
  }
}

/** One connected SDK. */
class Client implements Connection {
  readonly #socket: WebSocket;
  readonly #binary: boolean;
  readonly #takesGzip: boolean;
  readonly #options: WebSocketFrontOptions;
  /** Pushed, but not yet acknowledged, by `SessionData`. */
  readonly #unacknowledged = new Map<string, CoreEvent>();
  readonly #deliver = (event: CoreEvent) => this.#push(event);
  #session: Session | undefined;
  #pushCount = 0;
  /** Pushes that wait to be sent after the next one. */
  #heldBack: string[] = [];
  #heldBackTimer: NodeJS.Timeout | undefined;

  constructor(socket: WebSocket, binary: boolean, takesGzip: boolean, options: WebSocketFrontOptions) {
    this.#socket = socket;
    this.#binary = binary;
    this.#takesGzip = takesGzip;
    this.#options = options;
    socket.on('message', (data) => void this.#receive(data));
    socket.on('close', () => this.#release());
    // A protocol error closes the socket; there is nobody to tell.
    socket.on('error', () => {});
  }

  get session(): Session | undefined {
    return this.#session && this.#options.core.sessions.isOpen(this.#session) ? this.#session : undefined;
  }

  open(userID: string): Session {
    const { core } = this.#options;
    const user = userID ? core.users.ensure(userID) : { userID: '', tinyID: '' };
    this.#session = core.sessions.open(user, this.#deliver);
    return this.#session;
  }

  resume(session: Session): void {
    // The former connection may still look alive: it is overruled, and news wait until this one has its answer.
    if (session.deliver !== this.#deliver) session.deliver = undefined;
    clearTimeout(session.expiry);
    this.#session = session;
  }

  end(): void {
    const session = this.#session;
    this.#session = undefined;
    this.#unacknowledged.clear();
    this.#forgetHeldBack();
    if (session) this.#options.core.endSession(session);
  }

  cut(): void {
    // Released at once: what happens from now on counts as missed, not as sent into a dead line.
    this.#release();
    this.#socket.terminate();
  }

  #release(): void {
    const session = this.#session;
    this.#session = undefined;
    // They are unacknowledged as well, and so not lost.
    this.#forgetHeldBack();
    if (!session) return;
    const { core, sessionLifetime } = this.#options;
    const undelivered = [...this.#unacknowledged.values()];
    this.#unacknowledged.clear();
    if (session.deliver && session.deliver !== this.#deliver) {
      // A newer connection carries the session already.
      for (const event of undelivered) core.sessions.sendTo(session, event);
      return;
    }
    core.sessions.detach(session, undelivered);
    // One timer per session: that of an earlier cut must not strike during a later one.
    clearTimeout(session.expiry);
    session.expiry = setTimeout(() => {
      if (!session.deliver && core.sessions.isOpen(session)) core.endSession(session);
    }, sessionLifetime).unref();
  }

  async #receive(data: RawData): Promise<void> {
    const request = parseFrame(data);
    if (!request) {
      this.#send('', 0, failure(ERROR_CODE.malformedFrame, 'the frame is not {head: {servcmd, seq}, body}'));
      return;
    }
    const { head, body } = request;
    if (head.servcmd === 'openim.ws_msg_push_ack') this.#unacknowledged.delete(String(body.SessionData));
    // After a reconnection the SDK may send other commands before it logs in again: its ticket speaks for it.
    const known = head.a2 && !this.#session ? this.#options.core.sessions.byTicket(head.a2) : undefined;
    if (known) this.resume(known);
    const { identifier: userID, usersig: userSig, a2, sdkappid: sdkAppID } = head;
    const credentials = { userID, userSig, a2, sdkAppID };
    const outcome = await this.#options.dispatcher.dispatch(
      { command: head.servcmd, body, credentials },
      this,
    );
    if (outcome.kind === 'answer') this.#send(head.servcmd, head.seq, outcome.body);
    this.#catchUp();
    if (outcome.kind === 'raw') this.#write(outcome.text);
    if (outcome.kind === 'drop') this.cut();
  }

  /** After the answer to a resumed login: pushes what the session missed, before anything new. */
  #catchUp(): void {
    const session = this.#session;
    if (!session || session.deliver || !this.#options.core.sessions.isOpen(session)) return;
    session.deliver = this.#deliver;
    for (const event of session.missed.splice(0)) this.#push(event);
  }

  #push(event: CoreEvent): void {
    const session = this.#session;
    if (!session) return;
    this.#pushCount += 1;
    const sessionData = `push-${this.#pushCount}`;
    this.#unacknowledged.set(sessionData, event);
    const text = frame('im_open_push.msg_push', this.#pushCount, {
      ActionStatus: 'OK',
      ErrorCode: 0,
      ErrorInfo: '',
      EventArray: [eventItem(this.#options.core, session, event)],
      NeedAck: 1,
      SessionData: sessionData,
    });
    const fault = this.#options.faults.takeForPush(event.type, session.userID);
    if (fault?.kind === 'reorder') {
      this.#heldBack.push(text);
      this.#heldBackTimer ??= setTimeout(() => this.#sendHeldBack(), REORDER_WAIT).unref();
      return;
    }
    this.#write(text);
    if (fault?.kind === 'duplicate') this.#write(text);
    this.#sendHeldBack();
  }

  #sendHeldBack(): void {
    // Last held, first sent: several in a row come in reverse.
    const texts = this.#heldBack.reverse();
    this.#forgetHeldBack();
    for (const text of texts) this.#write(text);
  }

  #forgetHeldBack(): void {
    clearTimeout(this.#heldBackTimer);
    this.#heldBackTimer = undefined;
    this.#heldBack = [];
  }

  #send(servcmd: string, seq: number, body: Body): void {
    this.#write(frame(servcmd, seq, body));
  }

  #write(text: string): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#socket.send(this.#binary ? this.#bytes(text) : text);
  }

  #bytes(text: string): Buffer {
    const plain = Buffer.from(text);
    const { compressFrom = Number.POSITIVE_INFINITY } = this.#options;
    if (!this.#takesGzip || plain.length < compressFrom) return plain;
    return Buffer.concat([COMPRESSED, gzipSync(plain)]);
  }
}

const frame = (servcmd: string, seq: number, body: Body): string =>
  JSON.stringify({ head: { servcmd, seq }, body });

interface Frame {
  head: {
    servcmd: string;
    seq: number;
    identifier?: string;
    usersig?: string;
    a2?: string;
    sdkappid?: string;
  };
  body: Body;
}

/** Reads a frame; undefined when it is not a request. */
function parseFrame(data: RawData): Frame | undefined {
  try {
    const { head, body = {} } = JSON.parse(String(data));
    const isRequest = typeof head?.servcmd === 'string' && Number.isFinite(head.seq);
    if (!isRequest || typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    const textOrNothing = (value: unknown) => (typeof value === 'string' ? value : undefined);
    return {
      head: {
        servcmd: head.servcmd,
        seq: head.seq,
        identifier: textOrNothing(head.identifier),
        usersig: textOrNothing(head.usersig),
        a2: textOrNothing(head.a2),
        sdkappid: head.sdkappid === undefined ? undefined : String(head.sdkappid),
      },
      body,
    };
  } catch {
    return undefined;
  }
}
