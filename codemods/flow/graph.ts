import type { Node, TsType } from './program.ts';

/**
 * The propagation graph: slots hold what an expression, variable, field or result may be; edges carry what one slot
 * holds into another; triggers react to what arrives (a call on a function, a read on an object) by adding edges.
 * Everything only grows, so the order does not matter and the fixpoint is reached.
 */

/** What an expression may be. Interned: the same thing is the same object. */
export type Value =
  /**
   * the SDK or something under it, by dotted path; `''` is the SDK. A leaf (a number, a string, an open table)
   * is the SDK's only where it is read: a copy of it is an ordinary value.
   */
  | { kind: 'sdk'; path: string; leaf: boolean }
  /** a legacy object of a declared type */
  | { kind: 'legacy'; type: LegacyType }
  /** a method of a legacy object, not called yet */
  | { kind: 'method'; type: LegacyType; name: string }
  /** a function of the application */
  | { kind: 'function'; node: Node; object: ObjectValue }
  /** `resolve` of a promise: what it is called with goes into that slot */
  | { kind: 'settle'; into: Slot }
  | ObjectValue
  /** `window` */
  | { kind: 'global' };

export type FunctionValue = Extract<Value, { kind: 'function' }>;

/** An object of the application with its fields by name. */
export interface ObjectValue {
  kind: 'object';
  /** Where it is written; undefined for objects that come from code outside the run. */
  node: Node | undefined;
  /** `foreign`: made or also read by code outside the run. */
  origin: 'literal' | 'array' | 'instance' | 'module' | 'foreign' | 'statics';
  fields: Map<string, Slot>;
  /** Fields the run sets, to whatever it be. */
  names: Set<string>;
  /** Objects that get every field of this one. */
  copies: ObjectValue[];
  /** What is stored under names not known. */
  written: Slot;
  /** What a read under a name not known may give. */
  read: Slot;
}

/** A type of the legacy declarations. */
export interface LegacyType {
  name: string;
  type: TsType;
}

/** Why a value is where it first appeared. */
export interface Origin {
  /** undefined for what is there before any script runs */
  node: Node | undefined;
  why: string;
  /** Concluded from how the value is used, not from where it comes from. */
  assumed?: boolean;
}

export interface Slot {
  id: number;
  /** For people: the expression or name the slot stands for. */
  node: Node | undefined;
  values: Map<Value, Origin>;
  next: Set<Slot>;
  previous: Set<Slot>;
  triggers: ((value: Value, origin: Origin) => void)[];
  /** Set when it may be more objects and functions of the application than are kept apart. */
  wide: boolean;
}

/**
 * More objects and functions than this in one place are a registry or a library at work; keeping them apart would take
 * minutes and gigabytes. Legacy values are always kept, and what is handed to a wide place counts as gone.
 */
const MOST_APPLICATION_VALUES = 32;

interface Pending {
  slot: Slot;
  value: Value;
  origin: Origin;
}

export class Graph {
  readonly slots: Slot[] = [];
  #queue: Pending[] = [];
  /** Slots whose values come from each other by a getter, a field or an element: other values of one family. */
  readonly derived: [Slot, Slot][] = [];

  slot(node?: Node): Slot {
    const slot: Slot = {
      id: this.slots.length,
      node,
      values: new Map(),
      next: new Set(),
      previous: new Set(),
      triggers: [],
      wide: false,
    };
    this.slots.push(slot);
    return slot;
  }

  add(slot: Slot, value: Value, origin: Origin): void {
    const known = slot.values.get(value);
    // what was taken for granted turns out to come from somewhere
    if (known && (!known.assumed || origin.assumed)) return;
    if (
      !known &&
      slot.values.size >= MOST_APPLICATION_VALUES &&
      (value.kind === 'function' || value.kind === 'object')
    ) {
      this.#widen(slot);
      return;
    }
    slot.values.set(value, origin);
    this.#queue.push({ slot, value, origin });
  }

  edge(from: Slot, to: Slot): void {
    if (from === to || from.next.has(to)) return;
    from.next.add(to);
    to.previous.add(from);
    if (from.wide) this.#widen(to);
    for (const [value, origin] of from.values) if (travels(value)) this.add(to, value, origin);
  }

  #widen(slot: Slot): void {
    if (slot.wide) return;
    slot.wide = true;
    for (const next of slot.next) this.#widen(next);
  }

  /** Runs `react` for every value the slot holds now or later. */
  on(slot: Slot, react: (value: Value, origin: Origin) => void): void {
    slot.triggers.push(react);
    for (const [value, origin] of [...slot.values]) react(value, origin);
  }

  derive(from: Slot, to: Slot): void {
    this.derived.push([from, to]);
  }

  /** Propagates until nothing changes. */
  run(): void {
    for (let head = 0; head < this.#queue.length; head++) {
      const { slot, value, origin } = this.#queue[head] as Pending;
      if (travels(value)) for (const next of slot.next) this.add(next, value, origin);
      // by index: a trigger may add further ones, which have seen this value already
      for (let i = 0, end = slot.triggers.length; i < end; i++) slot.triggers[i]?.(value, origin);
    }
    this.#queue = [];
  }
}

function travels(value: Value): boolean {
  return value.kind !== 'sdk' || !value.leaf;
}

export function isLegacy(value: Value): value is Extract<Value, { kind: 'legacy' }> {
  return value.kind === 'legacy';
}
