import { LISTENERS } from '../../dictionary/listeners.ts';
import { type Access, sdkValues } from './access.ts';
import { memberName } from './calls.ts';
import type { Evidence, Site, SiteKind } from './facts.ts';
import { type FlowTable, legacyTypes } from './flows.ts';
import type { LegacyType, Slot } from './graph.ts';
import type { Node, ParsedScript } from './program.ts';
import { PROMISE_METHODS } from './promises.ts';
import { withRefusal } from './with-statements.ts';

type MemberExpression =
  | import('ts-morph').ts.PropertyAccessExpression
  | import('ts-morph').ts.ElementAccessExpression;

/** Lists every mention of the SDK and of legacy values, each once. */
export class SiteFinder {
  readonly #access: Access;
  readonly #flows: FlowTable;
  readonly #place: (node: Node, why: string) => Evidence;
  /** Nodes that belong to a site already. */
  readonly #taken = new Set<Node>();
  readonly #sites: Site[] = [];

  constructor(access: Access, flows: FlowTable, place: (node: Node, why: string) => Evidence) {
    this.#access = access;
    this.#flows = flows;
    this.#place = place;
  }

  /** The sites of a script in source order; an outer one before those inside it. */
  find(script: ParsedScript): Site[] {
    this.#sites.length = 0;
    const { ts } = this.#access.model.program;
    const visit = (node: Node): void => {
      this.#visit(node);
      ts.forEachChild(node, visit);
    };
    visit(script.ast);
    const sites = [...this.#sites].sort((a, b) => a.start - b.start || b.end - a.end);
    // one place that says what to do is enough
    for (const site of sites.filter(({ refusal }) => refusal?.code === 'sdk-import').slice(1))
      site.refusal = { code: 'needs-other-site', reason: (site.refusal as { reason: string }).reason };
    return sites;
  }

  #visit(node: Node): void {
    const { model } = this.#access;
    const { ts } = model.program;
    if (this.#taken.has(node)) return;
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.#call(node);
    else if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) this.#member(node);
    else if (ts.isIdentifier(node)) this.#identifier(node);
    else if (ts.isBindingElement(node)) this.#bindingElement(node);
    else if (ts.isImportDeclaration(node) || ts.isImportEqualsDeclaration(node)) this.#import(node);
    else if (ts.isObjectLiteralElementLike(node)) this.#listener(node);
    else if (ts.isBinaryExpression(node)) this.#listenerAssignment(node);
  }

  #call(node: import('ts-morph').ts.CallExpression | import('ts-morph').ts.NewExpression): void {
    const { model, types } = this.#access;
    const { ts } = model.program;
    const callee = model.strip(node.expression);
    const slot = model.slot(callee);
    const path = this.sdkPath(callee);
    if (path !== undefined && path !== '') {
      this.#take(callee);
      const isNew = ts.isNewExpression(node);
      const flow = isNew ? this.#flows.valueOf(model.slot(node))?.flow : undefined;
      this.#add(node, isNew ? 'constructor' : 'api-call', path, { flow, slot });
      return;
    }
    const brings =
      callee.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(callee) && callee.text === 'require');
    if (ts.isCallExpression(node) && brings) {
      if (sdkValues(model.slot(node)).length > 0)
        this.#add(node, 'reference', '', { slot: model.slot(node) });
      return;
    }
    if (!ts.isCallExpression(node) || !isMember(ts, callee)) return;
    const name = memberName(this.#access, callee);
    const receiver = model.slot(callee.expression);
    // a promise of a legacy value stands for the value, see promises.ts
    if (name && PROMISE_METHODS.has(name)) this.#taken.add(callee);
    const holder = name && !PROMISE_METHODS.has(name) && this.#holder(receiver, name);
    if (!holder) return;
    this.#taken.add(callee);
    const member = types.memberPath(holder, name);
    const unknown = !types.propertyType(holder.type, name) && types.isInstance(holder);
    const written = unknown ? member.replace(/\.(?=[^.]*$)/, '.prototype.') : member;
    this.#add(node, 'method-call', written, { flow: this.#flows.valueOf(receiver)?.flow, slot: receiver });
  }

  #member(node: MemberExpression): void {
    const { model, types } = this.#access;
    const path = this.sdkPath(node);
    const sdk = sdkValues(model.slot(node));
    // a field the application keeps the SDK in is set here, not used
    if (sdk.length > 0 && this.#isKept(node)) return;
    if (path !== undefined) {
      this.#take(node);
      this.#add(node, this.#kindOf(path), path, { slot: model.slot(node), write: isWritten(this.#ts, node) });
      return;
    }
    if (sdk.length > 0) {
      this.#add(node, 'reference', sdk[0]?.path ?? '', { slot: model.slot(node) });
      return;
    }
    const name = memberName(this.#access, node);
    const receiver = model.slot(node.expression);
    const holder = name && this.#holder(receiver, name);
    if (!holder) return;
    this.#add(node, 'field', types.memberPath(holder, name), {
      flow: this.#flows.valueOf(receiver)?.flow,
      slot: receiver,
      write: isWritten(this.#ts, node),
    });
  }

  /** `Vue.prototype.$im = webim`; `window.webim = …` is the SDK's own place, and `webim.x = …` changes the SDK. */
  #isKept(node: MemberExpression): boolean {
    const ts = this.#ts;
    const { parent } = node;
    if (!ts.isBinaryExpression(parent) || parent.left !== node) return false;
    if (parent.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
    const { model } = this.#access;
    const base = model.slot(node.expression);
    if (sdkValues(base).length > 0) return false;
    return memberName(this.#access, node) !== 'webim' || !base.values.has(model.page);
  }

  #identifier(node: import('ts-morph').ts.Identifier): void {
    const { model } = this.#access;
    const ts = this.#ts;
    if (!isMention(ts, node) && !isAmbientName(ts, node)) return;
    const slot = model.slot(node);
    const [value, second] = sdkValues(slot);
    if (!value) return;
    const write = isWritten(ts, node);
    // a variable the application keeps the SDK in is declared or set here, not used
    if (write && model.names.keyOf(node) !== 'webim') return;
    const path = second ? '' : value.path;
    this.#add(node, this.#kindOf(path), path, { slot, write });
  }

  #bindingElement(node: import('ts-morph').ts.BindingElement): void {
    const { model, types } = this.#access;
    const ts = this.#ts;
    const slot = model.slot(node);
    const [sdk] = sdkValues(slot);
    if (sdk) {
      this.#add(node, this.#kindOf(sdk.path), sdk.path, { slot });
      return;
    }
    const key = node.propertyName ?? node.name;
    if (!ts.isObjectBindingPattern(node.parent) || !ts.isIdentifier(key)) return;
    const source = this.#patternSource(node.parent);
    const holder = source && this.#holder(source, key.text);
    if (!holder) return;
    this.#add(node, 'field', types.memberPath(holder, key.text), {
      flow: this.#flows.valueOf(source)?.flow,
      slot: source,
    });
  }

  #patternSource(pattern: import('ts-morph').ts.ObjectBindingPattern): Slot | undefined {
    const { model } = this.#access;
    const ts = this.#ts;
    const owner = pattern.parent;
    if (ts.isParameter(owner)) return model.parameter(owner.name);
    if (ts.isBindingElement(owner)) return model.slot(owner);
    // without a value it is the variable of a `for (const { … } of list)`
    return model.slot(owner.initializer ?? owner);
  }

  #import(
    node: import('ts-morph').ts.ImportDeclaration | import('ts-morph').ts.ImportEqualsDeclaration,
  ): void {
    const { model } = this.#access;
    const ts = this.#ts;
    const names: (Node | undefined)[] = [];
    if (ts.isImportEqualsDeclaration(node)) names.push(node.name);
    else {
      const bindings = node.importClause?.namedBindings;
      names.push(node.importClause?.name);
      if (bindings && ts.isNamedImports(bindings)) names.push(...bindings.elements.map((each) => each.name));
      else names.push(bindings?.name);
    }
    const bound = names.filter((name) => name !== undefined).map((name) => model.parameter(name));
    const slot = bound.find((each) => sdkValues(each).length > 0);
    if (slot) this.#add(node, 'reference', '', { slot });
  }

  #listener(node: import('ts-morph').ts.ObjectLiteralElementLike): void {
    const { model, listeners } = this.#access;
    const ts = this.#ts;
    if (!ts.isObjectLiteralExpression(node.parent) || !node.name) return;
    const why = listeners.get(model.object(node.parent, 'literal'));
    if (why === undefined) return;
    const name = ts.isIdentifier(node.name) || ts.isStringLiteralLike(node.name) ? node.name.text : undefined;
    if (name && isListener(name)) this.#add(node, 'listener', `listeners.${name}`, { why });
  }

  /** `listeners.onX = f` */
  #listenerAssignment(node: import('ts-morph').ts.BinaryExpression): void {
    const { model, listeners } = this.#access;
    const ts = this.#ts;
    if (node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return;
    const target = model.strip(node.left);
    if (!isMember(ts, target)) return;
    const name = memberName(this.#access, target);
    for (const value of model.slot(target.expression).values.keys()) {
      const why = value.kind === 'object' ? listeners.get(value) : undefined;
      if (name && isListener(name) && why !== undefined) {
        this.#add(node, 'listener', `listeners.${name}`, { why, write: true });
        return;
      }
    }
  }

  /** The one path under the SDK an expression stands for. */
  sdkPath(node: Node): string | undefined {
    const slot = this.#access.model.slot(node);
    const [value, second] = sdkValues(slot);
    if (!value || second) return undefined;
    for (const other of slot.values.keys())
      if (other.kind === 'function' || other.kind === 'legacy') return undefined;
    return value.path;
  }

  #kindOf(path: string): SiteKind {
    const { types } = this.#access;
    const member = types.sdkMember(path);
    if (member.kind === 'constant') return 'constant';
    if (member.kind !== 'unknown') return 'reference';
    const parent = types.sdkMember(path.replace(/\.?[^.]*$/, ''));
    return parent.kind === 'constant' ? 'constant' : 'reference';
  }

  /** The type among a receiver's that has the member; the first when none has. Arrays and tables have none of their own. */
  #holder(receiver: Slot, name: string): LegacyType | undefined {
    const { types } = this.#access;
    const objects = legacyTypes(receiver).filter((each) => !types.isCollection(each.type));
    return objects.find((each) => types.propertyType(each.type, name)) ?? objects[0];
  }

  /** The parts of a member expression are not sites of their own. */
  #take(node: Node): void {
    const { model } = this.#access;
    let at = node;
    for (;;) {
      this.#taken.add(at);
      const inner = model.strip(at);
      this.#taken.add(inner);
      if (!isMember(this.#ts, inner) || sdkValues(model.slot(inner.expression)).length === 0) return;
      at = inner.expression;
    }
  }

  get #ts(): import('./program.ts').Ts {
    return this.#access.model.program.ts;
  }

  #add(
    node: Node,
    kind: SiteKind,
    member: string,
    more: { flow?: number | undefined; slot?: Slot; why?: string; write?: boolean },
  ): void {
    const { program } = this.#access.model;
    const site: Site = {
      unit: program.scriptOf(node).unit,
      ...program.rangeOf(node),
      kind,
      member,
      evidence: [],
    };
    if (more.flow !== undefined) {
      site.flow = more.flow;
      site.evidence = this.#flows.flows[more.flow]?.evidence ?? [];
    } else if (more.slot) {
      for (const { node: from, why } of more.slot.values.values()) {
        if (from && from !== node) site.evidence.push(this.#place(from, why));
      }
    } else if (more.why) site.evidence.push(this.#place(node, more.why));
    if (more.write) site.write = true;
    const refusal = this.#access.refusedUnits.get(site.unit) ?? withRefusal(program, node);
    if (refusal) site.refusal = refusal;
    this.#sites.push(site);
  }
}

/** Other keys of the object are the application's own. */
const isListener = (name: string): boolean => Object.hasOwn(LISTENERS, name);

function isMember(ts: import('./program.ts').Ts, node: Node): node is MemberExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** Assigned, counted up or deleted. */
export function isWritten(ts: import('./program.ts').Ts, node: Node): boolean {
  let at = node;
  while (ts.isParenthesizedExpression(at.parent)) at = at.parent;
  const { parent } = at;
  if (ts.isBinaryExpression(parent) && parent.left === at) {
    const { FirstAssignment, LastAssignment } = ts.SyntaxKind;
    return parent.operatorToken.kind >= FirstAssignment && parent.operatorToken.kind <= LastAssignment;
  }
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  }
  if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === at;
  return ts.isDeleteExpression(parent);
}

/** The name in `declare var webim: any`: it stands for the page's global. */
function isAmbientName(ts: import('./program.ts').Ts, node: import('ts-morph').ts.Identifier): boolean {
  const { parent } = node;
  if (!ts.isVariableDeclaration(parent) || parent.name !== node) return false;
  return (ts.getCombinedModifierFlags(parent) & ts.ModifierFlags.Ambient) !== 0;
}

/** Is the identifier an expression (or the target of an assignment), not a property name, label or declared name? */
export function isMention(ts: import('./program.ts').Ts, node: import('ts-morph').ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isExportSpecifier(parent))
    return !parent.parent.parent.moduleSpecifier && (parent.propertyName ?? parent.name) === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isPropertyDeclaration(parent)) {
    return parent.initializer === node;
  }
  if (ts.isImportClause(parent) || ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent)) return false;
  if (ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent)) return false;
  if (ts.isTypeNode(parent) || ts.isQualifiedName(parent)) return false;
  return (parent as { name?: Node }).name !== node;
}
