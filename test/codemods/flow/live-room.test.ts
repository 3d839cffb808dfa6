import { describe, expect, it } from 'vitest';
import { analyseFlow } from '../../../codemods/flow/analyse.ts';
import { discover } from '../../../codemods/sources/discover.ts';
import { loadSources } from '../../../codemods/sources/load.ts';

const { files } = loadSources(discover('fixtures/apps/live-room', ['.']));
const units = files.flatMap((file) => file.scripts);
const facts = analyseFlow(units);

describe('the live room', () => {
  it('has every mention of the SDK in a site', () => {
    const missed = units.flatMap((unit) => {
      const code = unit.code.replace(/\/\*[\s\S]*?\*\/|\/\/.*|'[^'\n]*'/g, (text) => ' '.repeat(text.length));
      const sites = facts.sitesOf(unit);
      return [...code.matchAll(/(?<![\w$.])webim\b/g)].filter(
        ({ index }) => !sites.some((site) => site.start <= index && index < site.end),
      );
    });
    expect(missed).toEqual([]);
  });

  it('has every getter of a legacy object in a site', () => {
    const getters =
      /\.(getElems|getFromAccount|getFromAccountNick|getIsSend|getSession|getContent|ErrorInfo|MsgList)\b/g;
    const missed = units.flatMap((unit) => {
      const sites = facts.sitesOf(unit);
      return [...unit.code.matchAll(getters)].filter(
        ({ index, 1: name }) =>
          !sites.some((s) => s.member.endsWith(`.${name}`) && s.start < index && index < s.end),
      );
    });
    expect(missed).toEqual([]);
  });

  it('keeps every value in sight', () => {
    expect(facts.flows.flatMap((flow) => flow.escapes)).toEqual([]);
  });

  it('counts no mention twice', () => {
    const keys = facts.sites.map(({ unit, start, end }) => `${unit.id}:${start}-${end}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('gives ranges that are expressions of Babel', async () => {
    const { parse } = await import('@babel/parser');
    for (const unit of units) {
      const options = { allowReturnOutsideFunction: true, ranges: true };
      const ranges = new Set<string>();
      const walk = (node: unknown): void => {
        if (typeof node !== 'object' || node === null) return;
        const { type, start, end } = node as { type?: string; start?: number; end?: number };
        if (typeof type === 'string') ranges.add(`${start}-${end}`);
        for (const [key, value] of Object.entries(node))
          if (!/Comments$|^loc$|^tokens$/.test(key)) walk(value);
      };
      walk(parse(unit.code, options).program);
      for (const { start, end } of facts.sitesOf(unit)) expect(ranges).toContain(`${start}-${end}`);
    }
  });

  it('asks nothing of the compiler when there is no script', () => {
    expect(analyseFlow([]).sites).toEqual([]);
  });
});
