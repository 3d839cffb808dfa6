import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core/core.ts';
import { ERROR_CODE } from '../core/errors.ts';
import type { CoreEvent } from '../core/model.ts';
import type { Session } from '../core/sessions.ts';
import { type Dispatcher, failure, type Outcome } from '../dispatcher.ts';
import type { Body, Connection } from '../handlers/handler.ts';
import { legacyFiles } from '../wire/legacy-files.ts';
import { CallError, type CommandCall, isCommandRequest, readCommand } from './command-request.ts';
import { PollLine } from './poll-line.ts';

export interface LegacyHttpFrontOptions {
  core: Core;
  dispatcher: Dispatcher;
  /** How long (ms) a session may be without a request before it counts as gone. */
  sessionLifetime: number;
  /** Aborted when loopback closes. */
  closing: AbortSignal;
}

/**
 * The front for the SDKs that speak HTTP: `webim.js` 1.7 and `tim-js-sdk` 2.7 to 2.10. Each command is a POST of
 * JSON (or a JSONP GET, for old Internet Explorers); news come as the answer to a poll that is held.
 */
export class LegacyHttpFront {
  readonly #options: LegacyHttpFrontOptions;
  /** By ticket. A line outlives its session: its last poll still has to tell the client that it was kicked. */
  readonly #lines = new Map<string, PollLine>();
  readonly #requests = new Set<HttpConnection>();

  constructor(options: LegacyHttpFrontOptions) {
    this.#options = options;
  }

  /** Answers a command; anything else is not this front's business. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    if (!isCommandRequest(request)) return false;
    allowOrigin(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return true;
    }
    let call: CommandCall;
    try {
      call = await readCommand(request);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      // The rest of a request that was not read must not be taken for the next one.
      response.setHeader('Connection', 'close');
      send(response, error.status, failure(ERROR_CODE.malformedFrame, error.message));
      return true;
    }
    await this.#carryOut(call, response);
    return true;
  }

  /** Cuts requests under way without an answer: of one user, or all. Returns how many were cut. */
  drop(userID?: string): number {
    const dropped = [...this.#requests].filter(
      (connection) => userID === undefined || connection.session?.userID === userID,
    );
    for (const connection of dropped) connection.cut();
    return dropped.length;
  }

  async #carryOut(call: CommandCall, response: ServerResponse): Promise<void> {
    const connection = new HttpConnection(this.#options, this.#lines, this.#lineOf(call), response);
    this.#requests.add(connection);
    response.once('close', () => {
      this.#requests.delete(connection);
      connection.closed(response.writableFinished);
    });
    const outcome = await this.#options.dispatcher.dispatch(call, connection);
    answer(response, outcome, call);
    if (outcome.kind !== 'answer') connection.lost();
  }

  /** Whose request it is. Anonymous viewers have no ticket, but the key of their room. */
  #lineOf({ credentials, body }: CommandCall): PollLine | undefined {
    const viewer = typeof body.Key === 'string' ? this.#options.core.liveRooms.byKey(body.Key) : undefined;
    return this.#lines.get(credentials.a2 ?? viewer?.session.a2 ?? '');
  }
}

/** What one request is to the handlers: the line of its session. */
class HttpConnection implements Connection {
  readonly #options: LegacyHttpFrontOptions;
  readonly #lines: Map<string, PollLine>;
  readonly #response: ServerResponse;
  readonly #stop = new AbortController();
  #line: PollLine | undefined;
  #done: (() => void) | undefined;
  #taken: CoreEvent[] = [];

  constructor(
    options: LegacyHttpFrontOptions,
    lines: Map<string, PollLine>,
    line: PollLine | undefined,
    response: ServerResponse,
  ) {
    this.#options = options;
    this.#lines = lines;
    this.#response = response;
    this.#use(line);
  }

  get session(): Session | undefined {
    return this.#line?.isOpen ? this.#line.session : undefined;
  }

  open(userID: string): Session {
    const { core, sessionLifetime } = this.#options;
    const user = userID ? core.users.ensure(userID) : { userID: '', tinyID: '' };
    const session = core.sessions.open(user, () => {});
    const line = new PollLine(core, session, sessionLifetime, () => this.#lines.delete(session.a2));
    this.#lines.set(session.a2, line);
    this.#use(line);
    return session;
  }

  // Every request names its ticket: there is no lost connection to resume.
  resume(): void {}

  end(): void {
    this.#line?.end();
  }

  async takeEvents(holdFor: number): Promise<{ session: Session; events: CoreEvent[] } | undefined> {
    const line = this.#line;
    if (!line) return undefined;
    const { closing } = this.#options;
    const events = await line.take(holdFor, AbortSignal.any([closing, this.#stop.signal]));
    this.#taken = events;
    // A session that ended has had its say: the client hears why it ended, if there was a reason to tell.
    return events.length > 0 || line.isOpen ? { session: line.session, events } : undefined;
  }

  cut(): void {
    this.#response.destroy();
  }

  /** The client did not get the answer. */
  lost(): void {
    const events = this.#taken;
    this.#taken = [];
    if (events.length > 0) this.#line?.giveBack(events);
  }

  closed(finished: boolean): void {
    this.#stop.abort();
    if (!finished) this.lost();
    this.#done?.();
  }

  #use(line: PollLine | undefined): void {
    this.#done?.();
    this.#line = line;
    this.#done = line?.use();
  }
}

function answer(response: ServerResponse, outcome: Outcome, { callback, isLegacy }: CommandCall): void {
  if (outcome.kind === 'answer') send(response, 200, outcome.body, callback, isLegacy);
  else if (outcome.kind === 'raw') response.end(outcome.text);
  else if (outcome.kind === 'drop') response.destroy();
}

function send(
  response: ServerResponse,
  status: number,
  body: Body,
  callback?: string,
  isLegacy = false,
): void {
  const json = JSON.stringify(body, isLegacy ? legacyFiles : undefined);
  response.writeHead(status, {
    'Content-Type': `${callback ? 'text/javascript' : 'application/json'}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  // The comment keeps the first bytes of the script ours, whatever the callback is called.
  response.end(callback ? `/**/${callback}(${json.replace(/[\u2028\u2029]/g, escapeSeparator)});` : json);
}

// In JSON they are ordinary characters, in older JavaScript they end a line.
const escapeSeparator = (character: string) => `\\u${character.charCodeAt(0).toString(16)}`;

/** Lets a page of another port of this machine read the answer; the door has refused all other pages. */
function allowOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  if (!headers.origin) return;
  response.setHeader('Access-Control-Allow-Origin', headers.origin);
  response.setHeader('Access-Control-Allow-Credentials', 'true');
  response.setHeader('Access-Control-Allow-Methods', 'POST, GET, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    headers['access-control-request-headers'] ?? 'Content-Type',
  );
  response.setHeader('Vary', 'Origin, Access-Control-Request-Headers');
}
