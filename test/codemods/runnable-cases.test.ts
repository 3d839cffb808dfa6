import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareTraces, judge, type Trace } from '../e2e/trace.ts';
import { bundleEntry } from '../shim/entries/bundle.ts';
import { type CaseScripts, type RunnableCase, traceCase } from './support/run-case.ts';

/**
 * Law 5: what the codemods write is executed and compared with what the input did. Every case with a `run.ts` runs
 * twice, each time on its own fresh backend: the input on the shim, the expected output on v2 and the bridge. What
 * the scripts showed and what they asked of the backend has to be equal.
 */
const CASES = new URL('../../fixtures/cases/', import.meta.url).pathname;
const names = readdirSync(CASES)
  .filter((name) => existsSync(join(CASES, name, 'run.ts')))
  .sort();
let scripts: CaseScripts;

beforeAll(async () => {
  const [shim, bridge] = await Promise.all([bundleEntry('browser.ts'), bundleEntry('bridge-browser.ts')]);
  scripts = { shim, bridge };
});

describe('cases run as their input did', () => {
  // A case mostly waits for its backend, so several of them share the thread.
  it.concurrent.each(names)('%s', async (name) => {
    const folder = join(CASES, name);
    const { default: about } = (await import(join(folder, 'run.ts'))) as { default: RunnableCase };
    const [before, after] = await Promise.all([
      traceCase(folder, 'input', about, scripts),
      traceCase(folder, 'expected', about, scripts),
    ]);
    if (process.env.SHOW_TRACES === '1') printTrace(before);
    expect(judge(compareTraces(before, after), about.allowed ?? [])).toEqual({ unexpected: [], stale: [] });
    expect(after.pageErrors).toEqual(before.pageErrors);
    // A run that shows and asks nothing compares nothing.
    expect(before.steps.some((step) => step.backend.length + (step.page.shown as unknown[]).length > 0)).toBe(
      true,
    );
  });
});

/** `SHOW_TRACES=1`: what was compared, one line per thing shown and asked. */
function printTrace({ steps }: Trace): void {
  for (const step of steps) {
    console.log(`## ${step.name}`);
    for (const row of step.page.shown as unknown[]) console.log(`   shown ${JSON.stringify(row)}`);
    for (const call of step.backend) console.log(`   asked ${call.command} ${JSON.stringify(call.body)}`);
  }
}
