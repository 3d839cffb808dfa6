import jscodeshift, { type ASTNode, type ASTPath } from 'jscodeshift';
import { parseScript } from '../sources/parse.ts';
import type { ScriptUnit } from '../sources/source.ts';
import { type Node, walk } from './expressions.ts';
import { PathFinder } from './path-at.ts';
import type { ParsedUnit } from './transform.ts';

export const j = jscodeshift;

/**
 * The syntax tree of a script for jscodeshift. The tree is made by Babel and only wrapped: jscodeshift's own way
 * through recast expands tabs and line ends first, and offsets would no longer be those of the source.
 */
export function parseUnit(unit: ScriptUnit): ParsedUnit {
  const file = parseScript(unit);
  if (/^tsx?$/.test(unit.language)) endNamesBeforeTypes(file);
  const root = j(file as unknown as ASTNode);
  const finder = new PathFinder(root.paths()[0] as ASTPath);
  return {
    unit,
    root,
    pathAt: (range) => finder.at(range),
    text: (range) => unit.code.slice(range.start, range.end),
  };
}

/** Babel counts the type into `err: any`; facts are about the name. */
function endNamesBeforeTypes(file: Node): void {
  walk(file, (node) => {
    if (node.type === 'Identifier' && node.typeAnnotation && typeof node.start === 'number')
      node.end = node.start + node.name.length;
    return true;
  });
}
