import type { Range, ScriptUnit } from '../sources/source.ts';
import type { Access } from './access.ts';
import type { Elsewhere } from './elsewhere.ts';
import type { FlowFacts } from './facts.ts';
import type { Slot } from './graph.ts';
import { isMissingMember, lacks } from './missing.ts';
import type { Model } from './model.ts';
import type { NameKey } from './names.ts';
import type { Outside } from './outside.ts';
import type { Node, ParsedScript } from './program.ts';
import { isMention, isWritten } from './sites.ts';

type Identifier = import('ts-morph').ts.Identifier;
type Reference = ReturnType<FlowFacts['referencesOf']>[number];

/** Finds nodes by range, and what belongs to a name. */
export class Queries {
  readonly #access: Access;
  readonly #elsewhere: Elsewhere;
  readonly #outside: Outside;
  readonly #model: Model;
  readonly #scripts = new Map<ScriptUnit, ParsedScript>();
  readonly #nodes = new Map<ScriptUnit, Map<string, Node | undefined>>();
  #references: Map<NameKey, Reference[]> | undefined;

  constructor(access: Access, elsewhere: Elsewhere, outside: Outside) {
    this.#elsewhere = elsewhere;
    const { model } = access;
    this.#model = model;
    this.#access = access;
    this.#outside = outside;
    for (const script of model.program.scripts) this.#scripts.set(script.unit, script);
  }

  /** The expression or declared name at exactly this range; of several the outermost. */
  nodeAt(unit: ScriptUnit, range: Range): Node | undefined {
    const script = this.#scripts.get(unit);
    if (!script) return undefined;
    let nodes = this.#nodes.get(unit);
    if (!nodes) {
      nodes = new Map();
      this.#nodes.set(unit, nodes);
    }
    const key = `${range.start}:${range.end}`;
    let node = nodes.get(key);
    if (node === undefined && !nodes.has(key)) {
      node = this.#find(script, range);
      nodes.set(key, node);
    }
    return node;
  }

  /** Goes down to the place: an index of every node takes longer than all the questions of a script. */
  #find({ ast, prefix }: ParsedScript, range: Range): Node | undefined {
    const { ts, rangeOf } = this.#model.program;
    const [start, end] = [range.start + prefix, range.end + prefix];
    const search = (node: Node): Node | undefined => {
      if (node.pos > start || node.end < end) return undefined;
      if (
        node.end === end &&
        (ts.isIdentifier(node)
          ? this.#isName(node)
          : ts.isExpression(node) && !ts.isOmittedExpression(node)) &&
        rangeOf(node).start === range.start
      )
        return node;
      return ts.forEachChild(node, search);
    };
    return search(ast);
  }

  /** A variable, parameter or function: not the name of a property or a label. */
  #isName(node: Identifier): boolean {
    const { ts } = this.#model.program;
    return isMention(ts, node) || isDeclaredName(ts, node);
  }

  slotAt(unit: ScriptUnit, range: Range): Slot | undefined {
    const node = this.nodeAt(unit, range);
    return node && this.#model.slot(node);
  }

  definitionOf(unit: ScriptUnit, range: Range): { unit: ScriptUnit; range: Range } | undefined {
    const { ts, scriptOf, rangeOf } = this.#model.program;
    const node = this.nodeAt(unit, range);
    if (!node) return undefined;
    const stripped = this.#model.strip(node);
    const slot = this.#model.slot(stripped);
    const found = new Set<Node>();
    for (const value of slot.values.keys()) {
      if (value.kind === 'function') found.add(value.node);
      else if (value.kind === 'object' && value.node && value.origin !== 'foreign') found.add(value.node);
      else return undefined;
    }
    if (found.size > 1) return undefined;
    const [definition] = found;
    if (definition) {
      const complete = this.#isComplete(slot, new Set());
      return complete ? { unit: scriptOf(definition).unit, range: rangeOf(definition) } : undefined;
    }
    if (!ts.isIdentifier(stripped)) return undefined;
    const writes = this.referencesOf(unit, range).filter((reference) => reference.write);
    const [write] = writes;
    const target = write && writes.length === 1 ? this.nodeAt(write.unit, write.range) : undefined;
    const source = target && initialiserOf(ts, target);
    return source && { unit: scriptOf(source).unit, range: rangeOf(this.#model.strip(source)) };
  }

  /** Every function or object literal an expression may be, and whether that is all it may be. */
  definitionsOf(unit: ScriptUnit, range: Range): ReturnType<FlowFacts['definitionsOf']> {
    const { scriptOf, rangeOf } = this.#model.program;
    const node = this.nodeAt(unit, range);
    if (!node) return { found: [], complete: false };
    const slot = this.#model.slot(this.#model.strip(node));
    const found = new Set<Node>();
    let complete = this.#isComplete(slot, new Set());
    for (const value of slot.values.keys()) {
      const written = value.kind === 'function' || (value.kind === 'object' && value.origin !== 'foreign');
      if (written && value.node) found.add(value.node);
      else complete = false;
    }
    return {
      found: [...found].map((each) => ({ unit: scriptOf(each).unit, range: rangeOf(each) })),
      complete,
    };
  }

  isOpenBook(unit: ScriptUnit, range: Range): boolean {
    const slot = this.slotAt(unit, range);
    return slot !== undefined && this.#isOpenBook(slot);
  }

  #isOpenBook(slot: Slot): boolean {
    const { ts } = this.#model.program;
    // nobody calls the function whose parameter it is
    if (slot.values.size === 0 && this.#elsewhere.isNeverFed(slot)) return true;
    if (slot.values.size === 0 || !this.#isComplete(slot, new Set())) return false;
    const isSpreadOpen = (node: Node | undefined) =>
      !node ||
      !ts.isObjectLiteralExpression(node) ||
      node.properties.every(
        (each) => !ts.isSpreadAssignment(each) || this.#isOpenBook(this.#model.slot(each.expression)),
      );
    return [...slot.values.keys()].every(
      (value) =>
        value.kind === 'object' &&
        value.origin !== 'foreign' &&
        value.written.values.size === 0 &&
        [...value.written.previous].every((each) => this.#model.isUnnamed(each)) &&
        isSpreadOpen(value.node),
    );
  }

  /** Does everything that flows into the slot come from what is seen? */
  #isComplete(slot: Slot, seen: Set<Slot>): boolean {
    if (seen.has(slot)) return true;
    seen.add(slot);
    if (slot.wide) return false;
    if (slot.values.size === 0 && slot.node !== undefined) {
      if (this.#isMissingField(slot) || this.#isMissingMember(slot.node)) return true;
      if (this.#returnsNothing(slot)) return true;
      // nothing is known of where it comes from
      if (![...slot.previous].some((each) => each.node || each === this.#model.nothing)) return false;
    }
    for (const each of slot.previous) if (!this.#isComplete(each, seen)) return false;
    return true;
  }

  /** A member that nobody gives to any of the objects it is read from. */
  #isMissingMember(node: Node): boolean {
    const { ts } = this.#model.program;
    if (!ts.isPropertyAccessExpression(node)) return false;
    const base = this.#model.slot(node.expression);
    return isMissingMember(this.#access, this.#outside, node) && this.#isComplete(base, new Set());
  }

  /** What a function gives that has no `return` with a value: undefined. */
  #returnsNothing({ node, previous }: Slot): boolean {
    const { ts } = this.#model.program;
    if (!node || previous.size > 0 || !ts.isFunctionLike(node) || !('body' in node) || !node.body)
      return false;
    const body = node.body as Node;
    if (!ts.isBlock(body)) return false;
    let returns = false;
    const visit = (each: Node): void => {
      if (ts.isReturnStatement(each) && each.expression) returns = true;
      if (!ts.isFunctionLike(each)) ts.forEachChild(each, visit);
    };
    visit(body);
    return !returns;
  }

  /** A field of an object of the run that is written nowhere: it is undefined. */
  #isMissingField(slot: Slot): boolean {
    const field = this.#model.fieldOf(slot);
    if (!field || this.#outside.mentions?.(field.name)) return false;
    return lacks(this.#access, field.object, field.name, this.#outside.mentions !== undefined);
  }

  referencesOf(unit: ScriptUnit, range: Range): readonly Reference[] {
    const node = this.nodeAt(unit, range);
    const key = node && this.#keyOf(node);
    if (key === undefined) return [];
    this.#references ??= this.#collect();
    return this.#references.get(key) ?? [];
  }

  /** The variable behind a name, `window.name` included. */
  #keyOf(node: Node): NameKey | undefined {
    const { ts } = this.#model.program;
    if (ts.isIdentifier(node)) return this.#model.names.keyOf(node);
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.name)) return undefined;
    const values = this.#model.slot(node.expression).values;
    return values.size === 1 && values.has(this.#model.page) ? node.name.text : undefined;
  }

  #collect(): Map<NameKey, Reference[]> {
    const { ts, rangeOf, scripts } = this.#model.program;
    const all = new Map<NameKey, Reference[]>();
    const add = (key: NameKey, reference: Reference): void => {
      const list = all.get(key);
      if (list) list.push(reference);
      else all.set(key, [reference]);
    };
    for (const { unit, ast } of scripts) {
      const visit = (node: Node): void => {
        if (ts.isIdentifier(node) && this.#isName(node)) {
          const write = isWritten(ts, node) || (isDeclaredName(ts, node) && isInitialised(ts, node));
          add(this.#model.names.keyOf(node), { unit, range: rangeOf(node), write });
        } else if (ts.isPropertyAccessExpression(node)) {
          const key = this.#keyOf(node);
          if (key !== undefined) add(key, { unit, range: rangeOf(node.name), write: isWritten(ts, node) });
        }
        ts.forEachChild(node, visit);
      };
      visit(ast);
    }
    return all;
  }

  isNameFree(unit: ScriptUnit, name: string): boolean {
    const { ts, scripts } = this.#model.program;
    const shared = unit.kind !== 'module';
    return scripts.every((script) => {
      const same = script.unit === unit || (shared && script.unit.kind !== 'module');
      if (!same && !shared) return true;
      let free = true;
      const visit = (node: Node): void => {
        if (!free) return;
        if (ts.isIdentifier(node) && node.text === name && this.#isName(node)) {
          // a module's own names do not meet those of the page
          free = !same && this.#model.names.keyOf(node) !== name;
        } else if (ts.isPropertyAccessExpression(node) && node.name.text === name) {
          free = this.#keyOf(node) !== name;
        }
        if (free) ts.forEachChild(node, visit);
      };
      if (script.unit.code.includes(name)) visit(script.ast);
      return free;
    });
  }
}

type Ts = import('./program.ts').Ts;

function isDeclaredName(ts: Ts, node: Identifier): boolean {
  const { parent } = node;
  if (ts.isImportClause(parent) || ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent)) {
    return parent.name === node;
  }
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassLike(parent) ||
      ts.isEnumDeclaration(parent) ||
      ts.isImportEqualsDeclaration(parent)) &&
    parent.name === node
  );
}

function isInitialised(ts: Ts, node: Identifier): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent)) return true;
  const loop = parent.parent.parent;
  return !!parent.initializer || ts.isForInStatement(loop) || ts.isForOfStatement(loop);
}

function initialiserOf(ts: Ts, name: Node): Node | undefined {
  const { parent } = name;
  if (ts.isVariableDeclaration(parent) && parent.name === name) return parent.initializer;
  if (!ts.isBinaryExpression(parent) || parent.left !== name) return undefined;
  return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken ? parent.right : undefined;
}
