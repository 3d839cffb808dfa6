import type { Calls } from './calls.ts';
import type { FunctionValue, Slot } from './graph.ts';
import type { Node } from './program.ts';

type NewExpression = import('ts-morph').ts.NewExpression;
type CallExpression = import('ts-morph').ts.CallExpression;

/** Methods every promise has, and no legacy object. */
export const PROMISE_METHODS = new Set(['then', 'catch', 'finally']);

/**
 * A promise is taken for the value it will give: `await` and `then` hand on what is in its slot, and whatever its
 * executor gives to `resolve` is put there. What it is rejected with is not followed.
 */
export function connectPromise(calls: Calls, node: NewExpression): boolean {
  const { model } = calls.access;
  const { ts } = model.program;
  const callee = model.strip(node.expression);
  if (!ts.isIdentifier(callee) || callee.text !== 'Promise' || model.names.keyOf(callee) !== 'Promise')
    return false;
  const [executor] = node.arguments ?? [];
  if (!executor) return false;
  const settle = model.settle(node);
  model.graph.on(model.slot(executor), (value) => {
    if (value.kind !== 'function' || ts.isClassLike(value.node)) return;
    const [resolve, reject] = parametersOf(calls, value);
    if (resolve) model.graph.add(resolve, settle, { node, why: 'resolves the promise' });
    // Who handles the failure is not followed, so what is given to `reject` goes out of sight.
    if (reject) model.graph.add(reject, model.page, { node, why: 'rejects the promise' });
  });
  calls.answered.add(node);
  return true;
}

/** `promise.then(ok, err)`: a call of a function of the language, whatever is known of the promise. */
export function connectThen(calls: Calls, node: CallExpression, base: Slot, name: string): void {
  const { model } = calls.access;
  const { graph } = model;
  const result = model.slot(node);
  const [first, second] = node.arguments.map((argument) => model.slot(argument));
  if (name === 'then' && first) {
    calls.callback(first, [base], result);
    if (second) calls.callback(second, [], result);
  } else {
    // What the promise gave goes on, and so does what the handler of its failure makes of that.
    graph.edge(base, result);
    if (name === 'catch' && first) calls.callback(first, [], result);
  }
  calls.answered.add(node);
}

const parametersOf = ({ access }: Calls, { node }: FunctionValue): Slot[] =>
  access.model.functionSlots(node as Node as never).parameters;
