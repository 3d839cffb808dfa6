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
  /** That page, or module beside these, was not asked for. */
  isBeyond?: true;
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
  const folders = byFolder(pages);
  for (const page of pages) {
    for (const script of loads.get(page) ?? []) union.join(page, script);
  }
  const loaded = new Set([...loads.values()].flat());
  // No path of a file ends with a slash.
  const restOf = (application: string | undefined) => `${application ?? ''}/`;
  for (const file of files) {
    if (loads.has(file.path) || loaded.has(file.path)) continue;
    const near = file.scripts.some(({ kind }) => kind === 'classic') ? nearestPages(file.path, folders) : [];
    for (const page of near) union.join(file.path, page);
    if (near.length === 0) union.join(file.path, restOf(applicationOf(file.path)));
  }
  // Applications whose modules import each other are one.
  const paths = new Set(files.map(({ path }) => path));
  for (const [file, own] of importers) {
    for (const importer of own) if (paths.has(file) && paths.has(importer)) union.join(file, importer);
  }
  joinHosts(files, pages, applicationOf, union);
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

/**
 * A page of an application may carry its modules and scripts of its own, which then share names: a component sets
 * `window.listeners` and a script logs in with them, or calls functions that a script declares.
 */
function joinHosts(
  files: readonly SourceFile[],
  pages: readonly string[],
  applicationOf: (file: string) => string | undefined,
  union: Union,
): void {
  const modules = files.filter(({ scripts }) => scripts.some(isModule));
  for (const page of pages) {
    const application = applicationOf(page);
    const own = modules.filter(({ path }) => applicationOf(path) === application);
    const [first] = own;
    if (application === undefined || !first || !files.some(({ path }) => path === page)) continue;
    const key = union.find(page);
    const ofPage = files.filter(({ path }) => union.find(path) === key).flatMap(({ scripts }) => scripts);
    const shared = namesOfPage(ofPage.filter((script) => !isModule(script)).map(({ code }) => code));
    const ofModules = own.flatMap(({ scripts }) => scripts.filter(isModule)).map(({ code }) => code);
    const isShared = ofModules.some(
      (code) =>
        codeNames(code, PAGE_MEMBER).some((name) => shared.mentioned.has(name)) ||
        codeNames(code, CALLED).some((name) => shared.declared.has(name)),
    );
    if (isShared) for (const { path } of own) union.join(path, page);
  }
}

const isModule = ({ kind }: SourceFile['scripts'][number]): boolean => kind === 'module';

/** `window.selType`: names with a capital inside are an application's own, hardly ever the browser's. */
const PAGE_MEMBER = /\bwindow\.([a-z]+[A-Z]\w*)\s*=[^=]/g;
const CALLED = /(?<![\w$.])([a-z]+[A-Z]\w*)\s*\(/g;
const DECLARED = /(?:^|[;{}\s])function\s+([a-z]+[A-Z]\w*)\s*\(/g;
const WORD = /(?<![\w$.])([a-z]+[A-Z]\w*)/g;

const codeNames = (code: string, pattern: RegExp): string[] =>
  [...code.matchAll(pattern)].map(([, name]) => name as string);

function namesOfPage(codes: readonly string[]): { declared: Set<string>; mentioned: Set<string> } {
  return {
    declared: new Set(codes.flatMap((code) => codeNames(code, DECLARED))),
    mentioned: new Set(codes.flatMap((code) => codeNames(code, WORD))),
  };
}

function nearestPages(path: string, pages: ReadonlyMap<string, readonly string[]>): readonly string[] {
  for (let folder = posix.dirname(path); ; folder = posix.dirname(folder)) {
    const here = pages.get(folder);
    if (here || folder === posix.dirname(folder)) return here ?? [];
  }
}

function byFolder(paths: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const path of paths) {
    const folder = posix.dirname(path);
    const list = folders.get(folder);
    if (list) list.push(path);
    else folders.set(folder, [path]);
  }
  return folders;
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
