import { createRequire } from 'node:module';
import type { ChangeObject } from 'diff';
import type { Colors } from 'picocolors/types.js';
import { lazy } from '../sources/lazy.ts';

const diff = lazy(() => createRequire(import.meta.url)('diff') as typeof import('diff'));

/** What a diff needs of a planned file. */
export interface DiffInput {
  path: string;
  before: string;
  after: string;
}

/**
 * A unified diff with three lines of context, in colour when `colors` are on. Line ends are left out of the
 * comparison on purpose: they never change, and carriage returns garble a terminal.
 */
export function unifiedDiff({ path, before, after }: DiffInput, colors: Colors): string {
  const plain = (text: string) => text.replaceAll('\r\n', '\n');
  const patch = diff().structuredPatch(`a/${path}`, `b/${path}`, plain(before), plain(after), '', '', {
    context: 3,
  });
  const lines = [colors.bold(`--- a/${path}`), colors.bold(`+++ b/${path}`)];
  for (const hunk of patch.hunks) {
    lines.push(colors.cyan(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`));
    lines.push(...(colors.isColorSupported ? highlighted(hunk.lines, colors) : hunk.lines));
  }
  return `${lines.join('\n')}\n`;
}

/** The lines of a hunk in colour; in a line that takes the place of another the words that differ stand out. */
function highlighted(lines: readonly string[], colors: Colors): string[] {
  const shown: string[] = [];
  for (let at = 0; at < lines.length; ) {
    const removed = runOf('-', lines, at);
    const added = runOf('+', lines, at + removed.length);
    if (removed.length + added.length === 0) {
      shown.push(lines[at] as string);
      at++;
      continue;
    }
    at += removed.length + added.length;
    const pairs = removed.map((line, index) => wordsOf(line, added[index]));
    shown.push(
      ...removed.map((line, index) =>
        colors.red(pairs[index] ? paint(pairs[index], 'removed', '-', colors) : line),
      ),
      ...added.map((line, index) =>
        colors.green(pairs[index] ? paint(pairs[index], 'added', '+', colors) : line),
      ),
    );
  }
  return shown;
}

function runOf(sign: string, lines: readonly string[], from: number): string[] {
  let end = from;
  while (lines[end]?.startsWith(sign)) end++;
  return lines.slice(from, end);
}

/** Longer lines are no prose, and comparing them takes long. */
const MAX_WORD_DIFF = 2000;

/** What two lines have in common and what not; undefined when that is next to nothing. */
function wordsOf(before: string, after: string | undefined): ChangeObject<string>[] | undefined {
  if (after === undefined || before.length + after.length > MAX_WORD_DIFF) return undefined;
  const changes = diff().diffWordsWithSpace(before.slice(1), after.slice(1));
  const kept = changes.filter(({ added, removed }) => !added && !removed);
  const length = kept.reduce((sum, { value }) => sum + value.trim().length, 0);
  return length * 3 >= Math.min(before.trim().length, after.trim().length) ? changes : undefined;
}

function paint(
  changes: readonly ChangeObject<string>[],
  side: 'added' | 'removed',
  sign: string,
  colors: Colors,
): string {
  const other = side === 'added' ? 'removed' : 'added';
  const parts = changes.filter((change) => !change[other]);
  return sign + parts.map((change) => (change[side] ? colors.inverse(change.value) : change.value)).join('');
}
