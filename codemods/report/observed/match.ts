import { findMember, resolveAlias } from '../../../dictionary/index.ts';
import type { Finding, Ledger, Observed, ObservedCall, ObservedSite } from '../ledger.ts';
import { FilesByAddress } from './addresses.ts';
import type { RecordedPage } from './read.ts';

/** Lines that a place may have moved between the scripts that ran and those that are read here. */
const MAX_DRIFT = 3;

/**
 * The ledger with what was seen running: each place that the shim can record says whether it was, and how often.
 * A call belongs to the place with the same member in the file its address ends in, on its line; where that line has
 * none (the scripts differ a little), to the only one within three lines. Calls of no place come from bundles or from
 * files that are not read here; the places of such members are `uncertain`, not dead.
 */
export function withObserved(ledger: Ledger, pages: readonly RecordedPage[]): Ledger {
  const sites = new Map<Finding, ObservedSite>();
  const byFile = new Map<string, Finding[]>();
  for (const finding of ledger.findings) {
    if (!isRecorded(finding)) continue;
    sites.set(finding, { status: 'never', calls: 0 });
    const others = byFile.get(finding.file);
    if (others) others.push(finding);
    else byFile.set(finding.file, [finding]);
  }
  const files = new FilesByAddress(byFile.keys());
  const elsewhere: ObservedCall[] = [];
  const observed: Observed = {
    exports: pages.length,
    pages: [...new Set(pages.map(({ page }) => page).filter(Boolean))].sort(),
    calls: 0,
    placed: 0,
    sites: { seen: 0, never: 0, uncertain: 0 },
    elsewhere,
  };
  for (const call of sumsOf(pages)) {
    observed.calls += call.count;
    const found = placeOf(call, files.find(call.file), byFile);
    const site = found && sites.get(found);
    if (!site) {
      elsewhere.push(call);
      continue;
    }
    observed.placed += call.count;
    site.status = 'seen';
    site.calls += call.count;
  }
  const homeless = new Set(elsewhere.map(({ member }) => callName(member)));
  for (const [{ member }, site] of sites) {
    if (site.status === 'never' && homeless.has(callName(member))) site.status = 'uncertain';
    observed.sites[site.status]++;
  }
  elsewhere.sort((a, b) => b.count - a.count);
  return {
    ...ledger,
    findings: ledger.findings.map((finding) => {
      const site = sites.get(finding);
      return site ? { ...finding, observed: site } : finding;
    }),
    observed,
  };
}

/**
 * Members are compared by this. Methods by their own name: which class of elements a value has is known when it runs,
 * and in the sources often only that it is one of several.
 */
function callName(member: string): string {
  const at = member.indexOf('.prototype.');
  return at < 0 ? resolveAlias(member) : member.slice(at);
}

const RECORDED_KINDS = new Set(['api-call', 'constructor', 'method-call']);

/** Would the shim record it when this place runs? It records calls, not reads of fields and constants. */
function isRecorded({ kind, member, bucket }: Finding): boolean {
  const found = bucket !== 'foreign' && RECORDED_KINDS.has(kind) && findMember(resolveAlias(member));
  return Boolean(found) && /^(function|method|class|alias)$/.test((found as { kind: string }).kind);
}

/** The same place on several pages, or in several exports, is one. */
function sumsOf(pages: readonly RecordedPage[]): ObservedCall[] {
  const sums = new Map<string, ObservedCall>();
  for (const { calls } of pages) {
    for (const call of calls) {
      const key = JSON.stringify([call.member, call.file, call.line, call.column]);
      const known = sums.get(key);
      if (known) known.count += call.count;
      else sums.set(key, { ...call });
    }
  }
  return [...sums.values()];
}

function placeOf(
  call: ObservedCall,
  files: readonly string[],
  byFile: ReadonlyMap<string, readonly Finding[]>,
): Finding | undefined {
  const name = callName(call.member);
  const inFiles = files.map((file) =>
    (byFile.get(file) ?? []).filter((finding) => callName(finding.member) === name),
  );
  const exact = inFiles.flatMap((findings) => onLine(findings, call) ?? []);
  if (exact.length > 0) return only(exact);
  const near = inFiles.flatMap((findings) => {
    const close = findings.filter(({ line }) => Math.abs(line - call.line) <= MAX_DRIFT);
    return close.length === 1 ? close : [];
  });
  return only(near);
}

const only = (findings: readonly Finding[]) => (findings.length === 1 ? findings[0] : undefined);

/** The innermost of those around the line; of several on one line the last that begins before the column. */
function onLine(findings: readonly Finding[], { line, column }: ObservedCall): Finding | undefined {
  const around = findings.filter((finding) => finding.line <= line && finding.endLine >= line);
  const last = Math.max(...around.map((finding) => finding.line));
  const innermost = around.filter((finding) => finding.line === last);
  const before = innermost.filter((finding) => finding.line < line || finding.column <= column);
  return before.at(-1) ?? innermost[0];
}
