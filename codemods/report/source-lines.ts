import type { ReportInput } from './render.ts';

/** The lines of the files of a run, as they are before it. Each file is taken apart once. */
export class SourceLines {
  private readonly texts: ReadonlyMap<string, string>;
  private readonly lines = new Map<string, readonly string[]>();

  constructor(sources: ReportInput['sources']) {
    this.texts = new Map(sources.map(({ path, text }) => [path, text]));
  }

  /** A line by its 1-based number, without its line end; undefined for files that were not opened. */
  at(file: string, line: number): string | undefined {
    let lines = this.lines.get(file);
    if (!lines) {
      lines = this.texts.get(file)?.split(/\r?\n/) ?? [];
      this.lines.set(file, lines);
    }
    return lines[line - 1];
  }
}
