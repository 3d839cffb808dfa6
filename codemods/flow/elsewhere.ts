import type { Access } from './access.ts';
import { type Calls, isJson, type UnknownCall } from './calls.ts';
import type { Slot } from './graph.ts';
import type { Node, ParsedScript } from './program.ts';

type FunctionLike = import('ts-morph').ts.FunctionLikeDeclaration;

/** Names of the language and the browser whose members hold nothing an application could mistake for a legacy object. */
const HARMLESS_ROOTS = new Set(
  (
    'document location navigator console screen history localStorage sessionStorage Math Date JSON Object Array String ' +
    'Number Boolean RegExp Error Symbol Map Set WeakMap Promise Image FormData FileReader XMLHttpRequest Blob URL event ' +
    'parseInt parseFloat isNaN isFinite encodeURIComponent decodeURIComponent encodeURI decodeURI escape unescape ' +
    'setTimeout setInterval clearTimeout clearInterval requestAnimationFrame alert confirm prompt undefined NaN Infinity ' +
    'arguments process __dirname require'
  ).split(' '),
);

/** Methods that give a text, a number or a list of texts, whatever they are called on. */
const PLAIN_RESULTS = new Set(
  (
    'toString valueOf toFixed getTime charAt charCodeAt indexOf lastIndexOf substring substr slice trim replace match ' +
    'search split join toLowerCase toUpperCase test val text html attr css width height offset scrollTop hasClass is ' +
    'index getItem getAttribute now format'
  ).split(' '),
);

/**
 * What may come from code and data outside the run: answers of a server, stored texts, what a library hands over. A
 * variable that holds such a thing at one time and a legacy value at another cannot be read natively.
 */
export class Elsewhere {
  readonly #access: Access;
  readonly #calls: Calls;
  /** What other code may put somewhere, legacy values of its own among it. */
  readonly #sources = new Map<Slot, string>();
  /** The same without what must be legacy, because a method of legacy objects is called on it. */
  readonly #strange = new Map<Slot, string>();
  readonly #proven = new Set<Slot>();
  readonly #opened = new Map<Node, number>();
  readonly #readsOf = new Map<Slot, Slot[]>();
  readonly #resultsOf = new Map<Slot, { node: UnknownCall['node']; name: string | undefined }[]>();
  readonly #fed = new Map<Slot, boolean>();

  constructor(access: Access, calls: Calls, scripts: readonly ParsedScript[]) {
    this.#access = access;
    this.#calls = calls;
    for (const { base, name, result } of access.reads) {
      if (name === 'length') continue;
      const list = this.#readsOf.get(base);
      if (list) list.push(result);
      else this.#readsOf.set(base, [result]);
    }
    for (const { node, callee, base, name } of calls.all) {
      if (base && [...callee.values.keys()].some((value) => value.kind === 'method')) {
        this.#proven.add(base).add(callee).add(access.model.slot(node));
      }
      const list = this.#resultsOf.get(callee);
      if (list) list.push({ node, name });
      else this.#resultsOf.set(callee, [{ node, name }]);
    }
    for (const script of scripts) this.#script(script);
    for (const slot of access.components.given) this.#add(slot, 'what another component gives');
  }

  /** What in the slot may be no legacy value, but something from outside; undefined when there is no such thing. */
  of(slot: Slot): string | undefined {
    return this.#strange.get(slot);
  }

  /** Is a field of that name read from something of which it is not known what it is? */
  isRead(name: string): boolean {
    return this.#access.reads.some((read) => read.name === name && this.#strange.has(read.base));
  }

  /** Code outside the run may call these functions, with so many arguments. @returns whether that is news */
  open(functions: Iterable<readonly [Node, number]>): boolean {
    const { model } = this.#access;
    const why = 'what other code calls the function with';
    let news = false;
    for (const [node, count] of functions) {
      if ((this.#opened.get(node) ?? 0) >= count) continue;
      this.#opened.set(node, count);
      news = true;
      const { parameters, rest, all } = model.functionSlots(node as FunctionLike);
      for (const slot of parameters.slice(0, count)) this.#add(slot, why);
      for (const object of [rest, all]) if (object) this.#add(object.read, why);
    }
    this.#fed.clear();
    return news;
  }

  /** Can nothing ever be in the slot, because it is the parameter of a function nobody calls or a name nobody sets? */
  isNeverFed(slot: Slot): boolean {
    const known = this.#fed.get(slot);
    if (known !== undefined) return !known;
    // on the way round a circle nothing comes in
    this.#fed.set(slot, false);
    const fed = this.#isFed(slot);
    this.#fed.set(slot, fed);
    return !fed;
  }

  #isFed(slot: Slot): boolean {
    if (slot.wide || this.#sources.has(slot) || this.#access.given.has(slot)) return true;
    for (const [value, { assumed }] of slot.values)
      if (!assumed && !(value.kind === 'object' && value.origin === 'foreign')) return true;
    if (slot.previous.size > 0) return [...slot.previous].some((each) => !this.isNeverFed(each));
    const { model } = this.#access;
    const { ts } = model.program;
    const node = slot.node && model.strip(slot.node);
    if (!node) return true;
    if (ts.isIdentifier(node)) return !this.#isLocal(node);
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
      return !this.isNeverFed(model.slot(node.expression));
    return !ts.isCallExpression(node) || !this.isNeverFed(model.slot(node.expression));
  }

  /** A parameter or variable of the run; what nobody hands over or assigns is not there. */
  #isLocal(node: import('ts-morph').ts.Identifier): boolean {
    const { model } = this.#access;
    const { ts } = model.program;
    const key = model.names.keyOf(node);
    if (typeof key === 'string') return false;
    return (key.declarations ?? []).every(
      (each) => ts.isParameter(each) || (ts.isVariableDeclaration(each) && !ts.isCatchClause(each.parent)),
    );
  }

  #script({ ast }: ParsedScript): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const visit = (node: Node): void => {
      if (ts.isIdentifier(node)) this.#name(node);
      else if (ts.isCallExpression(node) && isJson(this.#access, model.strip(node.expression))) {
        if (/\bparse$/.test(node.expression.getText()))
          this.#add(model.slot(node), 'the result of JSON.parse');
      }
      ts.forEachChild(node, visit);
    };
    visit(ast);
  }

  /** A name nobody in the run declares or sets, or that is imported from elsewhere. */
  #name(node: import('ts-morph').ts.Identifier): void {
    const { model } = this.#access;
    const { ts } = model.program;
    const { parent } = node;
    if (ts.isPropertyAccessExpression(parent) && parent.name === node) return;
    if (ts.isPropertyAssignment(parent) && parent.name === node) return;
    if (HARMLESS_ROOTS.has(node.text)) return;
    if (node.text === 'getApp' && this.#access.miniApps.objects.size > 0) return;
    const imported =
      ts.isImportClause(parent) || ts.isImportSpecifier(parent) || ts.isNamespaceImport(parent);
    if (!imported && (!ts.isExpression(node) || typeof model.names.keyOf(node) !== 'string')) return;
    const slot = model.names.slotOf(node);
    if (slot.previous.size > 0 || this.#sources.has(slot)) return;
    for (const [value, { assumed }] of slot.values)
      if (!assumed && !(value.kind === 'object' && value.origin === 'foreign')) return;
    this.#add(slot, node.text);
  }

  #add(slot: Slot, why: string): void {
    this.#spread(this.#sources, slot, why);
    if (!this.#proven.has(slot)) this.#spread(this.#strange, slot, why, this.#proven);
  }

  #spread(sources: Map<Slot, string>, slot: Slot, why: string, except?: ReadonlySet<Slot>): void {
    const { model } = this.#access;
    const queue: Slot[] = [];
    const reach = (to: Slot, reason: string): void => {
      if (to === model.nothing || sources.has(to) || except?.has(to)) return;
      sources.set(to, reason);
      queue.push(to);
    };
    reach(slot, why);
    for (let at = queue.pop(); at; at = queue.pop()) {
      const reason = sources.get(at) as string;
      for (const to of at.next) reach(to, reason);
      for (const to of this.#readsOf.get(at) ?? []) reach(to, this.#describe(to) ?? reason);
      for (const { node, name } of this.#resultsOf.get(at) ?? []) {
        if (this.#calls.answered.has(node) || (name && PLAIN_RESULTS.has(name))) continue;
        reach(model.slot(node), `the result of ${shorten(node.expression.getText())}`);
      }
    }
  }

  #describe({ node }: Slot): string | undefined {
    const { ts } = this.#access.model.program;
    return node && ts.isPropertyAccessExpression(node) ? shorten(node.getText()) : undefined;
  }
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
