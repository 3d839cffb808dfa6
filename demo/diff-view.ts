import { structuredPatch } from 'diff';

/** One line of a diff as the page shows it. */
export interface DiffLine {
  kind: 'hunk' | 'add' | 'del' | 'same';
  text: string;
}

export interface FileDiff {
  file: string;
  added: number;
  removed: number;
  lines: DiffLine[];
}

const KINDS: Record<string, DiffLine['kind']> = { '+': 'add', '-': 'del', ' ': 'same' };

/** The difference of two texts, hunk by hunk with three lines around each. */
export function diffFile(file: string, before: string, after: string): FileDiff {
  // Line ends are equal on both sides and would only show as boxes.
  const plain = (text: string) => text.replace(/\r\n/g, '\n');
  const patch = structuredPatch(file, file, plain(before), plain(after), '', '', { context: 3 });
  const lines = patch.hunks.flatMap((hunk): DiffLine[] => [
    {
      kind: 'hunk',
      text: `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
    },
    ...hunk.lines
      .filter((line) => !line.startsWith('\\'))
      .map((line) => ({ kind: KINDS[line.charAt(0)] ?? 'same', text: line })),
  ]);
  return {
    file,
    added: lines.filter((line) => line.kind === 'add').length,
    removed: lines.filter((line) => line.kind === 'del').length,
    lines,
  };
}
