import type { ASTPath } from 'jscodeshift';
import { rangeOf } from '../edits.ts';
import { isDiscarded, isFunction, type Node, walk } from './expressions.ts';
import type { ParsedUnit, TransformContext } from './transform.ts';

/** Functions of the platform that call another one and look at nothing it returns. */
const CALLERS = /^(setTimeout|setInterval|setImmediate|requestAnimationFrame|addEventListener|nextTick)$/;

/**
 * May a function become asynchronous, or stay so and end later, without anybody seeing it? Nobody may look at what it
 * returns, and what it throws before the call must not matter to whoever called it.
 *
 * @param home the function.
 * @param statement the call that ends it.
 */
export function asynchronousFunction(
  context: TransformContext,
  parsed: ParsedUnit,
  home: ASTPath,
  statement: ASTPath,
): boolean {
  const node: Node = home.node;
  const parent: Node = home.parent?.node;
  if (node.generator || (node.kind && node.kind !== 'method')) return false;
  if (/CallExpression$/.test(parent?.type ?? '') && parent.arguments.includes(node)) {
    const { callee } = parent;
    const name = callee.type === 'Identifier' ? callee.name : callee.property?.name;
    return CALLERS.test(name ?? '') || isConverted(context, parsed, home.parent as ASTPath);
  }
  const name = nameOf(home);
  return (
    name !== undefined &&
    parsed.unit.kind === 'module' &&
    isOnlyCalled(context, parsed, name, home, statement)
  );
}

/** Is it the callback of an SDK call that becomes `.then(ok, err)`, whose promise nobody holds? */
function isConverted(context: TransformContext, parsed: ParsedUnit, call: ASTPath): boolean {
  const range = rangeOf(call.node as Node);
  const site = context.facts
    .sitesOf(parsed.unit)
    .find((each) => each.kind === 'api-call' && each.start === range.start && each.end === range.end);
  return site !== undefined && isDiscarded(call);
}

/** The name a function is declared by; undefined when it is exported, a method, or has none. */
function nameOf(home: ASTPath): Node | undefined {
  const node: Node = home.node;
  const parent: Node = home.parent?.node;
  if (node.type === 'FunctionDeclaration') return /^Export/.test(parent?.type ?? '') ? undefined : node.id;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return undefined;
  const declaration = home.parent.parent as ASTPath;
  const isConstant = (declaration.node as Node).kind === 'const';
  return isConstant && !/^Export/.test(declaration.parent?.node.type ?? '') ? parent.id : undefined;
}

/** Is every mention a call whose value nobody takes, and nothing depends on how the function ends? */
function isOnlyCalled(
  context: TransformContext,
  parsed: ParsedUnit,
  name: Node,
  home: ASTPath,
  statement: ASTPath,
): boolean {
  const quiet = isQuietBefore(home.node, statement.node);
  const mentions = context.facts.referencesOf(parsed.unit, rangeOf(name));
  const calls = mentions.filter(({ unit, range }) => unit !== parsed.unit || range.start !== name.start);
  return (
    mentions.length > calls.length &&
    calls.every(({ unit, range, write }) => {
      const path = unit === parsed.unit && !write ? parsed.pathAt(range) : undefined;
      const call = path?.parent as ASTPath | undefined;
      const made: Node = call?.node;
      if (!call || made?.type !== 'CallExpression' || made.callee !== path?.node) return false;
      if (call.parent?.node.type !== 'ExpressionStatement' || isTried(call)) return false;
      return quiet || endsItsFunction(call.parent as ASTPath);
    })
  );
}

/** Does nothing that could throw run before the statement: no call, no `throw`? */
function isQuietBefore(home: Node, statement: Node): boolean {
  let quiet = true;
  walk(home.body, (node) => {
    if (node === statement) return false;
    if (
      /^(CallExpression|OptionalCallExpression|NewExpression|ThrowStatement|AwaitExpression|TaggedTemplateExpression)$/.test(
        node.type,
      )
    )
      quiet = false;
    return quiet && !isFunction(node);
  });
  return quiet;
}

/** Would an exception be caught in the function around? */
function isTried(path: ASTPath): boolean {
  for (let at = path.parent as ASTPath | undefined; at && !isFunction(at.node); at = at.parent) {
    if (at.node.type === 'TryStatement') return true;
  }
  return false;
}

function endsItsFunction(statement: ASTPath): boolean {
  const block: Node = statement.parent?.node;
  return (
    block?.type === 'BlockStatement' &&
    block.body.at(-1) === statement.node &&
    isFunction(statement.parent.parent?.node)
  );
}
