import type { FunctionValue, Graph, LegacyType, ObjectValue, Slot, Value } from './graph.ts';
import { enclosingFunction, type Names } from './names.ts';
import type { Node, ParsedScript, Program } from './program.ts';

type FunctionLike = import('ts-morph').ts.FunctionLikeDeclaration;

/** The slots of a function of the application. */
export interface FunctionSlots {
  node: FunctionLike;
  parameters: Slot[];
  /** Holds what a rest parameter collects. */
  rest: ObjectValue | undefined;
  result: Slot;
  self: Slot;
  /** Set when the function reads `arguments`. */
  all: ObjectValue | undefined;
}

/** The application's functions and objects, and the slot of every expression. */
export class Model {
  readonly program: Program;
  readonly graph: Graph;
  readonly names: Names;
  /** For what never holds anything: literals, `undefined`, results of operators. Nothing flows into it. */
  readonly nothing: Slot;
  readonly #expressions = new Map<Node, Slot>();
  readonly #functions = new Map<Node, FunctionSlots>();
  readonly #settles = new Map<Node, Value>();
  readonly #unnamed = new Set<Slot>();
  readonly #anyField = new Set<Slot>();
  readonly #fieldOf = new Map<Slot, { object: ObjectValue; name: string }>();
  /** Promises whose `resolve` is handed to the SDK: what comes is what the SDK answers, legacy whatever else is native. */
  readonly settledBySdk: { slot: Slot; node: Node }[] = [];
  readonly #functionValues = new Map<Node, FunctionValue>();
  readonly #objects = new Map<Node, ObjectValue>();
  readonly #instances = new Map<Node, ObjectValue>();
  readonly #custom = new Map<LegacyType, Map<string, Slot>>();
  readonly #sdk = new Map<string, Value>();
  readonly #legacy = new Map<LegacyType, Value>();
  readonly #methods = new Map<LegacyType, Map<string, Value>>();
  readonly page: Value = { kind: 'global' };

  constructor(program: Program, graph: Graph, names: Names) {
    this.program = program;
    this.graph = graph;
    this.names = names;
    this.nothing = graph.slot();
  }

  /** Parentheses and type assertions do not change what an expression is. */
  strip(node: Node): Node {
    const { ts } = this.program;
    let at = node;
    while (
      ts.isParenthesizedExpression(at) ||
      ts.isAsExpression(at) ||
      ts.isNonNullExpression(at) ||
      ts.isTypeAssertionExpression(at) ||
      ts.isSatisfiesExpression(at)
    ) {
      at = at.expression;
    }
    return at;
  }

  slot(expression: Node): Slot {
    const node = this.strip(expression);
    const { ts } = this.program;
    if (ts.isIdentifier(node)) {
      if (node.text === 'undefined') return this.nothing;
      if (node.text === 'arguments') return this.#argumentsOf(node);
      return (node.text === 'exports' && this.#exportsOf(node)) || this.names.slotOf(node);
    }
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      if (node.name.text === 'exports' && node.expression.text === 'module') {
        const slot = this.#exportsOf(node.expression);
        if (slot) return slot;
      }
    }
    if (node.kind === ts.SyntaxKind.ThisKeyword) return this.self(node);
    if (ts.isLiteralExpression(node) || node.kind === ts.SyntaxKind.NullKeyword) return this.nothing;
    let slot = this.#expressions.get(node);
    if (!slot) {
      slot = this.graph.slot(node);
      this.#expressions.set(node, slot);
    }
    return slot;
  }

  /** What `exports`, or the `exports` of `module`, is in CommonJS: every module has its own. */
  #exportsOf(name: import('ts-morph').ts.Identifier): Slot | undefined {
    const script = this.program.scriptOf(name);
    if (script.unit.kind !== 'module') return undefined;
    const key = this.names.keyOf(name);
    const { ts } = this.program;
    const own = typeof key !== 'string' && key.declarations?.some((each) => !ts.isSourceFile(each));
    return own && name.text === 'exports' ? undefined : this.moduleValue(script);
  }

  self(node: Node): Slot {
    const { ts } = this.program;
    for (let at = node.parent; at; at = at.parent) {
      if (ts.isArrowFunction(at)) continue;
      if (ts.isFunctionLike(at)) return this.functionSlots(at as FunctionLike).self;
      if (ts.isPropertyDeclaration(at) || ts.isClassStaticBlockDeclaration(at)) return this.#classSelf(at);
    }
    const script = this.program.scriptOf(node);
    const slot = this.#expression(script.ast);
    if (script.unit.kind === 'classic') this.graph.add(slot, this.page, { node: undefined, why: 'the page' });
    return slot;
  }

  #expression(node: Node): Slot {
    let slot = this.#expressions.get(node);
    if (!slot) {
      slot = this.graph.slot(node);
      this.#expressions.set(node, slot);
    }
    return slot;
  }

  /** `this` where a class sets a field or runs a block of its own. */
  #classSelf(member: Node): Slot {
    const { ts } = this.program;
    const owner = member.parent;
    const isStatic = ts.isClassStaticBlockDeclaration(member) || this.#isStatic(member);
    const slot = this.#expression((isStatic ? owner.getFirstToken() : owner.getLastToken()) ?? owner);
    const value = isStatic ? this.functionValue(owner) : this.instance(owner);
    this.graph.add(slot, value, { node: owner, why: 'the class or an instance of it' });
    return slot;
  }

  #isStatic(member: Node): boolean {
    const { ts } = this.program;
    return !!(ts.getCombinedModifierFlags(member as never) & ts.ModifierFlags.Static);
  }

  #argumentsOf(node: Node): Slot {
    const { ts } = this.program;
    let at = enclosingFunction(this.program, node);
    while (at && ts.isArrowFunction(at)) at = enclosingFunction(this.program, at);
    if (!at) return this.nothing;
    const slots = this.functionSlots(at as FunctionLike);
    slots.all ??= this.#makeObject(at, 'array');
    const slot = this.#expression(node);
    this.graph.add(slot, slots.all, { node, why: 'arguments' });
    return slot;
  }

  functionSlots(node: FunctionLike): FunctionSlots {
    let known = this.#functions.get(node);
    if (known) return known;
    const { ts } = this.program;
    known = {
      node,
      parameters: node.parameters.map((p) => this.parameter(p.name)),
      rest: undefined,
      result: this.graph.slot(node),
      self: this.graph.slot(node),
      all: undefined,
    };
    this.#functions.set(node, known);
    const last = node.parameters.at(-1);
    if (last?.dotDotDotToken) {
      known.rest = this.#makeObject(last, 'array');
      const slot = known.parameters.pop() as Slot;
      this.graph.add(slot, known.rest, { node: last, why: 'a rest parameter' });
    }
    if (ts.isClassLike(node.parent)) {
      const owner = this.#isStatic(node) ? this.functionValue(node.parent) : this.instance(node.parent);
      this.graph.add(known.self, owner, { node, why: 'the class or an instance of it' });
    }
    return known;
  }

  /** The slot behind a declared name or pattern. */
  parameter(name: Node): Slot {
    return this.program.ts.isIdentifier(name) ? this.names.slotOf(name) : this.#expression(name);
  }

  functionValue(node: Node): FunctionValue {
    let value = this.#functionValues.get(node);
    if (!value) {
      value = { kind: 'function', node, object: this.#makeObject(node, 'statics') };
      this.#functionValues.set(node, value);
    }
    return value;
  }

  /** What `new` of this function or class gives; also its prototype. */
  instance(node: Node): ObjectValue {
    let value = this.#instances.get(node);
    if (!value) {
      value = this.#makeObject(node, 'instance');
      this.#instances.set(node, value);
    }
    return value;
  }

  object(node: Node, origin: ObjectValue['origin']): ObjectValue {
    let value = this.#objects.get(node);
    if (!value) {
      value = this.#makeObject(node, origin);
      this.#objects.set(node, value);
    }
    return value;
  }

  /** Every object and instance seen so far. */
  objects(): ObjectValue[] {
    const statics = [...this.#functionValues.values()].map(({ object }) => object);
    return [...this.#objects.values(), ...this.#instances.values(), ...statics];
  }

  #makeObject(node: Node | undefined, origin: ObjectValue['origin']): ObjectValue {
    const value: ObjectValue = {
      kind: 'object',
      node,
      origin,
      fields: new Map(),
      names: new Set(),
      copies: [],
      written: this.graph.slot(),
      read: this.graph.slot(),
    };
    this.graph.edge(value.written, value.read);
    this.#unnamed.add(value.written);
    if (origin !== 'array') this.#anyField.add(value.read);
    return value;
  }

  /** Is it where all fields of an object come together, though nobody reads it by a name not known? They stay apart then. */
  isIdle(slot: Slot): boolean {
    return this.#anyField.has(slot) && slot.next.size === 0;
  }

  /** Is it what an object holds under names not known? What one of its fields is used as says nothing of the others. */
  isUnnamed(slot: Slot): boolean {
    return this.#unnamed.has(slot);
  }

  /** An object of code outside the run, known by what is stored in it. */
  foreignObject(node: Node | undefined): ObjectValue {
    return this.#makeObject(node, 'foreign');
  }

  /** The object and the name, when the slot is that of a field. */
  fieldOf(slot: Slot): { object: ObjectValue; name: string } | undefined {
    return this.#fieldOf.get(slot);
  }

  field(object: ObjectValue, name: string): Slot {
    let slot = object.fields.get(name);
    if (!slot) {
      slot = this.graph.slot(object.node);
      object.fields.set(name, slot);
      this.#fieldOf.set(slot, { object, name });
      this.graph.edge(slot, object.read);
      this.graph.edge(object.written, slot);
      for (const copy of object.copies) this.#copyField(object, copy, name);
    }
    return slot;
  }

  /** Every field of one object goes into the other, those to come included. */
  copy(from: ObjectValue, to: ObjectValue): void {
    if (from === to || from.copies.includes(to)) return;
    from.copies.push(to);
    this.graph.edge(from.written, to.written);
    for (const name of [...from.fields.keys()]) this.#copyField(from, to, name);
    for (const name of from.names) to.names.add(name);
  }

  /** A path (`'list[0].text'`) leads into something in a field. */
  #copyField(from: ObjectValue, to: ObjectValue, name: string): void {
    const [first = name] = name.split(/[.[]/);
    this.graph.edge(this.field(from, name), this.field(to, first || name));
  }

  /** Two objects have their fields in common. */
  share(a: ObjectValue, b: ObjectValue): void {
    this.copy(a, b);
    this.copy(b, a);
  }

  /** A property the application adds to legacy objects (`msg.sending = 1`). */
  customField(type: LegacyType, name: string): Slot {
    let fields = this.#custom.get(type);
    if (!fields) {
      fields = new Map();
      this.#custom.set(type, fields);
    }
    let slot = fields.get(name);
    if (!slot) {
      slot = this.graph.slot();
      fields.set(name, slot);
    }
    return slot;
  }

  sdk(path: string, leaf: boolean): Value {
    let value = this.#sdk.get(path);
    if (!value) {
      value = { kind: 'sdk', path, leaf };
      this.#sdk.set(path, value);
    }
    return value;
  }

  legacy(type: LegacyType): Value {
    let value = this.#legacy.get(type);
    if (!value) {
      value = { kind: 'legacy', type };
      this.#legacy.set(type, value);
    }
    return value;
  }

  /** What resolves the promise made at a `new Promise`. */
  settle(node: Node): Value {
    let value = this.#settles.get(node);
    if (!value) {
      value = { kind: 'settle', into: this.slot(node) };
      this.#settles.set(node, value);
    }
    return value;
  }

  method(type: LegacyType, name: string): Value {
    let methods = this.#methods.get(type);
    if (!methods) {
      methods = new Map();
      this.#methods.set(type, methods);
    }
    let value = methods.get(name);
    if (!value) {
      value = { kind: 'method', type, name };
      methods.set(name, value);
    }
    return value;
  }

  /** Exports of a module of the run. */
  moduleExports(script: ParsedScript): ObjectValue {
    return this.object(script.ast, 'module');
  }

  /** What `require` of a module gives: its exports, or what was assigned to `module.exports`. */
  moduleValue(script: ParsedScript): Slot {
    const slot = this.#expression(script.ast.endOfFileToken);
    const { code } = script.unit;
    // `module.exports = x` takes the place of the first object, which nobody sees then
    if (/\bmodule\.exports\s*=[^=]/.test(code) && !/\bexports\.[\w$]+\s*=/.test(code)) return slot;
    this.graph.add(slot, this.moduleExports(script), { node: script.ast, why: 'the exports of the module' });
    return slot;
  }
}
