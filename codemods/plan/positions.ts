import type { EditedText } from '../edits.ts';
import { LineIndex } from '../sources/positions.ts';
import type { SourceFile } from '../sources/source.ts';
import type { Span } from './findings.ts';

/** Lines and columns of a run's files, before and after the edits. */
export class Positions {
  private readonly before: ReadonlyMap<string, LineIndex>;
  private readonly after = new Map<string, { edited: EditedText; lines: LineIndex }>();

  constructor(files: readonly SourceFile[]) {
    this.before = new Map(files.map((file) => [file.path, new LineIndex(file.text)]));
  }

  setOutput(path: string, edited: EditedText): void {
    this.after.set(path, { edited, lines: new LineIndex(edited.text) });
  }

  readonly place = (path: string, offset: number): { line: number; column: number } =>
    (this.before.get(path) as LineIndex).at(offset);

  readonly span = (path: string, start: number, end: number): Span => {
    const from = this.place(path, start);
    const output = this.after.get(path);
    const last = this.place(path, Math.max(start, end - 1));
    return {
      file: path,
      ...from,
      endLine: last.line,
      endColumn: end > start ? last.column + 1 : last.column,
      outLine: output ? output.lines.at(output.edited.outOffset(start)).line : from.line,
    };
  };
}
