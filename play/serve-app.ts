import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { decodeBytes } from '../codemods/sources/encoding.ts';
import { declaredCharset } from '../codemods/sources/html.ts';
import { isShimAlone } from '../codemods/sources/sdk-files.ts';
import type { AppFolder } from './folder.ts';
import { rewritePage } from './rewrite-page.ts';
import { ownSdk, plainShim } from './sdk.ts';
import { isSdkByName, swapKind } from './survey.ts';

export interface ServeAppOptions {
  folder: AppFolder;
  /** What takes the place of the legacy SDK; absent: the application's own SDK stays. */
  sdk?: Buffer;
  /** Does the backend check UserSigs? */
  checksUserSigs: boolean;
  /** Called for every SDK file that is served swapped. */
  swapped(path: string): void;
  /** Called for every file a page asks for in vain. */
  missing(path: string): void;
  /** The page that offers the pages of a folder without an `index.html`. */
  chooser(path: string): Promise<string>;
}

// Without a charset on purpose: legacy pages declare their own (GBK is common), and a header would overrule it.
const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.htm': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.map': 'application/json',
  '.txt': 'text/plain',
  '.xml': 'text/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.bmp': 'image/bmp',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.mp4': 'video/mp4',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.eot': 'application/vnd.ms-fontobject',
};

/** Serves an application as it is on disk, but for the SDK and the helper script in its pages: in memory only. */
export class AppServer {
  readonly #options: ServeAppOptions;

  constructor(options: ServeAppOptions) {
    this.#options = options;
  }

  /** Answers a GET for a file of the application. Returns false when there is none. */
  async handle(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = decodePath(url.pathname);
    if (path === undefined) return false;
    const found = await this.#options.folder.find(path, decodePath(url.search));
    if (found.kind === 'folder') {
      if (!path.endsWith('/')) return redirect(response, `${url.pathname}/${url.search}`);
      return send(
        request,
        response,
        'text/html; charset=utf-8',
        Buffer.from(await this.#options.chooser(path)),
      );
    }
    if (found.kind === 'nothing') return this.#missing(request, response, path);
    // `app?x` serves app/index.html, whose relative addresses need the slash.
    if (!extname(path) && !path.endsWith('/') && /index\.html?$/i.test(found.path)) {
      return redirect(response, `${url.pathname}/${url.search}`);
    }
    const extension = extname(found.path.replace(/\?.*$/, '')).toLowerCase();
    const type = CONTENT_TYPES[extension] ?? 'application/octet-stream';
    if (type === 'text/html') return this.#page(request, response, found.bytes);
    if (extension === '.js' && swapKind(found.bytes) === 'sdk') {
      if (this.#options.sdk) return this.#sdk(request, response, path);
      return send(request, response, type, ownSdk(found.bytes));
    }
    // A page that was migrated loads the shim by itself, minified; the panel lists calls that only the plain one records.
    if (extension === '.js' && isShimAlone(found.bytes)) return send(request, response, type, plainShim());
    return send(request, response, type, found.bytes);
  }

  #page(request: IncomingMessage, response: ServerResponse, bytes: Buffer): boolean {
    // A page that declares nothing gets what its bytes say; else browsers guess by the reader's language.
    const guessed = declaredCharset(bytes) ? undefined : decodeBytes(bytes)?.encoding;
    const type = guessed ? `text/html; charset=${guessed}` : 'text/html';
    const { sdk, checksUserSigs } = this.#options;
    return send(request, response, type, rewritePage(bytes, { swapsSdk: sdk !== undefined, checksUserSigs }));
  }

  #sdk(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    this.#options.swapped(path.slice(1));
    return send(request, response, 'text/javascript; charset=utf-8', this.#options.sdk as Buffer);
  }

  /** Trees often leave the SDK out; its name is enough where the file is missing. */
  #missing(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    if (this.#options.sdk && isSdkByName(path)) return this.#sdk(request, response, path);
    this.#options.missing(path.slice(1));
    return false;
  }
}

function send(request: IncomingMessage, response: ServerResponse, type: string, bytes: Buffer): true {
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': bytes.byteLength,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  });
  response.end(request.method === 'HEAD' ? undefined : bytes);
  return true;
}

function redirect(response: ServerResponse, location: string): true {
  // One slash: two would name another host.
  response.writeHead(302, { Location: location.replace(/^\/+/, '/'), 'Content-Length': 0 });
  response.end();
  return true;
}

function decodePath(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
