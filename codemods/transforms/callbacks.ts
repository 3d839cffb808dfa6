import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { Range } from '../sources/source.ts';
import { isDiscarded, isFunction, isNothing, type Node, walk } from './expressions.ts';
import { mayBeMissing } from './missing-callbacks.ts';
import {
  type ErrorCallback,
  isRefusal,
  type ParsedUnit,
  type Refusal,
  type TransformContext,
} from './transform.ts';

/** A callback argument whose behaviour is understood. */
export interface Callback {
  /** Absent for a callback that was left out or is `null`. */
  node?: Node;
  /** Set when the function is written in the call itself. */
  inline?: Node;
  /** Name of its first parameter, when it is a plain name. */
  parameter?: string;
  /** Flows of its first parameter, of each function it may be. */
  flows: number[];
  /** It may be a function that is not in these files, or nothing at all. */
  unknown?: boolean;
  /** It is a parameter, which a caller may leave out. */
  mayBeMissing?: boolean;
}

/**
 * Looks through a callback argument of an SDK call. Legacy called it as a plain function with one argument; `then`
 * does the same, so `this` and the returned value are no concern. `arguments` is, because it hides the answer.
 */
export function readCallback(context: TransformContext, parsed: ParsedUnit, node: Node): Callback | Refusal {
  if (isNothing(node)) return { flows: [] };
  if (isFunction(node)) {
    const read = readFunction(context, parsed, node);
    return isRefusal(read) ? read : { ...read, node, inline: node };
  }
  // The object of the SDK is no function; a misspelt name, most likely.
  if (context.facts.sdkPath(parsed.unit, rangeOf(node)) === '') return unreadable(parsed, node);
  const { found, complete } = context.facts.definitionsOf(parsed.unit, rangeOf(unbound(node)));
  const flows: number[] = [];
  for (const { unit, range } of found) {
    const where = context.parsed(unit);
    const target: Node = where.pathAt(range)?.node;
    if (!isFunction(target)) return { node, flows: [], unknown: true };
    const read = readFunction(context, where, target);
    if (isRefusal(read)) return read;
    flows.push(...read.flows);
  }
  return {
    node,
    flows: [...new Set(flows)],
    unknown: !complete,
    mayBeMissing: mayBeMissing(context, parsed, node),
  };
}

/** `this.onMsg.bind(this)`: binding no more than `this` leaves the parameters where they are. */
function unbound(node: Node): Node {
  const { callee } = node;
  const isBind =
    node.type === 'CallExpression' &&
    callee.type === 'MemberExpression' &&
    !callee.computed &&
    callee.property.name === 'bind' &&
    node.arguments.length === 1;
  return isBind ? callee.object : node;
}

function readFunction(context: TransformContext, parsed: ParsedUnit, node: Node): Callback | Refusal {
  if (node.type !== 'ArrowFunctionExpression' && usesArguments(node.body)) {
    return { code: 'callback-uses-this', reason: 'the callback reads its parameters through `arguments`' };
  }
  const parameter = node.params[0];
  if (!parameter) return { flows: [] };
  const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  if (name.type !== 'Identifier') {
    return {
      code: 'unknown-callback',
      reason: 'the callback takes its parameter apart in the parameter list',
    };
  }
  const value = context.facts.valueAt(parsed.unit, rangeOf(name));
  return { parameter: name.name, flows: value ? [value.flow] : [] };
}

function usesArguments(body: Node): boolean {
  let found = false;
  walk(body, (node) => {
    if (node.type === 'Identifier' && node.name === 'arguments') found = true;
    return !found && !/^Function|^ObjectMethod|^ClassMethod/.test(node.type);
  });
  return found;
}

export interface AsyncCall {
  ok: Callback;
  err: Callback;
  /** Flows of the answer. */
  flows: number[];
  errors: ErrorCallback[];
}

/** How a transform says its answer in legacy terms, for callbacks that stay legacy or are out of sight. */
export type LegacyAnswer = (native: string) => string;

/**
 * Reads the two callbacks of an SDK call: `call(…leading, ok, err)`.
 *
 * @param answer makes a legacy answer of the native one; without it callbacks that stay legacy keep the call on the shim.
 */
export function readCallbacks(
  context: TransformContext,
  parsed: ParsedUnit,
  site: Site,
  leading: number,
  answer?: LegacyAnswer,
): AsyncCall | Refusal {
  const call: Node = parsed.pathAt(site)?.node;
  if (call.arguments.some((a: Node) => a.type === 'SpreadElement')) {
    return { code: 'unknown-argument', reason: 'the arguments are spread from an array' };
  }
  if (call.arguments.length > leading + 2) {
    return {
      code: 'unknown-argument',
      reason: `the call has ${call.arguments.length} arguments, ${leading + 2} are known`,
    };
  }
  const ok = readCallback(context, parsed, call.arguments[leading]);
  if (isRefusal(ok)) return ok;
  const err = readCallback(context, parsed, call.arguments[leading + 1]);
  if (isRefusal(err)) return err;
  const errors = err.flows.length > 0 || err.unknown ? [handover(site, err)] : [];
  if (!answer) {
    return ok.unknown ? unreadable(parsed, ok.node) : { ok, err, flows: ok.flows, errors };
  }
  if (ok.flows.length > 0 || ok.unknown) errors.push({ ...handover(site, ok), toLegacy: answer });
  return { ok, err, flows: [], errors };
}

function handover(site: Site, callback: Callback): ErrorCallback {
  return {
    site,
    flows: callback.flows,
    argument: callback.node,
    parameter: callback.inline && callback.parameter,
    ...(callback.unknown && { unknown: true }),
    ...(callback.mayBeMissing && { mayBeMissing: true }),
  };
}

export function unreadable(parsed: ParsedUnit, node: Node): Refusal {
  return {
    code: 'unknown-callback',
    reason: `the callback ${shorten(parsed.text(rangeOf(node)))} may be a function that cannot be read`,
  };
}

/**
 * `.then(ok, err)` with the callbacks as they stand in the source, line breaks and comments around them included.
 * Never `.catch`: it would also catch what `ok` throws. Where legacy swallowed errors, so does this.
 */
export function thenParts(
  parsed: ParsedUnit,
  call: Node,
  callbacks: AsyncCall,
  options: { ok?: EditPart[] } = {},
): EditPart[] {
  const { ok, err } = callbacks;
  const okParts: EditPart[] | undefined = ok.node && (options.ok ?? [rangeOf(ok.node)]);
  if (ok.node && err.node) {
    const between = { start: ok.node.end, end: err.node.start };
    return [
      '.then(',
      ...gapBefore(parsed, call, ok.node),
      ...(okParts ?? []),
      between,
      ...errorParts(err),
      tail(err.node, call),
    ];
  }
  if (ok.node) {
    return [
      '.then(',
      ...gapBefore(parsed, call, ok.node),
      ...(okParts ?? []),
      ', function () {}',
      closing(parsed, ok.node, call),
    ];
  }
  if (err.node) {
    const gap = gapBefore(parsed, call, err.node);
    return [
      '.then(null,',
      ...(gap.length > 0 ? gap : [' ']),
      ...errorParts(err),
      closing(parsed, err.node, call),
    ];
  }
  return ['.then(null, function () {})'];
}

/** A function that looks at its error is dealt with where it is known on which side the function ended up. */
const errorParts = ({ node, flows, unknown, mayBeMissing }: Callback): EditPart[] =>
  mayBeMissing && flows.length === 0 && !unknown ? [rangeOf(node), ' || function () {}'] : [rangeOf(node)];

/** What stands before an argument: line breaks and comments, not the separator. A single blank is left out. */
function gapBefore(parsed: ParsedUnit, call: Node, node: Node): EditPart[] {
  const index = call.arguments.indexOf(node);
  const before = index > 0 ? call.arguments[index - 1].end : call.callee.end;
  const text = parsed.text({ start: before, end: node.start });
  // The separator is the first comma or parenthesis that is not in a comment.
  const separator = /^(?:\s|\/\*[\s\S]*?\*\/|\/\/[^\n]*|\))*[,(]/.exec(text);
  const start = before + (separator ? separator[0].length : text.length);
  const rest = text.slice(start - before);
  return rest.includes('\n') || /\/[*/]/.test(rest) ? [{ start, end: node.start }] : [];
}

const tail = (last: Node, call: Node): Range => ({ start: last.end, end: call.end });

/** The end of the call after its last callback; without what was there when arguments followed it. */
function closing(parsed: ParsedUnit, last: Node, call: Node): EditPart {
  const range = tail(last, call);
  return /^[\s)]*$/.test(parsed.text(range)) ? range : ')';
}

/**
 * The parts of an asynchronous call that took callbacks and returned nothing. Where the value is used, it stays
 * undefined: a promise there would be truthy and would change `return` in an event handler.
 */
export function statementParts(path: ASTPath, parts: EditPart[]): EditPart[] {
  return isDiscarded(path) ? parts : ['void ', ...parts];
}

export function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
