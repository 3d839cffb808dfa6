import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import { asynchronousFunction } from './await-callers.ts';
import { declaredNames, namesIn, readsOwnScope } from './await-names.ts';
import type { AsyncCall, Callback } from './callbacks.ts';
import { isFunction, isPure, type Node } from './expressions.ts';
import { usesNewSyntax } from './new-syntax.ts';
import { j } from './parse.ts';
import type { ParsedUnit, TransformContext, UnitEdit } from './transform.ts';

/** A converted call in the form `native.then(ok, err)`, with what is needed to write it with `await` instead. */
export interface WaitingCall {
  parsed: ParsedUnit;
  path: ASTPath;
  callbacks: AsyncCall;
  /** The native call without its `.then`. */
  native: readonly EditPart[];
}

/** What is decided about the functions of a run while its calls are looked at, outer ones first. */
interface Decided {
  /** Functions that become asynchronous. */
  made: Set<Node>;
  /** Callbacks whose body moves into the function around the call. */
  inlined: Map<Node, ASTPath>;
  /** Bodies that move further out, and by how many characters. */
  moved: { unit: string; start: number; end: number; by: number }[];
}

/**
 * `try { x = await call } catch …` in place of `.then(ok, err)`, where nobody can tell: the call ends its function, no
 * caller sees what that function returns or when it is done, the callbacks have no `this`, `arguments` or names that
 * would collide outside, and the `try` holds nothing but the call, so that what `ok` throws is not caught by it. Scripts
 * without any newer syntax stay ES5.
 */
export function awaitWhereEqual(context: TransformContext, edits: readonly UnitEdit[]): UnitEdit[] {
  const decided: Decided = { made: new Set(), inlined: new Map(), moved: [] };
  const added: UnitEdit[] = [];
  const changed = [...edits]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .map((edit) => {
      const waiting = edit.waiting && awaited(context, edit, edit.waiting, edits, decided);
      if (!waiting) return edit;
      added.push(...waiting.others);
      return { ...edit, ...waiting.range, parts: waiting.parts };
    });
  const outdentOf = ({ unit, start }: UnitEdit) =>
    decided.moved
      .filter((body) => body.unit === unit.id && body.start < start && body.end > start)
      .reduce((sum, { by }) => sum + by, 0);
  return [...changed, ...added].map((edit) => {
    const outdent = outdentOf(edit);
    return outdent > 0 ? { ...edit, outdent } : edit;
  });
}

interface Awaited {
  /** The statement, its semicolon included. */
  range: { start: number; end: number };
  parts: EditPart[];
  others: UnitEdit[];
}

function awaited(
  context: TransformContext,
  edit: UnitEdit,
  { parsed, path, callbacks, native }: WaitingCall,
  all: readonly UnitEdit[],
  decided: Decided,
): Awaited | undefined {
  const call: Node = path.node;
  const { ok, err } = callbacks;
  const statement: Node = path.parent?.node;
  if (statement?.type !== 'ExpressionStatement' || !usesNewSyntax(parsed)) return undefined;
  if (!(ok.node || err.node) || ![ok, err].every((each) => isMovable(each))) return undefined;
  const given = [ok.node, err.node].filter(Boolean);
  if (!call.arguments.every((each: Node) => given.includes(each) || isPure(each))) return undefined;
  if (given.some((each) => isEdited(each, edit, all))) return undefined;
  const home = tailOf(path.parent as ASTPath, decided);
  if (!home || !hasFreeNames(home.node, ok.node, err.node)) return undefined;
  if (!decided.made.has(home.node)) {
    if (!asynchronousFunction(context, parsed, home, path.parent as ASTPath)) return undefined;
  }
  const others: UnitEdit[] = [];
  if (!(home.node as Node).async && !decided.made.has(home.node)) {
    const node: Node = home.node;
    const at = /Method$/.test(node.type) ? node.key.start : node.start;
    others.push({ start: at, end: at, parts: ['async '], unit: parsed.unit });
  }
  decided.made.add(home.node);
  for (const each of given) decided.inlined.set(each, home);
  if (ok.node) others.push(...outdented(parsed, statement, ok.node, all, decided));
  return { range: rangeOf(statement), parts: partsOf(parsed, ok, err, native), others };
}

/** `let resp; try { resp = await …; } catch (err) { … return; } …` */
function partsOf(parsed: ParsedUnit, ok: Callback, err: Callback, native: readonly EditPart[]): EditPart[] {
  const after = bodyOf(parsed, ok.node);
  const failed = bodyOf(parsed, err.node);
  const name = after.length > 0 ? ok.parameter : undefined;
  return [
    ...(name ? [`let ${name};\n`] : []),
    'try {\n  ',
    ...(name ? [`${name} = `] : []),
    'await ',
    ...native.map((part) => (typeof part === 'string' ? part.replaceAll('\n', '\n  ') : part)),
    `;\n} catch (${err.parameter ?? 'error'}) {`,
    ...(failed.length > 0 ? ['\n  ', ...failed] : []),
    ...(after.length > 0 ? ['\n  return;'] : []),
    failed.length > 0 || after.length > 0 ? '\n}' : '}',
    ...(after.length > 0 ? ['\n', ...after] : []),
  ];
}

/** What a callback does, as statements. */
function bodyOf(parsed: ParsedUnit, node: Node): EditPart[] {
  if (!node) return [];
  if (node.body.type !== 'BlockStatement') return [rangeOf(node.body), ';'];
  const text = parsed.text({ start: node.body.start + 1, end: node.body.end - 1 });
  const start = node.body.start + 1 + (text.length - text.trimStart().length);
  const end = node.body.end - 1 - (text.length - text.trimEnd().length);
  if (start >= end) return [];
  // A line comment at the end would swallow what follows it on the line; here a new line does.
  const last: Node = node.body.body.at(-1);
  const open = last && /[^;}]$/.test(parsed.text(rangeOf(last))) && end === last.end;
  return [{ start, end }, ...(open ? [';'] : [])];
}

/** A function written in the call, with one plain parameter at most, that is the same wherever its body stands. */
function isMovable({ node, inline }: Callback): boolean {
  if (!node) return true;
  if (!inline || inline.async || inline.generator || inline.id || inline.params.length > 1) return false;
  if (inline.params[0] && inline.params[0].type !== 'Identifier') return false;
  if (inline.body.type !== 'BlockStatement' && inline.body.type === 'ObjectExpression') return false;
  if ((inline.body.directives ?? []).length > 0) return false;
  return inline.type === 'ArrowFunctionExpression' || !readsOwnScope(inline.body);
}

/** Is something written around a callback, or at its beginning: a value that crosses over? */
function isEdited(node: Node, own: UnitEdit, all: readonly UnitEdit[]): boolean {
  return all.some((edit) => {
    if (edit === own || edit.unit.id !== own.unit.id || (edit.start <= own.start && edit.end >= own.end))
      return false;
    const around = edit.start <= node.start && edit.end >= node.end;
    return around || (edit.start === edit.end && edit.start === node.body.start + 1);
  });
}

/** The function that a statement ends: nothing of it runs after the statement. */
function tailOf(statement: ASTPath, decided: Decided): ASTPath | undefined {
  for (let path = statement; ; ) {
    const parent = path.parent as ASTPath | undefined;
    const node: Node = parent?.node;
    if (!parent || !node) return undefined;
    if (node.type === 'BlockStatement') {
      if (node.body.at(-1) !== path.node) return undefined;
    } else if (node.type === 'IfStatement') {
      if (path.node.type !== 'BlockStatement' && path.node.type !== 'IfStatement') return undefined;
    } else if (isFunction(node)) return decided.inlined.get(node) ?? parent;
    else return undefined;
    path = parent;
  }
}

/** What the callbacks declare must mean nothing else in the function they move into. */
function hasFreeNames(home: Node, ok: Node, err: Node): boolean {
  for (const [callback, own] of [
    [ok, ok && [...declaredNames(ok.body, true), ...ok.params.map((p: Node) => p.name)]],
    [err, err && declaredNames(err.body, false)],
  ] as [Node, string[]][]) {
    if (!callback) continue;
    const taken = namesIn(home, callback);
    if (own.some((name) => taken.has(name))) return false;
    if (own.filter((name) => name === callback.params[0]?.name).length > (callback === ok ? 1 : 0))
      return false;
  }
  return true;
}

/** The body of the callback stands one level further out now: takes that level from its lines. */
function outdented(
  parsed: ParsedUnit,
  statement: Node,
  callback: Node,
  all: readonly UnitEdit[],
  decided: Decided,
): UnitEdit[] {
  const { code } = parsed.unit;
  const first: Node = callback.body.type === 'BlockStatement' ? callback.body.body[0] : undefined;
  if (!first) return [];
  const indentAt = (at: number) => /[ \t]*/.exec(code.slice(code.lastIndexOf('\n', at - 1) + 1))?.[0] ?? '';
  const [inner, outer] = [indentAt(first.start), indentAt(statement.start)];
  if (!inner.startsWith(outer) || inner === outer) return [];
  const by = inner.length - outer.length;
  decided.moved.push({ unit: parsed.unit.id, ...rangeOf(callback.body), by });
  const edits: UnitEdit[] = [];
  const quoted: Node[] = [];
  j(callback.body)
    .find(j.TemplateLiteral)
    .forEach(({ node }) => void quoted.push(node));
  for (
    let at = code.indexOf('\n', first.start);
    at >= 0 && at < callback.body.end - 1;
    at = code.indexOf('\n', at + 1)
  ) {
    const [start, end] = [at + 1 + outer.length, at + 1 + inner.length];
    const isText = quoted.some((node) => node.start < start && node.end > start);
    const isTaken = all.some(
      (edit) =>
        edit.unit.id === parsed.unit.id &&
        edit.start < end &&
        edit.end > start &&
        !edit.parts.some((part) => typeof part !== 'string' && part.start <= start && part.end >= end),
    );
    if (!isText && !isTaken && end < callback.body.end && code.slice(at + 1, end) === inner)
      edits.push({ start, end, parts: [], unit: parsed.unit });
  }
  return edits;
}
