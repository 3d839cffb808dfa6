import type { ASTPath } from 'jscodeshift';
import { type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { type AsyncCall, readCallbacks, statementParts, thenParts } from './callbacks.ts';
import { isStringly, literalProperties, type Node } from './expressions.ts';
import { knownFields } from './known-fields.ts';
import { legacyAnswer } from './legacy-answers.ts';
import {
  isRefusal,
  type ParsedUnit,
  Proposals,
  type Refusal,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

/** A call of the SDK that is about to become a native call. */
export interface SdkCall {
  context: TransformContext;
  parsed: ParsedUnit;
  site: Site;
  path: ASTPath;
  call: Node;
  callbacks: AsyncCall;
}

/** The native call without its `.then`. */
export interface NativeCall {
  parts: EditPart[];
  flows?: number[];
  needs?: Site[];
  echo?: boolean;
  /** What somebody has to know about the new code. */
  remark?: Refusal;
  /** Replaces the success callback. */
  ok?: EditPart[];
}

/**
 * Proposes `native(…).then(ok, err)` for every call of `members`.
 * @param leading how many arguments stand before the callbacks.
 */
export function convertCalls(
  transform: string,
  context: TransformContext,
  members: readonly string[],
  leading: number,
  rewrite: (call: SdkCall) => NativeCall | Refusal,
): Proposals {
  const proposals = new Proposals(transform);
  for (const site of context.facts.sites) {
    if (site.kind !== 'api-call' || !members.includes(site.member)) continue;
    const parsed = context.parsed(site.unit);
    const path = parsed.pathAt(site);
    if (!path) continue;
    const call: Node = path.node;
    const callbacks = readCallbacks(context, parsed, site, leading, legacyAnswer(context, site.member));
    const native = isRefusal(callbacks)
      ? callbacks
      : rewrite({ context, parsed, site, path, call, callbacks });
    if (isRefusal(native)) {
      proposals.block(site, native);
      continue;
    }
    const then = thenParts(parsed, call, callbacks as AsyncCall, { ok: native.ok });
    const edit: UnitEdit = {
      ...rangeOf(call),
      parts: statementParts(path, [...native.parts, ...then]),
      unit: site.unit,
      ...(!native.ok && {
        waiting: { parsed, path, callbacks: callbacks as AsyncCall, native: native.parts },
      }),
    };
    proposals.convert({
      sites: [site],
      edits: [edit],
      flows: [...(callbacks as AsyncCall).flows, ...(native.flows ?? [])],
      needs: native.needs ?? loginSites(context),
      echo: native.echo,
      remark: native.remark,
      errors: (callbacks as AsyncCall).errors,
    });
  }
  return proposals;
}

/** Calls on the v2 instance need the login that makes it; on the shim `webim.migrate.tim` is there anyway. */
export function loginSites(context: TransformContext): Site[] {
  if (context.plan.login === 'shim') return [];
  return context.facts.sites.filter(isLoginSite);
}

/** Calls that change what the shim remembers have to stay with it while login does. */
export function staysWithLogin(context: TransformContext): Refusal | undefined {
  if (context.plan.login === 'native') return undefined;
  const why = context.plan.refusal ? `: ${context.plan.refusal.reason}` : '; there is none in these files';
  return {
    code: 'needs-login-on-shim',
    reason: `this works on what login keeps, and login stays on the shim${why}`,
  };
}

export const isLoginSite = (site: Site): boolean =>
  site.kind === 'api-call' && (site.member === 'login' || site.member === 'init');

/**
 * A field of an options argument: the value itself when the options are written in the call, `options.Field` when
 * they are in a variable. Undefined when the options do not have it, and, for fields hardly anybody sets, when it
 * is not known whether they do.
 */
export function optionParts(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
  field: string,
  mode: 'always' | 'when-known' = 'always',
): EditPart[] | undefined {
  const literal = literalProperties(options);
  if (literal) {
    const value = literal.get(field)?.value;
    return value && [rangeOf(value)];
  }
  const known = knownFields(context, parsed, options);
  return (known ? known.fields.has(field) : mode === 'always') ? [rangeOf(options), `.${field}`] : undefined;
}

/** Reads the options of a call, or says why they cannot be read. */
export function readOptions(options: Node): Refusal | undefined {
  if (literalProperties(options)) return undefined;
  if (options?.type === 'Identifier' || options?.type === 'MemberExpression') return undefined;
  return { code: 'unknown-argument', reason: 'the options are not an object literal or a variable' };
}

/** v2 throws on ids that are no strings; legacy converted them. */
export function asString(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
  field: string,
  parts: EditPart[],
): EditPart[] {
  const value =
    literalProperties(options)?.get(field)?.value ?? definedField(context, parsed, options, field);
  return value && isStringly(resolveConstant(context, parsed, value)) ? parts : ['String(', ...parts, ')'];
}

/** The value of a field of an object in a variable, when nobody writes it again. */
function definedField(
  context: TransformContext,
  parsed: ParsedUnit,
  options: Node,
  field: string,
): Node | undefined {
  return knownFields(context, parsed, options)?.written.get(field)?.value;
}

/** What a name stands for, when it is written once. */
export function resolveConstant(context: TransformContext, parsed: ParsedUnit, node: Node): Node {
  if (node?.type !== 'Identifier') return node;
  const definition = context.facts.definitionOf(parsed.unit, rangeOf(node));
  if (!definition) return node;
  const writes = context.facts.referencesOf(parsed.unit, rangeOf(node)).filter((r) => r.write);
  return writes.length > 1 ? node : (context.parsed(definition.unit).pathAt(definition.range)?.node ?? node);
}
