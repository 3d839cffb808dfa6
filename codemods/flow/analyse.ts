import { LineIndex } from '../sources/positions.ts';
import type { ScriptUnit } from '../sources/source.ts';
import { Access } from './access.ts';
import { Assumptions } from './assume.ts';
import type { Calls } from './calls.ts';
import { Connector } from './connect.ts';
import { legacyDeclarations } from './declarations.ts';
import { Elsewhere } from './elsewhere.ts';
import { type Evidence, type FlowFacts, NO_FACTS, type Site } from './facts.ts';
import { FlowTable } from './flows.ts';
import { Graph } from './graph.ts';
import { aroundOf, type Leak, Leaks } from './leaks.ts';
import { legacyTypesOf } from './legacy-types.ts';
import { Model } from './model.ts';
import { Modules } from './modules.ts';
import { Names } from './names.ts';
import type { Outside } from './outside.ts';
import { ownGlobal } from './own-global.ts';
import { createProgram, type Node, type Program } from './program.ts';
import { Queries } from './queries.ts';
import { SiteFinder } from './sites.ts';
import { readTemplates, type TemplateReadInput } from './template-reads.ts';

export interface FlowOptions {
  /**
   * The text of a file of the run. Needed for the lines of scripts inside a page; without it they are counted from
   * the start of the script.
   */
  textOf?: (file: string) => string | undefined;
  /** What templates read of the data of their components. */
  templateReads?: readonly TemplateReadInput[];
  outside?: Outside;
}

/** Each round of assumptions may open the way for further ones; real code needs three or four. */
const MOST_ROUNDS = 12;

/**
 * Finds what the scripts of a run do with the SDK: every mention of it, which expressions hold legacy values, and which
 * of them are one value. Classic scripts and handlers share the page's names, modules are connected by their imports.
 *
 * @throws when the legacy declarations are missing from the installation.
 */
export function analyseFlow(units: readonly ScriptUnit[], options: FlowOptions = {}): FlowFacts {
  if (units.length === 0) return NO_FACTS;
  const declarations = legacyDeclarations();
  const program = createProgram(units, declarations);
  const graph = new Graph();
  const model = new Model(program, graph, new Names(program, graph));
  const types = legacyTypesOf(declarations);
  const access = new Access(model, types);
  const connector = new Connector(access, new Modules(program));
  if (!ownGlobal(model)) {
    graph.add(model.names.global('webim'), model.sdk('', false), {
      node: undefined,
      why: 'the global webim',
    });
  }
  for (const script of program.scripts) connector.script(script);
  graph.run();
  const assumptions = new Assumptions(access, connector.calls, program.scripts);
  for (let round = 0; round < MOST_ROUNDS && assumptions.round(); round++) graph.run();

  const place = placer(program, options);
  const templates = readTemplates(model, types, options.templateReads ?? []);
  const { found, elsewhere } = findLeaks(access, connector.calls, options);
  const leaks = [...templates.leaks, ...found];
  const table = new FlowTable(model, leaks, place);
  const finder = new SiteFinder(access, table, place);
  const byUnit = new Map<ScriptUnit, readonly Site[]>();
  for (const script of program.scripts) byUnit.set(script.unit, finder.find(script));
  const queries = new Queries(access, elsewhere, options.outside ?? {});
  return {
    flows: table.flows,
    templateReads: templates.legacy,
    sites: units.flatMap((unit) => byUnit.get(unit) ?? []),
    sitesOf: (unit) => byUnit.get(unit) ?? [],
    sdkPath(unit, range) {
      const node = queries.nodeAt(unit, range);
      return node && finder.sdkPath(node);
    },
    valueAt(unit, range) {
      const slot = queries.slotAt(unit, range);
      return slot && table.valueOf(slot);
    },
    definitionOf: (unit, range) => queries.definitionOf(unit, range),
    definitionsOf: (unit, range) => queries.definitionsOf(unit, range),
    isOpenBook: (unit, range) => queries.isOpenBook(unit, range),
    referencesOf: (unit, range) => queries.referencesOf(unit, range),
    isNameFree: (unit, name) => queries.isNameFree(unit, name),
  };
}

/** What leaves tells which functions others can call, and with that what may come in; that again tells more. */
function findLeaks(
  access: Access,
  calls: Calls,
  { outside = {} }: FlowOptions,
): { found: readonly Leak[]; elsewhere: Elsewhere } {
  const { scripts } = access.model.program;
  const elsewhere = new Elsewhere(access, calls, scripts);
  const around = aroundOf(access.model.program);
  for (;;) {
    const leaks = new Leaks(access, elsewhere, outside, around);
    const found = leaks.collect(calls);
    if (!elsewhere.open(leaks.functions)) return { found, elsewhere };
  }
}

/** Places for people, in lines of the file. */
function placer(program: Program, { textOf }: FlowOptions): (node: Node, why: string) => Evidence {
  const indexes = new Map<string, LineIndex>();
  return (node, why) => {
    const { unit } = program.scriptOf(node);
    const text = textOf?.(unit.file);
    const key = text === undefined ? unit.id : unit.file;
    let index = indexes.get(key);
    if (!index) {
      index = new LineIndex(text ?? unit.code);
      indexes.set(key, index);
    }
    const { start } = program.rangeOf(node);
    return { file: unit.file, ...index.at(text === undefined ? start : unit.offset + start), why };
  };
}
