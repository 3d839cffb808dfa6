import type { Evidence, Flow } from './facts.ts';
import { isLegacy, type LegacyType, type Slot, type Value } from './graph.ts';
import type { Leak } from './leaks.ts';
import type { Model } from './model.ts';
import type { Node } from './program.ts';

/** More places than this say nothing more to a reader. */
const MOST_EVIDENCE = 6;

/** Which slots are one flow, and what each flow is. */
export class FlowTable {
  readonly flows: Flow[] = [];
  readonly #parents: number[];
  readonly #numbers = new Map<number, number>();

  constructor(model: Model, leaks: readonly Leak[], place: (node: Node, why: string) => Evidence) {
    const { graph } = model;
    this.#parents = graph.slots.map((slot) => slot.id);
    const held = graph.slots.map((slot) => legacyTypes(slot));
    for (const slot of graph.slots) {
      if ((held[slot.id] as LegacyType[]).length === 0) continue;
      for (const next of slot.next) if (!model.isIdle(next)) this.#unite(slot.id, next.id);
    }
    const evidence = new Map<Flow, Set<string>>();
    for (const slot of graph.slots) {
      const inside = held[slot.id] as LegacyType[];
      if (inside.length === 0) continue;
      const flow = this.#flow(slot.id);
      for (const type of inside) if (!flow.types.includes(type.name)) flow.types.push(type.name);
      const seen = evidence.get(flow) ?? new Set();
      evidence.set(flow, seen);
      for (const [value, { node, why }] of slot.values) {
        if (!isLegacy(value) || !node || seen.size >= MOST_EVIDENCE) continue;
        const each = place(node, why);
        const key = `${each.file}:${each.line}:${each.column}:${why}`;
        if (!seen.has(key)) flow.evidence.push(each);
        seen.add(key);
      }
    }
    for (const [a, b] of graph.derived) {
      if ((held[a.id] as LegacyType[]).length > 0 && (held[b.id] as LegacyType[]).length > 0) {
        this.#link(this.#flow(a.id), this.#flow(b.id));
      }
    }
    const escaped = new Set<string>();
    for (const { slot, node, why, origin } of leaks) {
      if ((held[slot.id] as LegacyType[]).length === 0) continue;
      const flow = this.#flow(slot.id);
      const each = place(node, why);
      const key = `${flow.id}:${each.file}:${each.line}:${each.column}`;
      if (!escaped.has(key)) (origin ? flow.origins : flow.escapes).push(each);
      escaped.add(key);
    }
  }

  #root(id: number): number {
    let at = id;
    while (this.#parents[at] !== at) {
      this.#parents[at] = this.#parents[this.#parents[at] as number] as number;
      at = this.#parents[at] as number;
    }
    return at;
  }

  #unite(a: number, b: number): void {
    const [one, other] = [this.#root(a), this.#root(b)];
    if (one !== other) this.#parents[Math.max(one, other)] = Math.min(one, other);
  }

  #flow(slot: number): Flow {
    const root = this.#root(slot);
    let number = this.#numbers.get(root);
    if (number === undefined) {
      number = this.flows.length;
      this.#numbers.set(root, number);
      this.flows.push({ id: number, types: [], evidence: [], escapes: [], origins: [], linked: [] });
    }
    return this.flows[number] as Flow;
  }

  #link(a: Flow, b: Flow): void {
    if (a === b) return;
    if (!a.linked.includes(b.id)) a.linked.push(b.id);
    if (!b.linked.includes(a.id)) b.linked.push(a.id);
  }

  /** The legacy value of a slot: its type (several are joined by ` | `) and its flow. */
  valueOf(slot: Slot): { type: string; flow: number } | undefined {
    const inside = legacyTypes(slot);
    if (inside.length > 0) {
      return { type: [...new Set(inside.map((t) => t.name))].join(' | '), flow: this.#flow(slot.id).id };
    }
    // an array of the application that holds legacy values
    for (const value of slot.values.keys()) {
      if (value.kind !== 'object' || value.origin !== 'array') continue;
      const elements = legacyTypes(value.read);
      if (elements.length === 0) continue;
      const names = [...new Set(elements.map((t) => t.name))];
      const type = names.length > 1 ? `(${names.join(' | ')})[]` : `${names[0]}[]`;
      return { type, flow: this.#flow(value.read.id).id };
    }
    return undefined;
  }
}

export function legacyTypes(slot: Slot): LegacyType[] {
  const types: LegacyType[] = [];
  for (const value of slot.values.keys() as Iterable<Value>) if (isLegacy(value)) types.push(value.type);
  return types;
}
