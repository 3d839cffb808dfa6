import type { FlowFacts, Site } from '../flow/facts.ts';
import type { Partial } from '../options.ts';
import type { Conversion } from './transform.ts';

/** The smallest part of a conversion that is sound on its own: no value is half legacy, half native with it alone. */
export interface Piece {
  /** Names of the transforms that proposed it. */
  transforms: string[];
  /** In the order of the facts. */
  sites: Site[];
  /** Pieces that have to be there for this one, by their numbers. */
  needs: number[];
}

export interface Pieces {
  /** In the order of their first sites; the number of a piece is its index. */
  pieces: Piece[];
  numberOf: ReadonlyMap<Conversion, number>;
}

/**
 * Splits what is converted into pieces: conversions that share a value belong together, and so do those that need each
 * other.
 */
export function piecesOf(facts: FlowFacts, alive: readonly Conversion[], partial: Partial): Pieces {
  const union = new Union();
  for (const flow of facts.flows) for (const other of flow.linked) union.join(`${flow.id}`, `${other}`);
  const keys = new Map(alive.map((conversion, index) => [conversion, `c${index}`]));
  const bySite = new Map(alive.flatMap((conversion) => conversion.sites.map((site) => [site, conversion])));
  for (const [conversion, key] of keys) {
    const ofErrors = partial === 'keep' ? (conversion.errors ?? []).flatMap(({ flows }) => flows) : [];
    const ofSites = conversion.sites.flatMap(({ flow }) => flow ?? []);
    for (const flow of [...conversion.flows, ...ofSites, ...ofErrors]) union.join(key, `${flow}`);
  }
  const needsOf = needed(union, keys, bySite);
  joinCircles(union, keys, needsOf);
  const order = new Map(facts.sites.map((site, index) => [site, index]));
  const at = (site: Site) => order.get(site) ?? 0;
  const groups = new Map<string, Conversion[]>();
  for (const [conversion, key] of keys) {
    const root = union.find(key);
    groups.set(root, [...(groups.get(root) ?? []), conversion]);
  }
  const sorted = [...groups.values()]
    .map((conversions) => ({
      conversions,
      sites: conversions.flatMap(({ sites }) => sites).sort((a, b) => at(a) - at(b)),
    }))
    .sort((a, b) => at(a.sites[0] as Site) - at(b.sites[0] as Site));
  const numberOf = new Map(
    sorted.flatMap(({ conversions }, number) => conversions.map((each) => [each, number] as const)),
  );
  const pieces = sorted.map(({ conversions, sites }, number): Piece => {
    const needs = new Set(conversions.flatMap(needsOf).map((each) => numberOf.get(each) as number));
    needs.delete(number);
    return {
      transforms: [...new Set(conversions.map(({ transform }) => transform))].sort(),
      sites,
      needs: [...needs].sort((a, b) => a - b),
    };
  });
  return { pieces, numberOf };
}

/**
 * What a conversion cannot be without: the sites it says, and, where it only reads errors, the calls they come from. An
 * error that no native call hands over stays legacy.
 */
function needed(
  union: Union,
  keys: ReadonlyMap<Conversion, string>,
  bySite: ReadonlyMap<Site, Conversion>,
): (conversion: Conversion) => Conversion[] {
  const fed = new Set<string>();
  const producers = new Map<string, Conversion[]>();
  for (const [conversion, key] of keys) {
    const { sites, feeds, errors = [] } = conversion;
    if (feeds || sites.some(({ kind }) => BRINGS.has(kind))) fed.add(union.find(key));
    for (const flow of errors.flatMap(({ flows }) => flows)) {
      const root = union.find(`${flow}`);
      producers.set(root, [...(producers.get(root) ?? []), conversion]);
    }
  }
  const roots = new Map([...keys].map(([conversion, key]) => [conversion, union.find(key)]));
  return (conversion) => {
    const root = roots.get(conversion) as string;
    const ofErrors = fed.has(root) ? [] : (producers.get(root) ?? []);
    return [...(conversion.needs ?? []).flatMap((site) => bySite.get(site) ?? []), ...ofErrors];
  };
}

/** Sites at which a value comes in. */
const BRINGS = new Set<Site['kind']>(['api-call', 'constructor', 'listener']);

/** Joins what needs each other, over however many steps. */
function joinCircles(
  union: Union,
  keys: ReadonlyMap<Conversion, string>,
  needsOf: (conversion: Conversion) => readonly Conversion[],
): void {
  const edges = new Map<string, Set<string>>();
  for (const [conversion, key] of keys) {
    const own = union.find(key);
    const others = needsOf(conversion).map((other) => union.find(keys.get(other) as string));
    edges.set(own, new Set([...(edges.get(own) ?? []), ...others.filter((root) => root !== own)]));
  }
  const behind = new Map([...edges.keys()].map((start) => [start, reachable(start, edges)]));
  for (const [start, others] of behind) {
    for (const other of others) if (behind.get(other)?.has(start)) union.join(start, other);
  }
}

function reachable(start: string, edges: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const queue = [...(edges.get(start) ?? [])];
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    queue.push(...(edges.get(at) ?? []));
  }
  return seen;
}

class Union {
  private readonly parents = new Map<string, string>();

  find(item: string): string {
    let at = item;
    for (let parent = this.parents.get(at); parent !== undefined; parent = this.parents.get(at)) at = parent;
    return at;
  }

  join(a: string, b: string): void {
    const [left, right] = [this.find(a), this.find(b)];
    if (left !== right) this.parents.set(left, right);
  }
}
