import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { TEMPLATE_EXTENSIONS } from './islands.ts';
import { lazy } from './lazy.ts';

const tinyglobby = lazy(() => createRequire(import.meta.url)('tinyglobby') as typeof import('tinyglobby'));

/** What a file is to the tool, by its extension. */
export type Container =
  | 'script'
  | 'page'
  /** a page that a server fills in: EJS, PHP, JSP, Razor */
  | 'template'
  /** a single-file component: Vue, wepy */
  | 'component'
  /** the template of a mini-program, whose script is the file of the same name beside it */
  | 'markup'
  /** says where compiled code comes from */
  | 'source-map'
  /** may hold scripts, but in a form the tool cannot open yet */
  | 'unsupported';

export interface FoundFile {
  /** Relative to the root, with forward slashes. */
  path: string;
  absolutePath: string;
  container: Container;
}

/** A file or folder (path ends in `/`) that was passed over on purpose. */
export interface PassedOver {
  path: string;
  code: 'vendored' | 'ignored' | 'file-unreadable';
  reason: string;
}

export interface Discovery {
  files: FoundFile[];
  passedOver: PassedOver[];
}

export interface DiscoverOptions {
  /** Patterns in `.gitignore` syntax, relative to the root: only files that match. */
  include?: readonly string[];
  /** Patterns in `.gitignore` syntax, relative to the root: files to leave out. */
  ignore?: readonly string[];
}

/** A path on the command line that leads nowhere. */
export class NoSuchPathError extends Error {
  override readonly name = 'NoSuchPathError';
  constructor(readonly path: string) {
    super(`no such file or directory: ${path}`);
  }
}

const SCRIPT_EXTENSIONS = new Set(['.js', '.mjs', '.cjs', '.jsx', '.ts', '.mts', '.cts', '.tsx']);
const PAGE_EXTENSIONS = new Set(['.html', '.htm', '.xhtml', '.shtml']);
const COMPONENT_EXTENSIONS = new Set(['.vue', '.nvue', '.wpy']);
const MARKUP_EXTENSIONS = new Set(['.wxml', '.axml', '.swan', '.ttml', '.qml']);
/** Forms that are not opened: other markup, other languages. */
const UNSUPPORTED_EXTENSIONS = new Set('.svelte .pug .jade .haml .slim .marko .astro'.split(' '));

/** Folders of installed, vendored or generated code. */
const VENDORED_FOLDERS = new Set(
  'node_modules bower_components jspm_packages vendor vendors third_party third-party miniprogram_npm dist unpackage'.split(
    ' ',
  ),
);
const HIDDEN_FOLDERS = new Set(['.git', '.svn', '.hg', '.webim2tim']);

/**
 * The files under `paths` that can hold scripts, in path order. `.gitignore` files are respected, from the top of the
 * repository down; links are followed, but no folder is read twice. A file or folder that is named outright is read
 * even when a rule would pass it over.
 *
 * @param root folder the reported paths are relative to
 * @throws NoSuchPathError
 */
export function discover(root: string, paths: readonly string[], options: DiscoverOptions = {}): Discovery {
  const walk = new Walk(resolve(root), options);
  for (const path of paths) {
    const absolute = resolve(root, path);
    const kind = kindOf(absolute);
    if (kind) walk.start(absolute, kind);
    else {
      const matches = tinyglobby().isDynamicPattern(path)
        ? tinyglobby().globSync(path, { cwd: root, absolute: true, onlyFiles: true })
        : [];
      if (matches.length === 0) throw new NoSuchPathError(path);
      for (const match of matches) walk.start(resolve(match), 'file');
    }
  }
  return walk.result();
}

type Kind = 'file' | 'directory';

/** What a path leads to; undefined for nothing, a broken link, a socket. */
function kindOf(path: string): Kind | undefined {
  try {
    const stat = statSync(path);
    return stat.isDirectory() ? 'directory' : stat.isFile() ? 'file' : undefined;
  } catch {
    return undefined;
  }
}

/** The rules of one `.gitignore`; `base` is its folder. */
interface IgnoreRules {
  base: string;
  matcher: Ignore;
}

class Walk {
  private readonly files = new Map<string, FoundFile>();
  private readonly passedOver = new Map<string, PassedOver>();
  private readonly seenFolders = new Set<string>();
  private readonly links = new Set<string>();
  private readonly include: Ignore | undefined;
  private readonly exclude: Ignore | undefined;

  constructor(
    private readonly root: string,
    options: DiscoverOptions,
  ) {
    if (options.include?.length) this.include = ignore().add([...options.include]);
    if (options.ignore?.length) this.exclude = ignore().add([...options.ignore]);
  }

  start(path: string, kind: Kind): void {
    if (kind === 'file') this.file(path, this.name(path));
    else this.folder(path, toSlashes(relative(this.root, path)), undefined, rulesAbove(path));
  }

  result(): Discovery {
    const byPath = (a: { path: string }, b: { path: string }) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
    this.dropDuplicateLinks();
    return {
      files: [...this.files.values()].sort(byPath),
      passedOver: [...this.passedOver.values()].sort(byPath),
    };
  }

  /** A link to a file that is found under its own name too, or to one another link leads to, is that file again. */
  private dropDuplicateLinks(): void {
    const found = [...this.files.values()];
    const seen = new Set(
      found.filter((file) => !this.links.has(file.absolutePath)).map((f) => f.absolutePath),
    );
    for (const file of found.filter((f) => this.links.has(f.absolutePath))) {
      const real = realpathSync(file.absolutePath);
      if (seen.has(real)) this.files.delete(file.path);
      seen.add(real);
    }
  }

  /**
   * @param name of the folder, relative to the root; empty for the root itself
   * @param known its real path, where nothing on the way from a folder whose real path is known is a link
   */
  private folder(
    path: string,
    name: string,
    known: string | undefined,
    inherited: readonly IgnoreRules[],
  ): void {
    let entries: Dirent[];
    let real: string;
    try {
      real = known ?? realpathSync.native(path);
      if (this.seenFolders.has(real)) return;
      this.seenFolders.add(real);
      entries = readdirSync(path, { withFileTypes: true });
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      this.pass(`${name || basename(path)}/`, 'file-unreadable', `the folder cannot be read (${code})`);
      return;
    }
    const own = entries.some((entry) => entry.name === '.gitignore') ? rulesIn(path) : undefined;
    const rules = own ? [...inherited, own] : inherited;
    const inside = path.endsWith(sep) ? path : path + sep;
    const realInside = real.endsWith(sep) ? real : real + sep;
    const before = name === '' ? '' : `${name}/`;
    for (const entry of entries) {
      const isLink = entry.isSymbolicLink();
      // Most entries of a tree are files that hold no scripts.
      if (entry.isFile() && !containerOf(entry.name)) continue;
      const child = inside + entry.name;
      const kind = isLink
        ? kindOf(child)
        : entry.isDirectory()
          ? 'directory'
          : entry.isFile()
            ? 'file'
            : undefined;
      if (kind === 'directory')
        this.subfolder(child, before + entry.name, isLink ? undefined : realInside + entry.name, rules);
      else if (kind === 'file' && containerOf(entry.name)) {
        if (isLink) this.links.add(child);
        this.listed(child, before + entry.name, rules);
      }
    }
  }

  private subfolder(
    path: string,
    name: string,
    known: string | undefined,
    rules: readonly IgnoreRules[],
  ): void {
    const own = basename(name);
    if (HIDDEN_FOLDERS.has(own)) return;
    if (VENDORED_FOLDERS.has(own))
      this.pass(`${name}/`, 'vendored', `${own} holds installed or generated code`);
    else if (isIgnored(path, rules, true)) this.pass(`${name}/`, 'ignored', 'ignored by .gitignore');
    else if (this.matches(this.exclude, name, true))
      this.pass(`${name}/`, 'ignored', 'left out with --ignore');
    else this.folder(path, name, known, rules);
  }

  private listed(path: string, name: string, rules: readonly IgnoreRules[]): void {
    if (isIgnored(path, rules, false)) this.pass(name, 'ignored', 'ignored by .gitignore');
    else this.file(path, name);
  }

  private file(path: string, name: string): void {
    const container = containerOf(path);
    if (!container) return;
    if (this.matches(this.exclude, name, false)) {
      this.pass(name, 'ignored', 'left out with --ignore');
      return;
    }
    if (this.include && !this.matches(this.include, name, false)) return;
    this.files.set(name, { path: name, absolutePath: path, container });
  }

  private matches(matcher: Ignore | undefined, name: string, folder: boolean): boolean {
    if (!matcher) return false;
    return ignore.isPathValid(name) && matcher.ignores(folder ? `${name}/` : name);
  }

  private pass(name: string, code: PassedOver['code'], reason: string): void {
    this.passedOver.set(name, { path: name, code, reason });
  }

  private name(path: string): string {
    return toSlashes(relative(this.root, path)) || basename(path);
  }
}

export function containerOf(path: string): Container | undefined {
  const extension = extname(path).toLowerCase();
  if (SCRIPT_EXTENSIONS.has(extension)) return /\.d\.[cm]?ts$/i.test(path) ? undefined : 'script';
  if (extension === '.map') return /\.[cm]?js\.map$/i.test(path) ? 'source-map' : undefined;
  if (PAGE_EXTENSIONS.has(extension)) return 'page';
  if (TEMPLATE_EXTENSIONS.has(extension)) {
    return /\.[cm]?js\.\w+$/i.test(path) ? 'script' : 'template';
  }
  if (COMPONENT_EXTENSIONS.has(extension)) return 'component';
  if (MARKUP_EXTENSIONS.has(extension)) return 'markup';
  return UNSUPPORTED_EXTENSIONS.has(extension) ? 'unsupported' : undefined;
}

export const toSlashes = (path: string): string => (sep === '/' ? path : path.split(sep).join('/'));

function rulesIn(folder: string): IgnoreRules | undefined {
  try {
    return { base: folder, matcher: ignore().add(readFileSync(join(folder, '.gitignore'), 'utf8')) };
  } catch {
    return undefined;
  }
}

/** Rules of the folders above, up to the top of the repository; none outside of a repository. */
function rulesAbove(folder: string): IgnoreRules[] {
  const rules: IgnoreRules[] = [];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) {
      const own = rulesIn(at);
      if (own) rules.unshift(own);
    }
    if (isRepositoryTop(at)) return rules;
    if (dirname(at) === at) return [];
  }
}

function isRepositoryTop(folder: string): boolean {
  try {
    lstatSync(join(folder, '.git'));
    return true;
  } catch {
    return false;
  }
}

/** The deepest `.gitignore` that says something about a path decides. */
function isIgnored(path: string, rules: readonly IgnoreRules[], folder: boolean): boolean {
  for (let at = rules.length - 1; at >= 0; at--) {
    const { base, matcher } = rules[at] as IgnoreRules;
    const name = toSlashes(relative(base, path));
    if (!ignore.isPathValid(name)) continue;
    const verdict = matcher.test(folder ? `${name}/` : name);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}
