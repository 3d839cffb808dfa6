import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';
import { type AllowedDifference, compareTraces, judge, type Trace } from './trace.ts';
import type { AppVersions, MigratedVersion, PageVersion } from './versions.ts';

/** What is tried of an application: one script of user actions, before and after its migration. */
export interface BothVersions {
  app: AppVersions;
  /** Puts what the application's folder leaves out beside it, and takes the script's steps. */
  visit(name: 'legacy' | 'migrated', version: PageVersion, browser: LaunchedBrowser): Promise<Trace>;
  /** How many steps the script has; a script that ends early proves nothing. */
  steps: number;
  /** Where the migrated page may differ, and why. */
  allowed: readonly AllowedDifference[];
  /** Every site that may stay on the shim: `file member code`. One that is not listed is a step back. */
  mayStay: readonly string[];
}

/** Tests that both versions of an application go through the same script and agree in every step. */
export function testBothVersions({ app, visit, steps, allowed, mayStay }: BothVersions): void {
  let browser: LaunchedBrowser;
  let versions: { legacy: PageVersion; migrated: Promise<MigratedVersion> };
  let runs: { legacy: Promise<Trace>; migrated: Promise<Trace> };

  beforeAll(async () => {
    browser = await launchBrowser();
    const legacy = app.legacy();
    const migrated = app.migrated();
    versions = { legacy, migrated };
    runs = {
      legacy: visit('legacy', legacy, browser),
      migrated: migrated.then((version) => visit('migrated', version, browser)),
    };
    // Each test waits for the run it is about; a run nobody has waited for yet must not end the process.
    for (const run of [runs.legacy, runs.migrated, migrated]) run.catch(() => undefined);
  });
  afterAll(async () => {
    if (!versions) return;
    await Promise.allSettled([runs.legacy, runs.migrated]);
    versions.legacy.remove();
    await versions.migrated.then(
      ({ remove }) => remove(),
      () => undefined,
    );
    await browser.close();
  });

  test.each(['legacy', 'migrated'] as const)(
    '%s: the whole script without an uncaught error',
    async (name) => {
      const trace = await runs[name];
      expect(trace.steps).toHaveLength(steps);
      expect(trace.pageErrors).toEqual([]);
    },
  );

  describe('legacy and migrated', () => {
    test('show, ask and send the same, step by step', async () => {
      const { unexpected, stale } = judge(compareTraces(await runs.legacy, await runs.migrated), allowed);
      expect(unexpected).toEqual([]);
      expect(stale).toEqual([]);
    });

    test('differ in every use of the SDK but what is listed', async () => {
      const { ledger } = await versions.migrated;
      expect(ledger.totals.converted).toBeGreaterThan(0);
      const kept = ledger.findings
        .filter(({ bucket }) => bucket === 'shim' || bucket === 'person')
        .map(({ file, member, code }) => `${file} ${member} ${code}`);
      expect(kept).toEqual(mayStay);
    });
  });
}
