import type { EditPart } from '../edits.ts';
import { walk } from './expressions.ts';
import type { ParsedUnit, UnitEdit } from './transform.ts';

/** The parts with neighbouring literals joined: what they say can be looked at then. */
export function joinedParts(parts: readonly EditPart[]): EditPart[] {
  const joined: EditPart[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if (typeof part === 'string' && typeof last === 'string') joined[joined.length - 1] = last + part;
    else joined.push(part);
  }
  return joined;
}

/** An edit in the manner of its script: adjacent literals joined, no semicolons where the script has none. */
export function inStyleOf(parsed: ParsedUnit, edit: UnitEdit): UnitEdit {
  const joined = joinedParts(edit.parts);
  const changes: ((text: string) => string)[] = [];
  // Imports are written in the manner of the other imports already.
  if (!edit.imports && !usesSemicolons(parsed)) changes.push((text) => text.replace(/;(?=\n[^\n])/g, ''));
  if (isInSingleQuotes(parsed)) changes.push((text) => text.replaceAll("'", '"'));
  const styled = (text: string) => changes.reduce((result, change) => change(result), text);
  return { ...edit, parts: joined.map((part) => (typeof part === 'string' ? styled(part) : part)) };
}

/** Is the script an attribute in single quotes? Then it can hold double quotes only. */
function isInSingleQuotes({ unit }: ParsedUnit): boolean {
  return unit.kind === 'handler' && unit.code.includes('"');
}

const semicolons = new WeakMap<ParsedUnit, boolean>();

/** Do most statements of the script end with a semicolon? */
export function usesSemicolons(parsed: ParsedUnit): boolean {
  let answer = semicolons.get(parsed);
  if (answer === undefined) {
    answer = countSemicolons(parsed);
    semicolons.set(parsed, answer);
  }
  return answer;
}

function countSemicolons(parsed: ParsedUnit): boolean {
  let ends = 0;
  let without = 0;
  walk(parsed.root.paths()[0]?.node, (node) => {
    if (!/^(VariableDeclaration|ExpressionStatement|ReturnStatement)$/.test(node.type)) return true;
    ends++;
    if (parsed.unit.code[node.end - 1] !== ';') without++;
    return true;
  });
  return without * 2 <= ends;
}
