import type { Node, Program } from './program.ts';

type Identifier = import('ts-morph').ts.Identifier;
type TsSymbol = import('ts-morph').ts.Symbol;

/**
 * One of several lives of a local variable: `function send(msg) { var text = msg; var msg = new webim.Msg(…); … }` has
 * two called `msg`, a string and a message, and no read can see both.
 */
export interface Web {
  symbol: TsSymbol;
}

/** The names inside of a node, of names in source order. */
function within(names: readonly Identifier[], { pos, end }: Node): readonly Identifier[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle] as Identifier).end <= pos) low = middle + 1;
    else high = middle;
  }
  let last = low;
  while (last < names.length && (names[last] as Identifier).end <= end) last++;
  return names.slice(low, last);
}

/** A node of the compiler's control flow; it makes them for narrowing and does not publish their type. */
interface FlowNode {
  flags: number;
  node?: Node;
  antecedent?: FlowNode | FlowNode[];
}

/** Steps through the control flow of one script that are worth a variable with two lives. */
const MOST_STEPS = 2_000_000;

/**
 * Splits local variables into webs by reaching definitions: two assignments are one web when some read may see either.
 * A read inside a closure sees what is assigned before the closure is made and whatever is assigned after that.
 */
export class Webs {
  readonly #program: Program;
  readonly #symbolOf: (name: Identifier) => TsSymbol | undefined;
  /** By script: the names that are assigned more than once, with every mention of them. */
  readonly #mentions = new Map<Node, Map<string, Identifier[]>>();
  readonly #split = new Map<TsSymbol, Map<Identifier, Web> | undefined>();
  readonly #steps = new Map<Node, number>();

  constructor(program: Program, symbolOf: (name: Identifier) => TsSymbol | undefined) {
    this.#program = program;
    this.#symbolOf = symbolOf;
  }

  /** The life of a variable that a mention belongs to; undefined when it has only one. */
  of(name: Identifier, symbol: TsSymbol): Web | undefined {
    if (!this.#split.has(symbol)) this.#split.set(symbol, this.#splitUp(symbol));
    return this.#split.get(symbol)?.get(name);
  }

  #splitUp(symbol: TsSymbol): Map<Identifier, Web> | undefined {
    const { ts } = this.#program;
    const declarations = symbol.declarations ?? [];
    const plain = declarations.every(
      (each) =>
        (ts.isParameter(each) && !each.dotDotDotToken && ts.isIdentifier(each.name)) ||
        (ts.isVariableDeclaration(each) && ts.isIdentifier(each.name)),
    );
    const [declaration] = declarations;
    if (!declaration || !plain) return undefined;
    const owner = this.#functionAround(declaration);
    if (!owner || declarations.some((each) => this.#functionAround(each) !== owner)) return undefined;
    const script = declaration.getSourceFile();
    const candidates = this.#mentionsIn(script).get(symbol.name);
    if (!candidates) return undefined;
    // A large script has thousands of parameters of one name; only those in the function can be this one.
    const mentions = within(candidates, owner).filter((each) => this.#symbolOf(each) === symbol);
    const writes = mentions.filter((each) => this.#isWrite(each));
    const isParameter = declarations.some((each) => ts.isParameter(each));
    if (writes.length + (isParameter ? 1 : 0) < 2) return undefined;
    // a write in a closure happens at any time
    if (writes.some((each) => this.#functionAround(each) !== owner)) return undefined;
    if (/\b(eval|with)\s*\(/.test(owner.getText())) return undefined;
    if (isParameter && /\barguments\b/.test(owner.getText())) return undefined;
    return new Lives(this.#program, owner, symbol, mentions, writes, isParameter, (cost) => {
      const spent = (this.#steps.get(script) ?? 0) + cost;
      this.#steps.set(script, spent);
      return spent <= MOST_STEPS;
    }).webs();
  }

  /** The function whose variable a declaration or mention is about. */
  #functionAround(node: Node): Node | undefined {
    const { ts } = this.#program;
    for (let at = node.parent; at; at = at.parent) if (ts.isFunctionLike(at)) return at;
    return undefined;
  }

  #isWrite(name: Identifier): boolean {
    const { ts } = this.#program;
    const { parent } = name;
    if (ts.isVariableDeclaration(parent) && parent.name === name) {
      const loop = parent.parent.parent;
      return !!parent.initializer || ts.isForInStatement(loop) || ts.isForOfStatement(loop);
    }
    return isTarget(this.#program, name);
  }

  #mentionsIn(script: Node): Map<string, Identifier[]> {
    let mentions = this.#mentions.get(script);
    if (mentions) return mentions;
    const { ts } = this.#program;
    const all = new Map<string, Identifier[]>();
    const written = new Map<string, number>();
    const visit = (node: Node): void => {
      if (ts.isIdentifier(node)) {
        const list = all.get(node.text);
        if (list) list.push(node);
        else all.set(node.text, [node]);
        if (this.#isWrite(node) || ts.isParameter(node.parent))
          written.set(node.text, (written.get(node.text) ?? 0) + 1);
      }
      ts.forEachChild(node, visit);
    };
    visit(script);
    mentions = new Map([...all].filter(([name]) => (written.get(name) ?? 0) > 1));
    this.#mentions.set(script, mentions);
    return mentions;
  }
}

/** Finds the webs of one variable. */
class Lives {
  readonly #parents = new Map<Node, Node>();
  /** What each place in the control flow sees. */
  readonly #reaching = new Map<FlowNode, Set<Node>>();

  constructor(
    private readonly program: Program,
    private readonly owner: Node,
    private readonly symbol: TsSymbol,
    private readonly mentions: readonly Identifier[],
    private readonly writes: readonly Identifier[],
    private readonly isParameter: boolean,
    /** Says whether there is time left. */
    private readonly spend: (cost: number) => boolean,
  ) {}

  private get flags(): { Start: number; Assignment: number } {
    return (this.program.ts as unknown as { FlowFlags: { Start: number; Assignment: number } }).FlowFlags;
  }

  /** Undefined when all are one. */
  webs(): Map<Identifier, Web> | undefined {
    const written = new Set<Node>(this.writes);
    const definitions: Node[] = this.isParameter ? [this.owner, ...this.writes] : [...this.writes];
    const home = new Map<Identifier, Node>();
    const { ts } = this.program;
    for (const name of this.mentions) {
      const declares =
        ts.isParameter(name.parent) || (ts.isVariableDeclaration(name.parent) && name.parent.name === name);
      if (written.has(name)) {
        home.set(name, name);
        if (declares || isPlainTarget(this.program, name)) continue;
      } else if (declares) {
        home.set(name, definitions[0] as Node);
        continue;
      }
      const seen = this.#seenBy(name, definitions);
      if (!seen) return undefined;
      const all = [...seen, ...(written.has(name) ? [name] : [])];
      for (const each of all) this.#unite(all[0] as Node, each);
      home.set(name, all[0] ?? (definitions[0] as Node));
    }
    const webs = new Map<Node, Web>();
    const result = new Map<Identifier, Web>();
    for (const [name, definition] of home) {
      const root = this.#root(definition);
      const web = webs.get(root) ?? { symbol: this.symbol };
      webs.set(root, web);
      result.set(name, web);
    }
    return webs.size > 1 ? result : undefined;
  }

  /** The definitions a read may see; undefined when that takes too long. */
  #seenBy(name: Identifier, definitions: readonly Node[]): readonly Node[] | undefined {
    const closures = this.#closuresAround(name);
    const from = flowOf(name);
    if (!closures || !from) return definitions;
    const seen = this.#before(from);
    if (!seen) return undefined;
    const outermost = closures.at(-1);
    if (!outermost) return [...seen];
    const after = this.#after(outermost);
    return after && [...seen, ...after];
  }

  /** The closures between a mention and the function that has the variable; undefined when one of them is hoisted. */
  #closuresAround(name: Node): Node[] | undefined {
    const { ts } = this.program;
    const closures: Node[] = [];
    for (let at = name.parent; at && at !== this.owner; at = at.parent) {
      if (ts.isClassLike(at)) return undefined;
      if (!ts.isFunctionLike(at)) continue;
      if (!ts.isFunctionExpression(at) && !ts.isArrowFunction(at)) return undefined;
      closures.push(at);
    }
    return closures;
  }

  /** Definitions that reach a place, by going back from it. */
  #before(from: FlowNode): Set<Node> | undefined {
    const known = this.#reaching.get(from);
    if (known) return known;
    const found = new Set<Node>();
    const walked = this.#back(from, (flow) => {
      const definition = this.#definitionAt(flow);
      if (definition) found.add(definition);
      else if (flow.flags & this.flags.Start && this.isParameter && !madeBy(flow, this.owner))
        found.add(this.owner);
      return !definition;
    });
    if (!walked) return undefined;
    this.#reaching.set(from, found);
    return found;
  }

  /** Definitions that are made after a closure. */
  #after(closure: Node): readonly Node[] | undefined {
    const made = flowOf(closure);
    if (!made) return this.writes;
    const found: Node[] = [];
    for (const definition of this.writes) {
      // an assignment makes a new place in the control flow: what shares the place before it comes before it
      const before = flowOf(definition);
      let later = !before || contains(this.#wholeOf(definition), closure);
      const walked =
        !before ||
        this.#back(before, (each) => {
          if (each === made) later = true;
          return !later;
        });
      if (!walked) return undefined;
      if (later) found.push(definition);
    }
    return found;
  }

  /** The expression or declaration that assigns: a closure in it is made before that. */
  #wholeOf(definition: Node): Node {
    const { ts } = this.program;
    let at = definition;
    while (!ts.isStatement(at) && !ts.isVariableDeclaration(at) && !isAssignment(this.program, at))
      at = at.parent;
    return at;
  }

  /** Goes back from a place; `visit` says whether to go on behind a node. @returns false when it takes too long */
  #back(from: FlowNode, visit: (flow: FlowNode) => boolean): boolean {
    const seen = new Set<FlowNode>([from]);
    const stack = [from];
    for (let flow = stack.pop(); flow; flow = stack.pop()) {
      if (!visit(flow)) continue;
      let next: readonly (FlowNode | undefined)[];
      if (flow.flags & this.flags.Start) next = [madeBy(flow, this.owner)];
      else next = Array.isArray(flow.antecedent) ? flow.antecedent : [flow.antecedent];
      for (const each of next) {
        if (!each || seen.has(each)) continue;
        seen.add(each);
        stack.push(each);
      }
    }
    return this.spend(seen.size);
  }

  #definitionAt(flow: FlowNode): Node | undefined {
    const { ts } = this.program;
    if (!(flow.flags & this.flags.Assignment) || !flow.node) return undefined;
    const target = flow.node;
    const name = ts.isVariableDeclaration(target) || ts.isBindingElement(target) ? target.name : target;
    return this.writes.includes(name as Identifier) ? name : undefined;
  }

  #root(node: Node): Node {
    let at = node;
    for (let parent = this.#parents.get(at); parent; parent = this.#parents.get(at)) at = parent;
    return at;
  }

  #unite(a: Node, b: Node): void {
    const [one, other] = [this.#root(a), this.#root(b)];
    if (one !== other) this.#parents.set(other, one);
  }
}

const flowOf = (node: Node): FlowNode | undefined => (node as { flowNode?: FlowNode }).flowNode;

/** Where the function was made whose body starts here; undefined at the start of `owner`. */
function madeBy(start: FlowNode, owner: Node): FlowNode | undefined {
  return start.node && start.node !== owner ? flowOf(start.node) : undefined;
}

const contains = (outer: Node, inner: Node): boolean => outer.pos <= inner.pos && inner.end <= outer.end;

function isAssignment({ ts }: Program, node: Node): boolean {
  const { FirstAssignment, LastAssignment } = ts.SyntaxKind;
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind >= FirstAssignment &&
    node.operatorToken.kind <= LastAssignment
  );
}

/** Is the name assigned, counted up, or a part of a pattern that is? */
function isTarget({ ts }: Program, name: Identifier): boolean {
  let at: Node = name;
  for (;;) {
    const { parent } = at;
    if (ts.isBinaryExpression(parent)) {
      const { FirstAssignment, LastAssignment } = ts.SyntaxKind;
      const { kind } = parent.operatorToken;
      return parent.left === at && kind >= FirstAssignment && kind <= LastAssignment;
    }
    if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent)) {
      const { PlusPlusToken, MinusMinusToken } = ts.SyntaxKind;
      return parent.operator === PlusPlusToken || parent.operator === MinusMinusToken;
    }
    if (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) return parent.initializer === at;
    const inPattern =
      ts.isParenthesizedExpression(parent) ||
      ts.isArrayLiteralExpression(parent) ||
      ts.isObjectLiteralExpression(parent) ||
      ts.isSpreadElement(parent) ||
      ts.isSpreadAssignment(parent) ||
      (ts.isShorthandPropertyAssignment(parent) && parent.name === at) ||
      (ts.isPropertyAssignment(parent) && parent.initializer === at);
    if (!inPattern) return false;
    at = parent;
  }
}

/** `name = …` and nothing else: the old value is not looked at. */
function isPlainTarget({ ts }: Program, name: Identifier): boolean {
  const { parent } = name;
  if (ts.isBinaryExpression(parent))
    return parent.left === name && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) && parent.initializer === name;
}
