import { posix } from 'node:path';
import { findIslands } from './islands.ts';
import { blank } from './masks.ts';

/** A `src` as written, taken apart. */
export interface ScriptSrc {
  /** Up to the last slash of the path, server code included. */
  folder: string;
  /** The path behind the last piece of server code, without query. Equals the whole path when there is none. */
  tail: string;
  /** Is there server code in the path? */
  filledIn: boolean;
}

/** @param page path of the file it is in, which tells the template language */
export function splitSrc(src: string, page: string): ScriptSrc {
  const islands = findIslands(src, page, true);
  // No character of a path, so that query and slashes inside of an island do not count.
  const bare = blank(src, islands, '\0');
  const end = bare.search(/[?#]/);
  const path = end === -1 ? bare : bare.slice(0, end);
  const behind = path.lastIndexOf('\0') + 1;
  return {
    folder: src.slice(0, path.lastIndexOf('/') + 1),
    tail: decodePath(path.slice(behind)),
    filledIn: behind > 0,
  };
}

/** Looks up what the `src` of a script tag can stand for among the files of a run. */
export class ScriptPaths {
  private byName: Map<string, string[]> | undefined;

  constructor(private readonly paths: Iterable<string>) {}

  /**
   * Paths a `src` can stand for: relative to the page, or below a web root that is some folder above it. Where a
   * template is put together with its folders only at run time, any file whose path ends like this.
   */
  candidates(page: string, src: string, isTemplate: boolean): string[] {
    const { tail, filledIn } = splitSrc(src, page);
    if (!tail || /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(tail)) return [];
    const folder = posix.dirname(page);
    if (filledIn) return this.endingLike(tail);
    if (!tail.startsWith('/')) {
      const path = posix.normalize(posix.join(folder, tail));
      return isTemplate ? [path, ...this.endingLike(tail)] : [path];
    }
    const roots: string[] = [];
    for (let at = folder; ; at = posix.dirname(at)) {
      roots.push(posix.normalize(posix.join(at, `.${tail}`)));
      if (at === '.' || at === posix.dirname(at)) break;
    }
    return isTemplate ? [...roots, ...this.endingLike(tail)] : roots;
  }

  private endingLike(tail: string): string[] {
    const end = posix.normalize(`/${tail}`).replace(/^(\/\.\.)+/, '');
    if (!this.byName) {
      this.byName = new Map();
      for (const path of this.paths) {
        const name = posix.basename(path);
        const same = this.byName.get(name);
        if (same) same.push(path);
        else this.byName.set(name, [path]);
      }
    }
    const found = this.byName.get(posix.basename(end)) ?? [];
    return found.filter((path) => `/${path}`.endsWith(end));
  }
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
