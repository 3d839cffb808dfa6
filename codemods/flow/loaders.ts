import type { Access } from './access.ts';
import { enclosingFunction } from './names.ts';
import type { Node, ParsedScript, Program } from './program.ts';

type Call = import('ts-morph').ts.CallExpression;

/** Functions of AMD loaders that hand modules to a callback. */
const AMD_FUNCTIONS = /^(define|require|requirejs)$/;

/** A module that a call asks for: its specifier, and the slot that gets it. */
export interface Asked {
  specifier: string;
  /** The node whose slot gets the module; undefined when the callback has no parameter for it. */
  into: Node | undefined;
}

/** `define([name,] ['a', 'b'], function (a, b) { … })` and `require(['a'], function (a) { … })` of RequireJS and the like. */
export function amdModules(access: Access, call: Call): Asked[] {
  const { ts } = access.model.program;
  const { names } = access.model;
  const callee = call.expression;
  if (!ts.isIdentifier(callee) || !AMD_FUNCTIONS.test(callee.text)) return [];
  if (names.keyOf(callee) !== callee.text && !isAmdRequire(access.model.program, callee)) return [];
  const list = call.arguments.find((each) => ts.isArrayLiteralExpression(each));
  const callback = call.arguments.find((each) => ts.isFunctionExpression(each) || ts.isArrowFunction(each));
  if (!list || !callback || !ts.isArrayLiteralExpression(list)) return [];
  const { parameters } = callback as import('ts-morph').ts.FunctionExpression;
  return list.elements.flatMap((each, index) =>
    ts.isStringLiteralLike(each) ? [{ specifier: each.text, into: parameters[index]?.name }] : [],
  );
}

/** Is the name the `require` that an AMD loader or sea.js hands to the callback of `define`? */
export function isAmdRequire(program: Program, name: import('ts-morph').ts.Identifier): boolean {
  const { ts } = program;
  for (let at = enclosingFunction(program, name); at; at = enclosingFunction(program, at)) {
    const own = (at as { parameters?: readonly { name: Node }[] }).parameters?.some(
      (each) => ts.isIdentifier(each.name) && each.name.text === name.text,
    );
    if (!own) continue;
    const maker = at.parent;
    return ts.isCallExpression(maker) && /^(define|require|requirejs)$/.test(maker.expression.getText());
  }
  return false;
}

/** `import('./webim')`: the module, taken for what its promise gives. */
export function importedBy({ ts }: Program, call: Call): string | undefined {
  const [argument] = call.arguments;
  if (call.expression.kind !== ts.SyntaxKind.ImportKeyword || !argument) return undefined;
  return ts.isStringLiteralLike(argument) ? argument.text : undefined;
}

/** Why what a loader brings cannot be replaced where it is asked for. */
export function loaderRefusal(
  { unit }: ParsedScript,
  specifier: string,
  form: 'amd' | 'import',
): string | undefined {
  if (form === 'amd')
    return `an AMD loader brings '${specifier}': put webim.all.min.js of webim2tim in the place of the file it loads`;
  return unit.kind === 'module'
    ? undefined
    : `import('${specifier}') in a script that is no module: put webim.all.min.js of webim2tim in the place of the file it loads`;
}
