import type { FoundIsland } from './islands.ts';
import type { Island, Range } from './source.ts';

/**
 * Server code in a script is hidden behind a placeholder of the same length, so that the script parses and offsets
 * stay. Placeholders are made of Yi syllables: letters, so that they can be a name, and in nobody's source.
 */
const FILLER = '\ua000';
const FIRST_DIGIT = 0xa001;
const BASE = 1023;
const PLACEHOLDER = /\ua000*[\ua001-\ua3ff]{2}/g;

/** What a placeholder has to look like where it stands. */
type Form =
  /** an expression, or characters of a string */
  | 'name'
  | 'statement'
  /** nothing at all: around statements, properties and arguments */
  | 'comment'
  /** a comment behind a line end: what is before it ends */
  | 'break'
  /** nothing, where a comment has no room; text that moves loses it, which verification sees */
  | 'space'
  /** the head of a block with braces of its own: `@if (x) { … } else { … }` */
  | 'condition';

const FORMS: readonly Form[] = ['name', 'comment', 'space', 'statement', 'condition'];

const FRAMES: Record<Form, readonly [before: string, after: string]> = {
  name: ['', ''],
  statement: ['', ';'],
  comment: ['/*', '*/'],
  break: ['\n/*', '*/'],
  space: ['', ''],
  condition: ['if(', ')'],
};

const room = (form: Form) => FRAMES[form].join('').length;

/** A script with its islands masked. */
export interface MaskedCode {
  code: string;
  islands: Island[];
}

/** Tries `parse` on the masked code. Returns the offset of a syntax error, undefined when there is none. */
type ErrorAt = (code: string) => number | undefined;

/**
 * The code with every island masked so that it parses, or undefined when no way was found. Where an island first does
 * not fit, other forms are tried for it and its neighbours, as long as the error moves on.
 */
export function maskIslands(
  code: string,
  found: readonly FoundIsland[],
  errorAt: ErrorAt,
): MaskedCode | undefined {
  // In a script the tokens of the placeholders must mean nothing else.
  if (found.length >= BASE * BASE || (found.length > 0 && code.search(PLACEHOLDER) !== -1)) return undefined;
  const forms = found.map((island) => firstForm(code, island));
  let masked = render(code, found, forms);
  let error = errorAt(masked);
  for (let attempts = 0; error !== undefined; ) {
    const improved = neighbours(found, error).some((index) =>
      FORMS.some((form) => {
        const before = forms[index] as Form;
        if (form === before || !fits(code, found[index] as FoundIsland, form) || ++attempts > MOST_ATTEMPTS)
          return false;
        forms[index] = form;
        const attempt = render(code, found, forms);
        const next = errorAt(attempt);
        if (next !== undefined && next <= (error as number)) {
          forms[index] = before;
          return false;
        }
        masked = attempt;
        error = next;
        return true;
      }),
    );
    if (!improved) return undefined;
  }
  return {
    code: masked,
    islands: found.map(({ start, end, role }, index) => ({
      start,
      end,
      text: code.slice(start, end),
      mask: masked.slice(start, end),
      mayGo: role === 'output' && forms[index] === 'name',
      isGap: role === 'gap',
    })),
  };
}

/** Each costs one parse of the script. */
const MOST_ATTEMPTS = 300;

function fits(code: string, { start, end, role }: FoundIsland, form: Form): boolean {
  const enough = end - start > room(form) + 1;
  if (form === 'space') return role !== 'output' && !fits(code, { start, end, role }, 'comment');
  // A value can be part of a name; anything else must not grow together with one.
  if (form === 'name' && role !== 'output')
    return enough && !/\w|[<{#]/.test((code[start - 1] ?? '') + (code[end] ?? ''));
  return enough;
}

function firstForm(code: string, island: FoundIsland): Form {
  const { start, end, role } = island;
  if (role === 'gap') return 'break';
  if (role !== 'output') return fits(code, island, 'comment') ? 'comment' : 'space';
  // Alone on its line, and the line before does not go on.
  const before = code.slice(Math.max(0, start - 200), start);
  const alone = /(^|\n)[ \t]*$/.test(before) && /^[ \t]*(\r?\n|$)/.test(code.slice(end, end + 200));
  return alone && !/[(,=:?[&|+*/-]\s*$/.test(before) ? 'statement' : 'name';
}

/** The island the error is in, and the nearest ones before and after it. */
function neighbours(found: readonly FoundIsland[], offset: number): number[] {
  const next = found.findIndex(({ end }) => end > offset);
  const last = next === -1 ? found.length - 1 : next - 1;
  return [next, last, last - 1, next + 1].filter((index) => index >= 0 && index < found.length);
}

function render(code: string, found: readonly Range[], forms: readonly Form[]): string {
  const pieces: string[] = [];
  let at = 0;
  found.forEach(({ start, end }, index) => {
    const form = forms[index] as Form;
    const [before, after] = FRAMES[form];
    const length = end - start - room(form);
    const inner = form === 'space' ? ' '.repeat(length) : placeholder(index, length);
    pieces.push(code.slice(at, start), before, inner, after);
    at = end;
  });
  pieces.push(code.slice(at));
  return pieces.join('');
}

/** Unique for an index whatever the length, which is at least 2. */
function placeholder(index: number, length: number): string {
  const digits = String.fromCharCode(FIRST_DIGIT + Math.floor(index / BASE), FIRST_DIGIT + (index % BASE));
  return FILLER.repeat(length - 2) + digits;
}

/** A piece of new code: text, or an island of the script that has to stand there. */
export type UnmaskedPiece = string | Island;

/** New code with its placeholders told apart from the rest. */
export function unmask(text: string, islands: readonly Island[]): UnmaskedPiece[] {
  if (islands.length === 0) return [text];
  const byPlaceholder = new Map(islands.map((island) => [island.mask.match(PLACEHOLDER)?.[0], island]));
  const pieces: UnmaskedPiece[] = [];
  let at = 0;
  for (const { 0: core, index } of text.matchAll(PLACEHOLDER)) {
    const island = byPlaceholder.get(core);
    if (!island) continue;
    // A statement can come without its semicolon.
    const from = index - island.mask.indexOf(core);
    const whole = from >= at && text.startsWith(island.mask, from);
    pieces.push(text.slice(at, whole ? from : index), island);
    at = whole ? from + island.mask.length : index + core.length;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== '');
}

/** The text with `filler` in place of ranges, for looking at the rest. */
export function blank(text: string, ranges: readonly Range[], filler: string): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(text.slice(at, start), filler.repeat(end - start));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.join('');
}
