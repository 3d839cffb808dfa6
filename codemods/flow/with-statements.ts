import type { SiteRefusal } from './facts.ts';
import type { Node, Program } from './program.ts';

/** Is the node in the body of a `with (object) { … }`, where any name may be a property of the object? */
export function isInsideWith({ ts }: Program, node: Node): boolean {
  // the parser marks it on every node; its name is not in the public types
  const { InWithStatement } = ts.NodeFlags as unknown as { InWithStatement: number };
  return (node.flags & InWithStatement) !== 0;
}

/** Why a place in or at a `with` statement is left alone. */
export function withRefusal(program: Program, node: Node): SiteRefusal | undefined {
  const { ts } = program;
  if (isInsideWith(program, node))
    return {
      code: 'with-statement',
      reason: 'it is inside of a with statement, which can give every name another meaning',
    };
  let at = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  return ts.isWithStatement(at.parent) && at.parent.expression === at
    ? { code: 'with-statement', reason: 'a with statement makes names of the members of the SDK' }
    : undefined;
}
