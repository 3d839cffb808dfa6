import { rangeOf } from '../edits.ts';
import { literalProperties, type Node, propertyName } from './expressions.ts';
import type { ParsedUnit, TransformContext } from './transform.ts';

/** What an object literal in a variable is known to hold. */
export interface KnownFields {
  fields: Set<string>;
  /** Properties of the literal whose fields nobody writes again. */
  written: Map<string, Node>;
}

/** The fields of an object that is written in one place, with those that are added; undefined when it cannot be seen. */
export function knownFields(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
): KnownFields | undefined {
  const definition = context.facts.definitionOf(parsed.unit, rangeOf(options));
  const where = definition && context.parsed(definition.unit);
  const literal = where && literalProperties(where.pathAt(definition.range)?.node);
  if (!literal || where !== parsed || options.type !== 'Identifier') return undefined;
  const fields = new Set(literal.keys());
  const written = new Map(literal);
  for (const reference of context.facts.referencesOf(parsed.unit, rangeOf(options))) {
    const path = context.parsed(reference.unit).pathAt(reference.range);
    const parent: Node = path?.parent?.node;
    if (!path || !parent) return undefined;
    const node: Node = path.node;
    if (node.type === 'VariableDeclarator' || parent.type === 'VariableDeclarator') {
      if (node.type === 'Identifier' && parent.init === node) return undefined;
      continue;
    }
    if (parent.type === 'AssignmentExpression' && parent.left === node) continue;
    if (/^(Optional)?MemberExpression$/.test(parent.type) && parent.object === node) {
      const target: Node = path.parent.parent?.node;
      const name = propertyName(parent);
      const isWrite =
        (target?.type === 'AssignmentExpression' && target.left === parent) ||
        target?.type === 'UpdateExpression' ||
        (target?.type === 'UnaryExpression' && target.operator === 'delete');
      if (name === undefined) return undefined;
      if (isWrite) {
        fields.add(name);
        written.delete(name);
      }
      continue;
    }
    if (!isLookedAt(context, reference.unit, parent, node)) return undefined;
  }
  return { fields, written };
}

/** An argument of the SDK or of something that only prints. */
function isLookedAt(context: TransformContext, unit: ParsedUnit['unit'], call: Node, node: Node): boolean {
  if (call.type !== 'CallExpression' || !call.arguments.includes(node)) return false;
  if (context.facts.sdkPath(unit, rangeOf(call.callee)) !== undefined) return true;
  return /^(console\.\w+|JSON\.stringify)$/.test(context.parsed(unit).text(rangeOf(call.callee)));
}
