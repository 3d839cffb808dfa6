/**
 * The ledger: one entry for every mention of the SDK; reports of every form are made from it. Its JSON form is
 * described by `schema/ledger-1.json`, which is published: what changes here changes there.
 */
import type { CapabilityName } from '../../dictionary/capabilities.ts';

export const LEDGER_VERSION = 1;

/** The `$schema` of a JSON report: where the published package has the schema. */
export const LEDGER_SCHEMA = 'https://unpkg.com/webim2tim/schema/ledger-1.json';

/** Where a mention ended up. Every mention is in exactly one bucket. */
export type Bucket =
  /** native v2 code now */
  | 'converted'
  /** left as it is; works on the shim */
  | 'shim'
  /** somebody has to look */
  | 'person'
  /** not ours: shadowed name, comment, string, the SDK's own file */
  | 'foreign';

export const BUCKETS = ['converted', 'shim', 'person', 'foreign'] as const satisfies readonly Bucket[];

/** How many findings there are, by bucket; `all` is their sum. */
export type Totals = Record<Bucket | 'all', number>;

export interface Finding {
  file: string;
  /** 1-based, in the input. */
  line: number;
  /** 1-based, in UTF-16 code units. */
  column: number;
  endLine: number;
  /** The column after the last character; equal to `column` for a place without extent. */
  endColumn: number;
  /** Line of the same place in the output; equal to `line` when nothing above it changed. */
  outLine: number;
  kind: string;
  /** Dictionary path of the member; `''` where no member is named (script tags, comments, files). */
  member: string;
  /** The part of the SDK the member belongs to; absent for what belongs to none or to all (errors). */
  capability?: CapabilityName;
  bucket: Bucket;
  /** Code from `dictionary/codes.ts`; absent only for `converted`. */
  code?: string;
  reason?: string;
  advice?: string;
  /** A person has seen this place and left a `webim2tim-ignore` there. Only in bucket `person`. */
  ignored?: true;
  /** Places (`file:line`) that say why. */
  evidence: string[];
  /** What `--observed` says of this place; absent without it, and for places that no call could show. */
  observed?: ObservedSite;
}

/** Whether a place ran where the shim recorded calls. */
export interface ObservedSite {
  /**
   * `seen`: calls were recorded at this place. `never`: none were. `uncertain`: the member was called from a script
   * that is none of these files (a bundle), so it may have been here.
   */
  status: 'seen' | 'never' | 'uncertain';
  /** Calls recorded at this place. */
  calls: number;
}

/** What the application was seen doing, from the files given with `--observed`. */
export interface Observed {
  /** Exports of `webim.migrate.export()` that were read. */
  exports: number;
  /** Addresses of the pages, without query and fragment. */
  pages: string[];
  /** Recorded calls, and those of them that belong to a place in these files. */
  calls: number;
  placed: number;
  /** Places, by what is known of them. */
  sites: Record<ObservedSite['status'], number>;
  /** Calls that belong to no place in these files, most frequent first. */
  elsewhere: ObservedCall[];
}

/** Calls recorded at one place, as the browser named it; query and fragment left out. */
export interface ObservedCall {
  member: string;
  file: string;
  line: number;
  column: number;
  count: number;
}

/** `skipped`: not opened on purpose. `failed`: the tool failed at it, which is its own mistake. */
export type FileStatus =
  | 'ok'
  | 'skipped'
  | 'unreadable'
  | 'unparsable'
  | 'undecodable'
  | 'unwritable'
  | 'failed';

/** A file as the run knows it, before its findings are counted. */
export interface FileEntry {
  file: string;
  encoding: string | null;
  changed: boolean;
  status: FileStatus;
  code?: string;
  reason?: string;
}

export interface LedgerFile extends FileEntry {
  totals: Totals;
}

export interface CapabilityTotals {
  /** Absent for findings of no single capability. */
  capability?: CapabilityName;
  totals: Totals;
}

export interface Ledger {
  $schema: typeof LEDGER_SCHEMA;
  version: typeof LEDGER_VERSION;
  tool: string;
  target: string;
  root: string;
  /** Did the run write the changes? */
  written: boolean;
  totals: Totals;
  /** In the order of the coverage table; those without findings are left out. */
  capabilities: CapabilityTotals[];
  files: LedgerFile[];
  findings: Finding[];
  observed?: Observed;
}
