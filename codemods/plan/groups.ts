import { posix } from 'node:path';
import type { LoadedSources } from '../sources/load.ts';
import type { SourceFile } from '../sources/source.ts';

/** Files that are analysed together because their scripts can reach each other's names and values. */
export interface Group {
  files: SourceFile[];
  /** Has it a page that loads scripts? Code outside of every page (modules, single-page applications) has none. */
  hasPage: boolean;
  /** A page that loads scripts of the group together with the SDK, and that could not be opened to change that. */
  closedPage?: string;
}

/**
 * Splits the files by page: a tree often holds several applications, or copies of one, and a global of one page is
 * nothing to another. Pages that load the same script belong together; so do all modules of an application, and whatever
 * else no page is known to load. A classic script that no page names (a loader may fetch it) goes with the nearest pages above it.
 */
export function groupByPage(
  { files, loads, importers }: Pick<LoadedSources, 'files' | 'loads' | 'importers'>,
  applicationOf: (file: string) => string | undefined = () => undefined,
): Group[] {
  const union = new Union();
  const pages = [...loads.keys()];
  for (const page of pages) {
    for (const script of loads.get(page) ?? []) union.join(page, script);
  }
  const loaded = new Set([...loads.values()].flat());
  // No path of a file ends with a slash.
  const restOf = (application: string | undefined) => `${application ?? ''}/`;
  for (const file of files) {
    if (loads.has(file.path) || loaded.has(file.path)) continue;
    const near = file.scripts.some(({ kind }) => kind === 'classic') ? nearestPages(file.path, pages) : [];
    for (const page of near) union.join(file.path, page);
    if (near.length === 0) union.join(file.path, restOf(applicationOf(file.path)));
  }
  // Applications whose modules import each other are one.
  const paths = new Set(files.map(({ path }) => path));
  for (const [file, own] of importers) {
    for (const importer of own) if (paths.has(file) && paths.has(importer)) union.join(file, importer);
  }
  const ofPages = new Set(pages.map((page) => union.find(page)));
  const groups = new Map<string, Group>();
  for (const file of files) {
    const key = union.find(file.path);
    const group = groups.get(key) ?? { files: [], hasPage: ofPages.has(key) };
    group.files.push(file);
    groups.set(key, group);
  }
  const opened = new Set(files.map(({ path }) => path));
  for (const page of pages.filter((path) => !opened.has(path))) {
    const group = groups.get(union.find(page));
    if (group) group.closedPage = page;
  }
  return [...groups.values()];
}

function nearestPages(path: string, pages: readonly string[]): string[] {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const here = pages.filter((page) => posix.dirname(page) === folder);
    if (here.length > 0 || folder === posix.dirname(folder)) return here;
  }
}

class Union {
  private readonly parents = new Map<string, string>();

  find(item: string): string {
    const parent = this.parents.get(item);
    return parent === undefined ? item : this.find(parent);
  }

  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)];
    if (left !== right) this.parents.set(left, right);
  }
}
