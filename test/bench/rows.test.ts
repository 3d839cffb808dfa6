import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROWS } from '../../bench/rows/all.ts';

/** Every row on a tiny input: both sides run and give the right results. Times are not looked at. */
let workspace: string;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'webim2tim-bench-test-'));
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

test.each(ROWS)(
  '$id measures what it says',
  async (row) => {
    const figures = await row.measure({ small: true, workspace, log: () => {} });
    expect(figures.length).toBeGreaterThan(0);
    for (const { ours, label } of figures) {
      expect(ours).toBeGreaterThan(0);
      expect(label.zh).toBeTruthy();
    }
    // whole runs of two tools in turns, beside other tests
  },
  300_000,
);
