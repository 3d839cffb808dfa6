import { posix } from 'node:path';
import { namesLegacySdk } from '../sources/sdk-files.ts';
import type { Access } from './access.ts';
import type { Slot } from './graph.ts';
import { amdModules, importedBy, isAmdRequire, loaderRefusal } from './loaders.ts';
import type { Node, ParsedScript, Program } from './program.ts';

/** What legacy code imports once some of it is converted. */
const SHIM = /^webim2tim(\/chat|\/dist\/webim_wx\.js)?$|(^|\/)webim2tim\.shim_wx(\.js)?$/;

/** What converted code imports; it has members of the same names. */
const NATIVE =
  /^webim2tim\/bridge$|^tim-(js|wx)-sdk$|^@tencentcloud\/chat$|(^|\/)(webim2tim|tim)[-_]wx(\.js)?$/;

/** Members no other object has: a module used with one of them is the SDK whatever its file is called. */
const SDK_MEMBERS =
  /\.\s*(MsgStore\s*\.|Msg\s*\.\s*Elem\b|applyJoinBigGroup|getC2CHistoryMsgs|syncGroupMsgs|MSG_ELEMENT_TYPE|GROUP_MSG_SUB_TYPE|CONNECTION_STATUS\s*\.|setAutoRead|getRecentContactList|setProfilePortrait)/;

/** Which script of the run a module specifier names. */
export class Modules {
  readonly #program: Program;
  readonly #byFile = new Map<string, ParsedScript>();
  readonly #byName = new Map<string, ParsedScript[]>();

  constructor(program: Program) {
    this.#program = program;
    for (const script of program.scripts) {
      if (script.unit.kind !== 'module') continue;
      const stem = script.unit.file.replace(/\.\w+$/, '');
      for (const name of [script.unit.file, stem, stem.replace(/\/index$/, '')]) {
        if (!this.#byFile.has(name)) this.#byFile.set(name, script);
      }
      const name =
        posix.basename(stem) === 'index' ? posix.basename(posix.dirname(stem)) : posix.basename(stem);
      const list = this.#byName.get(name);
      if (list) list.push(script);
      else this.#byName.set(name, [script]);
    }
  }

  /** The script a specifier leads to, undefined when it is not in the run. */
  find(from: ParsedScript, specifier: string): ParsedScript | undefined {
    const plain = specifier.replace(/^.*!|[?#].*$/g, '');
    if (/^\.\.?(\/|$)/.test(plain)) {
      const path = posix.normalize(posix.join(posix.dirname(from.unit.file), plain));
      return this.#byFile.get(path) ?? this.#byFile.get(path.replace(/\.\w+$/, ''));
    }
    // mini programs may leave the `./` out
    const beside = this.#byFile.get(posix.normalize(posix.join(posix.dirname(from.unit.file), plain)));
    if (beside && /\.js$/.test(plain)) return beside;
    // from the root, or with an alias of the bundler (`@/utils/im`, `common/js/im`)
    const stem = plain.replace(/^[~@]?\//, '').replace(/\.\w+$/, '');
    const named = this.#byName.get(posix.basename(stem)) ?? [];
    return (
      nearest(from, endingWith(named, stem)) ??
      (stem.includes('/') ? nearest(from, endingWith(named, stem.replace(/^[^/]*\//, ''))) : undefined)
    );
  }

  /** Scripts that a specifier nobody can resolve may mean: the bundler may have any alias for them. */
  mayMean(specifier: string): readonly ParsedScript[] {
    return (
      this.#byName.get(posix.basename(specifier.replace(/^.*!|[?#].*$/g, '')).replace(/\.\w+$/, '')) ?? []
    );
  }

  /** Does the specifier, bound to `name`, bring the SDK in? */
  isSdk(from: ParsedScript, specifier: string, name: string | undefined): boolean {
    if (NATIVE.test(specifier) || this.find(from, specifier)) return false;
    if (namesLegacySdk(specifier) || SHIM.test(specifier)) return true;
    if (!name) return false;
    const uses = new RegExp(`(?<![\\w$.])${name.replace(/\$/g, '\\$')}\\s*${SDK_MEMBERS.source}`);
    return uses.test(from.unit.code);
  }

  get ts(): Program['ts'] {
    return this.#program.ts;
  }

  get program(): Program {
    return this.#program;
  }
}

function endingWith(scripts: readonly ParsedScript[], stem: string): ParsedScript[] {
  return scripts.filter(({ unit }) => {
    const own = unit.file.replace(/\.\w+$/, '').replace(/\/index$/, '');
    return `/${own}`.endsWith(`/${stem.replace(/\/index$/, '')}`);
  });
}

/** The one that shares most folders with the importing script. */
function nearest(from: ParsedScript, scripts: readonly ParsedScript[]): ParsedScript | undefined {
  const shared = ({ unit }: ParsedScript): number => {
    const [one, other] = [from.unit.file.split('/'), unit.file.split('/')];
    const apart = one.findIndex((part, index) => part !== other[index]);
    return apart === -1 ? one.length : apart;
  };
  return [...scripts].sort((a, b) => shared(b) - shared(a))[0];
}

/** Connects imports, exports, `require` and `module.exports` of one script. */
export function connectModules(modules: Modules, access: Access, script: ParsedScript): void {
  const { ts } = modules;
  const { model } = access;
  const { graph } = model;

  const give = (
    slot: Slot,
    specifier: string,
    exported: string | undefined,
    name: string,
    node: Node,
    form?: 'amd' | 'import',
  ): void => {
    const target = modules.find(script, specifier);
    if (target) {
      const value = model.moduleValue(target);
      if (exported === undefined) graph.edge(value, slot);
      else access.read(value, exported, slot, node);
      // what `require` gives is what a default import of CommonJS gives
      if (exported === 'default' && (assignsModuleExports(target) || !exportsAnything(target))) {
        graph.edge(value, slot);
      }
      return;
    }
    if (!modules.isSdk(script, specifier, name)) {
      for (const { unit } of modules.mayMean(specifier)) access.importedUnseen.add(unit.file);
      return;
    }
    const refusal = form && loaderRefusal(script, specifier, form);
    if (refusal) access.refusedUnits.set(script.unit, { code: 'sdk-import', reason: refusal });
    if (exported === undefined || exported === 'default' || exported === 'webim') {
      graph.add(slot, model.sdk('', false), { node, why: `the SDK, from '${specifier}'` });
    } else if (access.types.sdkMember(exported).kind !== 'unknown') {
      graph.add(slot, model.sdk(exported, access.types.sdkMember(exported).leaf), {
        node,
        why: `from '${specifier}'`,
      });
    }
  };

  const visit = (node: Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const specifier = node.moduleSpecifier.text;
      const clause = node.importClause;
      if (clause?.name) give(model.names.slotOf(clause.name), specifier, 'default', clause.name.text, node);
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) {
        give(model.names.slotOf(bindings.name), specifier, undefined, bindings.name.text, node);
      } else if (bindings) {
        for (const element of bindings.elements) {
          const exported = (element.propertyName ?? element.name).text;
          give(model.names.slotOf(element.name), specifier, exported, element.name.text, node);
        }
      }
    } else if (ts.isImportEqualsDeclaration(node)) {
      const reference = node.moduleReference;
      if (ts.isExternalModuleReference(reference) && ts.isStringLiteral(reference.expression)) {
        give(model.names.slotOf(node.name), reference.expression.text, undefined, node.name.text, node);
      }
    } else if (ts.isCallExpression(node)) {
      const [argument] = node.arguments;
      const { expression } = node;
      const required = ts.isIdentifier(expression) && expression.text === 'require';
      const imported = importedBy(modules.program, node);
      if (required && argument && ts.isStringLiteralLike(argument)) {
        const holder = node.parent;
        const name = ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name) ? holder.name.text : '';
        const form = isAmdRequire(modules.program, expression) ? 'amd' : undefined;
        give(model.slot(node), argument.text, undefined, name, node, form);
      } else if (imported !== undefined) give(model.slot(node), imported, undefined, '', node, 'import');
      for (const { specifier, into } of amdModules(access, node)) {
        if (into) give(model.parameter(into), specifier, undefined, into.getText(), node, 'amd');
      }
    } else if (ts.isExportAssignment(node)) {
      access.store(model.moduleExports(script), 'default', model.slot(node.expression));
    } else if (ts.isExportDeclaration(node) && node.exportClause && ts.isNamedExports(node.exportClause)) {
      for (const element of node.exportClause.elements) {
        const slot = model.graph.slot(element);
        const from = node.moduleSpecifier;
        const local = element.propertyName ?? element.name;
        if (from && ts.isStringLiteral(from)) give(slot, from.text, local.text, element.name.text, element);
        else if (ts.isIdentifier(local)) {
          const symbol = model.program.checker.getExportSpecifierLocalTargetSymbol(element);
          if (symbol) graph.edge(model.names.slotOfSymbol(symbol, local.text), slot);
        }
        access.store(model.moduleExports(script), element.name.text, slot);
      }
    } else if (isExported(modules, node)) {
      const object = model.moduleExports(script);
      const declaration = node as import('ts-morph').ts.FunctionDeclaration;
      if (ts.isVariableStatement(node)) {
        for (const { name } of node.declarationList.declarations) {
          if (ts.isIdentifier(name)) access.store(object, name.text, model.names.slotOf(name));
        }
      } else {
        const isDefault = ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Default;
        const slot = declaration.name ? model.names.slotOf(declaration.name) : model.slot(node);
        if (!declaration.name) graph.add(slot, model.functionValue(node), { node, why: 'a function' });
        access.store(object, isDefault ? 'default' : (declaration.name?.text ?? 'default'), slot);
      }
    }
    // `module.exports = x`
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.name.text === 'exports' &&
      ts.isIdentifier(node.left.expression) &&
      node.left.expression.text === 'module'
    ) {
      graph.edge(model.slot(node.right), model.moduleValue(script));
    }
    // `exports.x = y`, `module.exports.x = y`
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
      ts.isPropertyAccessExpression(node.left) &&
      isExportsObject(modules, node.left.expression)
    ) {
      access.store(model.moduleExports(script), node.left.name.text, model.slot(node.right));
    }
    ts.forEachChild(node, visit);
  };
  visit(script.ast);
}

function isExportsObject({ ts }: Modules, node: Node): boolean {
  if (ts.isIdentifier(node)) return node.text === 'exports';
  return (
    ts.isPropertyAccessExpression(node) &&
    node.name.text === 'exports' &&
    ts.isIdentifier(node.expression) &&
    node.expression.text === 'module'
  );
}

function isExported({ ts }: Modules, node: Node): boolean {
  if (!ts.isFunctionDeclaration(node) && !ts.isClassDeclaration(node) && !ts.isVariableStatement(node))
    return false;
  return !!node.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
}

/** To a bundler a script without exports is a CommonJS module that exports an empty object. */
function exportsAnything(script: ParsedScript): boolean {
  return /(^|[^\w$.])export\b|\bexports\b/.test(script.unit.code);
}

function assignsModuleExports(script: ParsedScript): boolean {
  return /\bmodule\.exports\s*=/.test(script.unit.code);
}
