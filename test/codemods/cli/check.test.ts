import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { workflowCommands } from '../../../codemods/cli/annotations.ts';
import { type Baseline, compareUses, parseBaseline } from '../../../codemods/cli/baseline.ts';
import { schemaProblem } from '../../../codemods/cli/schema.ts';
import { scratch, snapshot } from '../support/scratch.ts';
import { cli } from './support.ts';

const uses = (files: Baseline['files']) => parseBaseline(JSON.stringify({ version: 1, files }));

describe('the ratchet', () => {
  it.each([
    ['fewer', { a: { x: 2 } }, { a: { x: 1 } }, 0, 1],
    ['more of a member', { a: { x: 1 } }, { a: { x: 3 } }, 1, 0],
    ['another member', { a: { x: 1 } }, { a: { y: 1 } }, 1, 1],
    ['a new file', { a: { x: 1 } }, { a: { x: 1 }, b: { x: 1 } }, 1, 0],
    ['a moved file', { a: { x: 2 } }, { b: { x: 2 } }, 0, 0],
    ['a moved file with one more', { a: { x: 2 } }, { b: { x: 3 } }, 1, 0],
    ['names every object has', {}, { toString: { constructor: 1 } }, 1, 0],
  ])('%s', (_, before, now, grown, gone) => {
    const result = compareUses(uses(before), uses(now as never));
    expect([result.grown.length, result.gone]).toEqual([grown, gone]);
  });
});

describe('check', () => {
  const APP = { 'a.js': 'webim.login();\n', 'b.js': 'webim.logout();\n' };

  it('fails without a baseline, and says how to make one', async () => {
    const { code, out } = await cli(scratch(APP), ['check']);
    expect(code).toBe(1);
    expect(out).toContain('a.js  login: 0 -> 1');
    expect(out).toContain('npx webim2tim check . --update-baseline');
  });

  it('passes as long as there is no more than the baseline has, and tells of progress', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    expect((await cli(root, ['check', '--update-baseline'])).code).toBe(0);
    const baseline = readFileSync(join(root, 'webim2tim-baseline.json'), 'utf8');
    expect((await cli(root, ['check'])).code).toBe(0);
    renameSync(join(root, 'b.js'), join(root, 'c.js'));
    expect((await cli(root, ['check'])).code).toBe(0);
    writeFileSync(join(root, 'c.js'), 'var done;\n');
    const fewer = await cli(root, ['check']);
    expect([fewer.code, fewer.out]).toEqual([0, expect.stringContaining('1 uses are gone')]);
    writeFileSync(join(root, 'a.js'), 'webim.login();\nwebim.login();\n');
    const more = await cli(root, ['check', '--lang', 'zh']);
    expect([more.code, more.out]).toEqual([
      1,
      expect.stringMatching(/超出基线[\s\S]*a\.js {2}login: 1 -> 2/),
    ]);
    expect(readFileSync(join(root, 'webim2tim-baseline.json'), 'utf8')).toBe(baseline);
    expect(before.size).toBe(2);
  });

  it('writes a baseline that its schema accepts', async () => {
    const root = scratch(APP);
    await cli(root, ['check', '--update-baseline']);
    const written = JSON.parse(readFileSync(join(root, 'webim2tim-baseline.json'), 'utf8'));
    expect(schemaProblem('baseline-1', written)).toBeUndefined();
    expect(schemaProblem('baseline-1', { ...written, total: -1 })).toMatch(/^\/total /);
  });

  it('fails for markers, but not when they are allowed', async () => {
    const root = scratch({ 'a.js': 'webim.sendMessage();\n' });
    await cli(root, ['migrate', '--write']);
    await cli(root, ['check', '--update-baseline', '--baseline', 'known.json']);
    const failed = await cli(root, ['check', '--baseline', 'known.json']);
    expect([failed.code, failed.out]).toEqual([1, expect.stringContaining('a.js:1  unknown-member')]);
    expect((await cli(root, ['check', '--baseline', 'known.json', '--allow-markers'])).code).toBe(0);
  });

  it('marks the places in GitHub Actions', async () => {
    const env = { GITHUB_ACTIONS: 'true' };
    const { out } = await cli(scratch(APP), ['check'], { env });
    expect(out).toMatch(/^::error file=a\.js,line=1,col=\d+,title=webim2tim%3A login::/m);
    const evil = { file: 'a,b:c.js', line: 1, title: 't', message: '100 %\n::set-output::' };
    expect(workflowCommands([evil])).toBe(
      '::error file=a%2Cb%3Ac.js,line=1,title=t::100 %25%0A::set-output::\n',
    );
  });

  it('speaks of baselines that cannot be used, and of files it cannot open', async () => {
    const root = scratch({
      ...APP,
      'bad.json': '{',
      'other.json': '{"version":9}',
      'null.json': 'null',
      'half.json': '{"version":1,"files":{"a.js":{"login":"1"}}}',
      'more.json': '{"version":1,"files":{},"file":{}}',
      'broken.js': 'webim.login(;',
    });
    const says = async (...args: string[]) => {
      const { code, err } = await cli(root, ['check', ...args]);
      return [code, /\[([\w-]+)\]/.exec(err)?.[1]];
    };
    expect(await says('--baseline', 'none.json')).toEqual([3, 'baseline-missing']);
    expect(await says('--baseline', 'bad.json')).toEqual([3, 'baseline-unusable']);
    for (const name of ['other', 'null', 'half', 'more'])
      expect(await says('--baseline', `${name}.json`)).toEqual([3, 'baseline-unusable']);
    expect(await says()).toEqual([2, undefined]);
    expect(await says('--update-baseline')).toEqual([2, undefined]);
  });
});
