import { adviceOn } from '../../dictionary/advice.ts';
import { CAPABILITY_TITLES, type CapabilityName, capabilityOfSite } from '../../dictionary/capabilities.ts';
import type { CapabilityTotals, FileEntry, Finding, Ledger } from './ledger.ts';
import { LEDGER_SCHEMA, LEDGER_VERSION } from './ledger.ts';
import { emptyTotals, totalsBy, totalsOf } from './totals.ts';

export interface LedgerParts {
  tool: string;
  target: string;
  root: string;
  files: readonly FileEntry[];
  /** Capability and advice are filled in from the dictionary. */
  findings: readonly Finding[];
}

/** The ledger of a run: findings in file and source order, capability and advice filled in, everything counted. */
export function buildLedger({ tool, target, root, files, findings }: LedgerParts): Ledger {
  const sorted = findings
    .map(completed)
    .sort((a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column);
  const byFile = totalsBy(sorted, ({ file }) => file);
  return {
    $schema: LEDGER_SCHEMA,
    version: LEDGER_VERSION,
    tool,
    target,
    root,
    written: false,
    totals: totalsOf(sorted),
    capabilities: capabilityTotals(sorted),
    files: files
      .map((file) => ({ ...file, totals: byFile.get(file.file) ?? emptyTotals() }))
      .sort((a, b) => compare(a.file, b.file)),
    findings: sorted,
  };
}

function completed(finding: Finding): Finding {
  const capability = finding.member ? capabilityOfSite(finding.member) : undefined;
  return {
    ...finding,
    ...(capability && { capability }),
    ...(!finding.advice && finding.code && { advice: adviceOn(finding.code, finding.member)?.en }),
  };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

function capabilityTotals(findings: readonly Finding[]): CapabilityTotals[] {
  const totals = totalsBy(findings, ({ capability }) => capability);
  const order = [...(Object.keys(CAPABILITY_TITLES) as CapabilityName[]), undefined];
  return order.flatMap((capability) => {
    const of = totals.get(capability);
    return of ? [{ ...(capability && { capability }), totals: of }] : [];
  });
}

/** The accounts do not balance: a mistake of ours, so nothing may be written on its ground. */
export class LedgerMismatchError extends Error {
  override readonly name = 'LedgerMismatchError';
}
