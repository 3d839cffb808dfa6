import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Ledger } from '../codemods/report/ledger.ts';
import { PATHS } from './paths.ts';

/**
 * Runs `webim2tim migrate --write` on a folder, exactly as a user does.
 *
 * @returns the ledger of the run.
 * @throws Error with the output of the command when it fails.
 */
export async function migrateCopy(folder: string): Promise<Ledger> {
  const reports = mkdtempSync(join(tmpdir(), 'webim2tim-report-'));
  const report = join(reports, 'ledger.json');
  const args = [PATHS.cli, 'migrate', folder, '--write', '--allow-dirty', '--report', report];
  try {
    await promisify(execFile)(process.execPath, args, { maxBuffer: 1e8 }).catch((error) => {
      // 1: something is left for a person. The ledger says what, and the page shows it.
      if (error.code !== 1) throw new Error(`webim2tim migrate failed:\n${error.stdout}\n${error.stderr}`);
    });
    return JSON.parse(readFileSync(report, 'utf8')) as Ledger;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}
