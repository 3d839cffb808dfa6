import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { writePlan } from '../../../codemods/cli/write.ts';
import { planMigration } from '../../../codemods/migrate.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';

const APP = {
  'index.html':
    '<script src="sdk/webim.js"></script><script src="a.js"></script><script src="b.js"></script>',
  'sdk/webim.js': LEGACY_SDK,
  'a.js': 'webim.Log.info(1);',
  'b.js': 'webim.Log.info(2);',
};

/** Writes like the real thing until `path` comes up; then the disk is full. */
function failingAt(path: string): typeof writeFileAtomicSync {
  return ((target: string, data: Buffer) => {
    if (target.endsWith(path)) throw new Error('ENOSPC: no space left on device');
    writeFileAtomicSync(target, data);
  }) as typeof writeFileAtomicSync;
}

describe('writePlan', () => {
  it.each(['a.js', 'b.js', 'index.html', 'sdk/tim-js.js'])(
    'puts everything back when %s fails',
    async (path) => {
      const root = scratch(APP);
      const before = snapshot(root);
      const plan = await planMigration({ root, paths: ['.'] });
      expect(plan.files).toHaveLength(3);
      expect(() => writePlan(plan, failingAt(path))).toThrow(
        `write-failed: ${path} could not be written: ENOSPC`,
      );
      expect(snapshot(root)).toEqual(before);
    },
  );

  it('makes the folder of new files, and takes it away again', async () => {
    const root = scratch({ 'index.html': '<script src="sdk/js/webim.js"></script>' });
    const before = snapshot(root);
    const plan = await planMigration({ root, paths: ['.'] });
    expect(() => writePlan(plan, failingAt('index.html'))).toThrow('write-failed');
    expect(snapshot(root)).toEqual(before);
    expect(existsSync(join(root, 'sdk'))).toBe(false);
    expect(writePlan(plan)).toEqual(['sdk/js/tim-js.js', 'sdk/js/webim2tim.shim.js', 'index.html']);
  });

  it('does not write over a file that changed after it was read', async () => {
    const root = scratch(APP);
    const plan = await planMigration({ root, paths: ['.'] });
    writeFileSync(join(root, 'b.js'), 'webim.Log.info(3);');
    const before = snapshot(root);
    expect(() => writePlan(plan)).toThrow('b.js could not be written: it changed while the tool was running');
    expect(snapshot(root)).toEqual(before);
  });
});
