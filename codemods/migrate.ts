import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { LedgerCode } from '../dictionary/codes.ts';
import type { Edit, EditedText } from './edits.ts';
import type { Site } from './flow/facts.ts';
import type { MarkerLang } from './markers/marker.ts';
import { isIgnored, markerEdits, type OpenItem } from './markers/marker-edits.ts';
import type { Target } from './options.ts';
import { readAssets, VERSION } from './pages/assets.ts';
import {
  type AssetName,
  addBridgeTag,
  folderOf,
  folderOfSrc,
  swapSdkTag,
  type TagSwap,
} from './pages/script-tags.ts';
import { Applications } from './plan/applications.ts';
import { type Beyond, beyondTheRun } from './plan/beyond.ts';
import {
  type ConversionOptions,
  type ConvertedGroup,
  convertGroups,
  failedGroup,
  holdBack,
  leaveUntouched,
  type Untouched,
  usesOf,
} from './plan/conversion.ts';
import * as findings from './plan/findings.ts';
import { groupByPage } from './plan/groups.ts';
import { outsideOf } from './plan/outside.ts';
import { type PlannedPiece, plannedPieces } from './plan/pieces.ts';
import { Positions } from './plan/positions.ts';
import { renderFile } from './plan/render.ts';
import { templateFindings } from './plan/template-reads.ts';
import { isTaken, whyUnwritable } from './plan/writable.ts';
import { buildLedger } from './report/build.ts';
import type { Finding, Ledger } from './report/ledger.ts';
import { type DiscoverOptions, discover, type PassedOver } from './sources/discover.ts';
import { type LoadedSources, loadSources } from './sources/load.ts';
import type { Range, SdkScriptTag, SourceFile } from './sources/source.ts';
import type { UnitEdit } from './transforms/transform.ts';
import type { VerificationFailure } from './verify.ts';

export interface MigrateOptions extends DiscoverOptions, ConversionOptions {
  /**
   * Language of the comments left at places that need a person; `false` leaves none and removes
   * those there are. Default `en`.
   */
  markers?: MarkerLang | false;
}

export interface MigrateRequest {
  /** Folder that paths and the ledger are relative to. */
  root: string;
  /** Files, folders or globs, relative to the root or absolute. */
  paths: readonly string[];
  options?: MigrateOptions;
  /** What is taken to be in files, whatever is in them now; by path relative to the root. */
  contents?: ReadonlyMap<string, Buffer>;
  /** Told how far the work is. */
  onProgress?(progress: Progress): void;
}

/** How many files are read, or pages with their scripts converted. */
export interface Progress {
  phase: 'read' | 'convert';
  done: number;
  total: number;
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
  /** Every file that was opened, as it is now; reports show places in them. */
  sources: readonly SourceFile[];
  files: PlannedFile[];
  addedFiles: AddedFile[];
  /** Packages that the new imports need and applications do not depend on yet, by folder of the application. */
  packages: ReadonlyMap<string, ReadonlySet<string>>;
  counts: LoadedSources['counts'];
  /** What the run does, in the smallest parts that can be had without the others. */
  pieces: readonly PlannedPiece[];
  /** What the tool failed with, and at which files; the others are not concerned. */
  failures: readonly { files: readonly string[]; error: Error }[];
}

/**
 * Works out the migration of everything under `paths`, in memory: opens the files, analyses and converts the scripts,
 * renders and verifies the new files and accounts for every mention of the SDK.
 *
 * @throws NoSuchPathError when a path leads nowhere, LedgerMismatchError when the accounts do not balance (our mistake)
 */
export async function planMigration({
  root,
  paths,
  options = {},
  contents,
  onProgress,
}: MigrateRequest): Promise<Plan> {
  const { passedOver, ...discovery } = discover(root, paths, options);
  const beyond = beyondTheRun(root, paths, discovery.files, options);
  const sources = loadSources(
    discovery,
    (done, total) => onProgress?.({ phase: 'read', done, total }),
    contents,
  );
  const run = new Run(root, sources, beyond, options, (done, total) =>
    onProgress?.({ phase: 'convert', done, total }),
  );
  await run.convert();
  return {
    ledger: run.ledger(passedOver),
    sources: sources.files,
    files: run.plannedFiles(),
    addedFiles: run.addedFiles(),
    packages: run.packages(),
    counts: sources.counts,
    pieces: run.pieces(),
    failures: run.failed(),
  };
}

/** Content of the files a plan adds. @throws MissingAssetsError when this installation lacks one */
export function contentOfAdded(added: readonly AddedFile[]): Map<AddedFile, Buffer> {
  const assets = readAssets([...new Set(added.map(({ asset }) => asset))]);
  return new Map(added.map((file) => [file, assets.get(file.asset) as Buffer]));
}

/** Why files are not opened that hold no code of the application. */
const NO_CODE = new Set<LedgerCode>(['sdk-file', 'own-report', 'file-unreadable', 'source-map', 'binary']);

/** What becomes of one file. */
interface Outcome {
  edited?: EditedText;
  bytes?: Buffer;
  failure?: VerificationFailure;
  swaps: TagSwap[];
}

class Run {
  private groups: ConvertedGroup[] = [];
  private readonly outcomes = new Map<string, Outcome>();
  /** Why a file's first version was held back; the second may have gone through. */
  private readonly failures = new Map<string, VerificationFailure>();
  private readonly positions: Positions;
  private readonly applications: Applications;
  private readonly conversionOptions: ConversionOptions;

  constructor(
    private readonly root: string,
    private readonly sources: LoadedSources,
    private readonly beyond: Beyond,
    private readonly options: MigrateOptions,
    private readonly onConverted: (done: number, total: number) => void = () => {},
  ) {
    this.positions = new Positions(sources.files);
    this.applications = new Applications(root, options.target);
    this.conversionOptions = {
      ...options,
      packagesFor: (file, legacy) => this.applications.packagesFor(file, legacy),
      legacyElsewhere: this.hasLegacyElsewhere(),
      targetFor: (file) => this.applications.targetFor(file),
    };
  }

  async convert(): Promise<void> {
    const { place } = this.positions;
    this.groups = await convertGroups(
      groupByPage(this.sources, (file) => this.applications.folderOf(file)).map((group) => {
        const page = this.beyond.legacyOf(group.files, (file) => this.applications.folderOf(file));
        return page === undefined ? group : { ...group, closedPage: page, isBeyond: true };
      }),
      this.conversionOptions,
      place,
      outsideOf(this.root, this.sources, this.beyond),
      this.onConverted,
    );
    this.groups = this.groups.map((group) => this.checked(group));
    this.render();
    const failed = this.groups.filter((group) => this.failuresOf(group).length > 0);
    if (failed.length > 0) {
      this.groups = await Promise.all(
        this.groups.map((group) =>
          failed.includes(group)
            ? holdBack(group, this.failuresOf(group), this.conversionOptions, place)
            : group,
        ),
      );
      // Which scripts a page loads can depend on the group that was held back, so all are rendered again.
      this.render();
    }
    this.leaveUnwritable();
    for (const [path, { edited }] of this.outcomes) if (edited) this.positions.setOutput(path, edited);
  }

  /** Accounts that do not balance are a mistake of ours: on their ground nothing of the group may be written. */
  private checked(group: ConvertedGroup): ConvertedGroup {
    try {
      this.findingsOf(group);
      return group;
    } catch (error) {
      return failedGroup(group, error as Error);
    }
  }

  /** A group of which one file cannot be written stays as it is: its files belong together. */
  private leaveUnwritable(): void {
    for (let isChanged = true; isChanged; ) {
      isChanged = false;
      this.groups = this.groups.map((group) => {
        if (group.untouched) return group;
        const why = this.whyUnwritable(group);
        if (why === undefined) return group;
        isChanged = true;
        return leaveUntouched(group, why);
      });
      // What other pages load can depend on it.
      if (isChanged) this.render();
    }
  }

  private whyUnwritable(group: ConvertedGroup): Untouched | undefined {
    const changed = group.files.filter(({ path }) => this.outcomes.get(path)?.edited);
    const added = this.addedBy(group);
    for (const { path, absolutePath } of [...changed, ...added]) {
      const known = this.options.untouchable?.get(path);
      if (known) return known;
      const why = whyUnwritable(absolutePath);
      if (why !== undefined)
        return { code: 'file-unwritable', reason: `${path} cannot be written: ${why}`, file: path };
    }
    const taken = added.find(({ absolutePath, asset }) => isTaken(absolutePath, asset));
    if (!taken) return undefined;
    const reason = `${taken.path} is there already and belongs to the application`;
    return { code: 'file-in-the-way', reason, file: changed[0]?.path };
  }

  pieces(): PlannedPiece[] {
    const edited = (path: string) => this.outcomes.get(path)?.edited !== undefined;
    const ofMarkup = (path: string) => (this.outcomes.get(path)?.swaps ?? []).map(({ edit }) => edit);
    const pieces: PlannedPiece[] = [];
    for (const group of this.groups) pieces.push(...plannedPieces(group, pieces.length, edited, ofMarkup));
    return pieces;
  }

  failed(): Plan['failures'] {
    return this.groups.flatMap(({ files, untouched }) =>
      untouched?.error && untouched.code === 'conversion-failed'
        ? [{ files: files.map(({ path }) => path), error: untouched.error }]
        : [],
    );
  }

  plannedFiles(): PlannedFile[] {
    return this.sources.files.flatMap((source) => {
      const { edited, bytes } = this.outcomes.get(source.path) as Outcome;
      return edited && bytes ? [{ source, newText: edited.text, newBytes: bytes }] : [];
    });
  }

  addedFiles(): AddedFile[] {
    const added = this.groups.flatMap((group) => this.addedBy(group));
    return [...new Map(added.map((file) => [file.path, file])).values()];
  }

  /** What the pages and modules of a group load from now on. */
  private addedBy({ files, result }: ConvertedGroup): AddedFile[] {
    const outcomes = files.flatMap(({ path }) => this.outcomes.get(path) ?? []);
    const changed = outcomes.filter(({ edited }) => edited);
    const ofPages = changed.flatMap(({ swaps }) =>
      swaps.flatMap(({ folder, assets }) => assets.map((asset) => ({ folder, asset }))),
    );
    const ofModules = changed.length > 0 ? result.moduleFiles : [];
    return [...ofPages, ...ofModules].map(({ folder, asset }) => {
      const path = posix.normalize(posix.join(folder, asset));
      return { path, absolutePath: join(this.root, path), asset };
    });
  }

  packages(): Plan['packages'] {
    const imports = this.groups.flatMap(({ result }) => result.packages);
    return this.applications.missing(imports.filter(({ file }) => this.outcomes.get(file)?.edited));
  }

  ledger(passedOver: readonly PassedOver[]): Ledger {
    const { sources } = this;
    const { span } = this.positions;
    const untouched = new Map(
      this.groups.flatMap((group) => group.files.map(({ path }) => [path, group.untouched] as const)),
    );
    return buildLedger({
      tool: `webim2tim ${VERSION}`,
      target: this.target(),
      root: '.',
      files: [
        ...sources.files.map((file) =>
          findings.openedFile(
            file,
            this.outcomes.get(file.path)?.edited !== undefined,
            this.failures.get(file.path),
            untouched.get(file.path),
          ),
        ),
        ...sources.rejected.map(findings.rejectedFile),
        ...passedOver.map(findings.passedOverFile),
      ],
      findings: [
        ...this.groups.flatMap((group) => this.findingsOf(group)),
        ...findings.missingTagFindings(this.groups, span, this.target(), ({ files }) =>
          this.beyond.haveDropIn(files),
        ),
        ...findings.opaqueFindings(sources, span),
        ...sources.rejected.map(findings.rejectedFinding),
      ],
    });
  }

  /** What is found in the files of a group. @throws LedgerMismatchError */
  private findingsOf(group: ConvertedGroup): Finding[] {
    const { span } = this.positions;
    if (group.untouched?.error) return findings.failedFindings(group, group.untouched);
    return [
      ...findings.siteFindings(group, span, this.ignored(group)),
      ...group.files.flatMap((file) => [
        ...findings.tagFindings(file, this.outcomes.get(file.path)?.failure, group.untouched, span),
        ...findings.mentionFindings(file, group, this.sources, span),
        ...templateFindings(file, group, span),
      ]),
    ];
  }

  /** What was asked for, or what everything in the tree runs on. */
  private target(): Target {
    const found = new Set(this.sources.files.map(({ path }) => this.applications.targetFor(path)));
    const [only] = found;
    return this.options.target ?? (found.size === 1 && only ? only : 'tim-js-sdk');
  }

  private failuresOf(group: ConvertedGroup): VerificationFailure[] {
    return group.files.flatMap((file) => this.failures.get(file.path) ?? []);
  }

  private render(): void {
    for (const group of this.groups) {
      if (group.untouched) {
        for (const { path } of group.files) this.outcomes.set(path, { swaps: [] });
        continue;
      }
      const uses = usesOf(group, this.groups, this.hasLegacyElsewhere());
      for (const file of group.files) {
        const folder = (tag: SdkScriptTag) =>
          tag.local === undefined
            ? folderOfSrc(file.path, tag.src, (path) => existsSync(join(this.root, path)))
            : folderOf(tag.local);
        const swaps = file.sdkScriptTags.map((tag) =>
          swapSdkTag(file, tag, folder(tag), uses, this.applications.targetFor(file.path)),
        );
        if (uses.bridge) swaps.push(...file.shimTags.map((tag) => addBridgeTag(file, tag, folder(tag))));
        const markupEdits = swaps.map(({ edit }) => edit);
        const outcome = renderFile(file, group.result.edits, [...markupEdits, ...this.markers(file, group)]);
        if (outcome?.failure) this.failures.set(file.path, outcome.failure);
        this.outcomes.set(file.path, { ...outcome, swaps });
      }
    }
  }

  /** Sites that a person has seen and wants left as they are. */
  private ignored({ files, result }: ConvertedGroup): (site: Site) => boolean {
    const opened = new Map(files.map((file) => [file.path, file]));
    const codes = new Map(result.findings.map(({ site, code }) => [site, code]));
    return (site) => {
      const file = opened.get(site.unit.file);
      const code = codes.get(site);
      const mayBe = file?.text.includes('webim2tim-ignore');
      return Boolean(
        mayBe && file && code && isIgnored(file, { offset: site.unit.offset + site.start, code }),
      );
    };
  }

  /** What a file's markers have to become. */
  private markers(file: SourceFile, { result }: ConvertedGroup): Edit[] {
    const { markers = 'en' } = this.options;
    const items = markers === false ? [] : openItems(file, result);
    if (items.length === 0 && !file.text.includes('webim2tim(')) return [];
    return markerEdits(file, items, markers || 'en');
  }

  /** Code that uses the SDK and could not be opened stays legacy, so the shim has to be there for it. */
  private hasLegacyElsewhere(): boolean {
    const { opaque, rejected } = this.sources;
    return opaque.length > 0 || rejected.some(({ code }) => !NO_CODE.has(code));
  }
}

/** The places of a file that need a person. */
function openItems(file: SourceFile, { findings, edits }: ConvertedGroup['result']): OpenItem[] {
  return findings.flatMap(({ site, bucket, code }) =>
    bucket === 'person' && code && site.unit.file === file.path
      ? [
          {
            offset: site.unit.offset + site.start,
            code,
            member: site.member,
            changed: isLost(site, code) || isRewritten(site, edits),
          },
        ]
      : [],
  );
}

/** A method nobody has says that its receiver is a legacy value only as long as that is one. */
const isLost = ({ kind }: Site, code: string) => kind === 'method-call' && code === 'unknown-member';

/** Does an edit write something else in the place of a site? */
function isRewritten(site: Site, edits: readonly UnitEdit[]): boolean {
  const inside = (range: Range) => range.start <= site.start && range.end >= site.end;
  return edits.some(
    (edit) =>
      edit.unit.id === site.unit.id &&
      edit.start < edit.end &&
      inside(edit) &&
      !edit.parts.some((part) => typeof part !== 'string' && inside(part)),
  );
}
