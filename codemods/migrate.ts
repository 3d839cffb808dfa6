import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { LEDGER_CODES, type LedgerCode } from '../dictionary/codes.ts';
import { type Edit, type EditedText, renderEdits } from './edits.ts';
import type { FlowFacts } from './flow/facts.ts';
import { readAssets, VERSION } from './pages/assets.ts';
import { type AssetName, folderOf, swapSdkTag } from './pages/script-tags.ts';
import { buildLedger, LedgerMismatchError } from './report/build.ts';
import type { Finding, Ledger, LedgerFile } from './report/ledger.ts';
import { countMentions } from './report/mentions.ts';
import { type DiscoverOptions, discover, type PassedOver } from './sources/discover.ts';
import { type LoadedSources, loadSources } from './sources/load.ts';
import { LineIndex } from './sources/positions.ts';
import type { ScriptUnit, SourceFile } from './sources/source.ts';
import { textStyle } from './sources/style.ts';
import type { ConvertOptions, ConvertResult, Uses } from './transforms/convert.ts';
import type { UnitEdit } from './transforms/transform.ts';
import { type VerificationFailure, verify } from './verify.ts';

export interface MigrateOptions extends DiscoverOptions, Pick<ConvertOptions, 'to' | 'target'> {}

export interface MigrateRequest {
  /** Folder that paths and the ledger are relative to. */
  root: string;
  /** Files, folders or globs, relative to the root or absolute. */
  paths: readonly string[];
  options?: MigrateOptions;
}

/** A file whose content changes. */
export interface PlannedFile {
  source: SourceFile;
  newText: string;
  newBytes: Buffer;
}

/** A file that pages load from now on. */
export interface AddedFile {
  /** Relative to the run's root, with forward slashes. */
  path: string;
  absolutePath: string;
  asset: AssetName;
}

/** Everything a run would do; nothing is written yet. */
export interface Plan {
  ledger: Ledger;
  files: PlannedFile[];
  addedFiles: AddedFile[];
  counts: LoadedSources['counts'];
}

/**
 * Works out the migration of everything under `paths`, in memory: opens the files, analyses and converts the scripts,
 * renders and verifies the new files and accounts for every mention of the SDK.
 *
 * @throws NoSuchPathError when a path leads nowhere, LedgerMismatchError when the accounts do not balance (our mistake)
 */
export async function planMigration({ root, paths, options = {} }: MigrateRequest): Promise<Plan> {
  const discovery = discover(root, paths, options);
  const sources = loadSources(discovery);
  const run = await Run.of(root, sources, options);
  return {
    ledger: run.ledger(discovery.passedOver),
    files: run.planned,
    addedFiles: run.addedFiles(),
    counts: sources.counts,
  };
}

/** Content of the files a plan adds. @throws MissingAssetsError when this installation lacks one */
export function contentOfAdded(added: readonly AddedFile[]): Map<AddedFile, Buffer> {
  const assets = readAssets([...new Set(added.map(({ asset }) => asset))]);
  return new Map(added.map((file) => [file, assets.get(file.asset) as Buffer]));
}

const NOTHING: ConvertResult = { edits: [], findings: [], uses: { tim: false, bridge: false, shim: false } };
const NO_FACTS: FlowFacts = {
  flows: [],
  sites: [],
  sitesOf: () => [],
  sdkPath: () => undefined,
  valueAt: () => undefined,
  definitionOf: () => undefined,
  referencesOf: () => [],
  isNameFree: () => true,
};

class Run {
  readonly planned: PlannedFile[] = [];
  private readonly rendered = new Map<string, EditedText>();
  private readonly failures = new Map<string, VerificationFailure>();
  private readonly indexes = new Map<string, LineIndex>();
  private readonly swaps: { folder: string; assets: AssetName[] }[] = [];

  private constructor(
    private readonly root: string,
    private readonly sources: LoadedSources,
    private readonly options: MigrateOptions,
    private readonly facts: FlowFacts,
    private result: ConvertResult,
  ) {
    for (const file of sources.files) this.indexes.set(file.path, new LineIndex(file.text));
  }

  static async of(root: string, sources: LoadedSources, options: MigrateOptions): Promise<Run> {
    const units = sources.files.flatMap((file) => file.scripts);
    if (units.length === 0) {
      const run = new Run(root, sources, options, NO_FACTS, NOTHING);
      run.render();
      return run;
    }
    // ts-morph and jscodeshift take most of a second to load, so they are loaded for files that need them only.
    const [{ analyseFlow }, { convert }] = await Promise.all([
      import('./flow/analyse.ts'),
      import('./transforms/convert.ts'),
    ]);
    const run = new Run(root, sources, options, analyseFlow(units), NOTHING);
    const lineOf = (unit: ScriptUnit, offset: number) => run.place(unit.file, unit.offset + offset).line;
    run.result = convert(units, run.facts, { to: options.to, target: options.target, lineOf });
    run.render();
    if (run.failures.size > 0) {
      // A value may live in several files: when one of them cannot be written, none of them is half converted.
      run.result = heldBack(
        convert(units, run.facts, { to: 'shim', target: options.target, lineOf }),
        run.failures,
      );
      run.render();
    }
    return run;
  }

  ledger(passedOver: readonly PassedOver[]): Ledger {
    return buildLedger({
      tool: `webim2tim ${VERSION}`,
      target: this.options.target ?? 'tim-js-sdk',
      root: '.',
      files: [...this.openedFiles(), ...this.rejectedFiles(), ...passedOver.map(passedOverFile)],
      findings: [
        ...this.siteFindings(),
        ...this.tagFindings(),
        ...this.opaqueFindings(),
        ...this.mentionFindings(),
        ...this.rejectedFindings(),
      ],
    });
  }

  addedFiles(): AddedFile[] {
    const added = new Map<string, AddedFile>();
    for (const { folder, assets } of this.swaps) {
      for (const asset of assets) {
        const path = posix.normalize(posix.join(folder, asset));
        added.set(path, { path, absolutePath: join(this.root, path), asset });
      }
    }
    return [...added.values()];
  }

  /** What stays legacy anywhere in the tree needs the shim, also in files that could not be opened. */
  private uses(): Uses {
    const { tim, bridge, shim } = this.result.uses;
    const elsewhere =
      this.sources.opaque.length > 0 ||
      this.sources.rejected.some(({ code }) => !['sdk-file', 'file-unreadable'].includes(code));
    // A page that loads the SDK and never uses it as far as we see: the global stays.
    return { tim, bridge, shim: shim || elsewhere || !tim };
  }

  private render(): void {
    this.planned.length = 0;
    this.rendered.clear();
    this.swaps.length = 0;
    for (const file of this.sources.files) {
      const own = this.result.edits.filter(({ unit }) => unit.file === file.path);
      const edits = [...own.map(inFile), ...this.tagEdits(file)];
      if (edits.length === 0) continue;
      const edited = renderEdits(file.text, edits, textStyle(file.text));
      if (edited.text === file.text) continue;
      const { bytes, failure } = verify(file, edited);
      if (failure) {
        this.failures.set(file.path, failure);
        continue;
      }
      this.rendered.set(file.path, edited);
      this.planned.push({ source: file, newText: edited.text, newBytes: bytes });
    }
  }

  private tagEdits(file: SourceFile): Edit[] {
    return file.sdkScriptTags.map((tag) => {
      const swap = swapSdkTag(file, tag, this.folderOf(file.path, tag.src), this.uses());
      this.swaps.push(swap);
      return swap.edit;
    });
  }

  /** The folder a local `src` points into; a path from the web root is looked up in the folders above the page. */
  private folderOf(page: string, src: string): string | undefined {
    const path = src.replace(/[?#].*$/, '');
    if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
    if (!path.startsWith('/')) return folderOf(posix.normalize(posix.join(folderOf(page), path)));
    for (let at = folderOf(page); ; at = posix.dirname(at)) {
      const candidate = posix.join(at, path);
      if (existsSync(join(this.root, candidate)) || at === '.') return folderOf(candidate);
    }
  }

  private place(file: string, offset: number): { line: number; column: number } {
    return (this.indexes.get(file) as LineIndex).at(offset);
  }

  private outLine(file: string, offset: number): number {
    const edited = this.rendered.get(file);
    if (!edited) return this.place(file, offset).line;
    let index = this.indexes.get(`out:${file}`);
    if (!index) {
      index = new LineIndex(edited.text);
      this.indexes.set(`out:${file}`, index);
    }
    return index.at(edited.outOffset(offset)).line;
  }

  private span(file: string, start: number, end: number) {
    return {
      file,
      ...this.place(file, start),
      endLine: this.place(file, Math.max(start, end - 1)).line,
      outLine: this.outLine(file, start),
    };
  }

  private siteFindings(): Finding[] {
    const { sites } = this.facts;
    const decided = new Set(this.result.findings.map(({ site }) => site));
    if (this.result.findings.length !== sites.length || sites.some((site) => !decided.has(site))) {
      throw new LedgerMismatchError(
        `${sites.length} uses were found and ${this.result.findings.length} were decided about`,
      );
    }
    return this.result.findings.map(({ site, bucket, code, reason, evidence }) => ({
      ...this.span(site.unit.file, site.unit.offset + site.start, site.unit.offset + site.end),
      kind: site.kind,
      member: site.member,
      bucket,
      ...(code && { code }),
      ...(reason && { reason }),
      evidence,
    }));
  }

  private tagFindings(): Finding[] {
    return this.sources.files.flatMap((file) =>
      file.sdkScriptTags.map((tag): Finding => {
        const failure = this.failures.get(file.path);
        const kept = failure && !this.rendered.has(file.path);
        return {
          ...this.span(file.path, tag.range.start, tag.range.end),
          kind: 'script-tag',
          member: '',
          bucket: kept ? 'person' : 'converted',
          ...(kept && { code: 'sdk-tag-unknown', reason: failure.reason }),
          evidence: [],
        };
      }),
    );
  }

  private opaqueFindings(): Finding[] {
    return this.sources.opaque.map(({ file, script }) => ({
      ...this.span(file, script.offset, script.offset + script.code.length),
      kind: 'script',
      member: '',
      bucket: 'person',
      code: 'template-code',
      reason: script.reason,
      evidence: [],
    }));
  }

  private mentionFindings(): Finding[] {
    return this.sources.files.flatMap((file) => {
      const count = countMentions(file, this.facts);
      if (count.unaccounted.length > 0 || count.all !== count.inSites + count.foreign.length) {
        const places = count.unaccounted.map(
          (offset) => `${file.path}:${this.place(file.path, offset).line}`,
        );
        throw new LedgerMismatchError(
          `${count.all} mentions of the SDK in ${file.path}, but ${count.inSites + count.foreign.length} accounted for (${places.join(', ')})`,
        );
      }
      const opaque = this.sources.opaque.filter((o) => o.file === file.path).map((o) => o.script);
      return count.foreign
        .filter(({ offset }) => !opaque.some((s) => offset >= s.offset && offset < s.offset + s.code.length))
        .map(
          ({ offset, kind, code }): Finding => ({
            ...this.span(file.path, offset, offset + 1),
            kind,
            member: '',
            bucket: 'foreign',
            code,
            reason: LEDGER_CODES[code].message.en,
            evidence: [],
          }),
        );
    });
  }

  private rejectedFindings(): Finding[] {
    return this.sources.rejected.map(({ path, code, reason, line = 1, column = 1 }) => ({
      file: path,
      line,
      column,
      endLine: line,
      outLine: line,
      kind: 'file',
      member: '',
      bucket: LEDGER_CODES[code].bucket,
      code,
      reason,
      evidence: [],
    }));
  }

  private openedFiles(): LedgerFile[] {
    return this.sources.files.map((file) => {
      const failure = this.failures.get(file.path);
      return {
        file: file.path,
        encoding: file.encoding,
        changed: this.rendered.has(file.path),
        status: 'ok',
        ...(failure && { code: failure.code, reason: failure.reason }),
      };
    });
  }

  private rejectedFiles(): LedgerFile[] {
    return this.sources.rejected.map(({ path, status, code, reason, encoding }) => ({
      file: path,
      encoding,
      changed: false,
      status,
      code,
      reason,
    }));
  }
}

/** An edit of a script as an edit of its file. */
function inFile({ unit, start, end, parts }: UnitEdit): Edit {
  const shift = unit.offset;
  return {
    start: start + shift,
    end: end + shift,
    parts: parts.map((p) => (typeof p === 'string' ? p : { start: p.start + shift, end: p.end + shift })),
  };
}

/** Findings of a run whose new files did not pass verification: everything stays legacy, and says why. */
function heldBack(result: ConvertResult, failures: ReadonlyMap<string, VerificationFailure>): ConvertResult {
  const code: LedgerCode = 'verification-failed';
  const reason = [...failures.values()].map((f) => f.reason).join('; ');
  return { ...result, findings: result.findings.map((f) => ({ ...f, bucket: 'shim', code, reason })) };
}

function passedOverFile({ path, code, reason }: PassedOver): LedgerFile {
  const status = code === 'file-unreadable' ? 'unreadable' : 'skipped';
  return { file: path, encoding: null, changed: false, status, code, reason };
}

/** Is the file on disk still the one that was planned for? */
export function isUnchanged({ source }: PlannedFile): boolean {
  try {
    return readFileSync(source.absolutePath).equals(source.bytes);
  } catch {
    return false;
  }
}
