import type { ScriptUnit } from '../sources/source.ts';
import { Components } from './components.ts';
import { Events } from './events.ts';
import type { SiteRefusal } from './facts.ts';
import type { LegacyType, ObjectValue, Slot, Value } from './graph.ts';
import { isLegacy } from './graph.ts';
import type { LegacyTypes } from './legacy-types.ts';
import { MiniApps } from './mini-app.ts';
import type { Model } from './model.ts';
import type { Node, TsType } from './program.ts';
import { PROMISE_METHODS } from './promises.ts';

/** An expression given where the declarations expect a type. */
export interface Expectation {
  slot: Slot;
  type: TsType;
  why: string;
  node: Node;
}

/** Reading and writing properties and elements, and what the declarations expect of a value. */
export class Access {
  readonly model: Model;
  readonly types: LegacyTypes;
  readonly expectations: Expectation[] = [];
  /** Every read: what comes out of what. */
  readonly reads: { base: Slot; name: string | undefined; result: Slot }[] = [];
  /** Parameters that the SDK fills in. */
  readonly given = new Set<Slot>();
  /** Modules that an import nobody can resolve may mean. */
  readonly importedUnseen = new Set<string>();
  /** Scripts whose way to the SDK cannot be changed by an edit. */
  readonly refusedUnits = new Map<ScriptUnit, SiteRefusal>();
  readonly components: Components;
  readonly events: Events;
  readonly miniApps: MiniApps;
  /** Objects that serve as listeners of the SDK. */
  readonly listeners = new Map<ObjectValue, string>();
  readonly #expected = new Map<Slot, Set<TsType>>();

  constructor(model: Model, types: LegacyTypes) {
    this.model = model;
    this.types = types;
    this.components = new Components(this);
    this.events = new Events(this);
    this.miniApps = new MiniApps(this);
  }

  /** Puts what `base.name` may be into `result`; without a name: any element or field. */
  read(base: Slot, name: string | undefined, result: Slot, node: Node): void {
    const { graph, names } = this.model;
    this.reads.push({ base, name, result });
    graph.on(base, (value, origin) => {
      switch (value.kind) {
        case 'sdk':
          if (name !== undefined) this.#readSdk(value.path, name, result, origin.node);
          break;
        case 'legacy':
          if (name === 'then' || name === 'catch' || name === 'finally') break;
          this.#readLegacy(value.type, name, base, result, node);
          break;
        case 'object':
          graph.edge(name === undefined ? value.read : this.model.field(value, name), result);
          break;
        case 'function':
          if (name === 'prototype')
            graph.add(result, this.model.instance(value.node), { node, why: 'a prototype' });
          else if (name) graph.edge(this.model.field(value.object, name), result);
          break;
        case 'global':
          if (name !== undefined) graph.edge(names.global(name), result);
          break;
        default:
      }
    });
    if (name === undefined) return;
    // `window` and its other names, wherever they are read from
    if (PAGE.has(name))
      graph.on(base, (v) => v.kind === 'global' && graph.add(result, v, { node, why: name }));
  }

  #readSdk(path: string, name: string, result: Slot, node: Node | undefined): void {
    const { graph } = this.model;
    const parent = this.types.sdkMember(path);
    const child = path ? `${path}.${name}` : name;
    const member = this.types.sdkMember(child);
    if (parent.leaf || (path === '' && PROMISE_METHODS.has(name))) return;
    if (path === '' && name === 'default') {
      // what `import()` gives, and `require` of a module that was compiled
      graph.add(result, this.model.sdk('', false), { node, why: 'the default export of the SDK' });
      return;
    }
    if (member.kind === 'unknown') {
      if (parent.kind === 'function' || (parent.kind === 'class' && FUNCTION_PROPERTIES.has(name))) return;
    }
    graph.add(result, this.model.sdk(child, member.leaf), { node, why: `webim.${child}` });
  }

  #readLegacy(type: LegacyType, name: string | undefined, base: Slot, result: Slot, node: Node): void {
    const { graph } = this.model;
    if (this.types.isCollection(type.type)) {
      if (name !== undefined && this.types.isArray(type.type) && !/^\d+$/.test(name)) return;
      for (const element of this.types.elementsOf(type)) {
        graph.add(result, this.model.legacy(element), { node, why: `element of ${type.name}` });
      }
      graph.derive(base, result);
      return;
    }
    if (name === undefined) return;
    const declared = this.types.propertyType(type.type, name);
    if (!declared) {
      graph.edge(this.model.customField(type, name), result);
      return;
    }
    if (this.types.isMethod(type, name)) {
      graph.add(result, this.model.method(type, name), { node, why: `${type.name}.${name}` });
      return;
    }
    const inner = this.types.objectsIn(declared);
    for (const each of inner)
      graph.add(result, this.model.legacy(each), { node, why: `${name} of ${type.name}` });
    if (inner.length > 0) graph.derive(base, result);
  }

  /** Stores `source` in `base.name`; without a name: in some field. */
  write(base: Slot, name: string | undefined, source: Slot, node: Node): void {
    const { graph, names } = this.model;
    graph.on(base, (value) => {
      switch (value.kind) {
        case 'object':
          this.store(value, name, source);
          break;
        case 'function':
          if (name) graph.edge(source, this.model.field(value.object, name));
          break;
        case 'global':
          if (name) graph.edge(source, names.global(name));
          break;
        case 'legacy':
          this.#writeLegacy(value.type, name, base, source, node);
          break;
        default:
      }
    });
  }

  /** Puts a field into an object; functions stored in it get it as `this`. */
  store(object: ObjectValue, name: string | undefined, source: Slot): void {
    const { graph } = this.model;
    if (name !== undefined) object.names.add(name);
    if (source === this.model.nothing) return;
    graph.edge(source, name === undefined ? object.written : this.model.field(object, name));
    if (object.origin === 'array') return;
    graph.on(source, (value) => {
      if (value.kind !== 'function' || this.model.program.ts.isClassLike(value.node)) return;
      if (this.model.program.ts.isArrowFunction(value.node)) return;
      const { self } = this.model.functionSlots(value.node as never);
      graph.add(self, object, { node: value.node, why: 'the object the function is stored in' });
    });
  }

  #writeLegacy(type: LegacyType, name: string | undefined, base: Slot, source: Slot, node: Node): void {
    const { graph } = this.model;
    if (this.types.isCollection(type.type) || name === undefined) {
      graph.derive(base, source);
      return;
    }
    const declared = this.types.propertyType(type.type, name);
    if (declared) {
      this.expect(source, declared, `stored in ${name} of ${type.name}`, node);
      graph.derive(base, source);
    } else if (source !== this.model.nothing) graph.edge(source, this.model.customField(type, name));
  }

  /** A value is given where the declarations say `type`: functions get its parameters, objects its fields. */
  expect(slot: Slot, type: TsType, why: string, node: Node): void {
    if (slot === this.model.nothing) return;
    const seen = this.#expected.get(slot) ?? new Set();
    if (seen.has(type)) return;
    seen.add(type);
    this.#expected.set(slot, seen);
    this.expectations.push({ slot, type, why, node });
    const { ts } = this.model.program;
    const signatures = this.types.callSignatures(type);
    const objects = this.types.objectsIn(type).filter((each) => !this.types.isInstance(each));
    const listeners = objects.some((each) => each.name === 'Listeners');
    this.model.graph.on(slot, (value) => {
      if (value.kind === 'function' && !ts.isClassLike(value.node)) {
        const { parameters, result } = this.model.functionSlots(value.node as never);
        for (const signature of signatures) {
          parameters.forEach((parameter, index) => {
            this.given.add(parameter);
            const given = this.types.parameterType(signature, index);
            if (given) this.give(parameter, given, why, node);
          });
          this.expect(result, signature.getReturnType(), `returned to ${why}`, node);
        }
      } else if (value.kind === 'settle') {
        this.model.settledBySdk.push({ slot: value.into, node });
        for (const signature of signatures) {
          const given = this.types.parameterType(signature, 0);
          if (given) this.give(value.into, given, why, node);
        }
      } else if (value.kind === 'object') {
        if (listeners) this.listeners.set(value, why);
        for (const object of objects) this.#expectFields(value, object, why, node);
      }
    });
  }

  #expectFields(value: ObjectValue, { type, name }: LegacyType, why: string, node: Node): void {
    if (this.types.isCollection(type)) {
      for (const index of [type.getNumberIndexType(), type.getStringIndexType()]) {
        if (index) this.expect(value.read, index, why, node);
      }
      return;
    }
    const map = name.endsWith('Listeners') && name !== 'Listeners';
    for (const property of this.types.propertiesOf(type)) {
      const declared = this.types.typeOfSymbol(property);
      const as =
        name === 'Listeners' ? `passed to ${property.name}` : map ? why : `${property.name} of ${why}`;
      this.expect(this.model.field(value, property.name), declared, as, node);
      // a handler under a computed key (`[webim.GROUP_SYSTEM_TYPE.X]: f`) may be any of them
      if (map) this.expect(value.written, declared, as, node);
    }
  }

  /** Says that a slot receives a value of a declared type from the SDK. */
  give(slot: Slot, type: TsType, why: string, node: Node): void {
    for (const each of this.types.objectsIn(type)) {
      this.model.graph.add(slot, this.model.legacy(each), { node, why });
    }
  }

  /** What the elements of a slot's arrays are. */
  elements(base: Slot, result: Slot, node: Node): void {
    this.read(base, undefined, result, node);
  }
}

export function holdsLegacy(slot: Slot): boolean {
  for (const value of slot.values.keys()) if (isLegacy(value)) return true;
  return false;
}

export function sdkValues(slot: Slot): Extract<Value, { kind: 'sdk' }>[] {
  return [...slot.values.keys()].filter((value) => value.kind === 'sdk');
}

/** Names of the page's global object. */
export const PAGE = new Set(['window', 'self', 'globalThis', 'top', 'global']);

const FUNCTION_PROPERTIES = new Set(['call', 'apply', 'bind', 'prototype', 'length', 'name']);
