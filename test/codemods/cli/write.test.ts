import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { countOperations, injectFault } from '../../../codemods/cli/journal/disk.ts';
import { Store } from '../../../codemods/cli/journal/store.ts';
import { undoRun } from '../../../codemods/cli/journal/undo.ts';
import { writePlan } from '../../../codemods/cli/write.ts';
import { planMigration } from '../../../codemods/migrate.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';

afterEach(() => injectFault());

const APP = {
  'index.html':
    '<script src="sdk/webim.js"></script><script src="a.js"></script><script src="b.js"></script>',
  'sdk/webim.js': LEGACY_SDK,
  'a.js': 'webim.Log.info(1);',
  'b.js': 'webim.Log.info(2);',
};

describe('writePlan', () => {
  it('puts everything back when the disk is full at any point, and can be undone otherwise', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    const plan = await planMigration({ root, paths: ['.'] });
    expect(plan.files).toHaveLength(3);
    injectFault();
    await writePlan(plan, root);
    const count = countOperations();
    expect(snapshot(root)).not.toEqual(before);
    await undoRun(new Store(root));
    expect(snapshot(root)).toEqual(before);
    for (let at = 1; at <= count; at += 3) {
      injectFault({ kind: 'error', code: 'ENOSPC', at });
      try {
        await writePlan(plan, root);
        injectFault();
        await undoRun(new Store(root));
      } catch (error) {
        expect(String(error)).toMatch(/ENOSPC/);
        injectFault();
      }
      expect(snapshot(root)).toEqual(before);
    }
  });

  it('makes the folder of new files, and takes it away again', async () => {
    const root = scratch({ 'index.html': '<script src="sdk/js/webim.js"></script>' });
    const plan = await planMigration({ root, paths: ['.'] });
    expect(await writePlan(plan, root)).toEqual([
      'sdk/js/tim-js.js',
      'sdk/js/webim2tim.shim.js',
      'index.html',
    ]);
    await undoRun(new Store(root));
    expect(existsSync(join(root, 'sdk'))).toBe(false);
  });

  it('does not write over a file that changed after it was read', async () => {
    const root = scratch(APP);
    const plan = await planMigration({ root, paths: ['.'] });
    writeFileSync(join(root, 'b.js'), 'webim.Log.info(3);');
    const before = snapshot(root);
    await expect(writePlan(plan, root)).rejects.toThrow(
      'b.js changed while the tool was running; nothing was written',
    );
    expect(snapshot(root)).toEqual(before);
  });

  it('does not bring back a file that was removed after it was read', async () => {
    const root = scratch(APP);
    const plan = await planMigration({ root, paths: ['.'] });
    rmSync(join(root, 'b.js'));
    const before = snapshot(root);
    await expect(writePlan(plan, root)).rejects.toThrow(
      'b.js changed while the tool was running; nothing was written',
    );
    expect(snapshot(root)).toEqual(before);
  });
});
