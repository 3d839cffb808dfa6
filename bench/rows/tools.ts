import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Ledger } from '../../codemods/report/ledger.ts';
import type { Corpus } from '../corpus/generate.ts';
import { type ProcessRun, ROOT, runNode } from '../measure.ts';
import { expectResult, WrongResultError } from '../row.ts';

const require = createRequire(import.meta.url);
export const CLI = join(ROOT, 'dist/cli.js');
const JSCODESHIFT = require.resolve('jscodeshift/bin/jscodeshift.js');
const peer = (name: string) => join(ROOT, 'bench/peers', name);

/** A whole run of the tool over a tree, nothing written: every transform, with flow, verified. */
export async function migrate(
  path: string,
  options: { peak?: boolean; report?: string } = {},
): Promise<ProcessRun> {
  const report = options.report ? ['--report', options.report] : [];
  const run = await runNode([CLI, 'migrate', '--no-diff', ...report, path], { peak: options.peak });
  if (run.code !== 0 && run.code !== 1)
    throw new WrongResultError(`migrate ended with ${run.code}\n${run.stderr}`);
  return run;
}

/** Checks that a run over a corpus looked at every file and changes every legacy script. */
export async function checkMigrate(corpus: Corpus, workspace: string): Promise<void> {
  const report = join(workspace, 'ledger.json');
  await migrate(corpus.folder, { report });
  const ledger = JSON.parse(readFileSync(report, 'utf8')) as Ledger;
  const changed = ledger.files
    .filter((file) => file.changed && file.file.endsWith('.js'))
    .map(({ file }) => file);
  expectResult('scripts that migrate changes', changed.sort(), [...corpus.legacy].sort());
}

/** jscodeshift with the simplest of transforms, nothing written. */
export async function jscodeshift(
  path: string,
  expected?: { changed: number; all: number },
): Promise<ProcessRun> {
  const run = await runNode([
    JSCODESHIFT,
    '-c',
    '2',
    '--dry',
    '--extensions=js',
    '-t',
    peer('rename.cjs'),
    path,
  ]);
  const count = (what: string) => Number(new RegExp(`(\\d+) ${what}`).exec(run.stdout)?.[1]);
  if (run.code !== 0) throw new WrongResultError(`jscodeshift ended with ${run.code}\n${run.stderr}`);
  if (expected) {
    expectResult('jscodeshift: errors', count('errors'), 0);
    expectResult('jscodeshift: files', count('ok') + count('unmodified'), expected.all);
    // A few legacy scripts handle messages without ever naming the SDK.
    const most = count('ok') <= expected.changed && count('ok') >= 0.9 * expected.changed;
    expectResult(`jscodeshift: ${count('ok')} of ${expected.changed} changed`, most, true);
  }
  return run;
}

/** Reads every file once and looks for the bytes. */
export async function byteScan(folder: string): Promise<ProcessRun & { read: number; hits: number }> {
  const run = await runNode([peer('byte-scan.mjs'), folder]);
  const [read, hits] = run.stdout.split(' ').map(Number);
  return { ...run, read: read as number, hits: hits as number };
}
