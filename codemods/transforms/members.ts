import type { ASTPath } from 'jscodeshift';
import type { LedgerCode } from '../../dictionary/codes.ts';
import { code, type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { Range } from '../sources/source.ts';
import { isLoosePosition, isSimple, type Node, receiverRange } from './expressions.ts';
import {
  type Conversion,
  isRefusal,
  type ParsedUnit,
  Proposals,
  type Refusal,
  type TransformContext,
  type UnitEdit,
} from './transform.ts';

/** One use of a member of a legacy object: `msg.getElems()`, `msg.elems`, `notify.GroupId`. */
export interface MemberUse {
  context: TransformContext;
  parsed: ParsedUnit;
  site: Site;
  path: ASTPath;
  /** The member expression. */
  member: Node;
  /** The receiver as it stands, with its parentheses. */
  receiver: Range;
  /** Its text, for writing it a second time; only when that is safe. */
  again: string | undefined;
  /** Arguments of a method call. */
  args: Node[];
  write: boolean;
}

/** What a use becomes. An empty list of edits leaves the text as it is: it means the same on the native object. */
export interface Rewrite {
  edits: UnitEdit[];
  flows?: number[];
  needs?: Site[];
  /** What somebody has to know about the new code. */
  remark?: Refusal;
}

/** What the use becomes, why it cannot, or undefined when it is somebody else's business. */
export type Rule = (use: MemberUse) => Rewrite | Refusal | undefined;

/** Rules by type and member: `{ Msg: { getElems: … } }`. */
export type Rules = Record<string, Record<string, Rule>>;

/** Replaces the whole use. */
export function rewritten(use: MemberUse, parts: EditPart[], loose = true): Rewrite {
  const wrapped = loose || isLoosePosition(use.path) ? parts : ['(', ...parts, ')'];
  return { edits: [{ ...rangeOf(use.path.node as Node), parts: wrapped, unit: use.parsed.unit }] };
}

/** `x.getFrom()` or `x.from` becomes `x.name`; only the name is replaced. */
export function property(name: string, options: { writable?: boolean } = {}): Rule {
  return (use) => {
    if (use.write && !options.writable) return readOnly(use);
    if (use.args.length > 0) return unexpectedArguments(use);
    const { property: key, computed, optional } = use.member;
    const start = computed ? use.receiver.end : key.start;
    const parts = [computed ? `${optional ? '?.' : '.'}${name}` : name];
    return { edits: [{ start, end: (use.path.node as Node).end, parts, unit: use.parsed.unit }] };
  };
}

/** `x.getElems()` becomes `bridge.parseElements(x)`. */
export function helper(name: string): Rule {
  return (use) => {
    if (use.write) return readOnly(use);
    if (use.args.length > 0) return unexpectedArguments(use);
    return rewritten(use, code`${use.context.names.bridge}.${name}(${use.receiver})`);
  };
}

/** Means the same on the native object. */
export const unchanged: Rule = () => ({ edits: [] });

/** Not possible, for this reason. */
export function refused(refusalCode: LedgerCode, reason: string): Rule {
  return () => ({ code: refusalCode, reason });
}

export function readOnly(use: MemberUse): Refusal {
  return { code: 'own-field', reason: `${use.parsed.text(use.site)} is assigned to` };
}

export function unexpectedArguments(use: MemberUse): Refusal {
  return { code: 'unknown-argument', reason: `${use.site.member} is called with arguments it does not take` };
}

/** `Msg.Elem.Text.prototype.getText` -> type `Elem.Text`, name `getText`. */
export function splitMember(member: string): { type: string; name: string } {
  const parts = member
    .replace('.prototype.', '.')
    .replace(/^Msg\.(?=Elem\b)/, '')
    .split('.');
  const name = parts.pop() as string;
  return { type: parts.join('.'), name };
}

/** The rule for members that have none of their own. */
export const OTHERS = '*';

/** Proposes a conversion for every use of the members in `rules`. */
export function convertMembers(transform: string, context: TransformContext, rules: Rules): Proposals {
  const proposals = new Proposals(transform);
  for (const site of context.facts.sites) {
    if (site.kind !== 'method-call' && site.kind !== 'field') continue;
    const { type, name } = splitMember(site.member);
    const ofType = Object.hasOwn(rules, type) ? (rules[type] as Record<string, Rule>) : {};
    const rule = Object.hasOwn(ofType, name) ? ofType[name] : ofType[OTHERS];
    if (!rule) continue;
    const use = useOf(context, site);
    const rewrite: Rewrite | Refusal | undefined =
      mixedOutcome(context, site) ??
      (use ? rule(use) : { code: 'dynamic-access', reason: 'the member is not read by name' });
    if (isRefusal(rewrite)) proposals.block(site, rewrite);
    else if (rewrite) proposals.convert(conversionOf(context, site, rewrite));
  }
  return proposals;
}

/**
 * Does one function hear of success and of failure (`logout(done, done)`)? Both have an `ErrorCode` on the legacy SDK
 * and nothing in common on the native one.
 */
function mixedOutcome(context: TransformContext, site: Site): Refusal | undefined {
  const types = site.flow === undefined ? [] : (context.facts.flows[site.flow]?.types ?? []);
  const other = types.find((type) => /(Response|Notice)$/.test(type));
  if (!other || !types.includes('LegacyError')) return undefined;
  return { code: 'ambiguous-type', reason: `it is a ${other} or an error, depending on the outcome` };
}

/** Names that native answers, groups, profiles and messages have themselves. */
const NATIVE_NAMES =
  /^(code|data|message|payload|type|time|name|nick|avatar|role|length|tag|value|key|to|from|_.*)$/;

/** A field the legacy object does not have: the application keeps something of its own there, and can go on to. */
export const ownFieldOfAnswer: Rule = (use) => {
  const { name } = splitMember(use.site.member);
  if (use.site.kind !== 'field' || !NATIVE_NAMES.test(name)) return unchanged(use);
  return {
    code: 'own-field',
    reason: `the field ${name} of the application would be mixed up with that of the native object`,
  };
};

function conversionOf(
  context: TransformContext,
  site: Site,
  rewrite: Rewrite,
): Omit<Conversion, 'transform'> {
  const result = context.facts.valueAt(site.unit, site);
  const flows = [site.flow, result?.flow, ...(rewrite.flows ?? [])].filter((f) => f !== undefined);
  return { sites: [site], edits: rewrite.edits, flows, needs: rewrite.needs, remark: rewrite.remark };
}

export function useOf(context: TransformContext, site: Site): MemberUse | undefined {
  const parsed = context.parsed(site.unit);
  const path = parsed.pathAt(site);
  const node: Node = path?.node;
  const called = /^(Optional)?CallExpression$/.test(node?.type ?? '');
  const member = called ? node.callee : node;
  if (!path || !/^(Optional)?MemberExpression$/.test(member?.type ?? '')) return undefined;
  return {
    context,
    parsed,
    site,
    path,
    member,
    receiver: receiverRange(member, site.unit.code),
    again: isSimple(member.object) ? parsed.text(rangeOf(member.object)) : undefined,
    args: called ? node.arguments : [],
    write: site.write === true,
  };
}
