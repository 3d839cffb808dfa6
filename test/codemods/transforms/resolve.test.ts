import { describe, expect, it } from 'vitest';
import type { Evidence, Flow, FlowFacts, Site } from '../../../codemods/flow/facts.ts';
import type { ScriptUnit } from '../../../codemods/sources/source.ts';
import { j, parseUnit } from '../../../codemods/transforms/parse.ts';
import { resolve } from '../../../codemods/transforms/resolve.ts';
import type { Blocker, Conversion, TransformContext } from '../../../codemods/transforms/transform.ts';

const unit: ScriptUnit = {
  id: 'a.js',
  file: 'a.js',
  kind: 'classic',
  language: 'js',
  code: 'webim.a(); webim.b(); webim.c(); webim.login();',
  offset: 0,
};

/** Four calls in a row, by the letter of the member. */
function siteOf(member: string, flow?: number): Site {
  const start = unit.code.indexOf(`webim.${member}(`);
  return {
    unit,
    kind: 'api-call',
    member,
    start,
    end: start + `webim.${member}()`.length,
    flow,
    evidence: [],
  };
}

function flowOf(id: number, linked: number[] = [], escapes: Evidence[] = []): Flow {
  return { id, types: ['Msg'], evidence: [], escapes, origins: [], linked };
}

function conversionOf(site: Site, flows: number[] = [], needs: Site[] = []): Conversion {
  return { transform: 'test', sites: [site], edits: [], flows, needs };
}

function run(sites: Site[], flows: Flow[], conversions: Conversion[], blockers: Blocker[] = []) {
  const parsed = parseUnit(unit);
  const facts = { sites, flows, sitesOf: () => sites, valueAt: () => undefined } as unknown as FlowFacts;
  const context = {
    j,
    facts,
    parsed: () => parsed,
    units: [parsed],
    plan: { login: 'native' },
    names: { bridge: 'webim2tim' },
  } as unknown as TransformContext;
  const { converted, causes } = resolve(
    context,
    { conversions, blockers, fallbacks: [] },
    (site) => `a.js:${site.start}`,
  );
  return Object.fromEntries(
    sites.map((site) => [
      site.member,
      converted.has(site) ? 'converted' : `${causes.get(site)?.code}: ${causes.get(site)?.reason}`,
    ]),
  );
}

describe('resolving proposals', () => {
  it('keeps what nothing speaks against', () => {
    const a = siteOf('a', 0);
    expect(run([a], [flowOf(0)], [conversionOf(a, [0])])).toEqual({ a: 'converted' });
  });

  it('keeps a flow legacy everywhere when one site of it has no proposal', () => {
    const [a, b, c] = [siteOf('a', 0), siteOf('b', 0), siteOf('c', 1)];
    const result = run([a, b, c], [flowOf(0), flowOf(1)], [conversionOf(a, [0]), conversionOf(c, [1])]);
    expect(result.b).toMatch(/^unknown-member: /);
    expect(result.a).toMatch(/^flow-blocked: the Msg depends on webim\.b at a\.js:11/);
    expect(result.c).toBe('converted');
  });

  it('follows linked flows in both directions', () => {
    const [a, b, c] = [siteOf('a', 0), siteOf('b', 1), siteOf('c', 2)];
    const flows = [flowOf(0, [1]), flowOf(1), flowOf(2, [1])];
    const result = run([a, b, c], flows, [conversionOf(a, [0]), conversionOf(c, [2])]);
    expect(result.a).toMatch(/^flow-blocked/);
    expect(result.c).toMatch(/^flow-blocked/);
  });

  it('leaves a value that goes out of sight', () => {
    const a = siteOf('a', 0);
    const exit = { file: 'b.js', line: 7, column: 1, why: 'passed to plugin.handle' };
    const result = run([a], [flowOf(0, [], [exit])], [conversionOf(a, [0])]);
    expect(result.a).toBe('escapes: the Msg goes out of sight at b.js:7 (passed to plugin.handle)');
  });

  it('takes away what needs a site that stays, and what hangs on that in turn', () => {
    const [login, a, b] = [siteOf('login'), siteOf('a'), siteOf('b')];
    const blocker: Blocker = {
      transform: 'test',
      site: login,
      code: 'unknown-listeners',
      reason: 'the listeners are not known',
      bucket: 'shim',
    };
    const result = run(
      [a, b, login],
      [],
      [conversionOf(login), conversionOf(a, [], [login]), conversionOf(b, [], [a])],
      [blocker],
    );
    expect(result.login).toBe('unknown-listeners: the listeners are not known');
    expect(result.a).toMatch(
      /^needs-login-on-shim: .*webim\.login at a\.js:\d+: the listeners are not known/,
    );
    expect(result.b).toMatch(/^needs-other-site: .*the listeners are not known/);
  });

  it('takes the conversion that speaks for most sites when two claim one', () => {
    const [a, b] = [siteOf('a', 0), siteOf('b', 0)];
    const both: Conversion = { transform: 'both', sites: [a, b], edits: [], flows: [0] };
    expect(run([a, b], [flowOf(0)], [conversionOf(a, [0]), both])).toEqual({
      a: 'converted',
      b: 'converted',
    });
  });
});
