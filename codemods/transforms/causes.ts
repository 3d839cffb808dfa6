import type { LedgerCode } from '../../dictionary/codes.ts';
import { KEPT } from '../../dictionary/kept.ts';
import { MEMBERS } from '../../dictionary/members.ts';
import type { Site } from '../flow/facts.ts';
import type { Node } from './expressions.ts';
import type { TransformContext } from './transform.ts';

/** Why something stays legacy. */
export interface Cause {
  code: LedgerCode;
  reason: string;
  bucket: 'shim' | 'person';
  evidence: string[];
  /** What is at the bottom of it, with its place: `Msg.toHtml() at js/a.js:3: toHtml() has no native counterpart`. */
  root?: string;
}

export function cause(code: LedgerCode, reason: string, evidence: string[] = []): Cause {
  return { code, reason, bucket: 'shim', evidence };
}

function person(code: LedgerCode, reason: string): Cause {
  return { ...cause(code, reason), bucket: 'person' };
}

/** Why a site that no transform spoke for stays legacy. */
export function whyLeftOver(context: TransformContext, site: Site): Cause {
  const path = context.parsed(site.unit).pathAt(site);
  const node: Node = path?.node;
  const parent: Node = path?.parent?.node;
  if (site.kind === 'listener' && context.plan.refusal) {
    return cause(
      'needs-login-on-shim',
      `the listeners stay on the shim with login: ${context.plan.refusal.reason}`,
    );
  }
  if (/^migrate(\.|$)/.test(site.member)) {
    return cause(
      'no-transform',
      'the shim is tied to the v2 instance here; remove it together with the shim',
    );
  }
  if (isOfSdk(site)) {
    const written = site.write || (parent?.type === 'AssignmentExpression' && parent.left === node);
    if (written && site.member) return person('sdk-modified', `${describe(site)} is assigned to`);
    if (!isKnownMember(site.member)) return person('unknown-member', `the legacy SDK has no ${site.member}`);
    if (parent?.type === 'MemberExpression' && parent.computed && parent.object === node) {
      return person('dynamic-access', `a member of ${describe(site)} is named at run time`);
    }
    if (site.kind === 'reference' && !site.member && parent?.arguments?.includes(node)) {
      return person('sdk-passed-on', 'the SDK object is handed to a function');
    }
  }
  if (site.kind === 'method-call' && !members.has(site.member)) {
    return person('unknown-member', `the legacy SDK has no ${describe(site)}`);
  }
  const kept = KEPT.get(site.member);
  return cause(
    'no-transform',
    kept ? `${describe(site)} stays on the shim: ${kept.en}` : `${describe(site)} has no conversion yet`,
  );
}

const isOfSdk = (site: Site) => /^(api-call|constructor|constant|reference)$/.test(site.kind);

const members = new Map(MEMBERS.map((member) => [member.path, member]));

/** Is `SESSION_TYPE.C2C` or `Tool.getStrBytes` part of the legacy SDK? What hangs below a known value is not looked at. */
function isKnownMember(path: string): boolean {
  if (path === '' || members.has(path)) return true;
  const at = path.lastIndexOf('.');
  if (at < 0) return false;
  const parent = members.get(path.slice(0, at));
  const name = path.slice(at + 1);
  if (!parent) return isKnownMember(path.slice(0, at));
  if (parent.members) return parent.members.includes(name);
  return parent.kind !== 'constant' || Object.hasOwn(parent.value as object, name);
}

export function describe(site: Site): string {
  const member = site.member.replace('.prototype.', '.');
  switch (site.kind) {
    case 'constructor':
      return `new webim.${member}`;
    case 'method-call':
      return `${member}()`;
    case 'field':
      return member;
    case 'listener':
      return `listener ${member.replace(/^listeners\./, '')}`;
    default:
      return member ? `webim.${member}` : 'webim';
  }
}
