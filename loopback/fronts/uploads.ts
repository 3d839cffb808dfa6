import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { MAX_UPLOAD_BYTES, UPLOAD_PATH, type UploadedFile, type Uploads } from '../uploads.ts';
import { refuse } from './http.ts';

const CONTENT_TYPES: Record<string, string> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.bmp': 'image/bmp',
  '.webp': 'image/webp',
  '.mp3': 'audio/mpeg',
  '.m4a': 'audio/mp4',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
};

/** Where `webim.js` expects files that it knows by number: it makes the address itself. */
const LEGACY_PATH = '/asn.com/stddownload_common_file';

/** Takes and gives the files of messages: PUT as `tim-upload-plugin` does, GET for everybody on this machine. */
export class UploadFront {
  readonly #uploads: Uploads;

  constructor(uploads: Uploads) {
    this.#uploads = uploads;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    // What follows a question mark asks the real service to scale the picture; here it stays as it is.
    const [, path = '/', query = ''] = /^([^?#]*)(?:\?([^#]*))?/s.exec(request.url ?? '/') ?? [];
    if (path === LEGACY_PATH) return this.#giveLegacy(request, response, new URLSearchParams(query));
    if (!path.startsWith(UPLOAD_PATH)) return false;
    allowOrigin(request, response);
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return true;
    }
    const file = this.#uploads.find(path.slice(UPLOAD_PATH.length));
    if (!file) refuse(response, 404, 'no such file');
    else if (request.method === 'PUT') await this.#take(request, response, file);
    else if (request.method === 'GET' || request.method === 'HEAD') give(request, response, file);
    else refuse(response, 405, 'files are put and got');
    return true;
  }

  #giveLegacy(request: IncomingMessage, response: ServerResponse, query: URLSearchParams): boolean {
    const file = this.#uploads.find(query.get('fileid') ?? '');
    if (!file) refuse(response, 404, 'no such file');
    else if (request.method !== 'GET' && request.method !== 'HEAD')
      refuse(response, 405, 'files are got here');
    else {
      const name = encodeURIComponent(query.get('filename') ?? file.name).replace(/['()*]/g, percent);
      response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${name}`);
      give(request, response, file);
    }
    return true;
  }

  async #take(request: IncomingMessage, response: ServerResponse, file: UploadedFile): Promise<void> {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.length;
      if (size > MAX_UPLOAD_BYTES)
        return refuse(response, 413, `files have ${MAX_UPLOAD_BYTES} bytes at most`);
      parts.push(part);
    }
    this.#uploads.store(file, Buffer.concat(parts));
    response.writeHead(200, { 'Content-Length': 0 }).end();
  }
}

/** What a header's file name may not hold, though an address may. */
const percent = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

function give(request: IncomingMessage, response: ServerResponse, { name, content }: UploadedFile): void {
  if (!content) {
    refuse(response, 404, 'this file has not come yet');
    return;
  }
  response.writeHead(200, {
    'Content-Type': CONTENT_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': content.length,
    'X-Content-Type-Options': 'nosniff',
    // Whatever a user uploads must not run as a page of this server.
    'Content-Security-Policy': 'sandbox',
  });
  response.end(request.method === 'HEAD' ? undefined : content);
}

/** Lets a page of another port of this machine use it; the door has refused all other pages. */
function allowOrigin({ headers }: IncomingMessage, response: ServerResponse): void {
  if (!headers.origin) return;
  response.setHeader('Access-Control-Allow-Origin', headers.origin);
  response.setHeader('Access-Control-Allow-Methods', 'PUT, GET, HEAD, OPTIONS');
  response.setHeader(
    'Access-Control-Allow-Headers',
    headers['access-control-request-headers'] ?? 'Content-Type',
  );
  response.setHeader('Vary', 'Origin, Access-Control-Request-Headers');
}
