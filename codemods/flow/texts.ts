import type { Model } from './model.ts';
import type { Node } from './program.ts';

type Identifier = import('ts-morph').ts.Identifier;
type Parameter = import('ts-morph').ts.ParameterDeclaration;

/**
 * The texts an expression may be: written there, in a variable that is set once, or handed to the function by every
 * call of it (`list.sort(by('time'))`). Undefined when it may be others.
 */
export function textsOf(model: Model, node: Node): readonly string[] | undefined {
  const { ts } = model.program;
  const at = model.strip(node);
  if (ts.isStringLiteralLike(at)) return [at.text];
  if (!ts.isIdentifier(at)) return undefined;
  const key = model.names.keyOf(at);
  const [declaration, second] = typeof key === 'string' ? [] : (key.declarations ?? []);
  if (!declaration || second) return undefined;
  const mentions = mentionsOf(model, at);
  if (mentions.some((each) => isAssigned(model, each))) return undefined;
  if (ts.isVariableDeclaration(declaration)) {
    return declaration.initializer && ts.isStringLiteralLike(declaration.initializer)
      ? [declaration.initializer.text]
      : undefined;
  }
  return ts.isParameter(declaration) ? handedOver(model, declaration) : undefined;
}

/** What every call of a function gives for a parameter. */
function handedOver(model: Model, parameter: Parameter): readonly string[] | undefined {
  const { ts } = model.program;
  const { parent: owner } = parameter;
  const index = owner.parameters.indexOf(parameter);
  if (parameter.dotDotDotToken || parameter.initializer) return undefined;
  const holder = owner.parent;
  const name =
    ts.isFunctionDeclaration(owner) && owner.name
      ? owner.name
      : ts.isVariableDeclaration(holder) && holder.initializer === owner && ts.isIdentifier(holder.name)
        ? holder.name
        : undefined;
  // a function of the page may be called from anywhere
  if (!name || typeof model.names.keyOf(name) === 'string') return undefined;
  const texts: string[] = [];
  for (const mention of mentionsOf(model, name)) {
    if (mention === name) continue;
    const call = mention.parent;
    if (!ts.isCallExpression(call) || call.expression !== mention) return undefined;
    const argument = call.arguments[index];
    if (!argument || !ts.isStringLiteralLike(argument)) return undefined;
    texts.push(argument.text);
  }
  return texts.length > 0 ? texts : undefined;
}

/** Every mention of a local name in its script. */
function mentionsOf(model: Model, name: Identifier): Identifier[] {
  const { ts } = model.program;
  const key = model.names.keyOf(name);
  const found: Identifier[] = [];
  const visit = (node: Node): void => {
    if (ts.isIdentifier(node) && node.text === name.text && model.names.keyOf(node) === key) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(name.getSourceFile());
  return found;
}

function isAssigned({ program: { ts } }: Model, { parent }: Identifier): boolean {
  const { FirstAssignment, LastAssignment } = ts.SyntaxKind;
  if (ts.isPostfixUnaryExpression(parent)) return true;
  if (ts.isBinaryExpression(parent)) {
    const { kind } = parent.operatorToken;
    return kind >= FirstAssignment && kind <= LastAssignment;
  }
  return ts.isForInStatement(parent) || ts.isForOfStatement(parent);
}
