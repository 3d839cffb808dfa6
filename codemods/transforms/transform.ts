import type { ASTPath, Collection, JSCodeshift } from 'jscodeshift';
import type { LedgerCode } from '../../dictionary/codes.ts';
import type { Edit } from '../edits.ts';
import type { FlowFacts, Site } from '../flow/facts.ts';
import type { Only, Partial, Style, Target } from '../options.ts';
import type { Range, ScriptUnit } from '../sources/source.ts';
import type { WaitingCall } from './await-style.ts';
import type { Node } from './expressions.ts';

/** A script with its syntax tree, as the transforms see it. */
export interface ParsedUnit {
  unit: ScriptUnit;
  root: Collection;
  /** The expression, function, property or identifier at exactly this range, when there is one. */
  pathAt(range: Range): ASTPath | undefined;
  /** The source of a range. */
  text(range: Range): string;
}

/** Things decided once for the whole run. */
export interface TransformContext {
  j: JSCodeshift;
  facts: FlowFacts;
  /** Every script of the run; a transform may look at and edit several (the listener and the login call, say). */
  units: readonly ParsedUnit[];
  parsed(unit: ScriptUnit): ParsedUnit;
  /** What a module imports the SDK and our files from; `legacy` is a module that imports the legacy SDK, and from where. */
  packagesFor(file: string, legacy: { file: string; specifier: string } | undefined): PackageNames;
  target: Target;
  /** May native and legacy code meet in sight, or does what cannot be converted whole stay legacy? */
  partial: Partial;
  /** How a call waits for its answer. */
  style: Style;
  /** How native code names things. */
  names: Names;
  plan: Plan;
}

/** Specifiers of imports. */
export interface PackageNames {
  tim: string;
  /** The same for modules that work with friends, where there is a build of its own for those. */
  timWithFriends: string;
  bridge: string;
  shim: string;
  uploadPlugin: string;
  /** Where they are files that have to be put into the tree: the folder, relative to the run's root. */
  folder?: string;
}

export interface Names {
  /**
   * The v2 instance: a global variable, `webim2tim.tim` where the bridge holds it, or `webim.migrate.tim` on pages
   * whose login stays on the shim.
   */
  tim: string;
  /** The native SDK: `TIM`, or `TencentCloudChat`. */
  TIM: string;
  bridge: string;
  /** The legacy SDK, where it stays loaded. */
  legacy: string;
  /** The MESSAGE_RECEIVED handler. */
  onMessageReceived: string;
  /** The function that sends and hands own group messages to that handler. */
  sendAndEcho: string;
}

/** What depends on the outcome of the whole run; the engine finds it by running the transforms again. */
export interface Plan {
  /** Where the v2 instance is created. */
  login: 'native' | 'shim';
  /**
   * Who holds the v2 instance: a variable of the page beside its one login, or the bridge, which any number of
   * scripts, modules and logins share.
   */
  instance: 'page' | 'bridge';
  /** Why login stays on the shim. */
  refusal?: Refusal;
  /** Something stays on the shim beside a native login, so the shim has to be given the instance. */
  attach: boolean;
  /** Some conversion calls `names.sendAndEcho`. */
  echo: boolean;
  /** The page's instance, when an earlier run made it beside the login. */
  held?: string;
  /** Code that could not be opened uses the shim, so it stays loaded and needs the instance. */
  legacyElsewhere?: boolean;
}

/** An edit in a script. */
export interface UnitEdit extends Edit {
  unit: ScriptUnit;
  /** It writes a `.then(ok, err)`, which `await` might say as well. */
  waiting?: WaitingCall;
  /** It hands a callback another value than it was given: an expression for it, and the name in there of what was given. */
  translates?: { name: string; value: string };
  /** Number of the {@link Piece} it is of; absent for what follows from several. */
  piece?: number;
  /** It changes what a module imports. */
  imports?: true;
}

/**
 * A proposal: these sites become native by these edits. It is applied only when every flow it touches is converted
 * everywhere, so two proposals never leave a value half legacy, half native.
 */
export interface Conversion {
  transform: string;
  sites: readonly Site[];
  edits: readonly UnitEdit[];
  /** Flows that must be native for the new code to be right (receiver, arguments, callback parameters, results). */
  flows: readonly number[];
  /** Other sites that have to be converted too, for reasons other than flows (joining needs the native login). */
  needs?: readonly Site[];
  /** The new code calls `names.sendAndEcho`. */
  echo?: boolean;
  /** Native values come in here, though the sites are no call, constructor or listener. */
  feeds?: true;
  /** What somebody has to know about the new code: the finding says so, the edits are made all the same. */
  remark?: Refusal;
  /** Functions the new code hands native errors to; where one stays legacy, the error is translated at the call. */
  errors?: readonly ErrorCallback[];
}

/** A function that a call gives an error to (or its answer, where that can be said in legacy terms). */
export interface ErrorCallback {
  site: Site;
  /** Flows of the value: one for each function it may be. None when no function in sight takes it. */
  flows: readonly number[];
  /** The argument: a function, or an expression that gives one. */
  argument: Node;
  /** Name of the parameter, when the function is written in the call. */
  parameter?: string | undefined;
  /** Functions out of sight may be called, so the value is always a legacy one. */
  unknown?: boolean;
  /** A caller may leave it out. */
  mayBeMissing?: boolean;
  /** What has to be edited when the value has to be a legacy one; without it the function is wrapped at the call. */
  crossing?: UnitEdit;
  /** A native value as a legacy one, by an expression for it; without it the value is an error. */
  toLegacy?: (native: string) => string;
}

/** Edits for sites that stay legacy beside converted ones: the value crosses over in sight. */
export interface Fallback {
  site: Site;
  /** The edits are made when these are converted, and the site is not. */
  needs: readonly Site[];
  edits: readonly UnitEdit[];
}

/** Why a site can not be converted; its flows stay legacy with it. */
export interface Blocker {
  transform: string;
  site: Site;
  code: LedgerCode;
  /** One sentence for people, naming what was found. */
  reason: string;
  /** `shim`: works as it is on the shim. `person`: somebody has to look. */
  bucket: 'shim' | 'person';
}

export interface TransformResult {
  conversions: Conversion[];
  blockers: Blocker[];
  fallbacks: Fallback[];
}

/** One legacy capability. Looks at the sites of its members and proposes; it never edits by itself. */
export interface Transform {
  name: string;
  /** The parts of the SDK it converts, for runs that are limited to some; absent when it belongs to all of them. */
  capabilities?: readonly Only[];
  run(context: TransformContext): TransformResult;
}

/** Why something cannot be converted, before it is known which site that concerns. */
export interface Refusal {
  code: LedgerCode;
  reason: string;
}

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'code' in value && 'reason' in value;
}

/** Collects what a transform proposes. */
export class Proposals implements TransformResult {
  readonly conversions: Conversion[] = [];
  readonly blockers: Blocker[] = [];
  readonly fallbacks: Fallback[] = [];

  constructor(private readonly transform: string) {}

  convert(conversion: Omit<Conversion, 'transform'>): void {
    this.conversions.push({ transform: this.transform, ...conversion });
  }

  block(site: Site, refusal: Refusal, bucket: Blocker['bucket'] = 'shim'): void {
    this.blockers.push({ transform: this.transform, site, bucket, ...refusal });
  }
}

/** Several results as one. */
export function merged(...results: readonly TransformResult[]): TransformResult {
  return {
    conversions: results.flatMap((r) => r.conversions),
    blockers: results.flatMap((r) => r.blockers),
    fallbacks: results.flatMap((r) => r.fallbacks),
  };
}
