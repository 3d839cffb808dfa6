import type { Range, ScriptUnit } from '../sources/source.ts';
import { compiler, type Ts } from './compiler.ts';

export type { Ts } from './compiler.ts';
export type Node = import('ts-morph').ts.Node;
export type TsSourceFile = import('ts-morph').ts.SourceFile;
export type TsType = import('ts-morph').ts.Type;
export type Checker = import('ts-morph').ts.TypeChecker;

/** One unit, parsed. */
export interface ParsedScript {
  unit: ScriptUnit;
  ast: TsSourceFile;
  /** Length of what was put in front of the code to parse it; offsets in `ast` are greater by this. */
  prefix: number;
}

export interface Program {
  ts: Ts;
  checker: Checker;
  scripts: readonly ParsedScript[];
  declarations: TsSourceFile;
  scriptOf(node: Node): ParsedScript;
  /** Range of a node in its unit, leading comments excluded. */
  rangeOf(node: Node): Range;
}

/** An `on*` attribute is the body of a function that gets `event`. */
const HANDLER_PREFIX = 'void function (event) {';
const HANDLER_SUFFIX = '\n};';

/** The compiler's own library would cost more than the scripts; the legacy declarations need no more than these. */
const MINIMAL_LIBRARY = `
interface Array<T> { readonly length: number; [index: number]: T }
interface ReadonlyArray<T> { readonly length: number; readonly [index: number]: T }
interface Boolean {} interface Function {} interface CallableFunction extends Function {}
interface NewableFunction extends Function {} interface IArguments {} interface Number {}
interface Object {} interface RegExp {} interface String {}
type Record<K extends keyof any, T> = { [P in K]: T };
type Partial<T> = { [P in keyof T]?: T[P] };
type Readonly<T> = { readonly [P in keyof T]: T[P] };
`;

const LIBRARY_PATH = '/library.d.ts';
const DECLARATIONS_PATH = '/legacy.d.ts';

/** Babel's declarations start after `export` and `export default`. */
function startOf(ts: Ts, node: Node, ast: TsSourceFile): number {
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
    const { ExportKeyword, DefaultKeyword } = ts.SyntaxKind;
    const first = node
      .getChildren(ast)
      .flatMap((child) => (child.kind === ts.SyntaxKind.SyntaxList ? child.getChildren(ast) : [child]))
      .find((child) => child.kind !== ExportKeyword && child.kind !== DefaultKeyword);
    if (first) return first.getStart(ast);
  }
  return node.getStart(ast);
}

function wrapped(unit: ScriptUnit): string {
  const { kind } = unit;
  const code = kind === 'module' ? unit.code : withoutHtmlComments(unit.code);
  if (kind === 'handler') return HANDLER_PREFIX + code + HANDLER_SUFFIX;
  // CommonJS and scripts of components have no import or export that would tell the compiler
  return kind === 'module' ? `${code}\nexport {};` : code;
}

/**
 * Browsers take `<!--` for the start of a comment, and `-->` at the start of a line; the compiler does not. In strings
 * the replacement does no harm.
 */
function withoutHtmlComments(code: string): string {
  return code.replaceAll('<!--', '//--').replace(/^([ \t]*)-->/gm, '$1// ');
}

/**
 * The library and the legacy declarations, parsed and bound once for all programs of the process: they are longer than
 * most applications.
 */
const declarationFiles = new Map<string, TsSourceFile>();

/** Parses the units into one program with the legacy declarations; names are bound, nothing is type-checked. */
export function createProgram(units: readonly ScriptUnit[], declarations: string): Program {
  const ts = compiler();
  const texts = units.map((unit, index) => ({
    unit,
    path: `/unit${index}.${unit.language}`,
    prefix: unit.kind === 'handler' ? HANDLER_PREFIX.length : 0,
  }));
  const byPath = new Map(texts.map(({ unit, path }) => [path, unit]));
  // A host over what is in memory: a `Project` of ts-morph would wrap and register every file once more.
  const host: import('ts-morph').ts.CompilerHost = {
    getSourceFile(path, languageVersionOrOptions) {
      const options = {
        ...(languageVersionOrOptions as import('ts-morph').ts.CreateSourceFileOptions),
        // nothing here asks what comments say of types
        jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
      };
      const unit = byPath.get(path);
      if (unit) return ts.createSourceFile(path, wrapped(unit), options);
      const text = path === LIBRARY_PATH ? MINIMAL_LIBRARY : declarations;
      let file = declarationFiles.get(text);
      if (!file) {
        file = ts.createSourceFile(path, text, options);
        declarationFiles.set(text, file);
      }
      return file;
    },
    fileExists: (path) => byPath.has(path) || path === LIBRARY_PATH || path === DECLARATIONS_PATH,
    readFile: () => undefined,
    getDefaultLibFileName: () => LIBRARY_PATH,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile() {},
  };
  const program = ts.createProgram({
    rootNames: [LIBRARY_PATH, DECLARATIONS_PATH, ...byPath.keys()],
    options: {
      allowJs: true,
      checkJs: false,
      noLib: true,
      noResolve: true,
      types: [],
      strict: false,
      target: ts.ScriptTarget.ES2020,
      jsx: ts.JsxEmit.Preserve,
      moduleDetection: ts.ModuleDetectionKind.Legacy,
    },
    host,
  });
  const sourceFile = (path: string): TsSourceFile => {
    const file = program.getSourceFile(path);
    if (!file) throw new Error(`flow: ${path} is not in the program`);
    return file;
  };
  const scripts = texts.map(({ unit, path, prefix }) => ({ unit, prefix, ast: sourceFile(path) }));
  const byAst = new Map<TsSourceFile, ParsedScript>(scripts.map((script) => [script.ast, script]));
  const scriptOf = (node: Node): ParsedScript => {
    const script = byAst.get(node.getSourceFile());
    if (!script) throw new Error('flow: the node is not in a script of this run');
    return script;
  };
  return {
    ts,
    checker: program.getTypeChecker(),
    scripts,
    declarations: sourceFile(DECLARATIONS_PATH),
    scriptOf,
    rangeOf(node) {
      const { ast, prefix } = scriptOf(node);
      return { start: startOf(ts, node, ast) - prefix, end: node.end - prefix };
    },
  };
}
