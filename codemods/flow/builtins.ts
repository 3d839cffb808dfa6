import type { Calls } from './calls.ts';
import type { Slot, Value } from './graph.ts';
import type { Node } from './program.ts';

type CallExpression = import('ts-morph').ts.CallExpression;
type Call = CallExpression | import('ts-morph').ts.NewExpression;

/** Methods that call a function with (element, index, array). */
const EACH = new Set([
  'forEach',
  'map',
  'filter',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'flatMap',
]);
/** Methods whose result holds the same elements. */
const SAME = new Set(['slice', 'reverse', 'sort', 'filter', 'concat', 'splice', 'fill', 'flat', 'values']);
/** Methods that give one element. */
const ONE = new Set(['pop', 'shift', 'find', 'findLast', 'at']);
/** Methods that take elements in. */
const ADD = new Set(['push', 'unshift', 'splice', 'concat', 'fill']);
/** Methods that only look. */
const LOOK = new Set(['indexOf', 'lastIndexOf', 'includes', 'join', 'keys', 'hasOwnProperty', 'toString']);

/** Array methods, `call`, `apply` and `bind`, on whatever the receiver turns out to be. */
export function callBuiltin(calls: Calls, node: CallExpression, base: Slot, name: string): void {
  const { access } = calls;
  const { model } = access;
  const result = model.slot(node);
  const args = node.arguments.map((argument) => model.slot(argument));
  if (name === 'call' || name === 'apply' || name === 'bind') {
    model.graph.on(base, (value) => callIndirectly(calls, node, value, name));
    return;
  }
  if (![EACH, SAME, ONE, ADD, LOOK].some((set) => set.has(name)) && name !== 'reduce') return;
  let elements: Slot | undefined;
  model.graph.on(base, (value) => {
    if (!isArray(calls, value)) return;
    calls.answered.add(node);
    if (!elements) {
      elements = model.graph.slot(node);
      access.elements(base, elements, node);
    }
    arrayMethod(calls, node, base, value, elements, args, result, name);
  });
}

function isArray({ access }: Calls, value: Value): boolean {
  if (value.kind === 'legacy') return access.types.isArray(value.type.type);
  // an object from outside may be an array; what an own object has under that name is called as a function
  return value.kind === 'object' && (value.origin === 'array' || value.origin === 'foreign');
}

function arrayMethod(
  calls: Calls,
  node: CallExpression,
  base: Slot,
  value: Value,
  elements: Slot,
  args: Slot[],
  result: Slot,
  name: string,
): void {
  const { access } = calls;
  const { graph } = access.model;
  if (ADD.has(name)) {
    for (const [index, argument] of args.entries()) {
      if (name === 'splice' && index < 2) continue;
      if (name === 'concat') graph.edge(argument, result);
      else if (value.kind === 'object') access.store(value, undefined, argument);
      else graph.derive(base, argument);
    }
  }
  if (SAME.has(name)) graph.edge(base, result);
  if (ONE.has(name)) graph.edge(elements, result);
  const [callback, initial] = args;
  if (name === 'map' || name === 'flatMap') {
    const mapped = access.model.object(node, 'array');
    graph.add(result, mapped, { node, why: 'result of map' });
    if (callback) calls.callback(callback, [elements, undefined, base], mapped.written);
  } else if (EACH.has(name) && callback) calls.callback(callback, [elements, undefined, base]);
  else if (name === 'sort' && callback) calls.callback(callback, [elements, elements]);
  else if (name === 'reduce' && callback) {
    calls.callback(callback, [result, elements, undefined, base], result);
    graph.edge(initial ?? elements, result);
  }
}

function callIndirectly(calls: Calls, node: CallExpression, value: Value, name: string): void {
  const { model, types } = calls.access;
  const { ts } = model.program;
  const result = model.slot(node);
  const [self, ...rest] = node.arguments;
  if (value.kind === 'method' || value.kind === 'sdk') return;
  if (value.kind !== 'function' || types === undefined || ts.isClassLike(value.node)) return;
  calls.answered.add(node);
  if (name === 'apply') {
    const list = rest[0];
    if (list) {
      const slots = model.functionSlots(value.node as never);
      slots.parameters.forEach((parameter, index) => {
        const each = model.graph.slot(list);
        calls.access.read(model.slot(list), String(index), each, list);
        model.graph.edge(each, parameter);
      });
    }
  } else
    calls.passAll(
      value.node,
      rest.map((argument) => model.slot(argument)),
    );
  const slots = model.functionSlots(value.node as never);
  if (self && !ts.isArrowFunction(value.node)) model.graph.edge(model.slot(self), slots.self);
  if (name === 'bind') model.graph.add(result, value, { node, why: 'a bound function' });
  else model.graph.edge(slots.result, result);
}

/** Loops of jQuery and its like, `Object.keys`, `Array.from`: functions of the page that hand their argument on. */
export function callGlobal(calls: Calls, node: Call, callee: Node, name: string): void {
  const { model } = calls.access;
  const { ts } = model.program;
  if (!ts.isPropertyAccessExpression(callee) || !ts.isIdentifier(callee.expression)) return;
  const object = callee.expression.text;
  const args = (node.arguments ?? []).map((argument) => model.slot(argument));
  const [first, second] = args;
  const known = `${object}.${name}`;
  if (!first) return;
  if (/^(\$|jQuery|zepto)\.(each|map)$/i.test(known) && second) {
    calls.callback(second, [undefined, elementsOf(calls, first, node)]);
  } else if (
    /^(_|lodash|angular|R)\.(each|forEach|map|filter|find|some|every|sortBy)$/.test(known) &&
    second
  ) {
    calls.callback(second, [elementsOf(calls, first, node)]);
  } else if (
    /^(_|lodash)\.(clone|slice|compact|uniq|reverse|take|drop|remove|toArray|flatten|concat)$/.test(known)
  ) {
    model.graph.edge(first, model.slot(node));
    if (second && name === 'remove') calls.callback(second, [elementsOf(calls, first, node)]);
  } else if (/^(Object\.(assign|freeze|seal)|(\$|jQuery|_|angular)\.extend)$/.test(known)) {
    for (const argument of args) model.graph.edge(argument, model.slot(node));
  } else if (known === 'Array.from' || known === 'Promise.resolve' || known === 'Promise.all') {
    model.graph.edge(first, model.slot(node));
  } else if (known === 'Object.values') {
    const values = model.object(node, 'array');
    model.graph.edge(elementsOf(calls, first, node), values.written);
    model.graph.add(model.slot(node), values, { node, why: 'values of an object' });
  } else if (!/^(Object\.(keys|create|defineProperty)|Array\.isArray)$/.test(known)) return;
  // the page's, or what the script imports under the usual name
  const key = model.names.keyOf(callee.expression);
  const imported = typeof key !== 'string' && key.declarations?.some((each) => isImport(ts, each));
  if (key === object || imported) calls.answered.add(node);
}

function isImport(ts: import('./program.ts').Ts, declaration: Node): boolean {
  if (ts.isImportClause(declaration) || ts.isNamespaceImport(declaration)) return true;
  const value = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  return !!value && ts.isCallExpression(value) && value.expression.getText() === 'require';
}

function elementsOf(calls: Calls, base: Slot, node: Node): Slot {
  const each = calls.access.model.graph.slot(node);
  calls.access.elements(base, each, node);
  return each;
}
