import type { LedgerCode } from '../../dictionary/codes.ts';
import type { Range, ScriptUnit } from '../sources/source.ts';
import type { LegacyTemplateRead } from './template-reads.ts';

/**
 * What flow analysis tells the transforms: which expressions are the SDK, which hold a legacy value, and which of
 * them are one value (a flow). Ranges are offsets into `unit.code`, exactly those of the Babel node with that text
 * (parentheses not included).
 */

/** A place in the sources, for people: 1-based line and column in the file (not in the script). */
export interface Place {
  file: string;
  line: number;
  column: number;
}

/** Why a fact is believed. */
export interface Evidence extends Place {
  /** For example `new webim.Msg`, `passed to onMsgNotify`, `assigned from getSession()`. */
  why: string;
}

/** Name of a type in the legacy declarations: `Msg`, `Msg[]`, `Session`, `Elem`, `Elem.Text`, `LoginResponse`, `LegacyError`, ... */
export type LegacyTypeName = string;

/** An expression that holds a legacy value. */
export interface ValueFact {
  type: LegacyTypeName;
  /** Index into `FlowFacts.flows`. */
  flow: number;
}

/**
 * All expressions through which one legacy value (or several that meet in a variable) passes: connected by
 * assignment, argument, return, property and element. Law 2: a flow is converted whole or not at all.
 */
export interface Flow {
  id: number;
  types: LegacyTypeName[];
  evidence: Evidence[];
  /** Places where the value goes to code flow analysis cannot follow; such a flow stays legacy. */
  escapes: Evidence[];
  /**
   * Places where a value comes from code that cannot be followed, and is legacy only by how it is used
   * (`msg.getElems()` on an unknown `msg`). It is what the code that can be seen makes of its kind.
   */
  origins: Evidence[];
  /** Flows derived from this one or it from them (`msg.getElems()`): they are converted together. */
  linked: number[];
}

export type SiteKind =
  /** call of an SDK function: `webim.sendMsg(...)`, `webim.Tool.getStrBytes(...)`; range = the call expression */
  | 'api-call'
  /** `new webim.Msg(...)`; range = the new expression */
  | 'constructor'
  /** `webim.SESSION_TYPE.C2C`, `webim.SESSION_TYPE`; range = the longest member expression */
  | 'constant'
  /** any other mention of the SDK: `webim`, `window.webim`, `webim.sendMsg` not called, `import`, `require` */
  | 'reference'
  /** call of a method of a legacy object: `msg.getElems()`; range = the call expression */
  | 'method-call'
  /** field of a legacy object, response, error or notice: `msg.fromAccount`, `err.ErrorInfo`; range = the member expression */
  | 'field'
  /** property of a listeners object: `onMsgNotify: ...`, range = the property; `listeners.onMsgNotify = f`, range = the assignment */
  | 'listener';

/** One mention of the SDK or of a legacy value that has to end in a bucket of the ledger. */
export interface Site extends Range {
  unit: ScriptUnit;
  kind: SiteKind;
  /** Dictionary path: `sendMsg`, `Msg.Elem.Text`, `SESSION_TYPE.C2C`, `Msg.prototype.getElems`, `LegacyError.ErrorInfo`, `listeners.onMsgNotify`. */
  member: string;
  /** Flow of the receiver (methods, fields) or of the result (constructors). */
  flow?: number;
  /** A write (`msg.foo = 1`, `notify.MsgTime = ...`) and not a read. */
  write?: boolean;
  /** Set where no edit can be right, whatever a transform makes of the place. */
  refusal?: SiteRefusal;
  evidence: Evidence[];
}

/** Why a place is left as it is. */
export interface SiteRefusal {
  code: LedgerCode;
  reason: string;
}

export interface FlowFacts {
  readonly flows: readonly Flow[];
  /** Reads of templates that take a member of a legacy value. */
  readonly templateReads: readonly LegacyTemplateRead[];
  /** Every site, in file and source order. */
  readonly sites: readonly Site[];
  sitesOf(unit: ScriptUnit): readonly Site[];
  /**
   * The dotted path under the SDK of the expression at `range`: `''` for the SDK itself, `'sendMsg'`,
   * `'SESSION_TYPE.C2C'`; undefined when it is not the SDK (also when the name is shadowed).
   */
  sdkPath(unit: ScriptUnit, range: Range): string | undefined;
  /** The legacy value the expression at `range` (an expression, parameter or variable name) holds. */
  valueAt(unit: ScriptUnit, range: Range): ValueFact | undefined;
  /**
   * Where the function, object literal or other initialiser behind an identifier or member expression is written,
   * when there is exactly one: `listeners` -> the object literal, `onMsg` -> the function declaration.
   */
  definitionOf(unit: ScriptUnit, range: Range): { unit: ScriptUnit; range: Range } | undefined;
  /**
   * Every function or object literal that an expression may be, wherever it comes from; `complete` when it can be
   * nothing else (but `null` or `undefined`).
   */
  definitionsOf(
    unit: ScriptUnit,
    range: Range,
  ): { found: readonly { unit: ScriptUnit; range: Range }[]; complete: boolean };
  /**
   * Does everything that may be in an object come from what is seen, under names that are known? False for an object
   * that something outside of the run makes, and for one with fields under computed names.
   */
  isOpenBook(unit: ScriptUnit, range: Range): boolean;
  /** Every place, in any script, where the name declared or used at `range` is mentioned, its declaration included. */
  referencesOf(unit: ScriptUnit, range: Range): readonly { unit: ScriptUnit; range: Range; write: boolean }[];
  /** Is `name` free (undeclared, not a used global) in every script that shares a scope with `unit`? */
  isNameFree(unit: ScriptUnit, name: string): boolean;
}

/** Where there is no script, or nothing is known. */
export const NO_FACTS: FlowFacts = {
  flows: [],
  templateReads: [],
  sites: [],
  sitesOf: () => [],
  sdkPath: () => undefined,
  valueAt: () => undefined,
  definitionOf: () => undefined,
  definitionsOf: () => ({ found: [], complete: false }),
  isOpenBook: () => false,
  referencesOf: () => [],
  isNameFree: () => true,
};
