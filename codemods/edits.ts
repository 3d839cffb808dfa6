import type { Range } from './sources/source.ts';

/**
 * Edits are data: a range of the original text and what stands there afterwards. The replacement is a list of
 * literal strings and of *holes*, ranges of the original that are kept. Edits inside a hole still apply; edits in
 * the replaced range but outside every hole are dropped with the text they belong to. So a transform can rewrite
 * the frame of a call and leave the callback inside it, comments and all, to others.
 */
export interface Edit extends Range {
  parts: readonly EditPart[];
}

export type EditPart = string | Range;

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

/** An edit that adds text at `position` and removes nothing. */
export function insert(position: number, text: string): Edit {
  return { start: position, end: position, parts: [text] };
}
