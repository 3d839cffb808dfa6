import { isFunction, type Node, walk } from './expressions.ts';

/** Does code mean the `this`, `arguments` or `super` of the function it is in? Arrow functions in it included. */
export function readsOwnScope(body: Node): boolean {
  let found = false;
  walk(body, (node) => {
    if (/^(ThisExpression|Super|MetaProperty)$/.test(node.type)) found = true;
    if (node.type === 'Identifier' && node.name === 'arguments') found = true;
    return !found && (!isFunction(node) || node.type === 'ArrowFunctionExpression');
  });
  return found;
}

/** Names that code declares in the function it is in: every `var`, and with `lexical` what its own block declares. */
export function declaredNames(body: Node, lexical: boolean): string[] {
  const names: string[] = [];
  const bind = (pattern: Node) =>
    walk(pattern, (node) => {
      if (node.type === 'Identifier') names.push(node.name);
      return true;
    });
  walk(body, (node) => {
    if (node === body) return true;
    if (node.type === 'VariableDeclaration' && node.kind === 'var')
      for (const { id } of node.declarations) bind(id);
    // Sloppy code sees a function of a block outside of it.
    if (node.type === 'FunctionDeclaration') names.push(node.id?.name);
    return !isFunction(node);
  });
  if (lexical && body.type === 'BlockStatement') {
    for (const statement of body.body as Node[]) {
      if (statement.type === 'VariableDeclaration' && statement.kind !== 'var')
        for (const { id } of statement.declarations) bind(id);
      if (statement.type === 'ClassDeclaration') names.push(statement.id.name);
    }
  }
  return names;
}

/** Every name that is written in a function, but for what is in `except`. */
export function namesIn(home: Node, except: Node): Set<string> {
  const names = new Set<string>();
  walk(home, (node) => {
    if (node === except) return false;
    if (node.type === 'Identifier' || node.type === 'JSXIdentifier') names.add(node.name);
    return true;
  });
  return names;
}
