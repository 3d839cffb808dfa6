import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEGACY_SDK, scratch } from '../support/scratch.ts';
import { cli } from './support.ts';

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="a.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'a.js': "webim.Log.info('x');\n",
};

const git = (root: string, ...args: string[]) =>
  execFileSync('git', ['-C', root, ...args], { encoding: 'utf8' });

function repository() {
  const root = scratch(APP);
  git(root, 'init', '--quiet');
  git(root, 'config', 'user.name', 'Somebody');
  git(root, 'config', 'user.email', 'somebody@example.com');
  git(root, 'add', '.');
  git(root, 'commit', '--quiet', '-m', 'Begin');
  return root;
}

describe('migrate --commit', () => {
  it('commits what it wrote, and nothing else', async () => {
    const root = repository();
    writeFileSync(join(root, 'notes.txt'), 'mine');
    const { code, out } = await cli(root, ['migrate', '--commit', '--no-diff']);
    expect([code, out]).toEqual([0, expect.stringMatching(/Committed as [0-9a-f]+\./)]);
    expect(git(root, 'log', '-1', '--format=%s').trim()).toBe('migrate webim.js to tim-js-sdk');
    expect(git(root, 'show', '--name-only', '--format=').trim().split('\n').sort()).toEqual([
      'a.js',
      'index.html',
      'sdk/tim-js.js',
      'sdk/webim2tim.shim.js',
    ]);
    expect(git(root, 'status', '--porcelain').trim()).toBe('?? notes.txt');
  });

  it('makes one commit per step of a plan, with the message that is wanted', async () => {
    const root = repository();
    await cli(root, ['scan', '--plan', 'plan.json', '--quiet']);
    const args = ['--step', 'all', '--commit', '--message', 'im {step}/{steps}: {title}', '--quiet'];
    expect((await cli(root, ['migrate', '--plan', 'plan.json', ...args])).code).toBe(0);
    expect(git(root, 'log', '--format=%s').trim().split('\n')).toEqual([
      'im 2/2: convert Log',
      'im 1/2: load the new SDK and the shim (index.html)',
      'Begin',
    ]);
  });

  it('refuses a tree with changes, and a folder without git, before it writes', async () => {
    const root = repository();
    writeFileSync(join(root, 'a.js'), "webim.Log.info('y');\n");
    const dirty = await cli(root, ['migrate', '--commit']);
    expect([dirty.code, dirty.err]).toEqual([3, expect.stringMatching(/a\.js \[commit-dirty\]/)]);
    git(root, 'checkout', '--quiet', '.');
    writeFileSync(join(root, '.git/MERGE_HEAD'), git(root, 'rev-parse', 'HEAD'));
    expect((await cli(root, ['migrate', '--commit'])).err).toContain('[commit-under-way]');
    expect((await cli(scratch(APP), ['migrate', '--commit'])).err).toContain('[commit-no-repository]');
    expect((await cli(root, ['migrate', '--commit', '--allow-dirty'])).err).toContain('[options-conflict]');
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  it('lets hooks speak', async () => {
    const root = repository();
    const hook = join(root, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\necho no tickets, no commit >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const { code, err } = await cli(root, ['migrate', '--commit', '--quiet']);
    expect([code, err]).toEqual([2, expect.stringMatching(/no tickets, no commit \[commit-failed\]/)]);
    expect((await cli(root, ['undo'])).code).toBe(0);
  });
});
