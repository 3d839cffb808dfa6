import type { ASTPath } from 'jscodeshift';
import { rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { readCallback } from './callbacks.ts';
import type { Node } from './expressions.ts';
import { loginSites } from './native-call.ts';
import { withoutLine } from './statements.ts';
import { isRefusal, Proposals, type Transform, type TransformContext } from './transform.ts';

/** `webim.migrate.X`, called or not, where an earlier run let native code and the shim meet. */
export interface Crossing {
  /** `tim`, `attach`, `nativeListener`, ... */
  name: string;
  /** The member expression. */
  member: ASTPath;
  /** The call of it, when it is called. */
  call?: ASTPath;
}

/** What a site that names `webim.migrate` is part of. */
export function crossingAt(context: TransformContext, site: Site): Crossing | undefined {
  if (!/^migrate(\.|$)/.test(site.member)) return undefined;
  let path = context.parsed(site.unit).pathAt(site);
  if (!path) return undefined;
  if (/CallExpression$/.test(path.node.type)) path = path.get('callee') as ASTPath;
  const outer: Node = path.parent?.node;
  if (site.member === 'migrate' && /MemberExpression$/.test(outer?.type ?? '') && outer.object === path.node)
    path = path.parent as ASTPath;
  const node: Node = path.node;
  if (!/MemberExpression$/.test(node.type) || node.computed) return undefined;
  const parent: Node = path.parent?.node;
  const isCalled = /CallExpression$/.test(parent?.type ?? '') && parent.callee === node;
  return { name: node.property.name, member: path, ...(isCalled && { call: path.parent as ASTPath }) };
}

/** The page's own instance of an earlier run, which it gave to the shim: `webim.migrate.attach(tim)`. */
export function attachedInstance(context: TransformContext): string | undefined {
  for (const site of context.facts.sites) {
    const crossing = crossingAt(context, site);
    const [instance] = (crossing?.call?.node as Node)?.arguments ?? [];
    if (crossing?.name === 'attach' && instance?.type === 'Identifier') return instance.name;
  }
  return undefined;
}

/**
 * What earlier runs had to leave between native code and the shim goes when both sides of it are native: the instance
 * is named directly, listeners lose their wrapper, and the shim is not given the instance when nothing uses it.
 */
export const crossings: Transform = {
  name: 'crossings',
  run(context) {
    const proposals = new Proposals('crossings');
    for (const site of context.facts.sites) {
      const crossing = crossingAt(context, site);
      if (crossing) propose(context, proposals, site, crossing);
    }
    return proposals;
  },
};

function propose(context: TransformContext, proposals: Proposals, site: Site, crossing: Crossing): void {
  const { unit } = site;
  const { name, member, call } = crossing;
  if (name === 'tim' && context.plan.login === 'native') {
    const edits = [{ ...rangeOf(member.node as Node), parts: [context.names.tim], unit }];
    proposals.convert({ sites: [site], edits, flows: [], needs: loginSites(context) });
  } else if (name === 'nativeListener' && call) {
    const [listener] = (call.node as Node).arguments;
    const callback = listener && readCallback(context, context.parsed(unit), listener);
    if (!callback || isRefusal(callback) || callback.unknown) return;
    // What a table by number hands over has no type here: the wrapper may be what keeps its values legacy.
    if (callback.flows.length === 0) return;
    const edits = [{ ...rangeOf(call.node as Node), parts: [rangeOf(listener)], unit }];
    proposals.convert({ sites: [site], edits, flows: callback.flows, feeds: true });
  } else if (name === 'attach' && call?.parent?.node.type === 'ExpressionStatement') {
    const { plan, facts, parsed } = context;
    const needs = facts.sites.filter((each) => each !== site);
    // Without a call that is converted now, something used the shim that cannot be seen any more.
    const calls = needs.some(({ kind }) => kind === 'api-call' || kind === 'constructor');
    if (plan.login !== 'native' || plan.legacyElsewhere || !calls) return;
    const edits = [withoutLine(parsed(unit), call.parent.node)];
    proposals.convert({ sites: [site], edits, flows: [], needs });
  }
}
