import type { Access } from './access.ts';
import type { Slot } from './graph.ts';
import type { Node } from './program.ts';

type Call = import('ts-morph').ts.CallExpression | import('ts-morph').ts.NewExpression;
type FunctionLike = import('ts-morph').ts.FunctionLikeDeclaration;

const EMIT = /^(\$?emit|trigger|publish|fire|postNotificationName)$/;
const LISTEN = /^(\$?on|\$?once|one|listen|subscribe|addListener|addNotification)$/;

/** Calls that have to do with one event. */
interface Channel {
  emitted: (Slot | undefined)[][];
  listeners: Slot[];
}

/**
 * Event buses of applications (`bus.$emit('message', msg)`, `Event.listen('message', show)`), whatever makes them: what
 * is sent under a name arrives at the functions that wait under that name.
 */
export class Events {
  readonly #access: Access;
  readonly #channels = new Map<string, Channel>();
  readonly #calls = new Map<Node, string>();

  constructor(access: Access) {
    this.#access = access;
  }

  /** @param name the method that is called */
  connect(node: Call, name: string): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const callee = model.strip(node.expression);
    if (!ts.isPropertyAccessExpression(callee) || !this.#isBus(model.strip(callee.expression))) return;
    const [event, ...args] = node.arguments ?? [];
    if (!event || !ts.isStringLiteralLike(event) || args.some((each) => ts.isSpreadElement(each))) return;
    if (EMIT.test(name)) {
      const channel = this.#channel(node, event.text);
      const values = args.map((each) => model.slot(each));
      channel.emitted.push(values);
      for (const listener of channel.listeners) this.#pass(values, listener);
    } else if (LISTEN.test(name) && args[0]) {
      const channel = this.#channel(node, event.text);
      const listener = model.slot(args[0]);
      channel.listeners.push(listener);
      for (const values of channel.emitted) this.#pass(values, listener);
    }
  }

  /** The event a call sends or waits for, when a function in sight waits for it. */
  eventOf(node: Node): string | undefined {
    const event = this.#calls.get(node);
    const listeners = event === undefined ? [] : (this.#channels.get(event)?.listeners ?? []);
    const inSight = listeners.length > 0 && listeners.every(({ values }) => values.size > 0);
    return inSight ? event : undefined;
  }

  /** Events of a component go to its parent, those of jQuery have arguments of their own. */
  #isBus(receiver: Node): boolean {
    const { ts } = this.#access.model.program;
    if (ts.isPropertyAccessExpression(receiver))
      return receiver.expression.kind === ts.SyntaxKind.ThisKeyword || this.#isBus(receiver.expression);
    if (!ts.isIdentifier(receiver)) return false;
    const slot = this.#access.model.slot(receiver);
    for (const value of slot.values.keys())
      if (value.kind === 'object' && value.origin === 'instance') return false;
    return !/^(that|self|_this|me|vm|\$.*|jQuery|socket|io)$/.test(receiver.text);
  }

  #channel(node: Node, event: string): Channel {
    this.#calls.set(node, event);
    let channel = this.#channels.get(event);
    if (!channel) {
      channel = { emitted: [], listeners: [] };
      this.#channels.set(event, channel);
    }
    return channel;
  }

  #pass(values: readonly (Slot | undefined)[], listener: Slot): void {
    const { model } = this.#access;
    model.graph.on(listener, (value) => {
      if (value.kind !== 'function' || model.program.ts.isClassLike(value.node)) return;
      const { parameters } = model.functionSlots(value.node as FunctionLike);
      for (const [index, slot] of values.entries()) {
        const parameter = parameters[index];
        if (slot && parameter && slot !== model.nothing) model.graph.edge(slot, parameter);
      }
    });
  }
}
