import { j } from './parse.ts';
import type { ParsedUnit } from './transform.ts';

const newer = new WeakMap<ParsedUnit, boolean>();

/** Does the script use anything that is not ES5? */
export function usesNewSyntax(parsed: ParsedUnit): boolean {
  let answer = newer.get(parsed);
  if (answer === undefined) {
    answer =
      parsed.root.find(j.ArrowFunctionExpression).size() > 0 ||
      parsed.root.find(j.ImportDeclaration).size() > 0 ||
      parsed.root.find(j.ClassDeclaration).size() > 0 ||
      parsed.root.find(j.VariableDeclaration).some(({ node }) => node.kind !== 'var');
    newer.set(parsed, answer);
  }
  return answer;
}
