import { type Access, holdsLegacy, sdkValues } from './access.ts';
import type { Calls, UnknownCall } from './calls.ts';
import type { Elsewhere } from './elsewhere.ts';
import { isLegacy, type ObjectValue, type Slot, type Value } from './graph.ts';
import { isMissingMember } from './missing.ts';
import { mixedReads } from './mixed.ts';
import type { Model } from './model.ts';
import { calledInTexts, GLOBAL_FUNCTIONS, HOOKS, type Outside } from './outside.ts';
import type { Node, ParsedScript, Program } from './program.ts';
import { isMention } from './sites.ts';
import { textsOf } from './texts.ts';
import { isInsideWith } from './with-statements.ts';

/** A place where a value leaves the code that can be followed. */
export interface Leak {
  slot: Slot;
  node: Node;
  why: string;
  /** It does not go there, it comes from there. */
  origin?: true;
}

/** How something leaves. */
interface Way {
  /** Under an exported name: what the name itself holds. */
  own?: boolean | undefined;
  /** To templates, which take only what they name. */
  shown?: boolean | undefined;
}

/** What the scripts have that is looked at time and again. */
export interface Around {
  /** Expressions and statements through which a value may leave. */
  places: readonly Node[];
  calledInTexts: Iterable<string>;
}

/** Finds the places through which a value may leave. */
export function aroundOf(program: Program): Around {
  const { ts } = program;
  const places: Node[] = [];
  const visit = (node: Node): void => {
    const may =
      ts.isBinaryExpression(node) ||
      ts.isForInStatement(node) ||
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      ts.isObjectBindingPattern(node) ||
      ts.isSpreadAssignment(node) ||
      ts.isJsxExpression(node) ||
      ts.isThrowStatement(node) ||
      ts.isYieldExpression(node) ||
      ts.isTemplateSpan(node) ||
      (ts.isIdentifier(node) && isInsideWith(program, node));
    if (may) places.push(node);
    ts.forEachChild(node, visit);
  };
  for (const { ast } of program.scripts) visit(ast);
  return { places, calledInTexts: calledInTexts(program) };
}

/** What a class of wepy says about itself; its template cannot name these. */
const OPTION_NAMES = new Set('components config mixins methods events watch computed props data'.split(' '));

/** Fields that native messages have under the name that legacy ones had. */
const NAMED_ALIKE = new Set(['time', 'random']);

/** Functions that look at what they get and keep nothing. */
const HARMLESS = /^(alert|confirm|isNaN|parseInt|parseFloat|Number|Boolean|require)$/;
const HARMLESS_OBJECTS = /^(console|Math)$/;

/** Finds where legacy values, or objects and functions that hold them, go to code outside the run. */
export class Leaks {
  readonly found: Leak[] = [];
  /** Functions that code outside the run can call, and with how many arguments. */
  readonly functions = new Map<Node, number>();
  readonly #access: Access;
  readonly #model: Model;
  readonly #elsewhere: Elsewhere;
  readonly #outside: Outside;
  readonly #around: Around;
  readonly #seen = new Set<Value>();
  readonly #seenShown = new Set<Value>();

  constructor(access: Access, elsewhere: Elsewhere, outside: Outside, around: Around) {
    this.#around = around;
    this.#access = access;
    this.#model = access.model;
    this.#elsewhere = elsewhere;
    this.#outside = outside;
  }

  collect(calls: Calls): readonly Leak[] {
    for (const call of calls.all)
      if (!calls.answered.has(call.node) && !isKnown(call)) this.#unknownCall(call);
    for (const call of calls.texts) this.#text(call);
    for (const node of this.#around.places) this.#syntax(node);
    for (const script of this.#model.program.scripts) this.#exports(script);
    this.#namedElsewhere();
    this.#shown();
    for (const object of this.#access.miniApps.objects) this.#ofApp(object, new Set());
    this.#calledByName(calls);
    for (const { slot, node } of this.#model.settledBySdk) {
      this.found.push({ slot, node, why: 'also resolved by the SDK itself' });
    }
    for (const assumption of assumedSlots(this.#model))
      if (!this.#elsewhere.isNeverFed(assumption.slot)) this.found.push(assumption);
    return this.found;
  }

  #exports(script: ParsedScript): void {
    if (script.unit.kind !== 'module') return;
    const { file } = script.unit;
    const beyond = this.#outside.importedBeyond?.(file);
    const imported =
      this.#access.importedUnseen.has(file) || beyond !== undefined || this.#outside.imports?.(file);
    if (imported === false) return;
    const objects = [this.#model.moduleExports(script)];
    for (const value of this.#model.moduleValue(script).values.keys()) {
      if (value.kind === 'object' && value.origin !== 'module') objects.push(value);
    }
    const before = new Map(this.functions);
    for (const { fields } of objects) {
      for (const [name, slot] of fields) {
        const node = slot.node ?? script.ast;
        this.#leak(slot, node, `exported as ${name}`, { own: true });
        if (beyond) this.#called(slot, node, `given by ${beyond}, which is not part of this run`);
      }
    }
    // nobody is known to import it: what leaves stays legacy, but nothing is said of what comes in
    if (imported === undefined) {
      this.functions.clear();
      for (const [each, count] of before) this.functions.set(each, count);
    }
  }

  /** What templates show and call: only the names that stand in them; hooks the framework calls. */
  #shown(): void {
    const { components } = this.#access;
    for (const { file, object, node } of components.shown) {
      const words = this.#outside.wordsOfTemplate?.(file);
      const isClass = object.node !== undefined && this.#model.program.ts.isClassLike(object.node);
      for (const [name, slot] of object.fields)
        if ((!words || words.has(name)) && !(isClass && OPTION_NAMES.has(name)))
          this.#leak(slot, slot.node ?? node, `shown by the template as ${name}`, { shown: true });
      this.#leak(object.written, node, 'shown by the template', { shown: true });
    }
    for (const { node, name, file } of components.functions) {
      const words = this.#outside.wordsOfTemplate?.(file);
      if (!words || words.has(name) || HOOKS.test(name)) this.#open(node);
    }
  }

  /** What pages that are not in the run may take from `getApp()`: whatever they name. */
  #ofApp(object: ObjectValue, seen: Set<ObjectValue>): void {
    if (seen.has(object)) return;
    seen.add(object);
    for (const [name, slot] of object.fields) {
      const isNamed = this.#outside.mentions?.(name) !== false;
      const node = slot.node ?? object.node;
      if (isNamed && node && holdsLegacy(slot))
        this.found.push({ slot, node, why: `kept in the application as ${name}, which other files read` });
      for (const value of slot.values.keys()) {
        if (value.kind === 'object') this.#ofApp(value, seen);
        else if (value.kind === 'function' && isNamed) this.#open(value.node);
      }
    }
  }

  #open(node: Node, count = Number.POSITIVE_INFINITY): void {
    this.functions.set(node, Math.max(count, this.functions.get(node) ?? 0));
  }

  /** `unknown.show(m)` may call any function that is kept as `show` somewhere. */
  #calledByName(calls: Calls): void {
    const counts = new Map<string, number>();
    for (const { node, name, callee } of calls.all) {
      const count = node.arguments?.length ?? 0;
      if (!name || count === 0 || calls.answered.has(node) || callee.values.size > 0) continue;
      counts.set(name, Math.max(count, counts.get(name) ?? 0));
    }
    for (const object of this.#model.objects()) {
      for (const [name, slot] of object.fields) {
        const count = counts.get(name);
        if (count === undefined) continue;
        for (const value of slot.values.keys()) if (value.kind === 'function') this.#open(value.node, count);
      }
    }
  }

  /** Functions of the page that markup or code in texts can call. */
  #namedElsewhere(): void {
    const { names } = this.#model;
    const open = (name: string): void => {
      for (const value of names.global(name).values.keys())
        if (value.kind === 'function') this.#open(value.node);
    };
    for (const { path, words } of this.#outside.shared ?? []) {
      for (const word of words) {
        const slot = names.knownGlobal(word);
        if (!slot) continue;
        const [origin] = slot.values.values();
        const node = slot.node ?? origin?.node;
        if (!node) continue;
        this.#leak(slot, node, `shared as ${word} with ${path}, which is not part of this run`);
        this.#called(slot, node, `given by ${path}, which is not part of this run`);
      }
    }
    for (const name of this.#outside.names?.() ?? []) open(name);
    for (const name of this.#around.calledInTexts) open(name);
  }

  /** What other legacy code calls these functions with is legacy. */
  #called(slot: Slot, node: Node, why: string): void {
    const { ts } = this.#model.program;
    const seen = new Set<Value>();
    const visit = (at: Slot): void => {
      for (const value of at.values.keys()) {
        if (seen.has(value)) continue;
        seen.add(value);
        if (value.kind === 'object') for (const field of value.fields.values()) visit(field);
        if (value.kind !== 'function' || ts.isClassLike(value.node)) continue;
        for (const parameter of this.#model.functionSlots(value.node as never).parameters)
          if (holdsLegacy(parameter)) this.found.push({ slot: parameter, node: parameter.node ?? node, why });
      }
    };
    visit(slot);
  }

  #unknownCall({ node, base, name, callee }: UnknownCall): void {
    const { ts } = this.#model.program;
    const target = this.#model.strip(node.expression);
    if (ts.isIdentifier(target) && HARMLESS.test(target.text)) return;
    if (ts.isPropertyAccessExpression(target) && ts.isIdentifier(target.expression)) {
      if (HARMLESS_OBJECTS.test(target.expression.text)) return;
    }
    // `if (done) done(list)`, where nobody ever passes a `done`
    if (ts.isIdentifier(target) && (this.#elsewhere.isNeverFed(callee) || this.#isMissing(target, callee)))
      return;
    if (base && !this.#elsewhere.of(base) && isMissingMember(this.#access, this.#outside, target)) return;
    // sent and received in sight, and nobody else knows the event
    const { events, components } = this.#access;
    const event = name === '$invoke' ? components.invoked(node) : events.eventOf(node);
    if (event !== undefined && this.#outside.mentions?.(event) === false) return;
    if (base && name === 'setData' && components.isPage(base)) return;
    // a method that legacy objects do not declare, or one of a missing element: the receiver stays what it is
    if (base && holdsLegacy(base) && name && callee.values.size === 0 && isRead(name)) return;
    const text = shorten(target.getText());
    for (const argument of node.arguments ?? []) {
      const expression = ts.isSpreadElement(argument) ? argument.expression : argument;
      this.#leak(this.#model.slot(expression), expression, `passed to ${text}, which is not in these files`);
    }
  }

  /**
   * A function that is nowhere, so that the call only throws: scripts of a mini program share no names, and what is
   * neither in a module nor in any other file is only taken for a function of some library when it looks like one.
   */
  #isMissing(name: import('ts-morph').ts.Identifier, slot: Slot): boolean {
    const { names, program } = this.#model;
    if (slot.previous.size > 0 || slot.values.size > 0 || typeof names.keyOf(name) !== 'string') return false;
    const { unit } = program.scriptOf(name);
    if (unit.kind !== 'module' || GLOBAL_FUNCTIONS.test(name.text)) return false;
    if (this.#outside.isMiniProgram?.(unit.file)) return true;
    return /^[a-z]{2,}[A-Z]/.test(name.text) && this.#outside.mentions?.(name.text) === false;
  }

  /** `JSON.stringify(value)`: the text of a native value is another one. In a log that is no matter. */
  #text(call: UnknownCall['node']): void {
    const [value] = call.arguments ?? [];
    if (!value || this.#isLogged(call)) return;
    const why = 'JSON.stringify makes text of it, and a native value has other fields';
    this.#leak(this.#model.slot(value), call, why);
  }

  /** Is the expression, or the text it is put into, an argument of `console.x` or `webim.Log.x`? */
  #isLogged(expression: Node): boolean {
    const { ts } = this.#model.program;
    let at = expression;
    while (
      ts.isParenthesizedExpression(at.parent) ||
      ts.isTemplateSpan(at.parent) ||
      ts.isTemplateExpression(at.parent) ||
      (ts.isBinaryExpression(at.parent) && at.parent.operatorToken.kind === ts.SyntaxKind.PlusToken)
    ) {
      at = at.parent;
    }
    const call = at.parent;
    if (!ts.isCallExpression(call) || call.expression === at) return false;
    const callee = this.#model.strip(call.expression);
    if (!ts.isPropertyAccessExpression(callee)) return false;
    if (ts.isIdentifier(callee.expression) && callee.expression.text === 'console') return true;
    return sdkValues(this.#model.slot(callee)).some(({ path }) => /^log\./i.test(path));
  }

  #syntax(node: Node): void {
    const model = this.#model;
    const { ts } = model.program;
    if (ts.isBinaryExpression(node)) {
      const operator = node.operatorToken.kind;
      if (operator === ts.SyntaxKind.PlusToken || operator === ts.SyntaxKind.PlusEqualsToken) {
        for (const side of [node.left, node.right]) this.#string(side);
      } else if (operator === ts.SyntaxKind.EqualsToken) this.#store(node.left, node.right);
    } else if (ts.isForInStatement(node)) this.#enumerate(node.expression);
    else if (ts.isElementAccessExpression(node)) this.#computed(node);
    else if (ts.isJsxExpression(node) && node.expression)
      this.#leak(model.slot(node.expression), node, 'shown by a component');
    else if (ts.isThrowStatement(node)) this.#leak(model.slot(node.expression), node, 'thrown');
    else if (ts.isYieldExpression(node) && node.expression)
      this.#leak(model.slot(node.expression), node, 'yielded');
    else if (ts.isTemplateSpan(node)) this.#string(node.expression);
    else if (ts.isIdentifier(node) && isMention(ts, node))
      this.#leak(model.slot(node), node, 'named inside of a with statement');
    else if (ts.isSpreadAssignment(node) && holdsLegacy(model.slot(node.expression)))
      this.found.push({
        slot: model.slot(node.expression),
        node,
        why: 'spread into an object of the application',
      });
    this.found.push(...mixedReads(this.#access, this.#elsewhere, node));
  }

  /** Stored in an object nobody in the run made. */
  #store(target: Node, source: Node): void {
    const model = this.#model;
    const { ts } = model.program;
    const node = model.strip(target);
    if (!ts.isPropertyAccessExpression(node) && !ts.isElementAccessExpression(node)) return;
    if (this.#isExports(node) || this.#isExports(model.strip(node.expression))) return;
    const base = model.slot(node.expression);
    const known =
      !base.wide &&
      [...base.values.keys()].some((value) => value.kind !== 'object' || value.origin !== 'foreign');
    if (!known)
      this.#leak(
        model.slot(source),
        source,
        `stored in ${shorten(node.getText())}, an object not made in these files`,
      );
  }

  /** `module.exports` or `exports` of a module: what is stored there is looked at with the exports. */
  #isExports(node: Node): boolean {
    const { ts, scriptOf } = this.#model.program;
    if (scriptOf(node).unit.kind !== 'module') return false;
    if (ts.isIdentifier(node)) return node.text === 'exports';
    return (
      ts.isPropertyAccessExpression(node) &&
      node.name.text === 'exports' &&
      ts.isIdentifier(node.expression) &&
      node.expression.text === 'module'
    );
  }

  #enumerate(expression: Node): void {
    const slot = this.#model.slot(expression);
    for (const value of slot.values.keys()) {
      if (isLegacy(value) && !isCollection(value.type.name)) {
        this.found.push({ slot, node: expression, why: 'its fields are enumerated' });
      }
    }
  }

  #computed(node: import('ts-morph').ts.ElementAccessExpression): void {
    const { ts } = this.#model.program;
    const key = this.#model.strip(node.argumentExpression);
    if (ts.isStringLiteralLike(key) || ts.isNumericLiteral(key)) return;
    const slot = this.#model.slot(node.expression);
    const isRead = [...slot.values.keys()].some((value) => isLegacy(value) && !isCollection(value.type.name));
    // what the name may be takes a look at the whole script
    if (!isRead || textsOf(this.#model, key)?.every((text) => NAMED_ALIKE.has(text))) return;
    this.found.push({ slot, node, why: 'a field is read by a computed name' });
  }

  /** An object says `[object Object]`, on the one SDK as on the other; only a native error has a text of its own. */
  #string(expression: Node): void {
    const slot = this.#model.slot(expression);
    const isError = [...slot.values.keys()].some(
      (value) => isLegacy(value) && value.type.name === 'LegacyError',
    );
    if (isError && !this.#isLogged(expression))
      this.found.push({ slot, node: expression, why: 'made into a string' });
  }

  /** Everything a slot holds leaves, with what hangs on it. */
  #leak(slot: Slot, node: Node, why: string, how: Way = {}): void {
    if (slot === this.#model.nothing) return;
    if (holdsLegacy(slot)) this.found.push({ slot, node, why });
    const seen = how.shown ? this.#seenShown : this.#seen;
    for (const value of slot.values.keys()) {
      if (seen.has(value) || this.#seen.has(value)) continue;
      if (value.kind === 'object') {
        seen.add(value);
        this.#object(value, node, why, how);
      } else if (value.kind === 'function') {
        seen.add(value);
        this.#object(value.object, node, why, how);
        const { ts } = this.#model.program;
        if (ts.isClassLike(value.node)) {
          if (how.own) this.#object(this.#model.instance(value.node), node, why, how);
          else for (const each of value.node.members) if (ts.isMethodDeclaration(each)) this.#open(each);
          continue;
        }
        this.#open(value.node);
        const { result } = this.#model.functionSlots(value.node as never);
        const returned = how.own ? 'returned from an exported function' : `returned to a function ${why}`;
        this.#leak(result, result.node ?? node, returned, { shown: how.shown });
      }
    }
  }

  #object(object: ObjectValue, node: Node, why: string, how: Way): void {
    // the framework takes the options of a component and shows what its template names
    if (this.#access.components.options.has(object)) return;
    // `push` read from an array is no field of it that could be named
    const named = object.origin !== 'array';
    for (const [name, slot] of object.fields) {
      if (how.shown && named && !this.#isReadFromShown(name)) continue;
      this.#leak(slot, node, named ? `${why} as ${name}` : why, { shown: how.shown });
    }
    this.#leak(object.written, node, why, { shown: how.shown });
  }

  /** Does any template name the field, or code that gets the object back from one? */
  #isReadFromShown(name: string): boolean {
    return this.#outside.isInTemplates?.(name) !== false || this.#elsewhere.isRead(name);
  }
}

/** Slots taken for legacy only because of how they are used: nothing seen gives them their value. */
function assumedSlots(model: Model): Leak[] {
  const leaks: Leak[] = [];
  for (const slot of model.graph.slots) {
    for (const [value, origin] of slot.values) {
      if (isLegacy(value) && origin.assumed && origin.node) {
        leaks.push({
          slot,
          node: origin.node,
          why: origin.why,
          origin: true,
        });
        break;
      }
    }
  }
  return leaks;
}

function isKnown({ callee }: UnknownCall): boolean {
  if (sdkValues(callee).length > 0) return true;
  if (callee.wide) return false;
  for (const value of callee.values.keys())
    if (value.kind === 'function' || value.kind === 'method') return true;
  return false;
}

const isCollection = (type: string): boolean => /\[\]$|Map$|^Record</.test(type);
const isRead = (name: string): boolean => /^(indexOf|join|includes|toString|hasOwnProperty)$/.test(name);

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
