import { CALLS, type CallName } from './calls.ts';
import { METHOD_REPLACEMENT, REPLACEMENT } from './replacements.ts';

/** The parts of the product a member belongs to; the rooms of the shim have the same names. */
export const CAPABILITIES = [
  'connection',
  'messages',
  'elements',
  'store',
  'groups',
  'biggroups',
  'profile',
  'relations',
  'contacts',
  'uploads',
  'emotion',
  'tool',
  'log',
  'constants',
] as const;

export type Capability = (typeof CAPABILITIES)[number];

export type MemberKind = 'function' | 'method' | 'class' | 'object' | 'constant' | 'alias';

/** First of the examined versions (1.7.0, 1.7.2, 1.7.3) that has the member. */
export type Since = '1.7.0' | '1.7.2' | '1.7.3';

/** A field read from the options argument. The name `*` means that the whole object goes to the backend. */
export interface OptionField {
  type: string;
  required: boolean;
  note?: string;
}

/** One member of the legacy surface. Facts of the real script, walked and run. */
export interface Member {
  /** Under the global, without `webim.`: `sendMsg`, `Msg.Elem.Text`, `Msg.prototype.getSeq`. */
  path: string;
  kind: MemberKind;
  capability: Capability;
  /** In order; `?` where leaving it out does not throw. Functions, methods and classes. */
  params?: readonly string[];
  /** `length` of the function. */
  arity?: number;
  /** Other paths with the same value. */
  aliases?: readonly string[];
  /** For an alias: the path it stands for. */
  aliasOf?: string;
  returns?: string;
  /** Without login a call answers -4. */
  needsLogin?: boolean;
  options?: { readonly [field: string]: OptionField };
  /** Own properties of instances (classes), name -> type. */
  fields?: { readonly [field: string]: string };
  /** Names directly under an object. */
  members?: readonly string[];
  /** Constants and tables. */
  value?: unknown;
  since: Since;
  /** Builds that lack it. */
  absentIn?: readonly string[];
  /** Commands the legacy build sent. */
  backend?: string;
  note?: string;
  /** What replaces it in native code. */
  replacement: string;
}

type Facts = Partial<Omit<Member, 'path' | 'kind' | 'capability' | 'replacement'>>;
type Entry = Omit<Member, 'capability'>;

/** Puts a list of entries under a capability. */
export function membersOf(capability: Capability, entries: readonly Entry[]): readonly Member[] {
  return entries.map((entry) => ({ ...entry, capability }));
}

const build = (kind: MemberKind, path: string, facts: Facts, params?: readonly string[]): Entry => ({
  path,
  kind,
  since: '1.7.0',
  ...(params ? { params, arity: params.length } : {}),
  ...facts,
  replacement: (kind === 'method' ? METHOD_REPLACEMENT : REPLACEMENT)[path] ?? '',
});

const split = (params: string): string[] => (params ? params.split(', ') : []);

/** A function directly under the global; its signature is in `calls.ts`. */
export function call(path: CallName, facts: Facts = {}): Entry {
  const { params, needsLogin } = CALLS[path];
  return build('function', path, { returns: 'undefined', needsLogin, ...facts }, params);
}

/** A function under one of the objects, `Tool.xssFilter`. @param params names separated by comma and blank */
export function helper(path: string, params: string, note?: string, facts: Facts = {}): Entry {
  return build('function', path, { ...(note ? { note } : {}), ...facts }, split(params));
}

/** A method of instances. @param params names separated by comma and blank */
export function method(path: string, params = '', note?: string, facts: Facts = {}): Entry {
  return build('method', path, { ...(note ? { note } : {}), ...facts }, split(params));
}

/** A constructor. @param params names separated by comma and blank */
export function constructor_(
  path: string,
  params: string,
  fields: Member['fields'],
  facts: Facts = {},
): Entry {
  return build('class', path, { fields, ...facts }, split(params));
}

/** A constant object. */
export function constant(path: string, value: object, note?: string): Entry {
  return build('constant', path, { value, ...(note ? { note } : {}) });
}

/** A namespace object or table. */
export function object(path: string, facts: Facts): Entry {
  return build('object', path, facts);
}

/** Another name of a member. */
export function alias(path: string, aliasOf: string, params?: readonly string[]): Entry {
  return build('alias', path, { aliasOf }, params);
}

/** An option that is needed. */
export function field(type: string, note?: string): OptionField {
  return { type, required: true, ...(note ? { note } : {}) };
}

/** An option that may be left out. */
export function optional(type: string, note?: string): OptionField {
  return { type, required: false, ...(note ? { note } : {}) };
}
