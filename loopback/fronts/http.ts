import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { isLocalRequest } from './local.ts';

/** Answers an HTTP request and says so, or says that it is not its business. */
export type RequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean | Promise<boolean>;

/** The door for HTTP: keeps foreign requests out, then asks one handler after another. */
export class HttpDoor {
  readonly #handlers: RequestHandler[] = [];

  /** The newest handler is asked first. */
  serve(handler: RequestHandler): void {
    this.#handlers.unshift(handler);
  }

  /** @param otherwise answers what no handler wants. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    otherwise: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
  ): Promise<void> {
    if (!isLocalRequest(request)) return refuse(response, 403, 'only requests to 127.0.0.1 are served');
    for (const handler of this.#handlers) if (await handler(request, response)) return;
    await otherwise(request, response);
  }
}

/** Says no, and why. The connection ends: what else came on it was meant for somebody else. */
export function refuse(response: ServerResponse, status: number, reason: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
  response.end(`${status}: ${reason}\n`);
}

/** Answers bytes that are no HTTP. */
export function refuseRubbish(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const tooLarge = error.code === 'HPE_HEADER_OVERFLOW';
  const status = tooLarge ? '431 Request Header Fields Too Large' : '400 Bad Request';
  const reason = tooLarge ? 'the headers are too large' : 'this is no HTTP request';
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${reason}\n`,
    () => socket.destroy(),
  );
}
