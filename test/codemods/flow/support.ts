import { analyseFlow } from '../../../codemods/flow/analyse.ts';
import type { FlowFacts, ValueFact } from '../../../codemods/flow/facts.ts';
import type { Outside } from '../../../codemods/flow/outside.ts';
import type { Range, ScriptKind, ScriptUnit } from '../../../codemods/sources/source.ts';

export interface Analysed {
  facts: FlowFacts;
  units: ScriptUnit[];
  /** `kind member text` of every site of every script, in order. */
  sites: string[];
  /** Range of the n-th occurrence of a text in a script, or of the part marked in it: `var ‹m› =`. */
  range(text: string, options?: Where): { unit: ScriptUnit; range: Range };
  value(text: string, options?: Where): ValueFact | undefined;
  path(text: string, options?: Where): string | undefined;
  /** Source of the definition behind an expression. */
  definition(text: string, options?: Where): string | undefined;
  references(text: string, options?: Where): { file: string; at: string; write: boolean }[];
  /** Why the flow of an expression leaves the code in sight. */
  escapes(text: string, options?: Where): string[];
  /** Why a value at a text is known only by its use. */
  origins(text: string, options?: Where): string[];
}

export interface Where {
  /** Counted from 0. */
  nth?: number;
  /** Index of the script. */
  unit?: number;
}

type Source = string | { code: string; kind?: ScriptKind; file?: string; language?: ScriptUnit['language'] };

/** Analyses scripts: strings are classic ones. */
export function analyse(...sources: Source[]): Analysed {
  return analyseIn({}, ...sources);
}

/** Analyses scripts beside other code. */
export function analyseIn(outside: Outside, ...sources: Source[]): Analysed {
  const units = sources.map((source, index): ScriptUnit => {
    const given = typeof source === 'string' ? { code: source } : source;
    const file = given.file ?? `s${index}.js`;
    return { id: file, file, kind: 'classic', language: 'js', offset: 0, ...given };
  });
  const facts = analyseFlow(units, { outside });
  const range: Analysed['range'] = (text, { nth = 0, unit: number = 0 } = {}) => {
    const unit = units[number] as ScriptUnit;
    const [before = '', marked, after = ''] = text.includes('‹') ? text.split(/[‹›]/) : [text];
    const whole = before + (marked ?? '') + after;
    let start = -1;
    for (let i = 0; i <= nth; i++) {
      start = unit.code.indexOf(whole, start + 1);
      if (start === -1) throw new Error(`${text} does not occur ${nth + 1} times in script ${number}`);
    }
    if (marked === undefined) return { unit, range: { start, end: start + whole.length } };
    const from = start + before.length;
    return { unit, range: { start: from, end: from + marked.length } };
  };
  const value: Analysed['value'] = (text, options) => {
    const at = range(text, options);
    return facts.valueAt(at.unit, at.range);
  };
  return {
    facts,
    units,
    range,
    value,
    sites: facts.sites.map(({ unit, start, end, kind, member }) =>
      [kind, member, unit.code.slice(start, end)].filter(Boolean).join(' '),
    ),
    path(text, options) {
      const at = range(text, options);
      return facts.sdkPath(at.unit, at.range);
    },
    definition(text, options) {
      const at = range(text, options);
      const found = facts.definitionOf(at.unit, at.range);
      return found?.unit.code.slice(found.range.start, found.range.end);
    },
    references(text, options) {
      const at = range(text, options);
      return facts.referencesOf(at.unit, at.range).map((reference) => ({
        file: reference.unit.file,
        at: reference.unit.code.slice(reference.range.start, reference.range.end),
        write: reference.write,
      }));
    },
    origins(text, options) {
      const fact = value(text, options);
      return fact ? (facts.flows[fact.flow]?.origins.map((each) => each.why) ?? []) : [];
    },
    escapes(text, options) {
      const fact = value(text, options);
      if (!fact) throw new Error(`${text} holds no legacy value`);
      return facts.flows[fact.flow]?.escapes.map((each) => each.why) ?? [];
    },
  };
}
