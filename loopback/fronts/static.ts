import { readFile, realpath, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';
import { refuse } from './http.ts';
import { isLocalRequest } from './local.ts';

/** Files in memory, by path below the mount point. A mount of one file uses the key `''`. */
export type MemoryFiles = Record<string, string | Uint8Array>;

interface Mount {
  path: string;
  source: string | MemoryFiles;
}

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.htm': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
};

/** Serves mounted folders and files. Browsers let a page open a loopback socket only if loopback served it. */
export class StaticFront {
  readonly #mounts: Mount[] = [];

  /** Puts a folder, or files in memory, under a path. A later mount of the same path comes first. */
  mount(path: string, source: string | MemoryFiles): void {
    const mountPath = `/${path.split('/').filter(Boolean).join('/')}`;
    this.#mounts.push({ path: mountPath, source: typeof source === 'string' ? resolve(source) : source });
    // The longest path decides; among equals the newest. `sort` is stable, so newest goes first before sorting.
    this.#mounts.reverse().sort((first, second) => second.path.length - first.path.length);
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isLocalRequest(request)) return refuse(response, 403, 'only requests to 127.0.0.1 are served');
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return refuse(response, 405, 'only GET is served');
    const path = decodePath(request.url ?? '/');
    if (path === undefined) return refuse(response, 400, 'the path cannot be read');
    const found = await this.#find(path);
    if (!found) return refuse(response, 404, 'nothing is mounted here');
    response.writeHead(200, {
      'Content-Type': CONTENT_TYPES[extname(found.name).toLowerCase()] ?? 'application/octet-stream',
      'Content-Length': found.content.byteLength,
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(request.method === 'HEAD' ? undefined : found.content);
  }

  async #find(path: string): Promise<{ name: string; content: Uint8Array } | undefined> {
    for (const mount of this.#mounts) {
      const rest = below(mount.path, path);
      if (rest === undefined) continue;
      const found =
        typeof mount.source === 'string' ? await readBelow(mount.source, rest) : readMemory(mount, rest);
      if (found) return found;
    }
    return undefined;
  }
}

function below(mountPath: string, path: string): string | undefined {
  if (mountPath === '/') return path.slice(1);
  if (path === mountPath) return '';
  return path.startsWith(`${mountPath}/`) ? path.slice(mountPath.length + 1) : undefined;
}

function readMemory({ path, source }: Mount, rest: string) {
  const files = source as MemoryFiles;
  const key = [rest, `/${rest}`, `${rest}index.html`].find((name) => Object.hasOwn(files, name));
  if (key === undefined) return undefined;
  const content = files[key] as string | Uint8Array;
  return { name: key || path, content: typeof content === 'string' ? Buffer.from(content) : content };
}

async function readBelow(folder: string, rest: string) {
  try {
    const root = await realpath(folder);
    let name = await realpath(join(root, rest));
    // Checked after links are resolved: neither `..` nor a link leads out of the folder.
    if (name !== root && !name.startsWith(root + sep)) return undefined;
    if ((await stat(name)).isDirectory()) {
      name = await realpath(join(name, 'index.html'));
      if (!name.startsWith(root + sep)) return undefined;
    }
    return { name, content: await readFile(name) };
  } catch {
    return undefined;
  }
}

function decodePath(url: string): string | undefined {
  try {
    const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}
