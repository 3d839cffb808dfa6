import { posix } from 'node:path';
import type { ASTPath } from 'jscodeshift';
import { rangeOf, writtenText } from '../edits.ts';
import type { Site } from '../flow/facts.ts';
import type { Range, ScriptUnit } from '../sources/source.ts';
import { packageOf } from '../targets.ts';
import { usesSemicolons } from './edit-style.ts';
import type { Node } from './expressions.ts';
import { j } from './parse.ts';
import { statementOf, withoutLine } from './statements.ts';
import type { PackageNames, ParsedUnit, TransformContext, UnitEdit } from './transform.ts';

/** A statement that brings the legacy SDK into a module. */
interface SdkImport {
  site: Site;
  form: 'import' | 'require';
  /** The statement, when it does nothing else; else what of it names the file. */
  statement?: Node;
  /** The string with the path, quotes included. */
  specifier: Node;
  /** The name it binds. */
  name: string | undefined;
  /** `const` or `var` of a `require`. */
  keyword: string;
  /** `import('./webim')`: what it binds is known in one function only. */
  dynamic?: true;
}

export interface ImportEdits {
  edits: UnitEdit[];
  /** The sites that are dealt with. */
  sites: Set<Site>;
  /** Files the new imports lead to, and where they have to be put. */
  files: { folder: string; asset: ModuleAsset }[];
  /** Packages a module imports from now on. */
  packages: { file: string; name: string }[];
  /** Modules import what they need, so they need nothing of the page. */
  isImporting: boolean;
}

export type ModuleAsset =
  | 'tim-upload-plugin.js'
  | 'tim-wx.js'
  | 'tim-wx-friendship.js'
  | 'tencentcloud-chat.js'
  | 'webim2tim_wx.js'
  | 'webim2tim.shim_wx.js';

/** What the code of a module needs in its scope. */
interface Needs {
  uploadPlugin: boolean;
  TIM: boolean;
  bridge: boolean;
  legacy: boolean;
  /** It is named as a name of its own, not as a field of something (`this.$webim`). */
  named: boolean;
}

/** The global of tim-upload-plugin, and the name modules import it under. */
export const UPLOAD_PLUGIN = 'TIMUploadPlugin';

/** Does some module import the SDK, so that modules import what takes its place? Else all of them take it from the page. */
export const isImporting = (context: TransformContext): boolean =>
  context.units.some(({ unit }) => unit.kind === 'module' && importsIn(context, unit).length > 0);

/** The name of the legacy SDK in a script. */
export function legacyNameIn(context: TransformContext, unit: ScriptUnit): string {
  const bound = importsIn(context, unit).find(({ name, dynamic }) => name !== undefined && !dynamic)?.name;
  if (bound) return bound;
  return usesWindow(context, unit) ? `window.${context.names.legacy}` : context.names.legacy;
}

/**
 * The imports of modules that are converted: what the new code names comes in where the legacy SDK was imported, and
 * the legacy import goes, or leads to the shim when something of the module stays on it. Modules of applications that
 * import the SDK nowhere take it from the page; so does what replaces it.
 */
export function importEdits(
  context: TransformContext,
  edits: readonly UnitEdit[],
  staysLegacy: (site: Site) => boolean,
): ImportEdits {
  const result: ImportEdits = { edits: [], sites: new Set(), files: [], packages: [], isImporting: false };
  const files = new Map<string, ParsedUnit[]>();
  for (const parsed of context.units) {
    if (parsed.unit.kind !== 'module') continue;
    const { file } = parsed.unit;
    files.set(file, [...(files.get(file) ?? []), parsed]);
  }
  const importing = [...files.values()].flat().flatMap(({ unit }) => importsIn(context, unit));
  const form = importing[0]?.form;
  result.isImporting = importing.length > 0;
  // The two scripts of a component are one module.
  for (const scripts of files.values()) {
    const all = scripts.flatMap(({ unit }) => importsIn(context, unit).map((each) => ({ ...each, unit })));
    const own = all.filter(({ dynamic }) => !dynamic);
    const owner = scripts.find(({ unit }) => own.some((each) => each.unit === unit));
    const parsed = owner ?? (scripts[scripts.length - 1] as ParsedUnit);
    const needs = scripts.map((each) => needsOf(context, each, edits, staysLegacy)).reduce(either);
    if (importing.length === 0) {
      for (const each of scripts) result.edits.push(...ambientEdits(context, each, needs, result.sites));
      continue;
    }
    const [source] = all.length > 0 ? all : importing;
    const legacy = source && { file: source.site.unit.file, specifier: source.specifier.value as string };
    const packages = context.packagesFor(parsed.unit.file, legacy);
    if (packages.folder !== undefined) {
      const { folder } = packages;
      // The shim runs on the SDK, too.
      if (needs.TIM || needs.legacy)
        result.files.push({ folder, asset: posix.basename(packages.tim) as ModuleAsset });
      if (needs.bridge) result.files.push({ folder, asset: 'webim2tim_wx.js' });
      if (needs.legacy) result.files.push({ folder, asset: 'webim2tim.shim_wx.js' });
      if (needs.uploadPlugin) result.files.push({ folder, asset: 'tim-upload-plugin.js' });
    } else {
      const { file } = parsed.unit;
      if (needs.TIM || needs.legacy) result.packages.push({ file, name: packageOf(packages.tim) });
      if (needs.bridge || needs.legacy) result.packages.push({ file, name: 'webim2tim' });
      if (needs.uploadPlugin) result.packages.push({ file, name: packages.uploadPlugin });
    }
    const bound = own.length > 0 || !needs.named;
    const missing = linesOf(
      context,
      parsed,
      own[0]?.form ?? formOf(parsed, form),
      needs,
      bound,
      packages,
      own,
    );
    result.edits.push(...ownEdits(context, parsed, own, needs, packages, missing));
    for (const { site } of own) result.sites.add(site);
    for (const each of all.filter(({ dynamic }) => dynamic)) {
      result.edits.push(dynamicEdit(context, each, needs, packages));
      result.sites.add(each.site);
      if (!needs.legacy) for (const site of handsOn(context, each.unit)) result.sites.add(site);
    }
  }
  return result;
}

const either = (a: Needs, b: Needs): Needs => ({
  uploadPlugin: a.uploadPlugin || b.uploadPlugin,
  TIM: a.TIM || b.TIM,
  bridge: a.bridge || b.bridge,
  legacy: a.legacy || b.legacy,
  named: a.named || b.named,
});

function importsIn(context: TransformContext, unit: ScriptUnit): SdkImport[] {
  const parsed = context.parsed(unit);
  return context.facts
    .sitesOf(unit)
    .filter((site) => site.kind === 'reference' && site.member === '' && !site.refusal)
    .flatMap((site) => importAt(parsed, site) ?? []);
}

function importAt(parsed: ParsedUnit, site: Site): SdkImport | undefined {
  const path = parsed.pathAt(site);
  const node: Node = path?.node;
  if (!path) return undefined;
  if (node.type === 'ImportDeclaration') {
    const [specifier] = node.specifiers;
    return {
      site,
      form: 'import',
      statement: node,
      specifier: node.source,
      name: specifier?.local.name,
      keyword: 'const',
    };
  }
  const specifier = node.arguments?.[0];
  if (node.type !== 'CallExpression' || specifier?.type !== 'StringLiteral') return undefined;
  if (node.callee.type === 'Import') return dynamicImport(path, site, specifier);
  if (node.callee.name !== 'require') return undefined;
  const declarator: Node = path.parent?.node;
  const declaration: Node = path.parent?.parent?.node;
  const isDeclared = declarator?.type === 'VariableDeclarator' && declarator.init === node;
  const isAlone =
    (isDeclared && declaration.declarations.length === 1) || declarator?.type === 'ExpressionStatement';
  return {
    site,
    form: 'require',
    ...(isAlone && { statement: statementOf(path).node }),
    specifier,
    name: isDeclared && declarator.id.type === 'Identifier' ? declarator.id.name : undefined,
    keyword: isDeclared ? declaration.kind : 'var',
  };
}

/** `const { default: webim } = await import('./webim')`, or the call in any other place. */
function dynamicImport(path: ASTPath, site: Site, specifier: Node): SdkImport {
  const declarator: Node = path.parent?.parent?.node;
  const declaration: Node = path.parent?.parent?.parent?.node;
  const isAlone =
    path.parent?.node.type === 'AwaitExpression' &&
    declarator?.type === 'VariableDeclarator' &&
    declaration.declarations.length === 1;
  return {
    site,
    form: 'import',
    dynamic: true,
    specifier,
    name: undefined,
    keyword: 'const',
    ...(isAlone && { statement: statementOf(path).node }),
  };
}

/** Places between an `import()` and the name it is bound to: `m.default`, `{ default: webim }`. */
const handsOn = (context: TransformContext, unit: ScriptUnit): Site[] =>
  context.facts
    .sitesOf(unit)
    .filter(
      (site) =>
        site.kind === 'reference' &&
        site.member === '' &&
        /^\s*default\s*:|\.\s*default$/.test(unit.code.slice(site.start, site.end)),
    );

/** With nothing left for the legacy SDK to do, what is waited for is the bridge, which the module has anyway. */
function dynamicEdit(
  context: TransformContext,
  { unit, specifier, statement }: SdkImport & { unit: ScriptUnit },
  needs: Needs,
  packages: PackageNames,
): UnitEdit {
  const parsed = context.parsed(unit);
  if (statement && !needs.legacy) return withoutStatement(parsed, statement);
  const quote = parsed.text(rangeOf(specifier))[0];
  const from = needs.legacy ? packages.shim : packages.bridge;
  return { ...rangeOf(specifier), parts: [`${quote}${from}${quote}`], unit };
}

/** What the edits of a script name, and whether anything of it still names the legacy SDK. */
function needsOf(
  context: TransformContext,
  parsed: ParsedUnit,
  edits: readonly UnitEdit[],
  staysLegacy: (site: Site) => boolean,
): Needs {
  const { unit } = parsed;
  const text = edits
    .filter((edit) => edit.unit.id === unit.id)
    .map(writtenText)
    .join('\n');
  const { names } = context;
  const own = importsIn(context, unit);
  const imports = new Set(own.map(({ site }) => site));
  if (own.some(({ dynamic }) => dynamic)) for (const site of handsOn(context, unit)) imports.add(site);
  const left = context.facts
    .sitesOf(unit)
    .filter((site) => isOfSdk(site) && !imports.has(site) && !ambientAt(parsed, site) && staysLegacy(site));
  const crosses = /\bmigrate\.\w/.test(text);
  return {
    uploadPlugin: new RegExp(`(?<![\\w$.])${UPLOAD_PLUGIN}\\b`).test(text),
    TIM: new RegExp(`(?<![\\w$.])${names.TIM}\\b[.,]`).test(text),
    bridge: new RegExp(`(?<![\\w$.])${names.bridge}\\.`).test(text),
    legacy: left.length > 0 || crosses || isExported(context, parsed),
    named:
      crosses ||
      (!own.some(({ dynamic }) => dynamic) &&
        left.some((site) => /^(new\s+)?\(*(window\s*\.\s*)?webim\b/.test(unit.code.slice(site.start)))),
  };
}

/** `export { webim }`: without the import, the export would name nothing and the module would not load. */
function isExported(context: TransformContext, parsed: ParsedUnit): boolean {
  const own = new Set(importsIn(context, parsed.unit).map(({ name }) => name));
  return parsed.root
    .find(j.ExportNamedDeclaration)
    .some(
      ({ node }) => !node.source && (node.specifiers as Node[]).some(({ local }) => own.has(local?.name)),
    );
}

const isOfSdk = (site: Site) => /^(api-call|constructor|constant|reference)$/.test(site.kind);

/** The statements that bring in what is not there yet. */
function linesOf(
  context: TransformContext,
  parsed: ParsedUnit,
  form: 'import' | 'require',
  needs: Needs,
  isBound: boolean,
  packages: PackageNames,
  own: readonly SdkImport[],
): string[] {
  const { names } = context;
  const { code } = parsed.unit;
  const quote = quoteOf(parsed);
  const end = endsImports(parsed) ? ';' : '';
  const keyword = own[0]?.keyword ?? (/^\s*(const|let)\s/m.test(code) ? 'const' : 'var');
  const line = (name: string, from: string, namespace: boolean) =>
    form === 'import'
      ? `import ${namespace ? `* as ${name}` : name} from ${quote}${from}${quote}${end}`
      : `${keyword} ${name} = require(${quote}${from}${quote})${end}`;
  const lines: string[] = [];
  const has = (name: string) => new RegExp(`\\b${name}\\s*(from\\b|=\\s*require\\b)`).test(code);
  if (needs.TIM && !has(names.TIM)) lines.push(line(names.TIM, packages.tim, false));
  if (needs.bridge && !has(names.bridge)) lines.push(line(names.bridge, packages.bridge, true));
  if (needs.uploadPlugin && !has(UPLOAD_PLUGIN))
    lines.push(line(UPLOAD_PLUGIN, packages.uploadPlugin, false));
  if (needs.legacy && !isBound) lines.push(line(names.legacy, packages.shim, false));
  return lines;
}

function formOf({ unit }: ParsedUnit, others: 'import' | 'require' | undefined): 'import' | 'require' {
  if (/^\s*(import|export)\s/m.test(unit.code)) return 'import';
  return /\brequire\s*\(|\bmodule\.exports\b/.test(unit.code) ? 'require' : (others ?? 'import');
}

function ownEdits(
  context: TransformContext,
  parsed: ParsedUnit,
  own: readonly (SdkImport & { unit: ScriptUnit })[],
  needs: Needs,
  packages: PackageNames,
  lines: readonly string[],
): UnitEdit[] {
  const [first] = own;
  const text = lines.join('\n');
  if (!first) return lines.length > 0 ? [insertion(parsed, text)] : [];
  const edits: UnitEdit[] = [];
  const keeps = needs.legacy || own.some(({ statement }) => !statement);
  for (const each of own) {
    const { unit } = each;
    const where = context.parsed(unit);
    const quote = where.text(rangeOf(each.specifier))[0];
    const swap: UnitEdit = { ...rangeOf(each.specifier), parts: [`${quote}${packages.shim}${quote}`], unit };
    if (keeps) {
      edits.push(swap);
      if (each !== first || lines.length === 0) continue;
      const { end } = rangeOf(each.statement ?? statementAround(where, each.site));
      edits.push({ start: end, end, parts: [`\n${text}`], unit });
    } else if (each === first && lines.length > 0) {
      edits.push({ ...rangeOf(each.statement as Node), parts: [text], unit });
    } else edits.push(withoutStatement(where, each.statement));
  }
  return edits;
}

/** Nothing is left of it, at the top of a file not even the blank line behind. */
function withoutStatement(parsed: ParsedUnit, statement: Node): UnitEdit {
  const edit = withoutLine(parsed, statement);
  const { code } = parsed.unit;
  if (code.slice(0, edit.start).trim() !== '') return edit;
  const blank = /^[ \t]*\r?\n/.exec(code.slice(edit.end));
  return blank ? { ...edit, end: edit.end + blank[0].length } : edit;
}

const statementAround = (parsed: ParsedUnit, site: Range): Node =>
  statementOf(parsed.pathAt(site) as ASTPath).node;

/** Behind the last import of the module; before its code when it has none. */
function insertion(parsed: ParsedUnit, text: string): UnitEdit {
  const { unit } = parsed;
  let last: Node;
  let next: Node;
  parsed.root.find(j.Program).forEach(({ node }) => {
    const body = node.body as Node[];
    last = body.filter(isImport).at(-1);
    next = body[0];
  });
  if (last) return { start: last.end, end: last.end, parts: [`\n${text}`], unit };
  const at = next ? next.start : 0;
  return { start: at, end: at, parts: [`${text}\n\n`], unit };
}

/** Do the imports of the module end with semicolons? One alone without is no style yet: then the other statements say. */
function endsImports(parsed: ParsedUnit): boolean {
  const imports = parsed.root
    .find(j.Program)
    .nodes()
    .flatMap(({ body }) => (body as Node[]).filter(isImport));
  const ended = imports.filter(({ end }) => parsed.unit.code[end - 1] === ';').length;
  if (imports.length < 2) return ended > 0 || usesSemicolons(parsed);
  return ended * 2 >= imports.length;
}

function isImport(node: Node): boolean {
  if (node.type === 'ImportDeclaration') return true;
  const value =
    node.type === 'VariableDeclaration'
      ? node.declarations[0]?.init
      : node.type === 'ExpressionStatement'
        ? node.expression
        : undefined;
  return value?.type === 'CallExpression' && value.callee.name === 'require';
}

/** `declare var webim: any;` of a TypeScript module that takes the SDK from the page. */
function ambientEdits(
  context: TransformContext,
  parsed: ParsedUnit,
  needs: Needs,
  done: Set<Site>,
): UnitEdit[] {
  const { unit } = parsed;
  const { names } = context;
  const edits: UnitEdit[] = [];
  for (const site of context.facts.sitesOf(unit)) {
    const declaration = ambientAt(parsed, site);
    if (!declaration) continue;
    const text = parsed.text(rangeOf(declaration));
    const named = (name: string) => text.replace(/\bwebim\b/, name);
    const lines = [...(needs.TIM ? [named(names.TIM)] : []), ...(needs.bridge ? [named(names.bridge)] : [])];
    const range = rangeOf(declaration);
    if (needs.legacy) {
      if (lines.length > 0)
        edits.push({ start: range.end, end: range.end, parts: [`\n${lines.join('\n')}`], unit });
      continue;
    }
    edits.push(
      lines.length > 0
        ? { ...range, parts: [lines.join('\n')], unit }
        : withoutStatement(parsed, declaration),
    );
    done.add(site);
  }
  return edits;
}

/** The declaration that says that the page has the SDK, when that is what the site is. */
function ambientAt(parsed: ParsedUnit, site: Site): Node {
  if (site.kind !== 'reference' || !/ts/.test(parsed.unit.language)) return undefined;
  let found: Node;
  parsed.root.find(j.VariableDeclaration).forEach(({ node }) => {
    const declaration: Node = node;
    const [declarator] = declaration.declarations;
    if (
      declaration.declare === true &&
      declaration.declarations.length === 1 &&
      declarator.id.start === site.start
    )
      found = declaration;
  });
  return found;
}

const quotes = new WeakMap<ParsedUnit, string>();

/** The quotes most strings of the module are in. */
function quoteOf(parsed: ParsedUnit): string {
  let quote = quotes.get(parsed);
  if (quote === undefined) {
    const { code } = parsed.unit;
    const imports = code.match(/(?:from\s*|import\s*|require\s*\(\s*)(['"])/g) ?? code.match(/['"]/g) ?? [];
    quote = imports.filter((text) => text.endsWith('"')).length * 2 > imports.length ? '"' : "'";
    quotes.set(parsed, quote);
  }
  return quote;
}

/** Is the SDK reached as `window.webim` only? Linters of such code do not know bare globals. */
export function usesWindow(context: TransformContext, unit: ScriptUnit): boolean {
  if (unit.kind !== 'module') return false;
  const { code } = unit;
  return (
    /\bwindow\.webim\b/.test(code) &&
    !/(?<![\w$.'"/-])webim\s*\./.test(code) &&
    importsIn(context, unit).length === 0
  );
}
