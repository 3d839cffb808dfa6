import type { Finding } from '../ledger.ts';
import { isOpen } from '../totals.ts';

/** Open items, those first that run most: seen (by calls), perhaps seen, unknown, never seen. */
export function rankedOpenItems(findings: readonly Finding[]): Finding[] {
  return findings.filter(isOpen).sort((a, b) => rank(a) - rank(b) || calls(b) - calls(a));
}

const calls = ({ observed }: Finding) => observed?.calls ?? 0;

function rank({ observed }: Finding): number {
  return observed ? { seen: 0, uncertain: 1, never: 3 }[observed.status] : 2;
}

/** Places that were never seen running, open ones first: perhaps dead code. */
export function neverSeen(findings: readonly Finding[]): Finding[] {
  const never = findings.filter(({ observed }) => observed?.status === 'never');
  return [...never.filter(isOpen), ...never.filter((finding) => !isOpen(finding))];
}
