import { rangeOf } from '../edits.ts';
import { isFunction, isNothing, type Node } from './expressions.ts';
import type { ParsedUnit, TransformContext } from './transform.ts';

/**
 * May a callback that is given on be nothing? It may when it is a parameter of a function around it, unless that
 * function is only ever called by its name, with something in its place.
 */
export function mayBeMissing(context: TransformContext, parsed: ParsedUnit, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  for (let at = parsed.pathAt(node)?.parent; at; at = at.parent) {
    const around: Node = at.node;
    if (!isFunction(around)) continue;
    const index = around.params.findIndex((parameter: Node) => parameter.name === node.name);
    if (index < 0) continue;
    const maker: Node = at.parent?.node;
    if (maker?.type === 'NewExpression' && maker.callee.name === 'Promise') return false;
    const name: Node = around.id ?? (maker?.type === 'VariableDeclarator' ? maker.id : undefined);
    const isExported = /^Export/.test((around.id ? maker : at.parent?.parent?.parent?.node)?.type ?? '');
    return !name || isExported || !isAlwaysGiven(context, parsed, name, index);
  }
  return false;
}

function isAlwaysGiven(context: TransformContext, parsed: ParsedUnit, name: Node, index: number): boolean {
  const mentions = context.facts.referencesOf(parsed.unit, rangeOf(name));
  const uses = mentions.filter(({ unit, range }) => unit.id !== parsed.unit.id || range.start !== name.start);
  if (uses.length === 0) return false;
  return uses.every(({ unit, range }) => {
    const path = context.parsed(unit).pathAt(range);
    const call: Node = path?.parent?.node;
    if (call?.type !== 'CallExpression' || call.callee !== path?.node) return false;
    return (
      call.arguments.slice(0, index + 1).every((a: Node) => a.type !== 'SpreadElement') &&
      !isNothing(call.arguments[index])
    );
  });
}
