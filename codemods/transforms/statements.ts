import type { ASTPath } from 'jscodeshift';
import { rangeOf } from '../edits.ts';
import type { Range } from '../sources/source.ts';
import { isFunction, type Node } from './expressions.ts';
import type { ParsedUnit, UnitEdit } from './transform.ts';

/** The statement a path belongs to. */
export function statementOf(path: ASTPath): ASTPath {
  let current = path;
  while (current.parent && !/Statement$|Declaration$/.test(current.node.type)) current = current.parent;
  return current;
}

/** Is the statement all there is behind an `if`, an `else` or a loop? Its semicolon would end an `if` before its `else`. */
export function isBranch(statement: ASTPath | undefined): boolean {
  return (
    statement?.node.type === 'ExpressionStatement' &&
    !/^(BlockStatement|Program|SwitchCase|StaticBlock)$/.test(statement.parent?.node.type ?? '')
  );
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

/** The line of a range, with the comment and the line end behind it; undefined when something else is on the line. */
function lineOfRange(parsed: ParsedUnit, range: Range): Range | undefined {
  const { code } = parsed.unit;
  const start = code.lastIndexOf('\n', range.start - 1) + 1;
  const tail = /^[ \t]*(?:\/\/[^\n]*)?(?:\r?\n|$)/.exec(code.slice(range.end));
  return tail && code.slice(start, range.start).trim() === ''
    ? { start, end: range.end + tail[0].length }
    : undefined;
}

export const onOwnLine = (parsed: ParsedUnit, node: Node): boolean =>
  lineOfRange(parsed, rangeOf(node)) !== undefined;

/** Takes a statement away, with its line when it has one of its own. */
export function withoutLine(parsed: ParsedUnit, node: Node): UnitEdit {
  const range = rangeOf(node);
  return { ...(lineOfRange(parsed, range) ?? range), parts: [], unit: parsed.unit };
}
