import type { ASTPath } from 'jscodeshift';
import { isFunction, type Node } from './expressions.ts';

/** The statement a path belongs to. */
export function statementOf(path: ASTPath): ASTPath {
  let current = path;
  while (current.parent && !/Statement$|Declaration$/.test(current.node.type)) current = current.parent;
  return current;
}

/** The function around a path, or the program. */
export function scopeOf(path: ASTPath): ASTPath {
  let current = path.parent;
  while (current.parent && !isFunction(current.node) && current.node.type !== 'Program')
    current = current.parent;
  return current;
}

/** The top-level statement a path is in. */
export function topLevelStatement(path: ASTPath): ASTPath {
  let current = path;
  while (current.parent && current.parent.node.type !== 'Program') current = current.parent;
  return current;
}

/** Where a declaration for the whole page can be put: before the statement and the comments on top of it. */
export function beforeStatement(path: ASTPath): number {
  const statement: Node = topLevelStatement(path).node;
  let { start } = statement;
  const comments: Node[] = [...(statement.leadingComments ?? [])].reverse();
  const program: Node = topLevelStatement(path).parent?.node;
  const previous = program?.body[program.body.indexOf(statement) - 1];
  for (const comment of comments) {
    // A comment behind the previous statement, on its line, belongs to that one.
    if (previous && comment.loc.start.line === previous.loc.end.line) break;
    if (comment.loc.end.line < lineOf(statement, start, comments) - 1) break;
    start = comment.start;
  }
  return start;
}

function lineOf(statement: Node, start: number, comments: Node[]): number {
  return comments.find((c) => c.start === start)?.loc.start.line ?? statement.loc.start.line;
}
