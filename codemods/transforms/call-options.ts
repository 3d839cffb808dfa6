import { type EditPart, rangeOf } from '../edits.ts';
import { isNothing, isStringly, literalProperties, type Node } from './expressions.ts';
import { knownFields } from './known-fields.ts';
import { type NativeCall, readOptions, resolveConstant, type SdkCall } from './native-call.ts';
import { isRefusal, type ParsedUnit, type Refusal, type TransformContext } from './transform.ts';

/** The options object of a legacy call: which fields it has, and what stands in them. */
export interface CallOptions {
  /** Has it this field? Undefined when that cannot be seen. */
  has(field: string): boolean | undefined;
  /** The value: what is written in the call, or `options.Field`; undefined when the options do not have it. */
  value(field: string): EditPart[] | undefined;
  /** What is written as the value, when it can be seen. */
  node(field: string): Node | undefined;
}

/** Reads the options of a call, or says why they cannot be read. */
export function readCallOptions(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
): CallOptions | Refusal {
  const refusal = readOptions(options);
  if (refusal) return refusal;
  const literal = literalProperties(options);
  if (literal) return writtenInCall(literal);
  const known = knownFields(context, parsed, options);
  const has = (field: string) => known?.fields.has(field);
  return {
    has,
    value: (field) => (has(field) === false ? undefined : [rangeOf(options), `.${field}`]),
    node: (field) => known?.written.get(field)?.value,
  };
}

function writtenInCall(literal: Map<string, Node>): CallOptions {
  const node = (field: string): Node | undefined => {
    const property = literal.get(field);
    return property?.type === 'ObjectProperty' && !isNull(property.value) ? property.value : undefined;
  };
  return {
    has: (field) => node(field) !== undefined,
    value: (field) => {
      const value = node(field);
      return value && [rangeOf(value)];
    },
    node,
  };
}

/** `null` and `undefined` meant that the field was not there; `0`, `''` and `false` are values. */
const isNull = (node: Node) => isNothing(node) && !/^(Boolean|Numeric|String)Literal$/.test(node.type);

/** How a field is named in native code, and what becomes of its value; without parts the field is left out. */
export type NativeField =
  | string
  | { name: string; wrap(value: EditPart[], node: Node | undefined): EditPart[] };

/**
 * The native options: `{ groupID: …, name: … }`, fields that the legacy options do not have left out. One per line when
 * there are more than three.
 * @param fields legacy field -> native field.
 * @param before entries that come first.
 */
export function nativeOptions(
  options: CallOptions,
  fields: Record<string, NativeField>,
  before: EditPart[][] = [],
): EditPart[] {
  const entries = [...before];
  for (const [legacy, native] of Object.entries(fields)) {
    const value = options.value(legacy);
    if (!value) continue;
    const name = typeof native === 'string' ? native : native.name;
    const parts = typeof native === 'string' ? value : native.wrap(value, options.node(legacy));
    if (parts.length > 0) entries.push([`${name}: `, ...parts]);
  }
  return objectParts(entries);
}

/** `{ a: 1, b: 2 }`, or one entry per line. */
export function objectParts(entries: readonly EditPart[][]): EditPart[] {
  if (entries.length === 0) return ['{}'];
  const long = entries.length > 3;
  const [open, separator, close] = long ? ['{\n  ', ',\n  ', '\n}'] : ['{ ', ', ', ' }'];
  const deeper = (part: EditPart) =>
    long && typeof part === 'string' ? part.replaceAll('\n', '\n  ') : part;
  return [
    open,
    ...entries.flatMap((entry, index) => [...(index > 0 ? [separator] : []), ...entry.map(deeper)]),
    close,
  ];
}

/** v2 throws on ids that are no strings; legacy converted them. */
export function idOf(call: SdkCall, options: CallOptions, field: string): EditPart[] | Refusal {
  const parts = options.value(field);
  if (!parts) return { code: 'unknown-argument', reason: `the options have no ${field}` };
  const node = options.node(field);
  const isString = node && isStringly(resolveConstant(call.context, call.parsed, node));
  return isString ? parts : ['String(', ...parts, ')'];
}

/** A call of a bridge helper: `webim2tim.getFriends(tim, { startIndex: 0 })`. Without any field the options are left out. */
export function helperCall(
  name: string,
  fields: Record<string, NativeField>,
  required: readonly string[] = [],
): (call: SdkCall) => NativeCall | Refusal {
  return (call) => {
    const { context, parsed } = call;
    const options = readCallOptions(context, parsed, call.call.arguments[0]);
    if (isRefusal(options)) return options;
    const missing = required.find((field) => options.has(field) === false);
    if (missing) return { code: 'unknown-argument', reason: `the options have no ${missing}` };
    const { tim, bridge } = context.names;
    const given = nativeOptions(options, fields);
    const request = given.length === 1 ? [] : [', ', ...given];
    return { parts: [`${bridge}.${name}(${tim}`, ...request, ')'] };
  };
}

/** A call of a bridge helper with one field of the options: `webim2tim.addToBlacklist(tim, options.To_Account)`. */
export function helperCallWith(name: string, field: string): (call: SdkCall) => NativeCall | Refusal {
  return (call) => {
    const { context, parsed } = call;
    const options = readCallOptions(context, parsed, call.call.arguments[0]);
    if (isRefusal(options)) return options;
    const value = options.value(field);
    if (!value) return { code: 'unknown-argument', reason: `the options have no ${field}` };
    const { tim, bridge } = context.names;
    return { parts: [`${bridge}.${name}(${tim}, `, ...value, ')'] };
  };
}
