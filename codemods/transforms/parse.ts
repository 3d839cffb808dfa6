import jscodeshift, { type ASTNode, type ASTPath } from 'jscodeshift';
import { parseScript } from '../sources/parse.ts';
import type { ScriptUnit } from '../sources/source.ts';
import type { ParsedUnit } from './transform.ts';

export const j = jscodeshift;

/** Statements and whole files share ranges with the expressions in them; a range stands for the expression. */
const NOT_A_VALUE =
  /^(File|Program|ExpressionStatement|ImportSpecifier|ExportSpecifier|TemplateElement|Directive)$/;

/**
 * The syntax tree of a script for jscodeshift. The tree is made by Babel and only wrapped: jscodeshift's own way
 * through recast expands tabs and line ends first, and offsets would no longer be those of the source.
 */
export function parseUnit(unit: ScriptUnit): ParsedUnit {
  const root = j(parseScript(unit) as unknown as ASTNode);
  if (/^tsx?$/.test(unit.language)) endNamesBeforeTypes(root);
  let index: Map<string, ASTPath> | undefined;
  return {
    unit,
    root,
    pathAt(range) {
      index ??= indexByRange(root);
      return index.get(`${range.start}:${range.end}`);
    },
    text: (range) => unit.code.slice(range.start, range.end),
  };
}

/** Babel counts the type into `err: any`; facts are about the name. */
function endNamesBeforeTypes(root: ReturnType<typeof j>): void {
  root.find(j.Identifier).forEach(({ node }) => {
    const place = node as unknown as { start?: number; end?: number };
    if (node.typeAnnotation && typeof place.start === 'number') place.end = place.start + node.name.length;
  });
}

function indexByRange(root: ReturnType<typeof j>): Map<string, ASTPath> {
  const index = new Map<string, ASTPath>();
  // biome-ignore lint/suspicious/noExplicitAny: Node is abstract and has no builder type of its own
  root.find(j.Node as any).forEach((found) => {
    const path = found as ASTPath;
    const { start, end, type } = path.node as unknown as { start?: number; end?: number; type: string };
    if (typeof start !== 'number' || typeof end !== 'number' || NOT_A_VALUE.test(type)) return;
    const key = `${start}:${end}`;
    // Outermost first: of `{ onMsg }` the property, not the two identifiers in it.
    if (!index.has(key)) index.set(key, path);
  });
  return index;
}
