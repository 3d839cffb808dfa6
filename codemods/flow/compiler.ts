import { createRequire } from 'node:module';
import { lazy } from '../sources/lazy.ts';

type Whole = typeof import('ts-morph').ts & {
  // Which assignments reach a place; the compiler does not declare it.
  FlowFlags: { Start: number; Assignment: number };
};

/** What flow analysis uses of the compiler: the build leaves everything else of it out (`rollup.config.mjs`). */
export const COMPILER_NAMES = [
  'FlowFlags',
  'JSDocParsingMode',
  'JsxEmit',
  'ModifierFlags',
  'ModuleDetectionKind',
  'NodeFlags',
  'ScriptTarget',
  'SymbolFlags',
  'SyntaxKind',
  'TypeFlags',
  'canHaveDecorators',
  'createProgram',
  'createSourceFile',
  'escapeLeadingUnderscores',
  'forEachChild',
  'getCombinedModifierFlags',
  'getDecorators',
  'isAccessor',
  'isArrayLiteralExpression',
  'isArrowFunction',
  'isAsExpression',
  'isAwaitExpression',
  'isBinaryExpression',
  'isBindingElement',
  'isBlock',
  'isBreakOrContinueStatement',
  'isCallExpression',
  'isCatchClause',
  'isClassDeclaration',
  'isClassExpression',
  'isClassLike',
  'isClassStaticBlockDeclaration',
  'isComputedPropertyName',
  'isConditionalExpression',
  'isConstructorDeclaration',
  'isDeleteExpression',
  'isElementAccessExpression',
  'isEnumDeclaration',
  'isExportAssignment',
  'isExportDeclaration',
  'isExportSpecifier',
  'isExpression',
  'isExternalModuleReference',
  'isForInStatement',
  'isForOfStatement',
  'isFunctionDeclaration',
  'isFunctionExpression',
  'isFunctionLike',
  'isGetAccessor',
  'isIdentifier',
  'isImportClause',
  'isImportDeclaration',
  'isImportEqualsDeclaration',
  'isImportSpecifier',
  'isJsxExpression',
  'isLabeledStatement',
  'isLiteralExpression',
  'isMethodDeclaration',
  'isModuleBlock',
  'isModuleDeclaration',
  'isNamedExports',
  'isNamedImports',
  'isNamespaceImport',
  'isNewExpression',
  'isNonNullExpression',
  'isNumericLiteral',
  'isObjectBindingPattern',
  'isObjectLiteralElementLike',
  'isObjectLiteralExpression',
  'isOmittedExpression',
  'isParameter',
  'isParameterPropertyDeclaration',
  'isParenthesizedExpression',
  'isPostfixUnaryExpression',
  'isPrefixUnaryExpression',
  'isPropertyAccessExpression',
  'isPropertyAssignment',
  'isPropertyDeclaration',
  'isQualifiedName',
  'isReturnStatement',
  'isSatisfiesExpression',
  'isShorthandPropertyAssignment',
  'isSourceFile',
  'isSpreadAssignment',
  'isSpreadElement',
  'isStatement',
  'isStringLiteral',
  'isStringLiteralLike',
  'isTemplateExpression',
  'isTemplateHead',
  'isTemplateSpan',
  'isThrowStatement',
  'isTypeAliasDeclaration',
  'isTypeAssertionExpression',
  'isTypeNode',
  'isVariableDeclaration',
  'isVariableDeclarationList',
  'isVariableStatement',
  'isWithStatement',
  'isYieldExpression',
] as const satisfies readonly (keyof Whole)[];

/** The compiler, as far as it is used here. */
export type Ts = Pick<Whole, (typeof COMPILER_NAMES)[number]>;

/**
 * The compiler that ts-morph carries. Nothing of ts-morph's own classes is used here: they would wrap every node. The
 * built package has the used part of it in a file of its own, a quarter of the size; the whole takes twice the time to
 * load, which was a third of a run over one file.
 */
export const compiler = lazy((): Ts => {
  const require = createRequire(import.meta.url);
  try {
    return require('./compiler.cjs') as Ts;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
  }
  const whole = wholeCompiler(require);
  // No more than the part has: what is missing in the list fails here too.
  return Object.fromEntries(COMPILER_NAMES.map((name) => [name, whole[name]])) as unknown as Ts;
});

/** For runs from the sources. */
function wholeCompiler(require: NodeJS.Require): Whole {
  try {
    return createRequire(require.resolve('ts-morph'))('@ts-morph/common/dist/typescript.js') as Whole;
  } catch {
    return (require('ts-morph') as typeof import('ts-morph')).ts as Whole;
  }
}
