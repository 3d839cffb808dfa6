import type { TextStyle } from '../edits.ts';

/** The line end most lines of a text have. */
export function lineEndOf(text: string): '\n' | '\r\n' {
  let crlf = 0;
  let lf = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    if (text[at - 1] === '\r') crlf++;
    else lf++;
  }
  return crlf > lf ? '\r\n' : '\n';
}

/** One level of indentation: a tab, or the step by which indented lines most often grow. */
export function indentOf(text: string): string {
  const steps = new Map<number, number>();
  let tabs = 0;
  let spaces = 0;
  let previous = 0;
  for (const line of text.split('\n')) {
    const white = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (white.length === line.trimEnd().length) continue;
    if (white.startsWith('\t')) tabs++;
    else if (white.length > 1) {
      spaces++;
      const step = white.length - previous;
      if (step > 1) steps.set(step, (steps.get(step) ?? 0) + 1);
    }
    previous = white.startsWith('\t') ? 0 : white.length;
  }
  if (tabs > spaces) return '\t';
  const [best] = [...steps].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  return ' '.repeat(Math.min(best?.[0] ?? 2, 8));
}

/** How new lines are written into a text. */
export function textStyle(text: string): TextStyle {
  return { eol: lineEndOf(text), indent: indentOf(text) };
}
