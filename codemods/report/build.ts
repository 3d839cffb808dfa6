import { findCode } from '../../dictionary/codes.ts';
import type { Finding, Ledger, LedgerFile } from './ledger.ts';
import { LEDGER_VERSION } from './ledger.ts';

export interface LedgerParts {
  tool: string;
  target: string;
  root: string;
  files: LedgerFile[];
  findings: Finding[];
}

/** The ledger of a run: findings in file and source order, advice filled in, totals counted. */
export function buildLedger({ tool, target, root, files, findings }: LedgerParts): Ledger {
  const sorted = findings
    .map((finding) =>
      finding.advice || !finding.code ? finding : { ...finding, advice: adviceOf(finding.code) },
    )
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  const totals: Ledger['totals'] = { converted: 0, shim: 0, person: 0, foreign: 0, all: sorted.length };
  for (const { bucket } of sorted) totals[bucket]++;
  return {
    version: LEDGER_VERSION,
    tool,
    target,
    root,
    totals,
    files: [...files].sort((a, b) => compare(a.file, b.file)),
    findings: sorted,
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const adviceOf = (code: string) => findCode(code)?.advice.en;

/** The accounts do not balance: a mistake of ours, so nothing may be written on its ground. */
export class LedgerMismatchError extends Error {
  override readonly name = 'LedgerMismatchError';
}
