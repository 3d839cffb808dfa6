import type { Graph, Slot } from './graph.ts';
import type { Node, Program } from './program.ts';
import { type Web, Webs } from './webs.ts';
import { isInsideWith } from './with-statements.ts';

type Identifier = import('ts-morph').ts.Identifier;
type TsSymbol = import('ts-morph').ts.Symbol;

/** A name's identity: the symbol of a local name, the name itself for a name of the page. */
export type NameKey = TsSymbol | string;

/** What has a slot: a variable, or one of several lives of it. */
type SlotKey = NameKey | Web;

/**
 * Which mentions of a name are one variable. Classic scripts and handlers of a run share the page's global scope,
 * declared there or made by an assignment to an undeclared name; modules have their own.
 */
export class Names {
  readonly #slots = new Map<SlotKey, Slot>();
  readonly #pageNames = new Map<TsSymbol, boolean>();
  /** Every name is asked for many times, and the checker searches the scopes anew each time. */
  readonly #symbols = new Map<Identifier, TsSymbol | undefined>();
  readonly #program: Program;
  readonly #graph: Graph;
  readonly #webs: Webs;

  constructor(program: Program, graph: Graph) {
    this.#program = program;
    this.#graph = graph;
    this.#webs = new Webs(program, (name) => this.#symbolOf(name));
  }

  keyOf(name: Identifier): NameKey {
    return this.#keyOfSymbol(this.#symbolOf(name), name.text);
  }

  #symbolOf(name: Identifier): TsSymbol | undefined {
    let symbol = this.#symbols.get(name);
    if (symbol === undefined && !this.#symbols.has(name)) {
      symbol = this.#lookUp(name);
      this.#symbols.set(name, symbol);
    }
    return symbol;
  }

  #lookUp(name: Identifier): TsSymbol | undefined {
    const { ts, checker } = this.#program;
    const { parent } = name;
    // the checker gives up inside of `with`; what the name would be without it is the next best answer
    if (isInsideWith(this.#program, name)) return this.#resolve(name);
    return parent && ts.isShorthandPropertyAssignment(parent) && parent.name === name
      ? checker.getShorthandAssignmentValueSymbol(parent)
      : checker.getSymbolAtLocation(name);
  }

  #resolve(name: Identifier): TsSymbol | undefined {
    const { ts, checker } = this.#program;
    const internal = checker as typeof checker & {
      resolveName(text: string, at: Node, meaning: number, excludeGlobals: boolean): TsSymbol | undefined;
    };
    return internal.resolveName(name.text, name, ts.SymbolFlags.Value, false);
  }

  #keyOfSymbol(symbol: TsSymbol | undefined, text: string): NameKey {
    if (!symbol?.declarations?.length) return text;
    return this.#isPageName(symbol) ? text : symbol;
  }

  slotOfSymbol(symbol: TsSymbol, text: string): Slot {
    return this.slotOfKey(this.#keyOfSymbol(symbol, text), undefined);
  }

  slotOf(name: Identifier): Slot {
    const key = this.keyOf(name);
    const web = typeof key === 'string' ? undefined : this.#webs.of(name, key);
    return this.slotOfKey(web ?? key, name);
  }

  /** A name of the page: `name` or `window.name`. */
  global(name: string): Slot {
    return this.slotOfKey(name, undefined);
  }

  /** The slot of a name of the page, when some script of the run has the name. */
  knownGlobal(name: string): Slot | undefined {
    return this.#slots.get(name);
  }

  slotOfKey(key: SlotKey, node: Node | undefined): Slot {
    let slot = this.#slots.get(key);
    if (!slot) {
      slot = this.#graph.slot(node);
      this.#slots.set(key, slot);
    }
    return slot;
  }

  #isPageName(symbol: TsSymbol): boolean {
    let known = this.#pageNames.get(symbol);
    if (known === undefined) {
      const declared = (symbol.declarations ?? []).filter((declaration) => !this.#isExpando(declaration));
      known = declared.length === 0 || declared.some((declaration) => this.#isOnPage(declaration));
      this.#pageNames.set(symbol, known);
    }
    return known;
  }

  /** In JavaScript the compiler takes `window.x = 1` for a declaration of `window`. */
  #isExpando(declaration: Node): boolean {
    const { ts } = this.#program;
    return (
      !ts.isBindingElement(declaration) && ts.isExpression(declaration) && !isFunctionOrClass(ts, declaration)
    );
  }

  #isOnPage(declaration: Node): boolean {
    const { ts, declarations } = this.#program;
    const file = declaration.getSourceFile();
    if (file === declarations) return true;
    // `declare var webim: any` in a module says that the page has it
    if (ts.getCombinedModifierFlags(declaration as never) & ts.ModifierFlags.Ambient) return true;
    if (file.isDeclarationFile || this.#program.scriptOf(declaration).unit.kind !== 'classic') return false;
    if (ts.isParameter(declaration) || ts.isBindingElement(declaration)) {
      let root: Node = declaration;
      while (ts.isBindingElement(root)) root = root.parent.parent;
      if (!ts.isVariableDeclaration(root)) return false;
      return this.#isOnPage(root);
    }
    if (ts.isVariableDeclaration(declaration)) {
      const list = declaration.parent;
      const hoisted = ts.isVariableDeclarationList(list) && !(list.flags & ts.NodeFlags.BlockScoped);
      if (!ts.isVariableDeclarationList(list)) return false;
      return hoisted ? !enclosingFunction(this.#program, declaration) : list.parent?.parent === file;
    }
    if (ts.isFunctionDeclaration(declaration)) return !enclosingFunction(this.#program, declaration);
    if (ts.isClassDeclaration(declaration) || ts.isEnumDeclaration(declaration))
      return declaration.parent === file;
    return false;
  }
}

/** The innermost function around a node, not the node itself. */
export function enclosingFunction({ ts }: Program, node: Node): Node | undefined {
  for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) return at;
  return undefined;
}

function isFunctionOrClass(ts: Program['ts'], node: Node): boolean {
  return ts.isFunctionLike(node) || ts.isClassLike(node);
}
