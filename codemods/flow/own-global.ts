import type { Model } from './model.ts';
import type { Node } from './program.ts';

/**
 * Do the page's scripts make a global `webim` of their own (an object, a function, a class)? Then the name is not the
 * SDK. Setting it from the SDK (`window.webim = require(…)`, `webim = webim || {}`) does not count.
 */
export function ownGlobal(model: Model): boolean {
  const { ts, scripts } = model.program;
  const isName = (node: Node): boolean =>
    ts.isIdentifier(node) && node.text === 'webim' && model.names.keyOf(node) === 'webim';
  const isOwn = (value: Node): boolean => {
    const node = model.strip(value);
    return (
      ts.isObjectLiteralExpression(node) ||
      ts.isFunctionExpression(node) ||
      ts.isClassExpression(node) ||
      ts.isArrowFunction(node) ||
      ts.isNewExpression(node) ||
      (ts.isCallExpression(node) && ts.isFunctionExpression(model.strip(node.expression)))
    );
  };
  let own = false;
  const visit = (node: Node): void => {
    if (own) return;
    if (ts.isVariableDeclaration(node))
      own = isName(node.name) && !!node.initializer && isOwn(node.initializer);
    else if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node))
      own = !!node.name && isName(node.name);
    else if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const page =
        ts.isPropertyAccessExpression(node.left) &&
        node.left.name.text === 'webim' &&
        /^(window|self|globalThis|global)$/.test(node.left.expression.getText());
      own = (page || isName(node.left)) && isOwn(node.right);
    }
    ts.forEachChild(node, visit);
  };
  for (const { ast, unit } of scripts) if (unit.code.includes('webim')) visit(ast);
  return own;
}
