import type { IncomingMessage } from 'node:http';
import type { Body, Credentials } from '../handlers/handler.ts';
import { isLocalAddress } from './local.ts';

/** Larger bodies are refused. */
export const MAX_BODY_BYTES = 1024 * 1024;
/** The same for uploads: `webim.js` sends a picture in base64, and lets its page send it in one piece. */
export const MAX_UPLOAD_BODY_BYTES = 40 * 1024 * 1024;

// A callback is called by its name in a script that loopback writes: nothing but a name may get in.
const CALLBACK_NAME = /^[A-Za-z_$][\w$.]{0,127}$/;
const PATH = /^\/v\d{1,2}\/([A-Za-z0-9_]{1,80})\/([A-Za-z0-9_]{1,80})$/;
const BASE = 'http://127.0.0.1';

/** A command as the HTTP SDKs send it. */
export interface CommandCall {
  /** `service.command`. */
  command: string;
  body: Body;
  credentials: Credentials;
  /** Is it `webim.js` that asks? */
  isLegacy: boolean;
  /** The function to call with the answer, when the page loads it as a script. */
  callback?: string;
}

/** Why a request is no command, with its HTTP status. */
export class CallError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'CallError';
    this.status = status;
  }
}

/** Whether the path is one of the SDKs' (`/v4/openim/sendmsg`); a GET must also say it is JSONP. */
export function isCommandRequest({ method, url = '/' }: IncomingMessage): boolean {
  if (!URL.canParse(url, BASE)) return false;
  const { pathname, searchParams } = new URL(url, BASE);
  if (!PATH.test(pathname)) return false;
  return (method !== 'GET' && method !== 'HEAD') || searchParams.has('jsonpcallback');
}

/** Reads a command. @throws {CallError} when the request is not one. */
export async function readCommand(request: IncomingMessage): Promise<CommandCall> {
  const { pathname, searchParams } = new URL(request.url ?? '/', BASE);
  const [, service, name] = PATH.exec(pathname) ?? [];
  const callback = searchParams.get('jsonpcallback') ?? undefined;
  const limit = service === 'openpic' ? MAX_UPLOAD_BODY_BYTES : MAX_BODY_BYTES;
  const content = await readContent(request, searchParams, callback, limit);
  // Versions up to 2.10 really send the words `undefined` and `null` while they have no ticket.
  const queryValue = (key: string) => {
    const value = searchParams.get(key);
    return value && value !== 'undefined' && value !== 'null' ? value : undefined;
  };
  return {
    command: `${service}.${name}`,
    body: parseBody(content),
    // Measured: v2 writes it `contentType`.
    isLegacy: searchParams.has('contenttype'),
    credentials: {
      userID: queryValue('identifier'),
      userSig: queryValue('usersig'),
      a2: queryValue('a2'),
      sdkAppID: queryValue('sdkappid'),
      platform: queryValue('platform'),
    },
    ...(callback !== undefined && { callback }),
  };
}

async function readContent(
  request: IncomingMessage,
  query: URLSearchParams,
  callback: string | undefined,
  limit: number,
): Promise<string> {
  if (request.method === 'POST') return readAll(request, limit);
  if (request.method !== 'GET')
    throw new CallError(405, 'commands come by POST, or by GET with jsonpcallback');
  if (callback === undefined || !CALLBACK_NAME.test(callback)) {
    throw new CallError(400, 'jsonpcallback must be the name of a function');
  }
  // A script tag of any page in the world can send this request, and it names no origin.
  const { referer, 'sec-fetch-site': site } = request.headers;
  if (site === 'cross-site' && !isLocalAddress(referer)) {
    throw new CallError(403, 'only pages of this machine are answered');
  }
  return query.get('jsonpbody') ?? '';
}

async function readAll(request: IncomingMessage, limit: number): Promise<string> {
  const tooLarge = new CallError(413, `the body is larger than ${limit} bytes`);
  if (Number(request.headers['content-length']) > limit) throw tooLarge;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > limit) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function parseBody(content: string): Body {
  if (content.trim() === '') return {};
  let body: unknown;
  try {
    body = JSON.parse(content);
  } catch {
    throw new CallError(400, 'the body is no JSON');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new CallError(400, 'the body must be a JSON object');
  }
  return body as Body;
}
