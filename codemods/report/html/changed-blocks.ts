import { diffArrays } from 'diff';

/** A run of lines that changes: index of the first in the text before (from 0), how many of it go, and what comes. */
export type ChangedBlock = [start: number, removed: number, added: string[]];

/** What takes one text to the other, line by line. Line ends are left out: they never change. */
export function changedBlocks(before: string, after: string): ChangedBlock[] {
  const lines = (text: string) => text.split(/\r?\n/);
  const blocks: ChangedBlock[] = [];
  let at = 0;
  let open: ChangedBlock | undefined;
  for (const { value, added, removed } of diffArrays(lines(before), lines(after))) {
    if (!added && !removed) {
      open = undefined;
      at += value.length;
      continue;
    }
    if (!open) {
      open = [at, 0, []];
      blocks.push(open);
    }
    if (added) open[2].push(...value);
    else {
      open[1] += value.length;
      at += value.length;
    }
  }
  return blocks;
}

/** The lines after the run, from those before it. */
export function afterLines(before: readonly string[], blocks: readonly ChangedBlock[]): string[] {
  const lines: string[] = [];
  let at = 0;
  for (const [start, removed, added] of blocks) {
    lines.push(...before.slice(at, start), ...added);
    at = start + removed;
  }
  return [...lines, ...before.slice(at)];
}
