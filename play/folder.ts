import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What a path below an application's folder leads to. */
export type Found =
  | { kind: 'file'; path: string; bytes: Buffer }
  /** A folder without an `index.html`. */
  | { kind: 'folder'; path: string }
  | { kind: 'nothing' };

/** Larger files are not served: they would sit in memory, and no web page of that size is worth it. */
const MAX_FILE_BYTES = 200 * 1024 * 1024;

/** Reads files of one folder and never of another, whatever the path says and wherever links lead. */
export class AppFolder {
  readonly root: string;

  private constructor(root: string) {
    this.root = root;
  }

  /** @throws the error of the file system when there is no such folder. */
  static async open(folder: string): Promise<AppFolder> {
    return new AppFolder(await realpath(folder));
  }

  /**
   * @param path decoded path of a URL, with a leading slash.
   * @param query with its `?`; copies of pages are sometimes stored as `mobile.css?v=1.0.3`.
   */
  async find(path: string, query = ''): Promise<Found> {
    const found = await this.#read(path);
    if (found.kind !== 'nothing' || !query) return found;
    return this.#read(path + query);
  }

  async #read(path: string): Promise<Found> {
    try {
      const target = await this.#resolve(path);
      if (target === undefined) return { kind: 'nothing' };
      const info = await stat(target);
      if (info.isFile()) return await readWhole(target, info.size);
      if (!info.isDirectory()) return { kind: 'nothing' };
      for (const index of ['index.html', 'index.htm']) {
        const page = await this.#resolve(join(path, index)).catch(() => undefined);
        if (page !== undefined && (await stat(page)).isFile()) {
          return await readWhole(page, (await stat(page)).size);
        }
      }
      return { kind: 'folder', path: target };
    } catch {
      return { kind: 'nothing' };
    }
  }

  /** Undefined when the path leads out. Looked at after links are followed: neither `..` nor a link may. */
  async #resolve(path: string): Promise<string | undefined> {
    if (path.includes('\0')) return undefined;
    const target = await realpath(join(this.root, path));
    const inside =
      target === this.root || target.startsWith(this.root.endsWith(sep) ? this.root : this.root + sep);
    // Repositories keep history and settings in names with a dot; pages never need them.
    const hidden = target
      .slice(this.root.length)
      .split(sep)
      .some((name) => name.startsWith('.'));
    return inside && !hidden ? target : undefined;
  }
}

async function readWhole(path: string, size: number): Promise<Found> {
  if (size > MAX_FILE_BYTES) return { kind: 'nothing' };
  return { kind: 'file', path, bytes: await readFile(path) };
}
