import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mayMatter } from '../sources/byte-filter.ts';
import { type DiscoverOptions, discover, type FoundFile } from '../sources/discover.ts';
import { Imports } from '../sources/imports.ts';
import { ScriptPaths } from '../sources/script-paths.ts';
import { isMinified, looksLikeLegacySdk, namesLegacySdk, recogniseSdkFile } from '../sources/sdk-files.ts';
import type { SourceFile } from '../sources/source.ts';

/** A file that is not part of the run and uses the SDK beside files that are. */
export interface BeyondFile {
  path: string;
  /** Names that stand in it, as far as ASCII goes. */
  words: ReadonlySet<string>;
}

/** What a run over a part of a site does not see of the rest of it. */
export interface Beyond {
  /** Files that share the names of the page with the classic scripts of these files. */
  sharing(files: readonly SourceFile[]): readonly BeyondFile[];
  /** A page that loads one of these files together with the legacy SDK, or a module beside them that imports it. */
  legacyOf(files: readonly SourceFile[], applicationOf: ApplicationOf): string | undefined;
  /** Do all pages that load one of these files load our script with everything in it, in place of the legacy SDK? */
  haveDropIn(files: readonly SourceFile[]): boolean;
  /** A file that imports the module. */
  importerOf(module: string): string | undefined;
}

type ApplicationOf = (file: string) => string | undefined;

const NOTHING: Beyond = {
  sharing: () => [],
  legacyOf: () => undefined,
  haveDropIn: () => false,
  importerOf: () => undefined,
};

/**
 * Looks at what lies below the root and was not asked for: pages that load scripts of the run, scripts those pages
 * load beside them, modules that import modules of the run. Only what may use the SDK counts.
 *
 * @param paths what the run was asked for, and `found` what is there of it.
 */
export function beyondTheRun(
  root: string,
  paths: readonly string[],
  found: readonly FoundFile[],
  options: DiscoverOptions,
): Beyond {
  const isWhole = !options.include && paths.some((path) => resolve(root, path) === resolve(root));
  if (isWhole || found.length === 0) return NOTHING;
  const own = new Set(found.map(({ path }) => path));
  const rest = discover(root, ['.'], { ignore: options.ignore }).files.filter(({ path }) => !own.has(path));
  return rest.length === 0 ? NOTHING : new Rest(root, [...found, ...rest], rest);
}

class Rest implements Beyond {
  private readonly paths: ScriptPaths;
  private readonly all: ReadonlySet<string>;
  private readonly own: ReadonlySet<string>;
  private readonly texts = new Map<string, string>();
  /** Page that is not part of the run -> the scripts it loads. */
  private loads: Map<string, string[]> | undefined;
  private importers: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(
    private readonly root: string,
    all: readonly FoundFile[],
    private readonly rest: readonly FoundFile[],
  ) {
    this.all = new Set(all.map(({ path }) => path));
    this.own = new Set(rest.map(({ path }) => path));
    this.paths = new ScriptPaths(this.all);
  }

  sharing(files: readonly SourceFile[]): readonly BeyondFile[] {
    const shared = new Set<string>();
    for (const page of this.pagesOf(files)) {
      shared.add(page);
      for (const path of this.pages().get(page) ?? []) shared.add(path);
    }
    for (const { path, text, container } of files) {
      if (container === 'page' || container === 'template')
        for (const script of this.scriptsIn(path, text)) shared.add(script);
    }
    return [...shared]
      .filter((path) => this.own.has(path) && this.usesSdk(path))
      .map((path) => ({ path, words: new Set(this.textOf(path).match(/[A-Za-z_$][\w$]*/g)) }));
  }

  legacyOf(files: readonly SourceFile[], applicationOf: ApplicationOf): string | undefined {
    return this.pagesOf(files).find((page) => this.loadsSdk(page)) ?? this.importsSdk(files, applicationOf);
  }

  haveDropIn(files: readonly SourceFile[]): boolean {
    const pages = this.pagesOf(files);
    const hasAll = (page: string) =>
      (this.pages().get(page) ?? []).some((path) => recogniseSdkFile(this.bytesOf(path)) === 'shim-with-sdk');
    return pages.length > 0 && pages.every(hasAll);
  }

  /** By content when the file is there, by name otherwise. */
  private loadsSdk(page: string): boolean {
    const loaded = this.pages().get(page) ?? [];
    if (loaded.some((path) => recogniseSdkFile(this.bytesOf(path)) === 'legacy-sdk')) return true;
    return sourcesIn(this.textOf(page)).some(
      (src) =>
        looksLikeLegacySdk(src) &&
        !this.paths.candidates(page, src, false).some((path) => this.all.has(path)),
    );
  }

  /** Two modules of one application that do not log in to the same SDK do not see each other. */
  private importsSdk(files: readonly SourceFile[], applicationOf: ApplicationOf): string | undefined {
    const modules = files.filter(({ scripts }) => scripts.some(({ kind }) => kind === 'module'));
    const applications = new Set(modules.map(({ path }) => applicationOf(path)));
    if (modules.length === 0) return undefined;
    return this.rest.find(
      ({ path, container }) =>
        (container === 'script' || container === 'component') &&
        applications.has(applicationOf(path)) &&
        [...this.textOf(path).matchAll(SPECIFIER)].some(([, specifier]) =>
          namesLegacySdk(specifier as string),
        ),
    )?.path;
  }

  importerOf(module: string): string | undefined {
    this.importers ??= this.readImporters();
    return [...(this.importers.get(module) ?? [])].find((path) => this.usesSdk(path));
  }

  private pagesOf(files: readonly SourceFile[]): string[] {
    const scripts = new Set(files.filter(isClassic).map(({ path }) => path));
    if (scripts.size === 0) return [];
    return [...this.pages()]
      .filter(([, loaded]) => loaded.some((path) => scripts.has(path)))
      .map(([page]) => page);
  }

  private pages(): Map<string, string[]> {
    this.loads ??= new Map(
      this.rest
        .filter(({ container }) => container === 'page' || container === 'template')
        .map(({ path }) => [path, this.scriptsIn(path, this.textOf(path))]),
    );
    return this.loads;
  }

  private scriptsIn(page: string, text: string): string[] {
    return sourcesIn(text).flatMap((src) =>
      this.paths
        .candidates(page, src, false)
        .filter((path) => this.all.has(path))
        .slice(0, 1),
    );
  }

  /** Apart from the tag that loads it, which says nothing of what the page does itself. */
  private usesSdk(path: string): boolean {
    const bytes = Buffer.from(this.textOf(path).replace(TAG, ''), 'latin1');
    return mayMatter(bytes) && !isMinified(path, bytes) && !recogniseSdkFile(bytes);
  }

  private readImporters(): ReadonlyMap<string, ReadonlySet<string>> {
    const imports = new Imports();
    for (const path of this.all) if (!this.own.has(path)) imports.addModule(path);
    for (const { path, container } of this.rest)
      if (container === 'script' || container === 'component') imports.addImporter(path, this.textOf(path));
    return imports.importers();
  }

  private textOf(path: string): string {
    let text = this.texts.get(path);
    if (text === undefined) {
      text = this.bytesOf(path).toString('latin1');
      this.texts.set(path, text);
    }
    return text;
  }

  private bytesOf(path: string): Buffer {
    try {
      return readFileSync(join(this.root, path));
    } catch {
      return Buffer.alloc(0);
    }
  }
}

const TAG = /<script\b[^>]*?\ssrc\s*=\s*(?:("[^"]*"|'[^']*')|([^\s>]+))[^>]*>/gi;

const SPECIFIER = /\b(?:from|import|require\s*\(|import\s*\()\s*['"]([^'"\n]+)['"]/g;

/** What the script tags of a page load. */
const sourcesIn = (text: string): string[] =>
  [...text.matchAll(TAG)].map(([, quoted, bare]) => (quoted ?? bare ?? '').replace(/^["']|["']$/g, ''));

const isClassic = ({ scripts }: SourceFile): boolean => scripts.some(({ kind }) => kind === 'classic');
