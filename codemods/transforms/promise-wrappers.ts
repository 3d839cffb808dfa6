import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import type { Range } from '../sources/source.ts';
import { readsOwnScope } from './await-names.ts';
import type { WaitingCall } from './await-style.ts';
import type { Callback } from './callbacks.ts';
import { isFunction, type Node } from './expressions.ts';
import type { UnitEdit } from './transform.ts';

/** What a callback does that only settles the promise around the call. */
interface Settling {
  /** Name of what it is given. */
  parameter: string;
  /** What the promise is settled with; `undefined` when with what the callback is given, as it is. */
  value: Node | string | undefined;
  isArrow: boolean;
  /** The edit that translates what it is given. */
  translation?: UnitEdit | undefined;
}

/**
 * `new Promise((resolve, reject) => native.then(resolve, reject))` becomes `native`, where nobody can tell: the executor
 * holds the one call, its callbacks settle the promise with what cannot throw and do nothing else, and the promise is
 * awaited or returned by an asynchronous function. There a call that throws is a rejection either way; anywhere else it
 * would be one only inside of `new Promise`. The promise may be settled some microtasks earlier.
 */
export function withoutWrappers(edits: readonly UnitEdit[]): UnitEdit[] {
  return edits.map((edit) => {
    const parts = edit.waiting && unwrapped(edit, edit.waiting, edits);
    if (!parts) return edit;
    const { waiting: _, ...rest } = edit;
    return { ...rest, ...parts };
  });
}

function unwrapped(
  edit: UnitEdit,
  { parsed, path, callbacks, native }: WaitingCall,
  all: readonly UnitEdit[],
): (Range & { parts: EditPart[] }) | undefined {
  const wrapper = wrapperOf(path);
  if (!wrapper) return undefined;
  const { promise, executor } = wrapper;
  const [resolve, reject] = executor.params.map((parameter: Node) => parameter.name);
  const ok = settling(callbacks.ok, resolve, edit, all);
  const err = settling(callbacks.err, reject, edit, all);
  if (!ok || !err) return undefined;

  const call: Node = path.node;
  const settlers = new RegExp(`\\b(${resolve}|${reject})\\b`);
  const args: Node[] = call.arguments.filter(
    (each: Node) => each !== callbacks.ok.node && each !== callbacks.err.node,
  );
  if (args.some((each) => settlers.test(parsed.text(rangeOf(each))))) return undefined;
  if (executor.type !== 'ArrowFunctionExpression' && args.some(readsOwnScope)) return undefined;

  const parts = [...native, ...handlers(ok, err)];
  const range = rangeOf(promise.node as Node);
  const others = all.filter((each) => each !== edit && each !== ok.translation && each !== err.translation);
  return isWrittenByOthers(edit, range, parts, others) ? undefined : { ...range, parts };
}

/** The `new Promise` whose executor is this call and nothing else, where its place makes no difference. */
function wrapperOf(call: ASTPath): { promise: ASTPath; executor: Node } | undefined {
  let path = call.parent as ASTPath | undefined;
  if (path?.node.type === 'ExpressionStatement') {
    const block: Node = path.parent?.node;
    if (block?.type !== 'BlockStatement' || block.body.length !== 1 || block.directives?.length)
      return undefined;
    path = path.parent.parent as ASTPath;
  } else if ((path?.node as Node)?.body !== call.node) return undefined;
  const executor: Node = path?.node;
  if (!path || !isFunction(executor) || executor.async || executor.generator || executor.id) return undefined;
  if (executor.params.length !== 2 || executor.params.some(({ type }: Node) => type !== 'Identifier'))
    return undefined;
  const promise = path.parent as ASTPath;
  const { type, callee, arguments: args }: Node = promise.node;
  if (type !== 'NewExpression' || callee.name !== 'Promise' || args.length !== 1 || args[0] !== executor)
    return undefined;
  if (promise.scope?.lookup('Promise')) return undefined;
  return isAwaited(promise) ? { promise, executor } : undefined;
}

/** Does whoever waits for the promise see a throw in its place as a rejection? */
function isAwaited(promise: ASTPath): boolean {
  const parent: Node = promise.parent?.node;
  if (parent?.type === 'AwaitExpression') return true;
  if (parent?.type === 'ArrowFunctionExpression') return parent.async && parent.body === promise.node;
  if (parent?.type !== 'ReturnStatement') return false;
  for (let path = promise.parent.parent as ASTPath | undefined; path; path = path.parent) {
    const node: Node = path.node;
    if (isFunction(node)) return Boolean(node.async) && !node.generator;
    // It would catch what is thrown there, and not what is returned.
    if (node.type === 'TryStatement') return false;
  }
  return false;
}

function settling(
  { node, inline }: Callback,
  settler: string,
  own: UnitEdit,
  all: readonly UnitEdit[],
): Settling | undefined {
  const translation = node && translationOf(node, own, all);
  const { name, value } = translation?.translates ?? {};
  if (node?.type === 'Identifier' && node.name === settler)
    return { parameter: name ?? '', value, isArrow: true, translation };
  if (!inline || inline.async || inline.generator || inline.id || inline.params.length > 1) return undefined;
  const [first]: Node[] = inline.params;
  if (first && first.type !== 'Identifier') return undefined;
  const call = onlyExpression(inline.body);
  if (call?.type !== 'CallExpression' || call.callee.name !== settler || call.arguments.length > 1)
    return undefined;
  const [given]: Node[] = call.arguments;
  const parameter: string = first?.name ?? '';
  const isArrow = inline.type === 'ArrowFunctionExpression';
  if (parameter === settler) return undefined;
  const isIdentity = given?.type === 'Identifier' && given.name === parameter;
  if (isIdentity) return { parameter: name ?? parameter, value, isArrow, translation };
  if (!given) return { parameter, value: 'undefined', isArrow, translation };
  return !translation && cannotThrow(given, parameter) ? { parameter, value: given, isArrow } : undefined;
}

/** Around the callback, or at its beginning. */
function translationOf(node: Node, own: UnitEdit, all: readonly UnitEdit[]): UnitEdit | undefined {
  return all.find(
    (edit) =>
      edit.translates &&
      edit.unit.id === own.unit.id &&
      ((edit.start === node.start && edit.end === node.end) ||
        (isFunction(node) && edit.start === node.body.start + 1 && edit.end === edit.start)),
  );
}

function onlyExpression(body: Node): Node {
  if (body.type !== 'BlockStatement') return body;
  const [only, more]: Node[] = body.body;
  if (!only || more || body.directives?.length) return undefined;
  return only.type === 'ExpressionStatement'
    ? only.expression
    : only.type === 'ReturnStatement'
      ? only.argument
      : undefined;
}

/** Constants, the parameter, a field of it, and objects made of these. */
function cannotThrow(node: Node, parameter: string | undefined): boolean {
  switch (node.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
    case 'NullLiteral':
      return true;
    case 'Identifier':
      return node.name === parameter || node.name === 'undefined';
    case 'MemberExpression':
      return !node.computed && node.object.type === 'Identifier' && node.object.name === parameter;
    case 'ArrayExpression':
      return node.elements.every((each: Node) => each && cannotThrow(each, parameter));
    case 'ObjectExpression':
      return node.properties.every(
        (each: Node) =>
          each.type === 'ObjectProperty' && !each.computed && cannotThrow(each.value, parameter),
      );
    default:
      return false;
  }
}

function handlers(ok: Settling, err: Settling): EditPart[] {
  if (ok.value === undefined)
    return err.value === undefined ? [] : ['.catch(', ...handler(err, 'throw '), ')'];
  const then = handler(ok, 'return ');
  if (err.value === undefined) return ['.then(', ...then, ')'];
  return ['.then(\n  ', ...then, ',\n  ', ...handler(err, 'throw '), '\n)'];
}

function handler({ parameter, value, isArrow }: Settling, verb: 'return ' | 'throw '): EditPart[] {
  const what = typeof value === 'string' ? value : rangeOf(value);
  if (!isArrow) return [`function (${parameter}) { ${verb}`, what, '; }'];
  if (verb === 'throw ') return [`(${parameter}) => { throw `, what, '; }'];
  const isObject = typeof what === 'string' ? what.startsWith('{') : value.type === 'ObjectExpression';
  return isObject ? [`(${parameter}) => (`, what, ')'] : [`(${parameter}) => `, what];
}

/**
 * Does another edit stand in the way? Those in the arguments of the call are made as they would be, and a field may have
 * another name in what the promise is settled with; a value that crosses over there has to stay where it is.
 */
function isWrittenByOthers(
  own: UnitEdit,
  range: Range,
  parts: readonly EditPart[],
  all: readonly UnitEdit[],
): boolean {
  const native = own.waiting?.native ?? [];
  return all.some((edit) => {
    if (edit.unit.id !== own.unit.id || edit.start >= range.end || edit.end <= range.start) return false;
    const isAround = edit.start <= range.start && edit.end >= range.end;
    const isIn = (part: EditPart) =>
      typeof part !== 'string' && part.start <= edit.start && part.end >= edit.end;
    const isName = edit.parts.every((part) => typeof part !== 'string' || /^[\w$.]*$/.test(part));
    return !isAround && !native.some(isIn) && !(isName && parts.some(isIn));
  });
}
