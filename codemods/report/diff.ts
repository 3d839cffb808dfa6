import { structuredPatch } from 'diff';
import type { Colors } from 'picocolors/types.js';

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
  const patch = structuredPatch(`a/${path}`, `b/${path}`, plain(before), plain(after), '', '', {
    context: 3,
  });
  const lines = [colors.bold(`--- a/${path}`), colors.bold(`+++ b/${path}`)];
  for (const hunk of patch.hunks) {
    lines.push(colors.cyan(`@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`));
    for (const line of hunk.lines) {
      lines.push(line.startsWith('+') ? colors.green(line) : line.startsWith('-') ? colors.red(line) : line);
    }
  }
  return `${lines.join('\n')}\n`;
}
