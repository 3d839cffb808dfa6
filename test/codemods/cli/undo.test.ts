import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';
import { cli } from './support.ts';

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="app.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'app.js': "webim.Log.info('x');\n",
};

describe('undo', () => {
  it('takes a run back and brings it again, and says each time what comes next', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    const { out } = await cli(root, ['migrate', '--write']);
    expect(out).toContain('To put it back: npx webim2tim undo');
    const after = snapshot(root);
    const undone = await cli(join(root, 'sdk'), ['undo']);
    expect([undone.code, undone.out]).toEqual([
      0,
      expect.stringMatching(/M app\.js[\s\S]*D sdk\/tim-js\.js/),
    ]);
    expect(undone.out).toContain('npx webim2tim undo --redo');
    expect(snapshot(root)).toEqual(before);
    expect((await cli(root, ['undo', '--list', '--lang', 'zh'])).out).toContain('已撤销');
    expect((await cli(root, ['undo', '--redo'])).code).toBe(0);
    expect(snapshot(root)).toEqual(after);
  });

  it('refuses where a file was changed since, unless it is told what to do', async () => {
    const root = scratch(APP);
    await cli(root, ['migrate', '--write']);
    writeFileSync(join(root, 'app.js'), 'mine');
    const refused = await cli(root, ['undo']);
    expect([refused.code, refused.err]).toEqual([3, expect.stringContaining('\n  app.js [changed-since]')]);
    const stranger = await cli(root, ['undo', '--keep', 'other.js']);
    expect(stranger.err).toContain('[not-in-run]');
    const forced = await cli(root, ['undo', '--force']);
    const [, copy = ''] = /that version is (.*)/.exec(forced.out) ?? [];
    expect(readFileSync(copy, 'utf8')).toBe('mine');
    expect(readFileSync(join(root, 'app.js'), 'utf8')).toBe(APP['app.js']);
  });

  it('has nothing to do where nothing was written', async () => {
    const { code, err } = await cli(scratch(APP), ['undo']);
    expect([code, err]).toEqual([3, expect.stringContaining('[nothing-to-undo]')]);
  });
});
