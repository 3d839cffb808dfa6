import { posix } from 'node:path';
import type { LoadedSources } from '../sources/load.ts';
import type { SourceFile } from '../sources/source.ts';

/** Files that are analysed together because their scripts can reach each other's names and values. */
export interface Group {
  files: SourceFile[];
  /** Has it a page that loads scripts? Code outside of every page (modules, single-page applications) has none. */
  hasPage: boolean;
}

/**
 * Splits the files by page: a tree often holds several applications, or copies of one, and a global of one page is
 * nothing to another. Pages that load the same script belong together; so do all modules and whatever else no page
 * is known to load. A classic script that no page names (a loader may fetch it) goes with the nearest pages above it.
 */
export function groupByPage({ files, loads }: Pick<LoadedSources, 'files' | 'loads'>): Group[] {
  const union = new Union();
  const pages = files.filter((file) => loads.has(file.path));
  for (const page of pages) {
    for (const script of loads.get(page.path) ?? []) union.join(page.path, script);
  }
  const loaded = new Set([...loads.values()].flat());
  const REST = '';
  for (const file of files) {
    if (loads.has(file.path) || loaded.has(file.path)) continue;
    const near = file.scripts.some(({ kind }) => kind === 'classic') ? nearestPages(file.path, pages) : [];
    for (const page of near) union.join(file.path, page.path);
    if (near.length === 0) union.join(file.path, REST);
  }
  const groups = new Map<string, Group>();
  for (const file of files) {
    const key = union.find(file.path);
    const group = groups.get(key) ?? { files: [], hasPage: key !== union.find(REST) };
    group.files.push(file);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function nearestPages(path: string, pages: readonly SourceFile[]): SourceFile[] {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const here = pages.filter((page) => posix.dirname(page.path) === folder);
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
