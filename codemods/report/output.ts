import { closeSync, existsSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { lazy } from '../sources/lazy.ts';
import { formatOf, type ReportFormat, SIGNATURES } from './formats.ts';
import { type ReportInput, renderReport } from './render.ts';
import { ReportError } from './report-error.ts';

const writeFileAtomic = lazy(
  () => createRequire(import.meta.url)('write-file-atomic') as typeof import('write-file-atomic'),
);

/** A report that is going to be written. */
export interface ReportFile {
  /** As it was typed, for messages. */
  shown: string;
  absolutePath: string;
  format: ReportFormat;
}

/**
 * Checks, before a run begins, that each report can be written where it is wanted.
 *
 * @param paths relative to `cwd`, as typed
 * @throws ReportError for an ending that is not known, a folder that is not there, a path given twice, and a file that
 *   is there and is no report of ours
 */
export function planReports(paths: readonly string[], cwd: string): ReportFile[] {
  const reports = new Map<string, ReportFile>();
  for (const shown of paths) {
    const format = formatOf(shown);
    if (!format) throw new ReportError('report-unknown-format', { path: shown });
    const absolutePath = resolve(cwd, shown);
    const folder = dirname(absolutePath);
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
      throw new ReportError('report-no-folder', { path: shown, folder: dirname(shown) });
    if (reports.has(absolutePath)) throw new ReportError('report-twice', { path: shown });
    if (existsSync(absolutePath) && !isOwnReport(absolutePath, format))
      throw new ReportError('report-not-ours', { path: shown });
    reports.set(absolutePath, { shown, absolutePath, format });
  }
  return [...reports.values()];
}

/**
 * Writes the reports, each in one step: a reader never finds half of one.
 *
 * @throws ReportError when one cannot be written
 */
export function writeReports(reports: readonly ReportFile[], input: ReportInput): void {
  for (const { shown, absolutePath, format } of reports) {
    const text = renderReport(format, input);
    try {
      writeFileAtomic().sync(absolutePath, text);
    } catch (error) {
      throw new ReportError('report-unwritable', { path: shown, reason: (error as Error).message });
    }
  }
}

/** An empty file is nobody's: tools that hand out a path make one first. */
function isOwnReport(path: string, format: ReportFormat): boolean {
  if (!lstatSync(path).isFile()) return false;
  const head = Buffer.alloc(4096);
  const file = openSync(path, 'r');
  try {
    const length = readSync(file, head, 0, head.length, 0);
    return length === 0 || head.toString('utf8', 0, length).includes(SIGNATURES[format]);
  } finally {
    closeSync(file);
  }
}
