import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanFile } from '../../../codemods/cli/steps/plan-file.ts';
import { planErrors } from '../report/validators.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';
import { cli } from './support.ts';

const APP = {
  'index.html':
    '<script src="sdk/webim.js"></script>\n<script src="js/a.js"></script>\n<script src="js/b.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'js/a.js': "webim.Log.info('a');\n\n\n\n\nvar kind = webim.SESSION_TYPE.C2C;\n",
  'js/b.js': "webim.Log.info('b');\n",
};

const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');
const planIn = (root: string) => JSON.parse(read(root, 'plan.json')) as PlanFile;

async function planned(files: Record<string, string> = APP) {
  const root = scratch(files);
  const scan = await cli(root, ['scan', '--plan', 'plan.json']);
  const step = (...args: string[]) => cli(root, ['migrate', '--plan', 'plan.json', '--no-diff', ...args]);
  return { root, scan, step };
}

describe('scan --plan', () => {
  it('writes steps with their files, places and what they need, and names the first command', async () => {
    const { root, scan } = await planned();
    const { steps } = planIn(root);
    expect(planErrors(planIn(root))).toEqual([]);
    expect(steps.map(({ number, kind, title, files, needs }) => [number, kind, title, files, needs])).toEqual(
      [
        [1, 'switch', 'load the new SDK and the shim (index.html)', ['index.html'], []],
        [2, 'convert', 'convert Log in js', ['js/a.js', 'js/b.js'], [1]],
        [3, 'convert', 'convert Constants in js', ['js/a.js'], [1]],
      ],
    );
    expect(steps[2]?.sites).toMatchObject([{ file: 'js/a.js', line: 6, member: 'SESSION_TYPE.C2C' }]);
    expect(scan.out).toContain('npx webim2tim migrate --plan plan.json --step next --write');
  });

  it('writes over no file that is none of ours', async () => {
    const root = scratch({ ...APP, 'plan.json': '{}' });
    const { code, err } = await cli(root, ['scan', '--plan', 'plan.json']);
    expect([code, err, read(root, 'plan.json')]).toEqual([
      3,
      expect.stringContaining('[plan-not-ours]'),
      '{}',
    ]);
  });
});

describe('migrate --plan', () => {
  it('does one step after the other, and all together are what one run is', async () => {
    const { root, step } = await planned();
    expect((await step('--step', 'next')).out).toContain('will be native');
    expect((await step('--step', 'next', '--write')).code).toBe(0);
    expect(read(root, 'index.html')).toContain('webim2tim.shim.js');
    expect(read(root, 'js/a.js')).toBe(APP['js/a.js']);
    await step('--step', '3', '--write');
    expect(read(root, 'js/a.js')).toBe("webim.Log.info('a');\n\n\n\n\nvar kind = TIM.TYPES.CONV_C2C;\n");
    expect((await step()).out).toMatch(/^done {3}1 .*\nopen {3}2 .*\ndone {3}3 /);
    await step('--step', 'all', '--write');
    expect((await step('--step', 'next', '--write')).err).toContain('All steps of plan.json are done.');
    const one = scratch(APP);
    await cli(one, ['migrate', '--write']);
    for (const path of ['index.html', 'js/a.js', 'js/b.js']) expect(read(root, path)).toBe(read(one, path));
  });

  it('is what one run is for an application with flows, too', async () => {
    const root = scratch();
    cpSync('fixtures/apps/mini-program', root, { recursive: true });
    await cli(root, ['scan', '--plan', 'plan.json']);
    expect(planIn(root).steps.length).toBeGreaterThan(5);
    const { code } = await cli(root, [
      'migrate',
      '--plan',
      'plan.json',
      '--step',
      'all',
      '--write',
      '--quiet',
    ]);
    expect(code).toBe(0);
    const one = scratch();
    cpSync('fixtures/apps/mini-program', one, { recursive: true });
    await cli(one, ['migrate', '--write', '--quiet']);
    expect(read(root, 'utils/im_handler.js')).toBe(read(one, 'utils/im_handler.js'));
  }, 120_000);

  it('keeps the work of people in between, and knows undone steps', async () => {
    const { root, step } = await planned();
    await step('--step', 'next', '--write');
    writeFileSync(join(root, 'js/a.js'), `${APP['js/a.js']}var mine = 1;\n`);
    await step('--step', 'next', '--write');
    expect(read(root, 'js/a.js')).toMatch(/^console\.info[\s\S]*var mine = 1;\n$/);
    await cli(root, ['undo']);
    expect(read(root, 'js/a.js')).toMatch(/^webim\.Log[\s\S]*var mine = 1;\n$/);
    expect((await step()).out).toMatch(/open {3}2/);
  });

  it.each([
    [
      'a step whose lines were changed',
      ['--step', '2'],
      'js/b.js',
      "webim.Log.info('b', 1);\n",
      'plan-step-changed',
    ],
    ['a step that is not there', ['--step', '9'], undefined, '', 'plan-step-unknown'],
    ['a step that is done', ['--step', '1'], undefined, '', 'plan-step-done'],
    ['a plan that is none', ['--step', '2'], 'plan.json', '{"version": 1}', 'plan-unusable'],
  ])('refuses %s', async (_, args, file, text, code) => {
    const { root, step } = await planned();
    await step('--step', 'next', '--write');
    if (file) writeFileSync(join(root, file), text);
    const before = snapshot(root);
    const refused = await step(...args, '--write');
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining(`[${code}]`)]);
    expect(snapshot(root)).toEqual(before);
  });

  it.each<[string, (plan: PlanFile) => unknown]>([
    ['a step of an unknown kind', ({ steps }) => Object.assign(steps[0] as object, { kind: 'jump' })],
    ['a step that is missing', ({ steps }) => steps.shift()],
    ['a file outside', ({ steps }) => steps[0]?.files.push('../other.js')],
    ['a place outside', ({ steps }) => Object.assign(steps[1]?.sites[0] as object, { file: '/etc/passwd' })],
    ['a field nobody knows', (plan) => Object.assign(plan, { shell: 'rm' })],
  ])('refuses a plan that somebody changed by hand: %s', async (_, change) => {
    const { root, step } = await planned();
    const plan = planIn(root);
    change(plan);
    writeFileSync(join(root, 'plan.json'), JSON.stringify(plan));
    const { code, err } = await step('--step', 'next', '--write');
    expect([code, err]).toEqual([3, expect.stringContaining('[plan-unusable]')]);
    expect(read(root, 'index.html')).toBe(APP['index.html']);
  });

  it('refuses a step before what it needs, and sources that are not what they were', async () => {
    const { root, step } = await planned();
    expect((await step('--step', '2', '--write')).err).toContain('[plan-step-needs]');
    writeFileSync(join(root, 'js/b.js'), "webim.Log.warn('b');\n");
    expect((await step('--step', 'next', '--write')).err).toContain('[plan-outdated]');
    rmSync(join(root, 'plan.json'));
    expect((await step('--step', 'next')).err).toContain('[no-such-path]');
    expect((await cli(root, ['migrate', '--step', 'next'])).err).toContain('[step-without-plan]');
  });
});
