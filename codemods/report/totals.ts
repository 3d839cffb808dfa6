import type { Bucket, Finding, Totals } from './ledger.ts';

/** How many findings are in each bucket. */
export function totalsOf(findings: Iterable<Pick<Finding, 'bucket'>>): Totals {
  const totals = emptyTotals();
  for (const { bucket } of findings) count(totals, bucket);
  return totals;
}

/** The totals of each group, in order of first appearance. */
export function totalsBy<K>(findings: Iterable<Finding>, keyOf: (finding: Finding) => K): Map<K, Totals> {
  const groups = new Map<K, Totals>();
  for (const finding of findings) {
    const key = keyOf(finding);
    let totals = groups.get(key);
    if (!totals) {
      totals = emptyTotals();
      groups.set(key, totals);
    }
    count(totals, finding.bucket);
  }
  return groups;
}

export const emptyTotals = (): Totals => ({ converted: 0, shim: 0, person: 0, foreign: 0, all: 0 });

function count(totals: Totals, bucket: Bucket): void {
  totals[bucket]++;
  totals.all++;
}

/** Uses of the SDK: everything but what is not ours. */
export const usesOf = (totals: Totals): number => totals.all - totals.foreign;

/** Part of the uses that is native code, rounded down so that 100 means all; undefined without uses. */
export function nativePercent(totals: Totals): number | undefined {
  const uses = usesOf(totals);
  return uses === 0 ? undefined : Math.floor((totals.converted / uses) * 100);
}

/** The folder of a file; `.` for files beside the root. */
export const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.';

const names = new Intl.Collator('en', { numeric: true });

/** Order of names for people: numbers in them count as numbers, so `f2` comes before `f10`. */
export const compareNames = (a: string, b: string): number => names.compare(a, b);

/** Somebody has work left here: on the shim, or for a person who has not said `webim2tim-ignore`. */
export const isOpen = ({ bucket, ignored }: Pick<Finding, 'bucket' | 'ignored'>): boolean =>
  bucket === 'shim' || (bucket === 'person' && !ignored);

/** The items of each group, in order of first appearance. */
export function groupedBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
