import type { Ledger } from '../report/ledger.ts';
import { schemaProblem } from './schema.ts';

/** Legacy use that is known and accepted for now: file -> member -> how often. */
export interface Baseline {
  version: 1;
  tool: string;
  total: number;
  files: Record<string, Record<string, number>>;
}

/** A file that uses a member more often than the baseline has it. */
export interface Growth {
  file: string;
  member: string;
  before: number;
  now: number;
}

export interface Comparison {
  grown: Growth[];
  /** uses the baseline has and the code has no more */
  gone: number;
}

/** What is counted: every use that is not of something else by the same name. Comments and strings are no use. */
export function countUses(ledger: Ledger): Baseline {
  const files: Baseline['files'] = {};
  let total = 0;
  for (const { file, member, kind, bucket } of ledger.findings) {
    if (bucket === 'foreign') continue;
    const name = member || kind;
    const own = files[file] ?? {};
    files[file] = own;
    own[name] = (own[name] ?? 0) + 1;
    total++;
  }
  return { version: 1, tool: ledger.tool, total, files: sorted(files) };
}

/**
 * Where legacy use grew. A file that was moved is no growth: what a file has that the baseline does not know is set
 * against what files had that are gone.
 */
export function compareUses(before: Baseline, now: Baseline): Comparison {
  const moved = new Map<string, number>();
  for (const [file, members] of Object.entries(before.files)) {
    if (now.files[file]) continue;
    for (const [member, count] of Object.entries(members))
      moved.set(member, (moved.get(member) ?? 0) + count);
  }
  const grown: Growth[] = [];
  for (const [file, members] of Object.entries(now.files)) {
    const known = Object.hasOwn(before.files, file) ? before.files[file] : undefined;
    for (const [member, count] of Object.entries(members)) {
      let allowed = known && Object.hasOwn(known, member) ? (known[member] ?? 0) : 0;
      if (!known) {
        const taken = Math.min(count, moved.get(member) ?? 0);
        moved.set(member, (moved.get(member) ?? 0) - taken);
        allowed = taken;
      }
      if (count > allowed) grown.push({ file, member, before: allowed, now: count });
    }
  }
  const more = grown.reduce((sum, { before: was, now: is }) => sum + is - was, 0);
  return { grown, gone: before.total + more - now.total };
}

/** @throws Error saying what is wrong with it */
export function parseBaseline(text: string): Baseline {
  const read = JSON.parse(text.replace(/^\ufeff/, '')) as Partial<Baseline> | null;
  // One of a later version says so, whatever else is new in it.
  if (read?.version !== 1) throw new Error(`version ${read?.version ?? '?'}`);
  const problem = schemaProblem('baseline-1', read);
  if (problem) throw new Error(problem);
  const { files, tool = '' } = read as Baseline;
  const counts = Object.values(files).flatMap((members) => Object.values(members));
  return { version: 1, tool, total: counts.reduce((sum, count) => sum + count, 0), files };
}

/** The same text for the same uses, so that it differs in a commit only where something changed. */
function sorted(files: Baseline['files']): Baseline['files'] {
  const byName = <T>(entries: [string, T][]) => entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(
    byName(Object.entries(files)).map(([file, members]) => [
      file,
      Object.fromEntries(byName(Object.entries(members))),
    ]),
  );
}
