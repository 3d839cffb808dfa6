import { parseScript } from '../sources/parse.ts';
import type { Range, SourceFile } from '../sources/source.ts';
import { isBlank, lineStart, nextLine } from './lines.ts';

/** A comment of a file; offsets are the file's. */
export interface FileComment extends Range {
  /** What is between the comment signs. */
  text: string;
  /** Nothing else is on its lines. */
  alone: boolean;
}

/** Every comment of a file's scripts and of its markup, in order. */
export function commentsOf(file: SourceFile): FileComment[] {
  const found: FileComment[] = [];
  const add = (start: number, end: number, text: string) => {
    const { text: all } = file;
    const alone =
      isBlank(all.slice(lineStart(all, start), start)) && isBlank(all.slice(end, nextLine(all, end)));
    found.push({ start, end, text, alone });
  };
  for (const unit of file.scripts) {
    for (const { start, end, value } of parseScript(unit, { attachComment: false }).comments ?? []) {
      add(unit.offset + (start as number), unit.offset + (end as number), value);
    }
  }
  const inScript = (offset: number) =>
    file.scripts.some((unit) => offset >= unit.offset && offset < unit.offset + unit.code.length);
  for (const match of file.text.matchAll(/<!--([\s\S]*?)-->/g)) {
    if (inScript(match.index)) continue;
    add(match.index, match.index + match[0].length, match[1] as string);
  }
  return found.sort((a, b) => a.start - b.start);
}
