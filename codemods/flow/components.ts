import type { Access } from './access.ts';
import type { FunctionValue, ObjectValue, Slot } from './graph.ts';
import type { Node, ParsedScript } from './program.ts';

type Call = import('ts-morph').ts.CallExpression | import('ts-morph').ts.NewExpression;
type FunctionLike = import('ts-morph').ts.FunctionLikeDeclaration;

/** What a template of a file can name: the fields of a component, or the `data` of a page of a mini program. */
export interface Shown {
  file: string;
  object: ObjectValue;
  node: Node;
}

/** Files that hold a component with its template. */
const COMPONENT_FILE = /\.(n?vue|wpy)$/;
const VUE_CALL = /^(Vue|.*\bVue\.(component|extend|mixin)|defineComponent)$/;
const WEPY_CLASS = /^wepy(\.default)?\.(page|component|app|mixin)$/i;
const PAGE_CALL = /^(Page|Component|App|Behavior)$/;
/** Objects of methods in a component that get the component as `this`. */
const METHOD_TABLES = new Set([
  'methods',
  'events',
  'computed',
  'watch',
  'filters',
  'lifetimes',
  'pageLifetimes',
]);

/**
 * Components of Vue and wepy, classes of Angular, pages of mini programs: the framework makes the object that is
 * `this`, puts what `data` holds into it, calls its functions and shows its fields.
 */
export class Components {
  readonly shown: Shown[] = [];
  /** Option objects: the framework takes them in and nobody else. */
  readonly options = new Set<ObjectValue>();
  /** Functions that frameworks and templates may call, by the names they have for them. */
  readonly functions: { node: Node; name: string; file: string }[] = [];
  /** Fields that others fill in. */
  readonly given: Slot[] = [];
  readonly #access: Access;
  /** Methods by name, and what `$invoke` of wepy hands to them. */
  readonly #methods = new Map<string, { nodes: Node[]; given: Slot[][] }>();
  /** Page objects with their data, for `setData`. */
  readonly #pages = new Map<ObjectValue, ObjectValue>();

  /** What plugins and the entry put on every component: `Vue.prototype.$x = …`, `app.config.globalProperties.$x = …`. */
  readonly #ofAll: ObjectValue;

  constructor(access: Access) {
    this.#access = access;
    this.#ofAll = access.model.foreignObject(undefined);
  }

  connect(node: Node, script: ParsedScript): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const { file } = script.unit;
    if (ts.isExportAssignment(node) && COMPONENT_FILE.test(file)) {
      const value = model.strip(node.expression);
      if (ts.isObjectLiteralExpression(value)) this.#vue(value, file);
    } else if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      if (VUE_CALL.test(node.expression.getText())) {
        const options = node.arguments?.at(-1);
        if (options && ts.isObjectLiteralExpression(options)) this.#vue(options, file);
      }
    } else if (ts.isClassLike(node)) {
      const base = node.heritageClauses?.[0]?.types[0]?.expression.getText() ?? '';
      if (WEPY_CLASS.test(base)) {
        this.options.add(model.instance(node));
        this.#component(model.instance(node), node.members, node, file);
      } else if (ts.canHaveDecorators(node) && (ts.getDecorators(node)?.length ?? 0) > 0)
        this.#angular(node, file);
    } else if (ts.isPropertyAccessExpression(node)) this.#prototype(node);
  }

  #prototype(node: import('ts-morph').ts.PropertyAccessExpression): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const ofVue =
      node.name.text === 'prototype' && ts.isIdentifier(node.expression) && node.expression.text === 'Vue';
    const ofApp = node.name.text === 'globalProperties' && /\.config$/.test(node.expression.getText());
    if (ofVue || ofApp)
      model.graph.add(model.slot(node), this.#ofAll, { node, why: 'what all components have' });
  }

  /** `Page({ … })` and the like. @returns whether it is one */
  page(node: Call): boolean {
    const { model } = this.#access;
    const { ts, scriptOf } = model.program;
    const [options] = node.arguments ?? [];
    if (!options || !ts.isIdentifier(node.expression) || !PAGE_CALL.test(node.expression.text)) return false;
    if (model.names.keyOf(node.expression) !== node.expression.text) return false;
    // has no template, and its functions are called by who asks for it: see mini-app.ts
    if (node.expression.text === 'App') return true;
    const { file } = scriptOf(node).unit;
    model.graph.on(model.slot(options), (value) => {
      if (value.kind !== 'object' || this.#pages.has(value)) return;
      this.options.add(value);
      const data = model.object(node, 'literal');
      this.#pages.set(value, data);
      model.graph.add(model.field(value, 'data'), data, { node, why: 'the data of the page' });
      model.graph.on(model.field(value, 'data'), (each) => {
        if (each.kind === 'object' && each !== data) model.share(each, data);
      });
      this.shown.push({ file, object: data, node });
      if (value.node && ts.isObjectLiteralExpression(value.node)) {
        this.#members(value, value.node.properties);
      }
    });
    return true;
  }

  /** `this.setData({ list: … })` */
  setData(node: Call, base: Slot): void {
    const { model } = this.#access;
    const [fields] = node.arguments ?? [];
    if (!fields) return;
    model.graph.on(base, (value) => {
      const data = value.kind === 'object' ? this.#pages.get(value) : undefined;
      if (!data) return;
      model.graph.on(model.slot(fields), (each) => {
        if (each.kind === 'object') model.copy(each, data);
      });
    });
  }

  /** `this.$invoke('list', 'show', msg)` of wepy calls a method of another component. */
  invoke(node: Call): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const [component, method, ...args] = node.arguments ?? [];
    if (!component || !method || !ts.isStringLiteralLike(method)) return;
    const known = this.#methodsCalled(method.text);
    const values = args.map((each) => model.slot(each));
    known.given.push(values);
    for (const each of known.nodes) this.#pass(values, each);
  }

  /** The method that `$invoke` calls, when a component in sight has it. */
  invoked(node: Call): string | undefined {
    const { ts } = this.#access.model.program;
    const method = node.arguments?.[1];
    if (!method || !ts.isStringLiteralLike(method)) return undefined;
    return this.#methodsCalled(method.text).nodes.length > 0 ? method.text : undefined;
  }

  #methodsCalled(name: string): { nodes: Node[]; given: Slot[][] } {
    let known = this.#methods.get(name);
    if (!known) {
      known = { nodes: [], given: [] };
      this.#methods.set(name, known);
    }
    return known;
  }

  #pass(values: readonly Slot[], target: Node): void {
    const { graph, nothing } = this.#access.model;
    const { parameters } = this.#access.model.functionSlots(target as FunctionLike);
    for (const [index, value] of values.entries()) {
      const parameter = parameters[index];
      if (parameter && value !== nothing) graph.edge(value, parameter);
    }
  }

  /** Is the receiver a page in sight, so that `setData` goes where it can be followed? */
  isPage(base: Slot): boolean {
    const objects = [...base.values.keys()];
    return objects.length > 0 && objects.some((value) => value.kind === 'object' && this.#pages.has(value));
  }

  #vue(literal: import('ts-morph').ts.ObjectLiteralExpression, file: string): void {
    const { model } = this.#access;
    const options = model.object(literal, 'literal');
    if (this.options.has(options)) return;
    this.options.add(options);
    this.#component(model.instance(literal), literal.properties, literal, file);
  }

  #component(instance: ObjectValue, members: readonly Node[], node: Node, file: string): void {
    const { model } = this.#access;
    model.copy(this.#ofAll, instance);
    this.#members(instance, members);
    for (const member of members) {
      if (this.#nameOf(member) !== 'data') continue;
      const share = (slot: Slot): void =>
        model.graph.on(slot, (value) => {
          if (value.kind === 'object') model.share(value, instance);
        });
      const value = this.#valueOf(member);
      if (!value) continue;
      share(value);
      model.graph.on(value, (each) => {
        if (each.kind === 'function') share(model.functionSlots(each.node as FunctionLike).result);
      });
    }
    this.shown.push({ file, object: instance, node });
  }

  /** Gives every function of the options the component as `this`. */
  #members(instance: ObjectValue, members: readonly Node[]): void {
    const { model } = this.#access;
    for (const member of members) {
      const name = this.#nameOf(member);
      const value = this.#valueOf(member);
      if (name === undefined || !value) continue;
      if (name === 'props' || name === 'properties') this.#props(instance, value);
      model.graph.on(value, (each) => {
        if (each.kind === 'function') this.#method(instance, name, each);
        else if (each.kind === 'object' && METHOD_TABLES.has(name)) this.#table(instance, name, each);
      });
    }
  }

  #table(instance: ObjectValue, name: string, table: ObjectValue): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const node = table.node;
    if (!node || !ts.isObjectLiteralExpression(node)) return;
    for (const property of node.properties) {
      const key = this.#nameOf(property);
      const slot = this.#valueOf(property);
      if (key === undefined || !slot) continue;
      model.graph.on(slot, (value) => {
        if (value.kind === 'object' && (name === 'watch' || name === 'computed'))
          this.#accessor(instance, key, value);
        if (value.kind !== 'function') return;
        this.#method(instance, name === 'watch' || name === 'computed' ? undefined : key, value);
        const { result, parameters } = model.functionSlots(value.node as FunctionLike);
        if (name === 'computed') model.graph.edge(result, model.field(instance, key));
        else if (name === 'watch' && parameters[0])
          model.graph.edge(model.field(instance, key), parameters[0]);
        else if (name === 'methods' || name === 'events') model.graph.edge(slot, model.field(instance, key));
      });
    }
  }

  /** `computed: { x: { get, set } }`, `watch: { x: { handler } }` */
  #accessor(instance: ObjectValue, key: string, object: ObjectValue): void {
    const { model } = this.#access;
    for (const part of ['get', 'set', 'handler']) {
      model.graph.on(model.field(object, part), (value) => {
        if (value.kind !== 'function') return;
        this.#method(instance, undefined, value);
        const { result, parameters } = model.functionSlots(value.node as FunctionLike);
        if (part === 'get') model.graph.edge(result, model.field(instance, key));
        else if (parameters[0]) model.graph.edge(model.field(instance, key), parameters[0]);
      });
    }
  }

  /** @param name what a template calls it, if it can */
  #method(instance: ObjectValue, name: string | undefined, value: FunctionValue): void {
    const { model } = this.#access;
    if (model.program.ts.isClassLike(value.node)) return;
    const { file } = model.program.scriptOf(value.node).unit;
    if (name) {
      this.functions.push({ node: value.node, name, file });
      const known = this.#methodsCalled(name);
      known.nodes.push(value.node);
      for (const values of known.given) this.#pass(values, value.node);
    }
    if (model.program.ts.isArrowFunction(value.node)) return;
    const { self } = model.functionSlots(value.node as FunctionLike);
    model.graph.add(self, instance, { node: value.node, why: 'the component' });
  }

  #props(instance: ObjectValue, props: Slot): void {
    const { model } = this.#access;
    const { ts } = model.program;
    model.graph.on(props, ({ kind, node }: { kind: string; node?: Node }) => {
      if (kind !== 'object' || !node) return;
      const names = ts.isObjectLiteralExpression(node)
        ? node.properties.map((each) => this.#nameOf(each))
        : ts.isArrayLiteralExpression(node)
          ? node.elements.map((each) => (ts.isStringLiteralLike(each) ? each.text : undefined))
          : [];
      for (const name of names) if (name) this.given.push(model.field(instance, name));
    });
  }

  #angular(node: import('ts-morph').ts.ClassLikeDeclaration, file: string): void {
    const { model } = this.#access;
    const { ts } = model.program;
    model.copy(this.#ofAll, model.instance(node));
    for (const member of node.members) {
      const name = this.#nameOf(member);
      if (name && ts.isMethodDeclaration(member)) this.functions.push({ node: member, name, file });
      const isInput =
        ts.canHaveDecorators(member) &&
        ts.getDecorators(member)?.some((each) => /^@Input\b/.test(each.getText()));
      if (name && isInput) this.given.push(model.field(model.instance(node), name));
    }
    this.shown.push({ file, object: model.instance(node), node });
  }

  #nameOf(member: Node): string | undefined {
    const { ts } = this.#access.model.program;
    const { name } = member as { name?: Node };
    return name && (ts.isIdentifier(name) || ts.isStringLiteralLike(name)) ? name.text : undefined;
  }

  #valueOf(member: Node): Slot | undefined {
    const { model } = this.#access;
    const { ts } = model.program;
    if (ts.isPropertyAssignment(member)) return model.slot(member.initializer);
    if (ts.isPropertyDeclaration(member)) return member.initializer && model.slot(member.initializer);
    if (ts.isShorthandPropertyAssignment(member)) return model.names.slotOf(member.name);
    return ts.isMethodDeclaration(member) ? model.slot(member) : undefined;
  }
}
