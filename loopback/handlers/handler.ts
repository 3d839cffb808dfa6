import type { Core } from '../core/core.ts';
import { ERROR_CODE, ImError } from '../core/errors.ts';
import type { AVChatRoomMode } from '../core/live-rooms.ts';
import type { CoreEvent } from '../core/model.ts';
import type { Session } from '../core/sessions.ts';
import type { SlicedFiles } from '../sliced-files.ts';
import type { Uploads } from '../uploads.ts';

export type Body = Record<string, unknown>;

/** What a front offers to the handlers of one client: the session that its connection carries. */
export interface Connection {
  readonly session: Session | undefined;
  /** Makes this connection the one that carries a new session. An empty user ID opens an anonymous one. */
  open(userID: string): Session;
  /** Lets this connection carry a session that lost its former one. */
  resume(session: Session): void;
  /** Ends the session. */
  end(): void;
  /**
   * Fetches the session's news, waiting up to `holdFor` ms for some. Undefined when the session has ended. Only
   * fronts that cannot push have it.
   */
  takeEvents?(holdFor: number): Promise<{ session: Session; events: CoreEvent[] } | undefined>;
}

/** What a client says about itself, in the head of a frame or the query of a request. */
export interface Credentials {
  userID?: string;
  userSig?: string;
  /** The ticket of a session. */
  a2?: string;
  sdkAppID?: string;
  /** Number of the platform; SDKs over HTTP name it, but for the first copies of `webim.js` 1.7.0. */
  platform?: string;
}

export interface CommandRequest {
  /** `service.command`. */
  command: string;
  body: Body;
  credentials: Credentials;
  connection: Connection;
  core: Core;
  settings: HandlerSettings;
}

export interface HandlerSettings {
  avChatRoomMode: AVChatRoomMode;
  /** Longest time (ms) a poll without news is held; the SDK gives up after 15 s. */
  holdPollFor: number;
  /** Longest time (ms) the poll for a session's news is held. */
  holdLongPollFor: number;
  /** Key that every UserSig must be made with; absent: any text will do. */
  userSigKey: string | undefined;
  /** Where the files of messages go. */
  uploads: Uploads;
  /** Those that come in slices. */
  slicedFiles: SlicedFiles;
  /** Aborted when loopback closes: held polls end. */
  closing: AbortSignal;
}

/** Answers one command with the fields beside `ErrorCode`. Refusals are thrown as `ImError`. */
export type Handler = (request: CommandRequest) => Body | Promise<Body>;

/** The handlers of one service, by command. */
export type ServiceHandlers = Record<string, Handler>;

/** The session of a request. @throws {ImError} 99904 when nobody is logged in. */
export function requireSession(request: CommandRequest): Session {
  const { session } = request.connection;
  if (!session?.userID) throw new ImError(ERROR_CODE.notLoggedIn, `${request.command} needs a login`);
  return session;
}

/** A text field of the body. @throws {ImError} 40000 when it is missing or not text. */
export function text(body: Body, field: string): string {
  const value = body[field];
  if (typeof value !== 'string' || value === '') {
    throw new ImError(ERROR_CODE.badRequest, `${field} must be a non-empty text`);
  }
  return value;
}

export const optionalText = (body: Body, field: string): string | undefined =>
  typeof body[field] === 'string' ? (body[field] as string) : undefined;

export const optionalNumber = (body: Body, field: string): number | undefined =>
  typeof body[field] === 'number' && Number.isFinite(body[field]) ? (body[field] as number) : undefined;

/** A field that may be absent or one of a few words. @throws {ImError} 40000 when it is anything else. */
export function oneOf<T extends string>(body: Body, field: string, words: readonly T[]): T | undefined {
  const value = body[field];
  if (value === undefined || value === '') return undefined;
  const word = words.find((one) => one === value);
  if (word === undefined)
    throw new ImError(ERROR_CODE.badRequest, `${field} must be one of ${words.join(', ')}`);
  return word;
}

/** A list field of the body; absent counts as empty. @throws {ImError} 40000 when it is something else. */
export function list<T = unknown>(body: Body, field: string): T[] {
  const value = body[field] ?? [];
  if (!Array.isArray(value)) throw new ImError(ERROR_CODE.badRequest, `${field} must be an array`);
  return value as T[];
}

/** A list of objects. @throws {ImError} 40000 when an item is not an object. */
export function objects(body: Body, field: string): Body[] {
  const items = list(body, field);
  for (const item of items) {
    if (typeof item !== 'object' || item === null) {
      throw new ImError(ERROR_CODE.badRequest, `${field} must hold objects`);
    }
  }
  return items as Body[];
}

/** A list of texts. @throws {ImError} 40000 when an item is something else. */
export function texts(body: Body, field: string): string[] {
  const items = list(body, field);
  if (!items.every((item) => typeof item === 'string')) {
    throw new ImError(ERROR_CODE.badRequest, `${field} must hold texts`);
  }
  return items as string[];
}
