/** The ledger: one entry for every mention of the SDK; reports of every form are made from it. */

export const LEDGER_VERSION = 1;

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

export interface Finding {
  file: string;
  /** 1-based, in the input. */
  line: number;
  column: number;
  endLine: number;
  /** Line of the same place in the output; equal to `line` when nothing above it changed. */
  outLine: number;
  kind: string;
  /** Dictionary path of the member. */
  member: string;
  bucket: Bucket;
  /** Code from `dictionary/codes.ts`; absent only for `converted`. */
  code?: string;
  reason?: string;
  advice?: string;
  /** A person has seen this place and left a `webim2tim-ignore` there. Only in bucket `person`. */
  ignored?: true;
  /** Places (`file:line`) that say why. */
  evidence: string[];
}

export type FileStatus = 'ok' | 'skipped' | 'unreadable' | 'unparsable' | 'undecodable' | 'unwritable';

export interface LedgerFile {
  file: string;
  encoding: string | null;
  changed: boolean;
  status: FileStatus;
  code?: string;
  reason?: string;
}

export interface Ledger {
  version: typeof LEDGER_VERSION;
  tool: string;
  target: string;
  root: string;
  totals: Record<Bucket | 'all', number>;
  files: LedgerFile[];
  findings: Finding[];
}
