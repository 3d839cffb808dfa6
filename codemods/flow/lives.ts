import type { Node, Program } from './program.ts';
import type { Web } from './webs.ts';

type Identifier = import('ts-morph').ts.Identifier;
type TsSymbol = import('ts-morph').ts.Symbol;

/** A node of the compiler's control flow; it makes them for narrowing and does not publish their type. */
interface FlowNode {
  flags: number;
  node?: Node;
  antecedent?: FlowNode | FlowNode[];
}

/** Finds the webs of one variable. */
export class Lives {
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
    return this.program.ts.FlowFlags;
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

/** `name = …` and nothing else: the old value is not looked at. */
function isPlainTarget({ ts }: Program, name: Identifier): boolean {
  const { parent } = name;
  if (ts.isBinaryExpression(parent))
    return parent.left === name && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (ts.isForInStatement(parent) || ts.isForOfStatement(parent)) && parent.initializer === name;
}
