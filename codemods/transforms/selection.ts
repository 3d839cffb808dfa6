import type { Site } from '../flow/facts.ts';
import type { Only } from '../options.ts';
import { TRANSFORMS } from './all.ts';
import {
  type Blocker,
  merged,
  type Transform,
  type TransformContext,
  type TransformResult,
} from './transform.ts';

/** Which transforms have a say in a run. */
export interface Selection {
  /** Parts of the SDK; all when absent. */
  only?: readonly Only[];
  /** Names of transforms; all when absent. */
  transforms?: readonly string[];
  /** Places that must stay as they are though they could be converted. */
  hold?(site: Site): boolean;
}

/**
 * What the selected transforms propose. A place that another capability would have something to say about stays legacy
 * and says so, and with it, by the rule of flows, whatever hangs on its values.
 */
export function proposalsOf(context: TransformContext, selection: Selection): TransformResult {
  const proposed = proposalsOfCapabilities(context, selection);
  const { hold } = selection;
  if (!hold) return proposed;
  const held = new Set(proposed.conversions.flatMap(({ sites }) => sites).filter((site) => hold(site)));
  const reason = 'it was left out of this run';
  const blockers = [...held].map(
    (site): Blocker => ({ transform: 'hold', site, code: 'not-selected', reason, bucket: 'shim' }),
  );
  // In front of the others: the first one says why.
  return { ...proposed, blockers: [...blockers, ...proposed.blockers] };
}

function proposalsOfCapabilities(
  context: TransformContext,
  { only, transforms }: Selection,
): TransformResult {
  const named = TRANSFORMS.filter(({ name }) => transforms?.includes(name) ?? true);
  if (!only) return run(context, named);
  const isChosen = ({ capabilities }: Transform) =>
    capabilities === undefined || capabilities.some((each) => only.includes(each));
  const chosen = run(context, named.filter(isChosen));
  const spokenFor = sitesOf(chosen);
  const blockers: Blocker[] = [];
  for (const transform of named.filter((each) => !isChosen(each))) {
    for (const site of sitesOf(transform.run(context))) {
      if (spokenFor.has(site)) continue;
      spokenFor.add(site);
      const reason = `this is part of ${transform.capabilities?.join(' and ')}, which the run was not asked to convert`;
      blockers.push({ transform: transform.name, site, code: 'other-capability', reason, bucket: 'shim' });
    }
  }
  return { ...chosen, blockers: [...chosen.blockers, ...blockers] };
}

const run = (context: TransformContext, transforms: readonly Transform[]): TransformResult =>
  merged(...transforms.map((transform) => transform.run(context)));

const sitesOf = ({ conversions, blockers }: TransformResult): Set<Site> =>
  new Set([...conversions.flatMap(({ sites }) => sites), ...blockers.map(({ site }) => site)]);
