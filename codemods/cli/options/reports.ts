import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Ledger } from '../../report/ledger.ts';
import type { CliCommand } from '../cli-command.ts';
import { CliError, EXIT } from '../errors.ts';

/** Where the ledger goes, besides the terminal. */
export interface ReportFlags {
  /** path relative to the working directory; its ending names the format */
  report?: string;
}

export function addReports(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command.option('--report <file>', say('write the ledger to FILE.json', '将台账写入 FILE.json'));
}

/** Before the work, not after it. @throws CliError */
export function checkReports({ report }: ReportFlags): void {
  if (report && extname(report).toLowerCase() !== '.json') {
    throw new CliError('report-unknown-format', EXIT.USAGE, { path: report });
  }
}

/** @throws CliError */
export function writeReports(ledger: Ledger, { report }: ReportFlags, cwd: string): void {
  if (!report) return;
  try {
    writeFileSync(resolve(cwd, report), `${JSON.stringify(ledger, undefined, 2)}\n`);
  } catch (error) {
    throw new CliError('report-unwritable', EXIT.FILE, { path: report, reason: (error as Error).message });
  }
}
