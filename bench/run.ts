import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writePages } from './report/pages.ts';
import { Results } from './report/results.ts';
import { terminalTable } from './report/terminal.ts';
import { type Row, WrongResultError } from './row.ts';
import { ROWS } from './rows/all.ts';

/** Runs the benchmark; the number is the exit code: 1 when a side gave wrong results. */
export async function run(args: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      small: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
  });
  if (values.list) {
    for (const { id, what } of ROWS) console.log(`${id.padEnd(16)} ${what.en}`);
    return 0;
  }
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  const rows = chosen(values.only);
  const results = Results.load();
  const workspace = mkdtempSync(join(tmpdir(), 'webim2tim-bench-'));
  const log = (text: string) => console.error(`  ${text}`);
  let exitCode = 0;
  try {
    for (const row of rows) {
      console.error(row.id);
      try {
        const figures = await row.measure({ rounds, small: values.small, workspace, log });
        console.log(terminalTable(row, figures));
        results.set(row.id, figures);
      } catch (error) {
        if (!(error instanceof WrongResultError)) throw error;
        console.error(`  ${error.message}`);
        exitCode = 1;
      }
    }
  } finally {
    rmSync(workspace, { recursive: true, force: true });
  }
  if (values.write && exitCode === 0 && !values.small) {
    results.save();
    writePages(ROWS, results);
  }
  return exitCode;
}

function chosen(only: string | undefined): readonly Row[] {
  if (!only) return ROWS;
  return only.split(',').map((id) => {
    const row = ROWS.find((candidate) => candidate.id === id);
    if (!row) throw new Error(`no row is called ${id}; --list names them`);
    return row;
  });
}
