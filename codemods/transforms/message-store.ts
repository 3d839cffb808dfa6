import { code, type EditPart, rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { isDiscarded, isNothing, type Node } from './expressions.ts';
import { loginSites, staysWithLogin } from './native-call.ts';
import { isRefusal, Proposals, type Refusal, type Transform, type TransformContext } from './transform.ts';

type Rewriter = (store: string, call: Node, discarded: boolean) => EditPart[] | Refusal;

const argument = (call: Node, index: number): EditPart[] =>
  call.arguments[index] ? [rangeOf(call.arguments[index])] : [];

const FUNCTIONS: Record<string, { arity: number; rewrite: Rewriter }> = {
  'MsgStore.sessMap': { arity: 0, rewrite: (store) => [`${store}.all()`] },
  'MsgStore.sessCount': { arity: 0, rewrite: (store) => [`Object.keys(${store}.all()).length`] },
  'MsgStore.sessByTypeId': {
    arity: 2,
    rewrite: (store, call) => code`${store}.get(${argument(call, 0)}, ${argument(call, 1)})`,
  },
  'MsgStore.delSessByTypeId': {
    arity: 2,
    rewrite: (store, call) => code`${store}.remove(${argument(call, 0)}, ${argument(call, 1)})`,
  },
  setAutoRead: {
    arity: 3,
    rewrite: (store, call, discarded) => {
      if (!discarded)
        return { code: 'result-used', reason: 'the result of setAutoRead is used; it has none' };
      const last = call.arguments[call.arguments.length - 1];
      return [`${store}.setAutoRead(`, { start: call.arguments[0].start, end: last.end }, ')'];
    },
  },
};

/**
 * `webim.MsgStore` -> `webim2tim.conversationStore(tim)`, which keeps the rules of the legacy store (page-local
 * unread counts, live objects) on native conversations.
 */
export const messageStore: Transform = {
  name: 'messageStore',
  capabilities: ['store'],
  run(context) {
    const proposals = new Proposals('messageStore');
    for (const site of context.facts.sites) {
      const known =
        site.kind === 'api-call' && Object.hasOwn(FUNCTIONS, site.member)
          ? FUNCTIONS[site.member]
          : undefined;
      if (known) propose(context, site, known, proposals);
    }
    return proposals;
  },
};

function propose(
  context: TransformContext,
  site: Site,
  { arity, rewrite }: (typeof FUNCTIONS)[string],
  proposals: Proposals,
): void {
  const path = context.parsed(site.unit).pathAt(site);
  const call: Node = path?.node;
  if (!path || !call) return;
  const refusal = staysWithLogin(context);
  if (refusal) {
    proposals.block(site, refusal);
    return;
  }
  if (call.arguments.length > arity || (arity > 0 && call.arguments.length === 0)) {
    proposals.block(site, { code: 'unknown-argument', reason: `${site.member} takes ${arity} arguments` });
    return;
  }
  const { tim, bridge } = context.names;
  const parts = rewrite(`${bridge}.conversationStore(${tim})`, call, isDiscarded(path));
  if (isRefusal(parts)) {
    proposals.block(site, parts);
    return;
  }
  const values = [site, ...call.arguments.filter((a: Node) => !isNothing(a)).map(rangeOf)];
  const flows = values
    .map((range) => context.facts.valueAt(site.unit, range)?.flow)
    .filter((f) => f !== undefined);
  proposals.convert({
    sites: [site],
    edits: [{ ...rangeOf(call), parts, unit: site.unit }],
    flows,
    needs: loginSites(context),
  });
}
