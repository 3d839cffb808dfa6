import { setTimeout as sleep } from 'node:timers/promises';
import type { Core } from './core/core.ts';
import { ERROR_CODE, ImError } from './core/errors.ts';
import type { Session } from './core/sessions.ts';
import type { Faults } from './faults.ts';
import type { Body, Connection, Credentials, HandlerSettings } from './handlers/handler.ts';
import { handlers } from './handlers/index.ts';
import type { Journal } from './journal.ts';
import type { RateLimits } from './rate-limits.ts';

/** What a front must do for one command. */
export type Outcome =
  | { kind: 'answer'; body: Body }
  | { kind: 'raw'; text: string }
  | { kind: 'nothing' }
  | { kind: 'drop' };

export interface Command {
  command: string;
  body: Body;
  credentials: Credentials;
}

/** Brings a command from any front to its handler, past the faults and into the journal. It never throws. */
export class Dispatcher {
  readonly #core: Core;
  readonly #faults: Faults;
  readonly #journal: Journal;
  readonly #settings: HandlerSettings;
  readonly #limits: RateLimits | undefined;

  constructor(core: Core, faults: Faults, journal: Journal, settings: HandlerSettings, limits?: RateLimits) {
    this.#limits = limits;
    this.#core = core;
    this.#faults = faults;
    this.#journal = journal;
    this.#settings = settings;
  }

  async dispatch(command: Command, connection: Connection): Promise<Outcome> {
    const { session } = connection;
    const userID = session?.userID || command.credentials.userID || '';
    const entry = this.#journal.add({
      time: this.#core.clock.seconds(),
      userID,
      command: command.command,
      body: shortened(command.body),
    });
    const fault = this.#faults.take(command.command, userID);
    if (fault) entry.fault = fault.kind;
    if (fault?.kind === 'drop') return { kind: 'drop' };
    if (fault?.kind === 'delay') await sleep(fault.milliseconds, undefined, { ref: false });
    const body =
      fault?.kind === 'fail'
        ? failure(fault.code, fault.message)
        : await this.#answer(command, connection, userID, session);
    if (fault?.kind === 'silence') return { kind: 'nothing' };
    if (fault?.kind === 'malformed') return { kind: 'raw', text: fault.raw };
    this.#journal.answer(entry, body);
    return { kind: 'answer', body };
  }

  async #answer(
    command: Command,
    connection: Connection,
    userID: string,
    session: Session | undefined,
  ): Promise<Body> {
    // After a delay nobody, or somebody else, may be logged in: it is not that one who asked.
    if (connection.session !== session) {
      return failure(ERROR_CODE.notLoggedIn, `the login that asked for ${command.command} has ended`);
    }
    const handler = handlers.get(command.command);
    if (!handler) {
      return failure(ERROR_CODE.unknownCommand, `loopback has no command ${command.command}`);
    }
    try {
      this.#limits?.count(command.command, userID, command.body);
      const body = await handler({ ...command, connection, core: this.#core, settings: this.#settings });
      return { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: '', ...body };
    } catch (error) {
      if (error instanceof ImError) return failure(error.code, error.message);
      return failure(ERROR_CODE.internal, `${command.command} crashed in loopback: ${String(error)}`);
    }
  }
}

/** Longer texts are files; the journal would hold thousands of them. */
const MAX_JOURNAL_TEXT = 20_000;

function shortened(body: Body): Body {
  const { Slice_Data } = body;
  if (typeof Slice_Data !== 'string' || Slice_Data.length <= MAX_JOURNAL_TEXT) return body;
  return { ...body, Slice_Data: `(${Slice_Data.length} characters)` };
}

/** The body of a refusal. */
export const failure = (code: number, message: string): Body => ({
  ActionStatus: 'FAIL',
  ErrorCode: code,
  ErrorInfo: message,
});
