import type { Access } from './access.ts';
import { callBuiltin, callGlobal } from './builtins.ts';
import type { Slot, Value } from './graph.ts';
import type { Node } from './program.ts';
import { connectPromise, connectThen, PROMISE_METHODS } from './promises.ts';

type Call = import('ts-morph').ts.CallExpression | import('ts-morph').ts.NewExpression;
type FunctionLike = import('ts-morph').ts.FunctionLikeDeclaration;

/** Calls nobody in the run answers: their arguments are gone. */
export interface UnknownCall {
  node: Call;
  callee: Slot;
  base: Slot | undefined;
  name: string | undefined;
}

/** Connects a call with what may be called: functions of the application, the SDK, methods of legacy objects, arrays. */
export class Calls {
  readonly access: Access;
  /** Every call, to look up later whether somebody answered it. */
  readonly all: UnknownCall[] = [];
  /** Calls that a function of the language answered. */
  readonly answered = new Set<Call>();
  /** Calls of `JSON.stringify`. */
  readonly texts: Call[] = [];
  readonly #bound = new Map<Node, Set<Node>>();

  constructor(access: Access) {
    this.access = access;
  }

  connect(node: Call): void {
    const { access } = this;
    const { model } = access;
    const { ts } = model.program;
    const callee = model.strip(node.expression);
    if (isJson(access, callee)) {
      // known by name, so that nothing is taken into a polyfill of the page
      if (callee.name.text === 'stringify') this.texts.push(node);
      return;
    }
    const slot = model.slot(callee);
    const member = ts.isPropertyAccessExpression(callee) || ts.isElementAccessExpression(callee);
    const base = member ? model.slot(callee.expression) : undefined;
    const name = member ? memberName(access, callee) : ts.isIdentifier(callee) ? callee.text : undefined;
    access.miniApps.connect(node);
    if (access.components.page(node)) return;
    if (ts.isNewExpression(node) && connectPromise(this, node)) return;
    this.all.push({ node, callee: slot, base, name: member ? name : undefined });
    if (base && name === 'setData') access.components.setData(node, base);
    if (base && name) access.events.connect(node, name);
    if (name === '$invoke') access.components.invoke(node);
    model.graph.on(slot, (value) => this.#answer(node, value, base));
    if (base && name && PROMISE_METHODS.has(name) && ts.isCallExpression(node))
      connectThen(this, node, base, name);
    else if (base && name) callBuiltin(this, node as import('ts-morph').ts.CallExpression, base, name);
    if (name) callGlobal(this, node, callee, name);
  }

  #answer(node: Call, value: Value, base: Slot | undefined): void {
    const { model, types } = this.access;
    const { ts } = model.program;
    const isNew = ts.isNewExpression(node);
    const result = model.slot(node);
    if (value.kind === 'function') {
      if (isNew || ts.isClassLike(value.node)) {
        model.graph.add(result, model.instance(value.node), { node, why: 'an instance of the class' });
      }
      this.callFunction(value.node, node.arguments ?? [], {
        node,
        result: isNew ? undefined : result,
        self: isNew ? undefined : base,
        instance: isNew,
      });
    } else if (value.kind === 'sdk') {
      this.#callSdk(node, value.path);
    } else if (value.kind === 'settle') {
      const [settled] = node.arguments ?? [];
      if (settled) model.graph.edge(model.slot(settled), value.into);
      this.answered.add(node);
    } else if (value.kind === 'method') {
      const type = types.propertyType(value.type.type, value.name);
      if (!type) return;
      this.#callSignatures(node, types.callSignatures(type), `${value.name}() of ${value.type.name}`, base);
    }
  }

  #callSdk(node: Call, path: string): void {
    const { model, types } = this.access;
    const member = types.sdkMember(path);
    if (!member.type) return;
    if (model.program.ts.isNewExpression(node)) {
      const signatures = types.constructSignatures(member.type);
      this.#callSignatures(node, signatures, `new webim.${path}`, model.slot(node), true);
    } else {
      this.#callSignatures(node, types.callSignatures(member.type), `webim.${path}`, undefined);
    }
  }

  /**
   * Arguments get what the declarations expect; the result what they promise. Legacy objects among the arguments
   * belong together with the receiver (`msg.addText(text)`, `new webim.Msg(sess)`).
   */
  #callSignatures(
    node: Call,
    signatures: readonly import('ts-morph').ts.Signature[],
    what: string,
    receiver: Slot | undefined,
    constructs = false,
  ): void {
    const { model, types } = this.access;
    const result = model.slot(node);
    for (const signature of signatures) {
      node.arguments?.forEach((argument, index) => {
        const type = types.parameterType(signature, index);
        if (!type) return;
        const slot = model.slot(argument);
        this.access.expect(slot, type, `passed to ${what}`, argument);
        if (receiver && types.objectsIn(type).length > 0) model.graph.derive(slot, receiver);
      });
      const returned = types.objectsIn(signature.getReturnType());
      for (const each of returned) {
        model.graph.add(result, model.legacy(each), { node, why: constructs ? what : `result of ${what}` });
      }
      if (receiver && receiver !== result && returned.length > 0) model.graph.derive(receiver, result);
    }
  }

  /** Binds arguments, `this` and result of a call of an application function. */
  callFunction(
    target: Node,
    args: readonly Node[],
    call: { node: Node; result: Slot | undefined; self: Slot | undefined; instance?: boolean },
  ): void {
    const { model } = this.access;
    const { ts } = model.program;
    const body = ts.isClassLike(target)
      ? (target.members.find((member) => ts.isConstructorDeclaration(member)) as FunctionLike | undefined)
      : (target as FunctionLike);
    if (call.instance && body) {
      const { self } = model.functionSlots(body);
      model.graph.add(self, model.instance(target), { node: call.node, why: 'an instance of the class' });
    }
    if (!body || !this.#first(body, call.node)) return;
    const { parameters, rest, result, self } = model.functionSlots(body);
    const values: (Slot | undefined)[] = [];
    for (const argument of args) {
      if (ts.isSpreadElement(argument)) {
        const each = model.slot(argument);
        this.access.elements(model.slot(argument.expression), each, argument);
        for (let i = values.length; i < parameters.length; i++) model.graph.edge(each, parameters[i] as Slot);
      } else values.push(argument ? model.slot(argument) : undefined);
    }
    this.passAll(body, values);
    if (rest)
      for (const value of values.slice(parameters.length)) if (value) model.graph.edge(value, rest.written);
    if (call.result) model.graph.edge(result, call.result);
    if (call.self && !ts.isArrowFunction(body)) model.graph.edge(call.self, self);
  }

  /** Hands values to the parameters of a function in order. */
  passAll(target: Node, values: readonly (Slot | undefined)[]): void {
    const { model } = this.access;
    const slots = model.functionSlots(target as FunctionLike);
    values.forEach((value, index) => {
      if (!value || value === model.nothing) return;
      const parameter = slots.parameters[index];
      if (parameter) model.graph.edge(value, parameter);
      if (slots.all) model.graph.edge(value, model.field(slots.all, String(index)));
    });
  }

  /** Calls every function a slot holds with the given values. */
  callback(slot: Slot, values: readonly (Slot | undefined)[], result?: Slot): void {
    const { model } = this.access;
    const { ts } = model.program;
    model.graph.on(slot, (value) => {
      if (value.kind !== 'function' || ts.isClassLike(value.node)) return;
      this.passAll(value.node, values);
      if (result) model.graph.edge(model.functionSlots(value.node as FunctionLike).result, result);
    });
  }

  #first(target: Node, call: Node): boolean {
    const calls = this.#bound.get(target) ?? new Set();
    if (calls.has(call)) return false;
    calls.add(call);
    this.#bound.set(target, calls);
    return true;
  }
}

/** `JSON.stringify` or `JSON.parse`, `JSON` being the page's. */
export function isJson(
  access: Access,
  callee: Node,
): callee is import('ts-morph').ts.PropertyAccessExpression {
  const { model } = access;
  const { ts } = model.program;
  if (!ts.isPropertyAccessExpression(callee) || !/^(stringify|parse)$/.test(callee.name.text)) return false;
  const json = callee.expression;
  if (ts.isIdentifier(json)) return json.text === 'JSON' && model.names.keyOf(json) === 'JSON';
  return (
    ts.isPropertyAccessExpression(json) &&
    json.name.text === 'JSON' &&
    /^(window|self|globalThis)$/.test(json.expression.getText())
  );
}

/** The property a member expression names, undefined when it is computed. */
export function memberName(access: Access, node: Node): string | undefined {
  const { ts } = access.model.program;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (!ts.isElementAccessExpression(node)) return undefined;
  const key = access.model.strip(node.argumentExpression);
  return ts.isStringLiteralLike(key) || ts.isNumericLiteral(key) ? key.text : undefined;
}
