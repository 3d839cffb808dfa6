import { parseScript } from '../sources/parse.ts';
import type { ScriptUnit, SourceFile } from '../sources/source.ts';
import { isBlank, lineStart } from './lines.ts';

/** Where a marker goes: in front of something that begins its line. */
export interface MarkerPlace {
  /** Offset in the file of what the marker stands above. */
  offset: number;
  /** The comment signs that are comments there. */
  language: 'script' | 'markup';
}

/**
 * The place for a marker about `offset`: above the innermost statement, class member or property around it that
 * begins its line. A comment between two of those never changes what a script means. In markup (and for the values
 * of attributes) above the tag, when the tag begins its line. Undefined where no comment can stand.
 */
export function markerPlace(file: SourceFile, offset: number): MarkerPlace | undefined {
  const unit = file.scripts.find((u) => offset >= u.offset && offset < u.offset + Math.max(1, u.code.length));
  if (!unit || unit.kind === 'handler') return aboveTag(file.text, offset);
  const inner = statementStarts(unit, offset - unit.offset)
    .map((start) => unit.offset + start)
    .reverse()
    .find((start) => isBlank(file.text.slice(lineStart(file.text, start), start)));
  return inner === undefined ? undefined : { offset: inner, language: 'script' };
}

function aboveTag(text: string, offset: number): MarkerPlace | undefined {
  const open = text.lastIndexOf('<', offset);
  if (open < 0 || !isBlank(text.slice(lineStart(text, open), open))) return undefined;
  return { offset: open, language: 'markup' };
}

/** Before these a comment line can stand. */
const STARTS =
  /(Statement|Declaration)$|^(ClassMethod|ClassProperty|ObjectMethod|ObjectProperty|SwitchCase)$/;
/** These read as statements and are none: `for (var i ...)`, the body of an arrow. */
const NO_LIST = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'BlockStatement']);

/** Starts of everything around an offset that a comment line can stand before, from the outside in. */
function statementStarts(unit: ScriptUnit, offset: number): number[] {
  const starts: number[] = [];
  // biome-ignore lint/suspicious/noExplicitAny: a syntax node of any kind.
  const visit = (node: any, parent: any, key: string): void => {
    if (Array.isArray(node)) {
      for (const item of node) visit(item, parent, key);
      return;
    }
    if (typeof node?.type !== 'string' || node.start > offset || node.end <= offset) return;
    const isHead = NO_LIST.has(parent?.type) && key !== 'body' && key !== 'consequent';
    const isExported = /^Export/.test(parent?.type ?? '');
    if (STARTS.test(node.type) && node.type !== 'BlockStatement' && !isHead && !isExported) {
      starts.push(decoratedStart(node));
    }
    for (const [name, child] of Object.entries(node)) {
      if (child && typeof child === 'object' && !name.endsWith('omments')) visit(child, node, name);
    }
  };
  visit(parseScript(unit, { attachComment: false }).program, undefined, '');
  return starts;
}

const decoratedStart = (node: { start: number; decorators?: { start: number }[] }) =>
  Math.min(node.start, ...(node.decorators ?? []).map(({ start }) => start));
