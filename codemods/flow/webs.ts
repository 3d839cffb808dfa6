import { Lives } from './lives.ts';
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
      // The name behind a dot is no variable, and what it is only the types of everything before it could tell.
      if (
        ts.isIdentifier(node) &&
        !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)
      ) {
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
