import { type EditPart, rangeOf } from '../edits.ts';
import type { NativeField } from './call-options.ts';
import { isStringly, literalProperties, type Node } from './expressions.ts';

/** A text that legacy made a string of, and on which v2 insists. */
export const stringField = (name: string): NativeField => ({
  name,
  wrap: (value, node) => (node && isStringly(node) ? value : ['String(', ...value, ')']),
});

/** The same where there may be none. */
export const orNothing = (name: string): NativeField => ({
  name,
  wrap: (value, node) => {
    if (node) return isStringly(node) ? value : ['String(', ...value, ')'];
    return [...value, ' && String(', ...value, ')'];
  },
});

/** Ids of users, one or a list of them. */
export const idList = (name: string): NativeField => ({
  name,
  wrap: (value, node) => {
    if (node?.type === 'ArrayExpression' && isInCall(value, node)) return arrayOf(node.elements.map(idOf));
    return ['[].concat(', ...value, ').map(String)'];
  },
});

/**
 * A list of members. `from` is the field of an entry that has the id (none: the entry is the id), `to` the field it gets
 * (none: the entry becomes the id).
 */
export const memberIDs = (name: string, from: string | undefined, to: string | undefined): NativeField => ({
  name,
  wrap: (value, node) => {
    const ids =
      node?.type === 'ArrayExpression' && isInCall(value, node) ? writtenIDs(node, from) : undefined;
    if (ids?.length === 0) return [];
    if (ids) return arrayOf(ids.map((id) => (to ? [`{ ${to}: `, ...id, ' }'] : id)));
    const id = from ? `String(member.${from})` : 'String(member)';
    const entry = to ? `{ ${to}: ${id} }` : id;
    const list: EditPart[] = node ? value : ['(', ...value, ' || [])'];
    return [...list, `.map(function (member) {\n  return ${entry};\n})`];
  },
});

/** Is the value written in the call, and not in the variable of the options? */
function isInCall([first]: EditPart[], node: Node): boolean {
  return typeof first === 'object' && first.start === node.start;
}

function writtenIDs(list: Node, from: string | undefined): EditPart[][] | undefined {
  const ids: EditPart[][] = [];
  for (const element of list.elements) {
    if (!element || element.type === 'SpreadElement') return undefined;
    const entry = from ? literalProperties(element) : undefined;
    const id = from ? entry?.get(from)?.value : element;
    if (!id || (entry && entry.size > 1)) return undefined;
    ids.push(idOf(id));
  }
  return ids;
}

const idOf = (node: Node): EditPart[] =>
  isStringly(node) ? [rangeOf(node)] : ['String(', rangeOf(node), ')'];

function arrayOf(entries: EditPart[][]): EditPart[] {
  return ['[', ...entries.flatMap((entry, index) => (index > 0 ? [', ', ...entry] : entry)), ']'];
}

/** `[{Key, Value}]` -> `[{key, value}]` */
export const customFields = (name: string): NativeField => ({
  name,
  wrap: (value, node) => [
    ...(node ? value : ['(', ...value, ' || [])']),
    '.map(function (field) {\n  return { key: field.Key, value: field.Value };\n})',
  ],
});
