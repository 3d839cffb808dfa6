import { holdsLegacy, sdkValues } from './access.ts';
import type { Calls, UnknownCall } from './calls.ts';
import { isLegacy, type ObjectValue, type Slot, type Value } from './graph.ts';
import type { Model } from './model.ts';
import type { Node } from './program.ts';

/** A place where a value leaves the code that can be followed. */
export interface Leak {
  slot: Slot;
  node: Node;
  why: string;
  /** It does not go there, it comes from there. */
  origin?: true;
}

/** Functions that look at what they get and keep nothing. */
const HARMLESS = /^(alert|confirm|isNaN|parseInt|parseFloat|Number|Boolean|require)$/;
const HARMLESS_OBJECTS = /^(console|Math)$/;

/** Finds where legacy values, or objects and functions that hold them, go to code outside the run. */
export class Leaks {
  readonly found: Leak[] = [];
  readonly #model: Model;
  readonly #seen = new Set<Value>();

  constructor(model: Model) {
    this.#model = model;
  }

  collect(calls: Calls, scripts: readonly { ast: Node }[]): readonly Leak[] {
    for (const call of calls.all)
      if (!calls.answered.has(call.node) && !isKnown(call)) this.#unknownCall(call);
    for (const call of calls.texts) this.#text(call);
    for (const script of scripts) this.#syntax(script.ast);
    for (const script of this.#model.program.scripts) {
      if (script.unit.kind !== 'module') continue;
      for (const [name, slot] of this.#model.moduleExports(script).fields) {
        this.#leak(slot, slot.node ?? script.ast, `exported as ${name}`, true);
      }
      for (const value of this.#model.moduleValue(script).values.keys()) {
        if (value.kind !== 'object' || value.origin === 'module') continue;
        for (const [name, slot] of value.fields) {
          this.#leak(slot, slot.node ?? script.ast, `exported as ${name}`, true);
        }
      }
    }
    for (const assumption of assumedSlots(this.#model)) this.found.push(assumption);
    return this.found;
  }

  #unknownCall({ node, base, name, callee }: UnknownCall): void {
    const { ts } = this.#model.program;
    const target = this.#model.strip(node.expression);
    if (ts.isIdentifier(target) && HARMLESS.test(target.text)) return;
    if (ts.isPropertyAccessExpression(target) && ts.isIdentifier(target.expression)) {
      if (HARMLESS_OBJECTS.test(target.expression.text)) return;
    }
    // a method that legacy objects do not declare, or one of a missing element: the receiver stays what it is
    if (base && holdsLegacy(base) && name && callee.values.size === 0 && isRead(name)) return;
    const text = shorten(target.getText());
    for (const argument of node.arguments ?? []) {
      const expression = ts.isSpreadElement(argument) ? argument.expression : argument;
      this.#leak(this.#model.slot(expression), expression, `passed to ${text}, which is not in these files`);
    }
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

  #syntax(root: Node): void {
    const model = this.#model;
    const { ts } = model.program;
    const visit = (node: Node): void => {
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
      else if (ts.isYieldExpression(node) && node.expression) {
        this.#leak(model.slot(node.expression), node, 'yielded');
      } else if (ts.isTemplateSpan(node)) this.#string(node.expression);
      ts.forEachChild(node, visit);
    };
    visit(root);
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
    for (const value of slot.values.keys()) {
      if (isLegacy(value) && !isCollection(value.type.name)) {
        this.found.push({ slot, node, why: 'a field is read by a computed name' });
      }
    }
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

  /** Everything a slot holds leaves, with what hangs on it; `own` leaves out what an exported name itself holds. */
  #leak(slot: Slot, node: Node, why: string, own = false): void {
    if (slot === this.#model.nothing) return;
    if (holdsLegacy(slot)) this.found.push({ slot, node, why });
    for (const value of slot.values.keys()) {
      if (this.#seen.has(value)) continue;
      if (value.kind === 'object') {
        this.#seen.add(value);
        this.#object(value, node, why);
      } else if (value.kind === 'function') {
        this.#seen.add(value);
        this.#object(value.object, node, why);
        const { ts } = this.#model.program;
        if (ts.isClassLike(value.node)) {
          if (own) this.#object(this.#model.instance(value.node), node, why);
          continue;
        }
        const { result } = this.#model.functionSlots(value.node as never);
        this.#leak(
          result,
          result.node ?? node,
          own ? 'returned from an exported function' : `returned to a function ${why}`,
        );
      }
    }
  }

  #object(object: ObjectValue, node: Node, why: string): void {
    // `push` read from an array is no field of it that could be named
    const named = object.origin !== 'array';
    for (const [name, slot] of object.fields) this.#leak(slot, node, named ? `${why} as ${name}` : why);
    this.#leak(object.written, node, why);
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
