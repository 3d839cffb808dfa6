import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compareTraces, judge } from '../../e2e/trace.ts';
import { bundleEntry } from '../../shim/entries/bundle.ts';
import { type CaseScripts, type RunnableCase, traceCase } from '../support/run-case.ts';
import { type AppCase, type AppOptions, migrateApp } from './app-case.ts';
import { MINI_PROGRAM_ENTRY, miniProgram } from './mini-program.ts';
import { promiseWrapper } from './promise-wrapper.ts';
import { tsService } from './ts-service.ts';

/**
 * Whole small applications, migrated by the command line. Each is run before, on the shim, and after, on v2, by the
 * same user; what the user sees and what the backend is asked have to be equal.
 */
const APPS: { name: string; options: AppOptions; about: RunnableCase; stays: string[] }[] = [
  { name: 'promise-wrapper', options: { root: 'src' }, about: promiseWrapper, stays: [] },
  { name: 'ts-service', options: { root: 'src' }, about: tsService, stays: [] },
  {
    name: 'mini-program',
    options: { root: '.', extra: { 'main.js': MINI_PROGRAM_ENTRY } },
    about: miniProgram,
    stays: [],
  },
];

let scripts: CaseScripts;
beforeAll(async () => {
  const [shim, bridge] = await Promise.all([bundleEntry('browser.ts'), bundleEntry('bridge-browser.ts')]);
  scripts = { shim, bridge };
});

describe.each(APPS)('$name', ({ name, options, about, stays }) => {
  let app: AppCase;
  beforeAll(async () => {
    app = await migrateApp(name, options);
  });
  afterAll(() => app?.remove());

  test('becomes native but for what is named here', () => {
    const left = app.ledger.findings
      .filter(({ bucket }) => bucket === 'shim' || bucket === 'person')
      .map(({ file, member, code }) => `${file} ${member} ${code}`);
    expect(left).toEqual(stays);
    expect(app.exitCode).toBe(0);
  });

  test('does not change in a second run', () => expect(app.changedAgain).toEqual([]));

  test('shows and asks the same as before, step by step', async () => {
    const [before, after] = await Promise.all([
      traceCase(app.folder, 'input', about, scripts),
      traceCase(app.folder, 'expected', about, scripts),
    ]);
    expect(judge(compareTraces(before, after), about.allowed ?? [])).toEqual({ unexpected: [], stale: [] });
    expect(after.pageErrors).toEqual(before.pageErrors);
    for (const step of before.steps) {
      expect(step.backend.length + (step.page.shown as unknown[]).length, step.name).toBeGreaterThan(0);
    }
  });
});
