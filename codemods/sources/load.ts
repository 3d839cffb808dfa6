import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import type { LedgerCode } from '../../dictionary/codes.ts';
import { mayMatter, textMayMatter } from './byte-filter.ts';
import { extractFrom, readsFrom } from './containers.ts';
import type { Discovery, FoundFile } from './discover.ts';
import { decodeBytes } from './encoding.ts';
import { declaredCharset, type OpaqueScript, type PageScriptTag } from './html.ts';
import { Imports } from './imports.ts';
import { isInMiniProgram } from './mini-program.ts';
import { isTooDeep } from './parse.ts';
import { LineIndex } from './positions.ts';
import { ScriptPaths, splitSrc } from './script-paths.ts';
import {
  holdsEmotionPictures,
  isMinified,
  isOwnReport,
  isShimAlone,
  looksLikeLegacySdk,
  looksLikeLibrary,
  looksLikeOwnFile,
  recogniseSdkFile,
  type SdkFile,
} from './sdk-files.ts';
import type { ScriptUnit, SdkScriptTag, SourceFile } from './source.ts';
import { lineEndOf } from './style.ts';
import { fileUnit, pageUnits, UnitError } from './units.ts';
import { readIntoWindow } from './window.ts';

/** A file that mentions the SDK, or is it, and is not opened. */
export interface RejectedFile {
  path: string;
  status: 'skipped' | 'unreadable' | 'unparsable' | 'undecodable' | 'failed';
  code: LedgerCode;
  reason: string;
  /** Encoding, when the file could be decoded. */
  encoding: string | null;
  /** Where the trouble is, when there is one place. */
  line?: number;
  column?: number;
}

export interface LoadedSources {
  /** Files worth looking at, with every script in them that parses, in path order. */
  files: SourceFile[];
  rejected: RejectedFile[];
  /** Scripts inside of `files` that cannot be edited where they stand. */
  opaque: { file: string; script: OpaqueScript }[];
  /** Page -> the opened scripts it loads, as paths. A page that loads the SDK and could not be opened is here too. */
  loads: ReadonlyMap<string, readonly string[]>;
  /** Opened module -> every file found that imports it, opened or not. */
  importers: ReadonlyMap<string, ReadonlySet<string>>;
  /**
   * Is there a found file, opened or not, that passes the test and that a word stands in (in ASCII, as part of a longer
   * one too)? The SDK's own files are left out.
   */
  someFileWith(word: string, test: (path: string) => boolean): boolean;
  /** Files read, and files the byte filter let through. */
  counts: { read: number; matched: number };
}

/**
 * Reads the found files, drops those that cannot matter, decodes the rest and takes the scripts out of them. Scripts
 * of a page that matters are kept even when they hold none of the words: they share its globals.
 */
export function loadSources(
  { files }: Pick<Discovery, 'files'>,
  onRead: (done: number, total: number) => void = () => {},
  contents: ReadonlyMap<string, Buffer> = new Map(),
): LoadedSources {
  const loader = new Loader(files, contents);
  for (const [index, file] of files.entries()) {
    // Often enough to be looked at, seldom enough to cost nothing.
    if (index % 100 === 0) onRead(index, files.length);
    loader.read(file);
  }
  loader.addScriptsOfPages();
  loader.closeMiniPrograms();
  loader.addImported();
  loader.closeMiniPrograms();
  loader.addImporters();
  loader.addTemplates();
  return loader.result();
}

class Loader {
  private readonly files = new Map<string, SourceFile>();
  private readonly rejected: RejectedFile[] = [];
  private readonly opaque: { file: string; script: OpaqueScript }[] = [];
  private readonly sdkFiles = new Map<string, SdkFile>();
  /** Legacy SDK files with pictures. */
  private readonly withPictures = new Set<string>();
  /** Our own files that make `webim` and nothing else. */
  private readonly shimsAlone = new Set<string>();
  private readonly found: Map<string, FoundFile>;
  private readonly paths: ScriptPaths;
  /** Files without a word that matters, for the second look. */
  private readonly quiet = new Map<string, FoundFile>();
  private readonly pages: { file: FoundFile; bytes: Buffer }[] = [];
  /** Bytes of files that may be pages and may turn out not to open. */
  private readonly closed = new Map<string, Buffer>();
  private readonly pageScripts = new Map<string, string[]>();
  private readonly imports = new Imports();
  private count = 0;

  /** @param contents what is taken to be in files, by path */
  constructor(
    found: readonly FoundFile[],
    private readonly contents: ReadonlyMap<string, Buffer>,
  ) {
    this.searched = [...new Map(found.map((file) => [file.path, file])).values()];
    this.found = new Map(this.searched.map((file) => [file.path, file]));
    this.paths = new ScriptPaths(this.found.keys());
  }

  read(file: FoundFile): void {
    const bytes = this.bytesThatMatter(file);
    if (!bytes) return;
    const sdk = recogniseSdkFile(bytes);
    if (file.container === 'source-map') {
      this.reject(
        file.path,
        'skipped',
        'source-map',
        'a map of compiled code; it is made anew by the next build',
      );
    } else if (sdk) {
      this.sdkFiles.set(file.path, sdk);
      if (sdk === 'legacy-sdk' && holdsEmotionPictures(bytes)) this.withPictures.add(file.path);
      if (sdk === 'shim' && isShimAlone(bytes)) this.shimsAlone.add(file.path);
      this.reject(file.path, 'skipped', 'sdk-file', SDK_FILE_REASONS[sdk]);
    } else if (isOwnReport(bytes)) {
      // Its words are those of the application and say nothing about it.
      this.found.delete(file.path);
      this.reject(file.path, 'skipped', 'own-report', 'a report of webim2tim');
    } else if (isMinified(file.path, bytes)) {
      this.reject(file.path, 'skipped', 'minified', 'compressed code; migrate its source instead');
    } else if (bytes.length > MOST_BYTES) {
      const size = `${Math.round(bytes.length / 1e6)} MB`;
      this.reject(file.path, 'skipped', 'file-too-large', `${size} are more than anybody writes in one file`);
    } else if (file.container === 'unsupported') {
      const extension = posix.extname(file.path);
      this.closed.set(file.path, bytes);
      this.reject(file.path, 'skipped', 'unsupported-container', `${extension} files cannot be opened yet`);
    } else if (file.container === 'page' || file.container === 'template') {
      // Pages wait until every SDK file is known.
      this.pages.push({ file, bytes });
      this.closed.set(file.path, bytes);
    } else {
      this.open(file, bytes);
    }
  }

  /** Opens the pages, then the local scripts they load. */
  addScriptsOfPages(): void {
    for (const { file, bytes } of this.pages) this.open(file, bytes);
    this.noteClosedPages();
    const wanted = new Set([...this.pageScripts.values()].flat());
    for (const path of wanted) {
      const file = this.quiet.get(path);
      const bytes = file?.container === 'script' ? this.bytesOf(file) : undefined;
      if (!file || !bytes || bytes.length > MAX_QUIET_BYTES) continue;
      if (isMinified(path, bytes) || looksLikeLibrary(path, bytes) || recogniseSdkFile(bytes)) continue;
      this.open(file, bytes, true);
    }
  }

  /** Scripts of a mini program are modules, those too that neither import nor export anything. */
  closeMiniPrograms(): void {
    const ofPages = new Set([...this.pageScripts.values()].flat());
    for (const [path, file] of this.files) {
      if (file.container !== 'script' || ofPages.has(path) || file.scripts.every(isModule)) continue;
      const root = file.absolutePath.slice(0, file.absolutePath.length - path.length);
      if (!isInMiniProgram(root, path)) continue;
      this.files.set(path, { ...file, scripts: file.scripts.map((unit) => ({ ...unit, kind: 'module' })) });
    }
  }

  /**
   * A script that is imported and that no page loads is a module, whatever it looks like. Opens the application object
   * of mini programs, in which their pages keep things.
   */
  addImported(): void {
    const texts = [...this.files.values()].filter(({ scripts }) => scripts.some(isModule));
    if (texts.length === 0) return;
    const imports = new Imports();
    const ofPages = new Set([...this.pageScripts.values()].flat());
    const plain = [...this.files.values()].filter(
      ({ path, container, scripts }) =>
        container === 'script' && !ofPages.has(path) && !scripts.some(isModule),
    );
    for (const { path } of plain) imports.addModule(path);
    for (const { path, text } of texts) imports.addImporter(path, text);
    const isImported = (path: string): boolean => imports.importers().has(path);
    const applications = texts.some(({ text }) => /\bgetApp\s*\(/.test(text))
      ? /(^|\/)app\.[jt]s$/
      : undefined;
    for (const [path, file] of this.quiet) {
      if (file.container !== 'script' || !applications?.test(path)) continue;
      const bytes = this.bytesOf(file);
      if (!bytes || bytes.length > MAX_QUIET_BYTES) continue;
      if (isMinified(path, bytes) || looksLikeLibrary(path, bytes) || recogniseSdkFile(bytes)) continue;
      this.open(file, bytes, true);
    }
    for (const file of plain) {
      const { path } = file;
      if (!isImported(path)) continue;
      this.files.set(path, { ...file, scripts: file.scripts.map((unit) => ({ ...unit, kind: 'module' })) });
    }
  }

  /** Opens the templates of components whose script is opened: they read what the script puts into its data. */
  addTemplates(): void {
    const scripts = new Set([...this.files.keys()].map(stem));
    for (const [path, file] of this.quiet) {
      if (!/^(markup|page)$/.test(file.container) || this.files.has(path) || !scripts.has(stem(path)))
        continue;
      const bytes = this.bytesOf(file);
      // The template of Angular is a page by its name, but loads nothing.
      if (bytes) this.open({ ...file, container: 'markup' }, bytes, true);
    }
  }

  /** Opens the files that import an opened module: its values go on in them, whatever they call them. */
  addImporters(): void {
    const hasModule = ({ scripts }: SourceFile) => scripts.some(isModule);
    const before = [...this.files.values()];
    for (const file of before) if (hasModule(file)) this.imports.addModule(file.path);
    if (!before.some(hasModule)) return;
    for (const { path, text } of before) this.imports.addImporter(path, text);
    const others = [
      ...this.quiet.values(),
      ...this.rejected.flatMap(({ path }) => this.found.get(path) ?? []),
    ];
    const texts = new Map<string, string>();
    for (const file of others) {
      if (this.files.has(file.path)) continue;
      const bytes = this.bytesOf(file);
      if (!bytes || bytes.length > MAX_QUIET_BYTES) continue;
      // names of files are the same in every encoding that keeps ASCII
      const text = bytes.toString('latin1');
      texts.set(file.path, text);
      if (!this.imports.addImporter(file.path, text)) continue;
      const isScript = file.container === 'script' || file.container === 'component';
      if (!isScript || !this.quiet.has(file.path) || isMinified(file.path, bytes)) continue;
      this.open(file, bytes, true);
    }
    // who imports those is worth knowing, but they are not opened
    for (const { path } of this.files.values()) if (texts.has(path)) this.imports.addModule(path);
    for (const [path, text] of texts) this.imports.addImporter(path, text);
    for (const { path, text } of before) this.imports.addImporter(path, text);
  }

  /** How far each word was looked for, and the files it was found in. */
  private readonly looked = new Map<string, { next: number; found: string[] }>();
  private readonly searched: FoundFile[];
  /** Bytes of files that are not opened, as many as fit. */
  private readonly kept = new Map<string, Buffer>();
  private room = MOST_KEPT_BYTES;

  private someFileWith(word: string, test: (path: string) => boolean): boolean {
    const look = this.looked.get(word) ?? { next: 0, found: [] };
    this.looked.set(word, look);
    if (look.found.some(test)) return true;
    // No further than needed: most words that are asked for are in one of the first files.
    while (look.next < this.searched.length) {
      const file = this.searched[look.next++] as FoundFile;
      if (this.sdkFiles.has(file.path) || !this.bytesForWords(file).includes(word)) continue;
      look.found.push(file.path);
      if (test(file.path)) return true;
    }
    return false;
  }

  private bytesForWords(file: FoundFile): Buffer {
    const known = this.files.get(file.path)?.bytes ?? this.kept.get(file.path);
    if (known) return known;
    // Asked once: what cannot be read is rejected each time.
    const bytes = this.bytesOf(file) ?? NO_BYTES;
    if (bytes.length <= this.room) {
      this.kept.set(file.path, bytes);
      this.room -= bytes.length;
    }
    return bytes;
  }

  /** What pages load that were not opened: their markup is read as far as ASCII goes, and never edited. */
  private noteClosedPages(): void {
    for (const { path } of this.rejected) {
      const bytes = this.closed.get(path);
      if (!bytes) continue;
      const file = this.found.get(path) as FoundFile;
      const tags = this.tagsOf(file, bytes);
      if (tags.some((tag) => this.sdkTag(file, tag))) this.pageScripts.set(path, this.scriptsOf(file, tags));
    }
  }

  private tagsOf({ container, path }: FoundFile, bytes: Buffer): PageScriptTag[] {
    try {
      return extractFrom(container, path, bytes.toString('latin1'))?.tags ?? [];
    } catch {
      // It was rejected for that already.
      return [];
    }
  }

  result(): LoadedSources {
    const byPath = (a: { path: string }, b: { path: string }) =>
      a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
    return {
      files: [...this.files.values()].sort(byPath),
      rejected: this.rejected.sort(byPath),
      opaque: this.opaque,
      loads: new Map(
        [...this.pageScripts].map(([page, paths]) => [page, paths.filter((path) => this.files.has(path))]),
      ),
      importers: this.imports.importers(),
      someFileWith: (word, test) => this.someFileWith(word, test),
      counts: { read: this.count, matched: this.files.size + this.rejected.length },
    };
  }

  /** What is in a file; undefined when it cannot be read or holds no word that matters, which is noted. */
  private bytesThatMatter(file: FoundFile): Buffer | undefined {
    const given = this.contents.get(file.path);
    let matters: boolean;
    let bytes: Buffer | undefined = given;
    try {
      // Nearly all files of a tree end here, so they get no memory of their own.
      const window = given ?? readIntoWindow(file.absolutePath);
      matters = mayMatter(window);
      if (matters) bytes ??= Buffer.from(window);
    } catch (error) {
      this.rejectUnread(file, error);
      return undefined;
    }
    this.count++;
    if (!matters) this.quiet.set(file.path, file);
    return matters ? bytes : undefined;
  }

  private bytesOf(file: FoundFile): Buffer | undefined {
    const given = this.contents.get(file.path);
    if (given) return given;
    try {
      return readFileSync(file.absolutePath);
    } catch (error) {
      this.rejectUnread(file, error);
      return undefined;
    }
  }

  private rejectUnread({ path }: FoundFile, error: unknown): void {
    const { code } = error as NodeJS.ErrnoException;
    this.reject(path, 'unreadable', 'file-unreadable', `the file cannot be read (${code})`);
  }

  /** @param quiet the file holds no word that matters: when it cannot be opened, that is nobody's concern */
  private open(file: FoundFile, bytes: Buffer, quiet = false): void {
    try {
      this.openWhole(file, bytes, quiet);
    } catch (error) {
      // What is thrown here costs this file, and no other.
      this.pageScripts.delete(file.path);
      if (quiet) return;
      if (isTooDeep(error)) this.reject(file.path, 'unparsable', 'file-too-deep', TOO_DEEP);
      else
        this.reject(file.path, 'failed', 'conversion-failed', `the tool failed: ${(error as Error).message}`);
    }
  }

  private openWhole(file: FoundFile, bytes: Buffer, quiet: boolean): void {
    const isPage = file.container === 'page' || file.container === 'template';
    const decoded = decodeBytes(bytes, isPage ? declaredCharset(bytes) : undefined);
    if (!decoded) {
      // No text has nul bytes, but for UTF-16, which has a mark in front.
      if (!quiet && bytes.includes(0))
        this.reject(file.path, 'skipped', 'binary', 'not text, whatever its name says');
      else if (!quiet) {
        this.reject(
          file.path,
          'undecodable',
          'unknown-encoding',
          'the bytes are neither UTF-8 nor GBK/GB18030 nor Big5, or would not survive being written back',
        );
      }
      return;
    }
    const { text, encoding, bom } = decoded;
    const page = extractFrom(file.container, file.path, text);
    let scripts: ScriptUnit[];
    try {
      const onBroken = (script: { offset: number; code: string }, error: UnitError) =>
        page?.opaque.push({
          ...script,
          ledgerCode: 'unparsable-script',
          reason: `line ${error.place(text).line}: ${error.message}`,
        });
      scripts = page
        ? pageUnits(file.path, page, file.container === 'page' ? onBroken : undefined)
        : [fileUnit(file.path, text)];
    } catch (error) {
      if (!(error instanceof UnitError)) throw error;
      if (!quiet)
        this.reject(file.path, 'unparsable', error.ledgerCode, error.message, encoding, error.place(text));
      return;
    }
    const sdkScriptTags = (page?.tags ?? []).flatMap((tag) => this.sdkTag(file, tag) ?? []);
    const lost = file.container === 'template' ? sdkScriptTags.find(({ local }) => !local) : undefined;
    if (lost) {
      const place = new LineIndex(text).at(lost.range.start);
      const reason = `the folder of ${lost.src} is not known, so nothing can be put beside it`;
      this.reject(file.path, 'skipped', 'sdk-tag-unknown', reason, encoding, place);
      return;
    }
    // A page without a script is a template of something that has one.
    const isTemplate = file.container === 'page' && page?.scripts.length === 0 && page.tags.length === 0;
    if (isPage && page && !isTemplate) this.pageScripts.set(file.path, this.scriptsOf(file, page.tags));
    for (const script of page?.opaque ?? []) {
      if (textMayMatter(script.code)) this.opaque.push({ file: file.path, script });
    }
    this.files.set(file.path, {
      path: file.path,
      absolutePath: file.absolutePath,
      container: isTemplate ? 'markup' : file.container,
      bytes,
      encoding,
      bom,
      text,
      eol: lineEndOf(text),
      scripts,
      islands: page?.islands ?? [],
      sdkScriptTags,
      shimTags: this.shimTags(file, page?.tags ?? []),
      hasOwnTags: this.ownTags(file, page?.tags ?? []).length > 0,
      templateReads: readsFrom(file.container, text, page?.islands ?? []),
    });
  }

  /** The file of the run a `src` stands for; undefined when there is none, or any of several. */
  private localOf(file: FoundFile, src: string): string | undefined {
    const isTemplate = file.container === 'template';
    const local = [...new Set(this.paths.candidates(file.path, src, isTemplate))].filter((path) =>
      this.found.has(path),
    );
    // A page tries its folders from the inside out; the folders of a template say nothing about its address.
    return isTemplate && local.length > 1 && local[0] !== posix.join(posix.dirname(file.path), src)
      ? undefined
      : local[0];
  }

  /** By content when the file is there, by name otherwise. */
  private sdkTag(file: FoundFile, tag: PageScriptTag): SdkScriptTag | undefined {
    const local = this.localOf(file, tag.src);
    if (local !== undefined) {
      if (!isReplaced(this.sdkFiles.get(local))) return undefined;
      return this.withPictures.has(local) ? { ...tag, local, hasPictures: true } : { ...tag, local };
    }
    const candidates = this.paths.candidates(file.path, tag.src, file.container === 'template');
    const isSdk = candidates.some((path) => isReplaced(this.sdkFiles.get(path)));
    if (candidates.some((path) => this.withPictures.has(path))) return { ...tag, hasPictures: true };
    return isSdk || looksLikeLegacySdk(splitSrc(tag.src, file.path).tail) ? tag : undefined;
  }

  private shimTags(file: FoundFile, tags: readonly PageScriptTag[]): SdkScriptTag[] {
    const own = this.ownTags(file, tags);
    const isAlone = ({ local, src }: SdkScriptTag) =>
      local === undefined ? looksLikeOwnFile(src) === 'shim' : this.shimsAlone.has(local);
    return own.every(isAlone) ? own.slice(0, 1) : [];
  }

  /** Tags of files of ours, by content or, when the file is not there, by name. */
  private ownTags(file: FoundFile, tags: readonly PageScriptTag[]): SdkScriptTag[] {
    return tags.flatMap((tag): SdkScriptTag[] => {
      const local = this.localOf(file, tag.src);
      if (local === undefined) return looksLikeOwnFile(tag.src) ? [tag] : [];
      return this.sdkFiles.get(local) === 'shim' ? [{ ...tag, local }] : [];
    });
  }

  private scriptsOf(file: FoundFile, tags: readonly PageScriptTag[]): string[] {
    return tags.flatMap((tag) => this.paths.candidates(file.path, tag.src, file.container === 'template'));
  }

  private reject(
    path: string,
    status: RejectedFile['status'],
    code: LedgerCode,
    reason: string,
    encoding: string | null = null,
    place?: { line: number; column: number },
  ): void {
    this.rejected.push({ path, status, code, reason, encoding, ...place });
  }
}

export const TOO_DEEP = 'its code is nested too deeply to be looked at';

/** A file of this size would take minutes; the largest of real applications have 0.1 MB. */
const MOST_BYTES = 4_000_000;

const NO_BYTES = Buffer.alloc(0);

/** So much of a tree is kept for looking up words; what is beyond is read again for each. */
const MOST_KEPT_BYTES = 16_000_000;

/** A page's script without a single word that matters is read for its names only; a library is not worth it. */
const MAX_QUIET_BYTES = 200_000;

const isModule = ({ kind }: ScriptUnit): boolean => kind === 'module';

/** A component is several files of one name. */
const stem = (path: string) => path.replace(/\.\w+$/, '');

const SDK_FILE_REASONS: Record<SdkFile, string> = {
  'legacy-sdk': 'the legacy SDK itself',
  'v2-sdk': 'tim-js-sdk itself',
  shim: 'a script of webim2tim',
  'shim-with-sdk': 'the script of webim2tim with tim-js-sdk inside',
};

/** Files in whose place a converted page loads others. */
const isReplaced = (sdk: SdkFile | undefined): boolean => sdk === 'legacy-sdk' || sdk === 'shim-with-sdk';
