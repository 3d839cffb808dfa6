import type { ASTPath } from 'jscodeshift';
import { rangeOf } from '../edits.ts';
import { isPure, type Node } from './expressions.ts';
import { onOwnLine, withoutLine } from './statements.ts';
import type { ParsedUnit, TransformContext, UnitEdit } from './transform.ts';

/**
 * The edit that takes away a local variable nothing reads any more, with its line: `var seq = -1; // made by the SDK`.
 * None when somebody else mentions the name, or when the declaration shares its line.
 *
 * @param use the one mention that is left out.
 */
export function unusedVariable(context: TransformContext, parsed: ParsedUnit, use: Node): UnitEdit[] {
  const references = context.facts.referencesOf(parsed.unit, rangeOf(use));
  const [declaration, ...others] = references.filter(
    (r) => r.unit !== parsed.unit || r.range.start !== use.start || r.range.end !== use.end,
  );
  if (!declaration || others.length > 0 || declaration.unit !== parsed.unit) return [];
  const path = parsed.pathAt(declaration.range)?.parent as ASTPath | undefined;
  const declarator: Node = path?.node;
  const statement: Node = path?.parent?.node;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init || !isPure(declarator.init)) return [];
  if (
    statement.declarations.length !== 1 ||
    path?.parent?.parent?.node.type !== 'BlockStatement' ||
    !onOwnLine(parsed, statement)
  )
    return [];
  return [withoutLine(parsed, statement)];
}
