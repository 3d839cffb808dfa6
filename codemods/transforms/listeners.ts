import type { ASTPath } from 'jscodeshift';
import { rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { Range } from '../sources/source.ts';
import { readCallback, unreadable } from './callbacks.ts';
import { isFunction, isNothing, literalProperties, type Node } from './expressions.ts';
import { beforeStatement, scopeOf, statementOf } from './statements.ts';
import { isRefusal, type ParsedUnit, type Refusal, type TransformContext } from './transform.ts';

/** The listeners of a login. */
export interface Listeners {
  /** What native code calls, by key: `onMsg`, or `listeners.onMsgNotify` when the function has no name of its own. */
  handlers: Map<string, string>;
  /** Keys of the tables of handlers by number: `onC2cEventNotifys` -> `92`, `96`. */
  tables: Map<string, ReadonlySet<string>>;
  /** Sites that are native with the login. */
  sites: Site[];
  /** Flows of what the handlers get. */
  flows: number[];
  host: Host;
  /** Properties that have no meaning any more. */
  dropped: Node[];
  /** Where the object is written. */
  parsed: ParsedUnit;
  object: Node;
}

/** Where the functions that replace the listeners are declared. */
export interface Host {
  parsed: ParsedUnit;
  /** Replaces this statement, or is inserted after or before this offset. */
  replaces?: Range;
  after?: number;
  before?: number;
  /** The function it is in; undefined at top level, where every script of the page can call it. */
  scope?: Range;
}

/** Listeners that are called with one value. */
export const FUNCTIONS = new Set([
  'onConnNotify',
  'onMsgNotify',
  'onBigGroupMsgNotify',
  'onGroupInfoChangeNotify',
  'onKickedEventCall',
  'onAppliedDownloadUrl',
]);
/** Handlers by number; the numbers mean the same to the helpers of the bridge. */
export const TABLES = new Set([
  'onGroupSystemNotifys',
  'onFriendSystemNotifys',
  'onProfileSystemNotifys',
  'onC2cEventNotifys',
]);
/** Listeners nobody calls: the transport of old browsers, and the raw long poll. */
const DROPPED = new Set(['jsonpCallback', 'onLongPullingNotify']);

/** Reads the listeners argument of login completely, or says what stands in the way. */
export function readListeners(
  context: TransformContext,
  parsed: ParsedUnit,
  login: ASTPath,
  node: Node,
): Listeners | Refusal {
  const written = findObject(context, parsed, node);
  if (isRefusal(written)) return written;
  const entries = literalProperties(written.path.node);
  if (!entries)
    return {
      code: 'unknown-listeners',
      reason: 'the listeners object has computed, spread or accessor properties',
    };
  const objectRange = rangeOf(written.path.node as Node);
  const listeners: Listeners = {
    handlers: new Map(),
    tables: new Map(),
    sites: context.facts
      .sitesOf(written.parsed.unit)
      .filter((s) => s.kind === 'listener' && s.start >= objectRange.start && s.end <= objectRange.end),
    flows: [],
    host: { parsed },
    dropped: [],
    parsed: written.parsed,
    object: written.path.node,
  };
  const values = new Map<string, Node>();
  let own = false;
  for (const [key, property] of entries) {
    const value = property.type === 'ObjectMethod' ? property : property.value;
    if (DROPPED.has(key)) listeners.dropped.push(property);
    // A key of the application's own, which may read it: the legacy SDK never looked at it.
    else if (!FUNCTIONS.has(key) && !TABLES.has(key)) own = true;
    else if (isNothing(value) || isEmptyMap(value)) listeners.dropped.push(property);
    else values.set(key, value);
  }
  const refusal = readHandlers(context, written.parsed, values, listeners);
  if (refusal) return refusal;
  const host = hostOf(context, parsed, login, written, values, own);
  if (isRefusal(host)) return host;
  listeners.host = host.host;
  for (const [key, value] of values) {
    listeners.handlers.set(key, host.holder ? `${host.holder}.${key}` : written.parsed.text(rangeOf(value)));
  }
  return listeners;
}

const isEmptyMap = (node: Node) => node.type === 'ObjectExpression' && node.properties.length === 0;

interface Written {
  parsed: ParsedUnit;
  path: ASTPath;
  /** The variable, when the object is not written in the call. */
  name?: Node;
}

function findObject(context: TransformContext, parsed: ParsedUnit, node: Node): Written | Refusal {
  if (node?.type === 'ObjectExpression') return { parsed, path: parsed.pathAt(rangeOf(node)) as ASTPath };
  if (node?.type !== 'Identifier') {
    return { code: 'unknown-listeners', reason: 'the listeners are not a variable or an object literal' };
  }
  const definition = context.facts.definitionOf(parsed.unit, rangeOf(node));
  const where = definition && context.parsed(definition.unit);
  const path = where?.pathAt(definition?.range as Range);
  if (!where || path?.node.type !== 'ObjectExpression') {
    return { code: 'unknown-listeners', reason: `${node.name} is not one object literal that can be read` };
  }
  return { parsed: where, path, name: node };
}

function readHandlers(
  context: TransformContext,
  parsed: ParsedUnit,
  values: Map<string, Node>,
  listeners: Listeners,
): Refusal | undefined {
  for (const [key, value] of values) {
    if (TABLES.has(key)) {
      const refusal = readTable(context, parsed, key, value, listeners);
      if (refusal) return refusal;
      continue;
    }
    const callback = readCallback(context, parsed, value);
    if (isRefusal(callback)) return { ...callback, reason: `${key}: ${callback.reason}` };
    if (callback.unknown) return unreadable(parsed, value);
    listeners.flows.push(...callback.flows);
  }
  return undefined;
}

/** A table of handlers stays as it is: the numbers are the same in native code. */
function readTable(
  context: TransformContext,
  parsed: ParsedUnit,
  name: string,
  value: Node,
  listeners: Listeners,
): Refusal | undefined {
  let where = parsed;
  let map = value;
  if (value.type === 'Identifier') {
    const definition = context.facts.definitionOf(parsed.unit, rangeOf(value));
    if (definition) {
      where = context.parsed(definition.unit);
      map = where.pathAt(definition.range)?.node;
      const range = definition.range;
      const inside = (s: Site) => s.kind === 'listener' && s.start >= range.start && s.end <= range.end;
      listeners.sites.push(...context.facts.sitesOf(where.unit).filter(inside));
    }
  }
  const entries = literalProperties(map);
  if (!entries)
    return {
      code: 'unknown-listeners',
      reason: `${name} is not one object literal that can be read`,
    };
  listeners.tables.set(name, new Set(entries.keys()));
  for (const [key, property] of entries) {
    const callback = readCallback(
      context,
      where,
      property.type === 'ObjectMethod' ? property : property.value,
    );
    if (isRefusal(callback)) return { ...callback, reason: `${name} ${key}: ${callback.reason}` };
    if (callback.unknown) return unreadable(where, callback.node);
    listeners.flows.push(...callback.flows);
  }
  return undefined;
}

/**
 * Where the native handlers go, and the object they are called on. When every listener is the name of a function,
 * the object is not needed any more and the native handler takes its place; else it stays and is called.
 */
function hostOf(
  context: TransformContext,
  parsed: ParsedUnit,
  login: ASTPath,
  written: Written,
  values: Map<string, Node>,
  own: boolean,
): { host: Host; holder?: string } | Refusal {
  const onlyNames = !own && [...values.values()].every((value) => value.type === 'Identifier');
  if (!written.name) {
    if (!onlyNames || ![...values.values()].every((v) => isTopLevel(context, parsed, v))) {
      return {
        code: 'unknown-listeners',
        reason: 'the listeners are written in the call and are not all functions of the page',
      };
    }
    return { host: { parsed, before: beforeStatement(login) } };
  }
  const outside = foreignReference(context, parsed, written, rangeOf(written.name));
  if (outside?.write) {
    return {
      code: 'unknown-listeners',
      reason: `${written.name.name} is assigned to or changed in ${outside.where}`,
    };
  }
  const declarator = written.path.parent;
  if (declarator?.node.type !== 'VariableDeclarator') {
    return { code: 'unknown-listeners', reason: `${written.name.name} is not declared with its value` };
  }
  const declaration = declarator.parent as ASTPath;
  const statement: Node = declaration.node;
  const around = scopeOf(declarator as ASTPath);
  const scope = isFunction(around.node) ? rangeOf(around.node as Node) : undefined;
  const holder = (declarator.node as Node).id.name as string;
  if (scope && (written.parsed !== parsed || !contains(scope, rangeOf(login.node as Node)))) {
    return { code: 'unknown-listeners', reason: `${holder} is out of reach of the login call` };
  }
  if (
    onlyNames &&
    !outside &&
    statement.declarations.length === 1 &&
    statementOf(declarator).node === statement
  ) {
    return { host: { parsed: written.parsed, replaces: rangeOf(statement), scope } };
  }
  return { host: { parsed: written.parsed, after: lineEnd(written.parsed, statement.end), scope }, holder };
}

const contains = (outer: Range, inner: Range) => inner.start >= outer.start && inner.end <= outer.end;

function isTopLevel(context: TransformContext, parsed: ParsedUnit, node: Node): boolean {
  const definition = context.facts.definitionOf(parsed.unit, rangeOf(node));
  const path = definition && context.parsed(definition.unit).pathAt(definition.range);
  return path ? !isFunction(scopeOf(path).node) : false;
}

/** A mention of the variable that is neither its declaration nor the login call; writes first. */
function foreignReference(context: TransformContext, parsed: ParsedUnit, written: Written, name: Range) {
  const others = context.facts.referencesOf(parsed.unit, name).filter((reference) => {
    if (reference.unit === parsed.unit && reference.range.start === name.start) return false;
    const path = context.parsed(reference.unit).pathAt(reference.range);
    const declarator = path?.node.type === 'VariableDeclarator' ? path : path?.parent;
    return (declarator?.node as Node)?.init !== written.path.node;
  });
  const found = others.map((reference) => ({
    where: reference.unit.file,
    write: reference.write || isChanged(context.parsed(reference.unit).pathAt(reference.range)),
  }));
  return found.find((f) => f.write) ?? found[0];
}

/** `listeners.onX = …`, `delete listeners.onX` */
function isChanged(path: ASTPath | undefined): boolean {
  const member = path?.parent;
  if (member?.node.type !== 'MemberExpression' || (member.node as Node).object !== path?.node) return false;
  const parent: Node = member.parent?.node;
  return (
    (parent?.type === 'AssignmentExpression' && parent.left === member.node) ||
    (parent?.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** The end of a statement with the comment behind it. */
function lineEnd(parsed: ParsedUnit, offset: number): number {
  const rest = /^[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/[ \t]*)?(?=\r?\n|$)/.exec(
    parsed.unit.code.slice(offset),
  );
  return offset + (rest ? rest[0].trimEnd().length : 0);
}
