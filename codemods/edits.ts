import type { Range } from './sources/source.ts';

/**
 * Edits are data: a range of the original text and what stands there afterwards. The replacement is a list of
 * literal strings and of *holes*, ranges of the original that are kept. Edits inside a hole still apply; edits in
 * the replaced range but outside every hole are dropped with the text they belong to. So a transform can rewrite
 * the frame of a call and leave the callback inside it, comments and all, to others.
 *
 * Literal strings are written with `\n` and two spaces per level, relative to the line the edit starts on;
 * `applyEdits` turns that into the line ends and the indentation of the file when it is given a `TextStyle`.
 */
export interface Edit extends Range {
  parts: readonly EditPart[];
  /** Characters that other edits take from the indentation of the place, so that new lines stand further out, too. */
  outdent?: number;
}

export type EditPart = string | Range;

/** How new lines look in a file. */
export interface TextStyle {
  eol: '\n' | '\r\n';
  /** One level of indentation: a tab or some spaces. */
  indent: string;
}

/** Anything with offsets: an AST node of Babel / jscodeshift. */
type NodeLike = { start?: number | null; end?: number | null };

/**
 * Template tag that builds the parts of an edit. Interpolated strings are literal, nodes and ranges become holes.
 *
 *     replace(call, code`tim.quitGroup(${groupId})`)
 */
export function code(
  strings: TemplateStringsArray,
  ...values: readonly (string | NodeLike | readonly EditPart[])[]
): EditPart[] {
  const parts: EditPart[] = [];
  strings.forEach((text, index) => {
    if (text) parts.push(text);
    const value = values[index];
    if (value === undefined) return;
    if (typeof value === 'string') parts.push(value);
    else if (Array.isArray(value)) parts.push(...value);
    else parts.push(rangeOf(value as NodeLike));
  });
  return parts;
}

/** The source range of a node. @throws when the node was built and not parsed. */
export function rangeOf(node: NodeLike): Range {
  if (typeof node.start !== 'number' || typeof node.end !== 'number') {
    throw new Error('rangeOf: the node has no place in the source; print it and pass the string');
  }
  return { start: node.start, end: node.end };
}

/** An edit that puts `parts` in the place of `node`. */
export function replace(node: NodeLike, parts: readonly EditPart[] | string): Edit {
  return { ...rangeOf(node), parts: typeof parts === 'string' ? [parts] : parts };
}

/** What an edit writes, with a blank where it keeps the original. */
export function writtenText({ parts }: Pick<Edit, 'parts'>): string {
  return parts.map((part) => (typeof part === 'string' ? part : ' ')).join('');
}

/** An edit that adds text at `position` and removes nothing. */
export function insert(position: number, text: string): Edit {
  return { start: position, end: position, parts: [text] };
}

/** Two edits that cannot both be made, or one that does not fit the text. The message names the ranges. */
export class EditConflictError extends Error {
  override readonly name = 'EditConflictError';
  readonly edits: readonly Edit[];
  constructor(message: string, edits: readonly Edit[]) {
    super(message);
    this.edits = edits;
  }
}

/** A piece of the original that is still there: `length` characters from `start` now stand at `outStart`. */
export interface KeptPiece {
  start: number;
  outStart: number;
  length: number;
}

/** A text after its edits. */
export interface EditedText {
  text: string;
  /** What was kept, in output order. Everything else in `text` was written by an edit. */
  kept: readonly KeptPiece[];
  /** Offset in the output of an offset in the input; for replaced text, where its replacement starts. */
  outOffset(offset: number): number;
}

/**
 * The text after all edits; see `Edit` for nesting. The order of the list does not matter, except that several
 * insertions at one position appear in list order. An insertion at the start of another edit goes before it, one at
 * its end goes after it.
 *
 * @throws EditConflictError when edits overlap without one being in a hole of the other, when two edits replace the
 * same range, or when a range is outside of the text or of its edit.
 */
export function applyEdits(text: string, edits: readonly Edit[], style?: TextStyle): string {
  return renderEdits(text, edits, style).text;
}

/** As `applyEdits`, and tells where every kept character went. */
export function renderEdits(text: string, edits: readonly Edit[], style?: TextStyle): EditedText {
  for (const edit of edits) checkRanges(text, edit);
  const writer = new Writer(text, style);
  writer.writeRange({ start: 0, end: text.length }, sortEdits(edits));
  return writer.finish();
}

function describe(edit: Range): string {
  return `[${edit.start}, ${edit.end})`;
}

function checkRanges(text: string, edit: Edit): void {
  const isRange = (r: Range) => Number.isInteger(r.start) && Number.isInteger(r.end) && r.start <= r.end;
  if (!isRange(edit) || edit.start < 0 || edit.end > text.length) {
    throw new EditConflictError(`edit ${describe(edit)} is outside of the text (0 to ${text.length})`, [
      edit,
    ]);
  }
  for (const part of edit.parts) {
    if (typeof part === 'string') continue;
    if (!isRange(part) || part.start < edit.start || part.end > edit.end) {
      throw new EditConflictError(`hole ${describe(part)} is outside of its edit ${describe(edit)}`, [edit]);
    }
  }
}

const isInsertion = (edit: Edit) => edit.start === edit.end;

/** Does the edit keep its whole range and only add around it? Then an edit of the same range is inside it. */
const wraps = (edit: Edit) =>
  edit.parts.some((p) => typeof p !== 'string' && p.start === edit.start && p.end === edit.end);

/** By start; at one start insertions first, then the widest; of two with the same range the wrapping one. */
function sortEdits(edits: readonly Edit[]): Edit[] {
  return [...edits].sort((a, b) => {
    if (a.start !== b.start) return a.start - b.start;
    if (isInsertion(a) || isInsertion(b)) return Number(isInsertion(b)) - Number(isInsertion(a));
    if (a.end !== b.end) return b.end - a.end;
    return Number(wraps(b)) - Number(wraps(a));
  });
}

class Writer {
  private readonly out: string[] = [];
  private length = 0;
  private readonly kept: KeptPiece[] = [];
  /** Output offset at which the replacement of each applied edit starts, in input order. */
  private readonly replaced: { start: number; end: number; outStart: number }[] = [];

  constructor(
    private readonly text: string,
    private readonly style: TextStyle | undefined,
  ) {}

  /** Writes `range` of the original with the sorted `edits`, all of which lie in it. */
  writeRange(range: Range, edits: readonly Edit[]): void {
    let position = range.start;
    let index = 0;
    while (index < edits.length) {
      const edit = edits[index++] as Edit;
      if (edit.start < position) {
        throw new EditConflictError(
          `edit ${describe(edit)} overlaps the edit before it, which ends at ${position}`,
          [edit],
        );
      }
      this.keep(position, edit.start);
      const inside: Edit[] = [];
      // An insertion at the very end of an edit goes behind it, so it is no part of it.
      while (index < edits.length && (edits[index] as Edit).start < edit.end) {
        const next = edits[index++] as Edit;
        if (next.end > edit.end) {
          throw new EditConflictError(`edits ${describe(edit)} and ${describe(next)} overlap`, [edit, next]);
        }
        inside.push(next);
      }
      this.writeEdit(edit, inside);
      position = edit.end;
    }
    this.keep(position, range.end);
  }

  private writeEdit(edit: Edit, inside: readonly Edit[]): void {
    this.replaced.push({ start: edit.start, end: edit.end, outStart: this.length });
    const holes = edit.parts.filter((part): part is Range => typeof part !== 'string');
    for (const inner of inside) {
      const touching = holes.filter((hole) => overlaps(hole, inner));
      if (inner.start === edit.start && inner.end === edit.end && (!wraps(edit) || wraps(inner))) {
        throw new EditConflictError(`two edits replace the same range ${describe(edit)}`, [edit, inner]);
      }
      for (const hole of touching) {
        if (inner.start < hole.start || inner.end > hole.end) {
          throw new EditConflictError(
            `edit ${describe(inner)} crosses the border of hole ${describe(hole)} of edit ${describe(edit)}`,
            [edit, inner],
          );
        }
      }
    }
    for (const part of edit.parts) {
      if (typeof part === 'string') this.write(this.styled(part, edit));
      else
        this.writeRange(
          part,
          inside.filter((inner) => belongsTo(inner, part, holes)),
        );
    }
  }

  private keep(start: number, end: number): void {
    if (start >= end) return;
    this.kept.push({ start, outStart: this.length, length: end - start });
    this.write(this.text.slice(start, end));
  }

  private write(text: string): void {
    this.out.push(text);
    this.length += text.length;
  }

  /** A literal in the file's own line ends and indentation. */
  private styled(literal: string, { start, outdent = 0 }: Edit): string {
    if (!this.style || !literal.includes('\n')) return literal;
    const { eol, indent } = this.style;
    const base = indentationAt(this.text, start).slice(outdent);
    const [first, ...rest] = literal.split('\n') as [string, ...string[]];
    const lines = rest.map((line, index) => {
      const content = line.replace(/^ +/, '');
      // Blank lines stay empty; what follows the last line of a literal is on that line and wants its indentation.
      if (!content && index < rest.length - 1) return '';
      const spaces = line.length - content.length;
      return base + indent.repeat(spaces >> 1) + (spaces % 2 ? ' ' : '') + content;
    });
    return [first, ...lines].join(eol);
  }

  finish(): EditedText {
    const text = this.out.join('');
    const byInput = [...this.kept].sort((a, b) => a.start - b.start);
    const { replaced, length } = this;
    return {
      text,
      kept: this.kept,
      outOffset(offset) {
        for (const piece of byInput) {
          if (offset >= piece.start && offset < piece.start + piece.length) {
            return piece.outStart + (offset - piece.start);
          }
        }
        // Not kept: the innermost edit around it says where its replacement stands.
        let best: { start: number; end: number; outStart: number } | undefined;
        for (const r of replaced) {
          if (offset >= r.start && offset <= r.end && (!best || r.end - r.start <= best.end - best.start))
            best = r;
        }
        return best ? best.outStart : length;
      },
    };
  }
}

/** Do two ranges share a character? An insertion shares one when it is strictly inside. */
function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Is `edit` made in this hole? An insertion between two touching holes belongs to the second. */
function belongsTo(edit: Edit, hole: Range, holes: readonly Range[]): boolean {
  if (edit.start < hole.start || edit.end > hole.end) return false;
  if (!isInsertion(edit) || edit.start < hole.end || hole.start === hole.end) return true;
  return !holes.some((other) => other.start === edit.start && other.end > other.start);
}

/** White space at the start of the line that holds `offset`. */
export function indentationAt(text: string, offset: number): string {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return (/^[ \t]*/.exec(text.slice(lineStart, offset)) as RegExpExecArray)[0];
}
