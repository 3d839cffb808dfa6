import { rangeOf } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import { useOf } from './members.ts';
import { legacyNameIn } from './sdk-imports.ts';
import type { Blocker, TransformContext, UnitEdit } from './transform.ts';

/**
 * Places that are all that keeps a message legacy: `msg.toHtml()` becomes `webim.migrate.toLegacy(msg).toHtml()`, and
 * the message is native everywhere else. Only reads that give no legacy value themselves, and only one in a flow: with
 * more of them the code is easier to read as it is.
 *
 * @param isConverted has some transform a conversion for the site?
 */
export function readCrossings(
  context: TransformContext,
  blockers: readonly Blocker[],
  isConverted: (site: Site) => boolean,
): Map<Site, UnitEdit> {
  const crossings = new Map<Site, UnitEdit>();
  if (context.partial === 'keep') return crossings;
  const together = linkedFlows(context);
  const open = new Map<number, number>();
  for (const site of context.facts.sites) {
    const flow = together.get(site.flow ?? -1);
    if (flow !== undefined && !isConverted(site)) open.set(flow, (open.get(flow) ?? 0) + 1);
  }
  for (const { site, bucket, code } of blockers) {
    const flow = together.get(site.flow ?? -1) ?? -1;
    if (bucket !== 'shim' || code === 'other-capability' || open.get(flow) !== 1) continue;
    const edit = crossingOf(context, site);
    if (edit) crossings.set(site, edit);
  }
  return crossings;
}

function crossingOf(context: TransformContext, site: Site): UnitEdit | undefined {
  const { facts } = context;
  if (!/^(method-call|field)$/.test(site.kind) || site.write || site.flow === undefined) return undefined;
  // The shim knows how to make a legacy message of a native one, and no other value.
  const types = facts.flows[site.flow]?.types ?? [];
  if (types.length !== 1 || types[0] !== 'Msg' || facts.valueAt(site.unit, site)) return undefined;
  const use = useOf(context, site);
  if (!use || use.args.some((argument) => facts.valueAt(site.unit, rangeOf(argument)))) return undefined;
  const call = `${legacyNameIn(context, site.unit)}.migrate.toLegacy(`;
  return { ...use.receiver, parts: [call, use.receiver, ')'], unit: site.unit };
}

/** Flows that are converted together, by the first of them: a list, its messages, what is in them. */
function linkedFlows({ facts: { flows } }: TransformContext): Map<number, number> {
  const neighbours = new Map<number, number[]>(flows.map(({ id, linked }) => [id, [...linked]]));
  for (const { id, linked } of flows) for (const other of linked) neighbours.get(other)?.push(id);
  const first = new Map<number, number>();
  for (const { id } of flows) {
    const queue = first.has(id) ? [] : [id];
    for (let flow = queue.pop(); flow !== undefined; flow = queue.pop()) {
      if (first.has(flow)) continue;
      first.set(flow, id);
      queue.push(...(neighbours.get(flow) ?? []));
    }
  }
  return first;
}
