import { createRequire } from 'node:module';
import type { ElementNode, ParentNode, TemplateChildNode } from '@vue/compiler-core';
import { parseComponent } from './component.ts';
import { lazy } from './lazy.ts';

const vue = lazy(
  () => createRequire(import.meta.url)('@vue/compiler-core') as typeof import('@vue/compiler-core'),
);
const babel = lazy(() => createRequire(import.meta.url)('@babel/parser') as typeof import('@babel/parser'));

/** A read of a template of Vue, Angular, wepy or a mini-program: what it takes from the data of its component. */
export interface TemplateRead {
  /** Offset and text of the expression in the file, as `msg.elems[0].content.text`. */
  offset: number;
  expression: string;
  /**
   * From the name in the component's data on, with the variables of loops replaced by what they run over: `msgs`,
   * `[]`, `elems`, `0`, `content`, `text`. A call has `()` behind its name.
   */
  path: readonly string[];
}

/** What the templates in a file read. A template that cannot be parsed gives what was understood. */
export function templateReads(text: string, mode: 'sfc' | 'html' | 'base'): TemplateRead[] {
  if (!/\{\{|[\s:]v-|\s[:@*[(#]|\sng-/.test(text)) return [];
  const reader = new Reader(text);
  for (const node of parseComponent(text, mode).children) reader.visit(node, NO_SCOPE);
  return reader.reads.sort((a, b) => a.offset - b.offset);
}

/** Variables of the loops around: what they stand for, undefined for indexes and for what is handed in from outside. */
type Scope = ReadonlyMap<string, readonly string[] | undefined>;
const NO_SCOPE: Scope = new Map();

interface Expression {
  source: string;
  offset: number;
}

const LOOP =
  /^\s*(?:let\s+)?(?:\(\s*)?([\w$]+)?[^)]*?\)?\s+(?:in|of)\s+([\s\S]*?)(?:\s+track by\b[\s\S]*|;[\s\S]*|\|[\s\S]*)?$/;

class Reader {
  readonly reads: TemplateRead[] = [];

  constructor(private readonly text: string) {}

  visit(node: TemplateChildNode, scope: Scope): void {
    if (node.type === vue().NodeTypes.INTERPOLATION) {
      this.interpolations(node.loc.source, node.loc.start.offset, scope);
    } else if (node.type === vue().NodeTypes.ELEMENT) this.element(node, scope);
  }

  private element(node: ElementNode, outer: Scope): void {
    if (/^(script|style|config|wxs)$/.test(node.tag)) return;
    const attributes = attributesOf(node);
    const scope = this.scopeOf(node, attributes, outer);
    for (const { name, value, offset } of attributes) {
      if (/^(v-for|\*ngFor|ng-repeat|v-slot|slot-scope|scope)\b|^#|^\w+:for/i.test(name)) continue;
      if (node.tag === 'repeat' && name === 'for') continue;
      if (isExpression(name)) this.expression({ source: value, offset }, scope, /^(@|v-on:|\()/.test(name));
      else this.interpolations(value, offset, scope);
    }
    for (const child of (node as ParentNode).children) this.visit(child as TemplateChildNode, scope);
  }

  private scopeOf({ tag }: ElementNode, attributes: readonly Attribute[], outer: Scope): Scope {
    const scope = new Map(outer);
    const named = (pattern: RegExp) => attributes.find(({ name }) => pattern.test(name));
    const slot = named(/^(v-slot|slot-scope|scope)\b|^#/);
    for (const [name] of slot?.value.matchAll(/[\w$]+/g) ?? []) scope.set(name, undefined);
    const loop = named(/^(v-for|\*ngFor|ng-repeat|s-for)$/i);
    const parts = loop && LOOP.exec(loop.value);
    if (parts) {
      const [head = '', alias, list = ''] = parts;
      for (const [name] of head.slice(0, head.length - list.length).matchAll(/[\w$]+/g))
        scope.set(name, undefined);
      this.loop(
        { source: list, offset: (loop as Attribute).offset + loop.value.indexOf(list) },
        alias,
        outer,
        scope,
      );
      return scope;
    }
    const plain = named(/^\w+:for(-items)?$/) ?? (tag === 'repeat' ? named(/^for$/) : undefined);
    const inner = plain && /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(plain.value);
    if (plain && inner) {
      const item = named(/^(\w+:for-item|item)$/)?.value ?? 'item';
      scope.set(named(/^(\w+:for-index|index)$/)?.value ?? 'index', undefined);
      const source = inner[1] as string;
      this.loop({ source, offset: plain.offset + plain.value.indexOf('{{') + 2 }, item, outer, scope);
    }
    return scope;
  }

  /** A loop variable stands for an element of what its list is. */
  private loop(
    list: Expression,
    alias: string | undefined,
    outer: Scope,
    scope: Map<string, readonly string[] | undefined>,
  ) {
    const [first, ...more] = pathsIn(list, outer, false);
    if (alias) scope.set(alias, first && more.length === 0 ? [...first.path, '[]'] : undefined);
  }

  private interpolations(source: string, offset: number, scope: Scope): void {
    for (const match of source.matchAll(/\{\{\{?([\s\S]*?)\}\}/g)) {
      const inner = match[1] as string;
      this.expression(
        { source: inner, offset: offset + match.index + match[0].indexOf(inner) },
        scope,
        false,
      );
    }
  }

  private expression(expression: Expression, scope: Scope, isHandler: boolean): void {
    for (const { path, start, end } of pathsIn(expression, scope, isHandler)) {
      this.reads.push({ path, offset: start, expression: this.text.slice(start, end) });
    }
  }
}

interface Attribute {
  name: string;
  value: string;
  /** Of the value. */
  offset: number;
}

function attributesOf({ props }: ElementNode): Attribute[] {
  return props.flatMap((prop): Attribute[] => {
    if (prop.type === vue().NodeTypes.ATTRIBUTE) {
      const { value } = prop;
      if (!value) return [];
      const quoted = /^["']/.test(value.loc.source) ? 1 : 0;
      const source = value.loc.source.slice(quoted, value.loc.source.length - quoted);
      return [{ name: prop.name, value: source, offset: value.loc.start.offset + quoted }];
    }
    const name = prop.rawName ?? `v-${prop.name}`;
    return prop.exp ? [{ name, value: prop.exp.loc.source, offset: prop.exp.loc.start.offset }] : [];
  });
}

/** Attributes whose value is an expression as it stands. */
const isExpression = (name: string) => /^(:|@|v-|\[|\(|\*ng|ng-(?!app|controller|init))/.test(name);

interface Found {
  path: string[];
  start: number;
  end: number;
}

/** Chains of names in an expression, outermost first; none for what is no JavaScript. */
function pathsIn({ source, offset }: Expression, scope: Scope, isHandler: boolean): Found[] {
  const parsed = parseTemplateExpression(source, isHandler);
  if (!parsed) return [];
  const found: Found[] = [];
  const shift = offset - parsed.prefix;
  const visit = (node: AnyNode, locals: ReadonlySet<string>): void => {
    const chain = chainOf(node, (inner) => visit(inner, locals));
    if (chain) {
      const [root, ...rest] = chain as [string, ...string[]];
      const name = root.replace(/\(\)$/, '');
      if (locals.has(name) || name.startsWith('$event')) return;
      const base = scope.has(name) ? scope.get(name) : [root];
      if (base) found.push({ path: [...base, ...rest], start: node.start + shift, end: node.end + shift });
      return;
    }
    let inside = locals;
    if (/Function/.test(node.type)) {
      inside = new Set([...locals, ...(node.params as AnyNode[]).map((p) => String(p.name))]);
    }
    for (const [key, value] of Object.entries(node)) {
      if (key === 'loc' || key === 'params' || (key === 'key' && !node.computed)) continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (child && typeof (child as AnyNode).type === 'string') visit(child as AnyNode, inside);
      }
    }
  };
  visit(parsed.node, new Set());
  return found;
}

// biome-ignore lint/suspicious/noExplicitAny: any node of Babel's tree, walked by its keys
type AnyNode = { type: string; start: number; end: number; [key: string]: any };

/** The names of a member chain from its root on; `visit` gets what is computed or passed inside of it. */
function chainOf(node: AnyNode, visit: (inner: AnyNode) => void): string[] | undefined {
  switch (node.type) {
    case 'Identifier':
      return [node.name as string];
    case 'MemberExpression':
    case 'OptionalMemberExpression': {
      const { object, property, computed } = node;
      if (object.type === 'ThisExpression' && !computed) return [property.name];
      const base = chainOf(object, visit);
      if (!base) return undefined;
      if (!computed) return [...base, property.name ?? '[]'];
      if (/^(Numeric|String)Literal$/.test(property.type)) return [...base, String(property.value)];
      visit(property);
      return [...base, '[]'];
    }
    case 'CallExpression':
    case 'OptionalCallExpression': {
      const base = chainOf(node.callee, visit);
      if (!base) return undefined;
      for (const argument of node.arguments) visit(argument);
      return [...base.slice(0, -1), `${base.at(-1)}()`];
    }
    case 'TSNonNullExpression':
      return chainOf(node.expression, visit);
    default:
      return undefined;
  }
}

/** Filters are bitwise `or` to the parser; `{{a: b}}` of mini-programs is an object without its braces. */
function parseTemplateExpression(
  source: string,
  isHandler: boolean,
): { node: AnyNode; prefix: number } | undefined {
  const options = { plugins: ['typescript' as const], errorRecovery: true };
  const ways: (() => { node: unknown; prefix: number })[] = [
    () => ({ node: babel().parseExpression(source, options), prefix: 0 }),
    ...(isHandler
      ? [
          () => ({
            node: babel().parse(source, { ...options, allowReturnOutsideFunction: true }).program,
            prefix: 0,
          }),
        ]
      : [() => ({ node: babel().parseExpression(`{${source}}`, options), prefix: 1 })]),
    // Angular: `name | date:'short'`, `x as y`, `cond; else other`
    () => ({
      node: babel().parseExpression(source.replace(/(\s\||\sas\s|;)[\s\S]*$/, ''), options),
      prefix: 0,
    }),
  ];
  for (const way of ways) {
    try {
      return way() as { node: AnyNode; prefix: number };
    } catch {}
  }
  return undefined;
}
