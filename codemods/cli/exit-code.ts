import type { Finding, Ledger } from '../report/ledger.ts';
import { EXIT, type ExitCode } from './errors.ts';

/** Work for a person is 1, a file that could not be looked at or changed 2, one that the tool failed at 4. */
export function exitCodeOf(ledger: Ledger): ExitCode {
  const isOpen = ({ bucket, ignored }: Finding) => bucket === 'person' && !ignored;
  return fileProblem(ledger) ?? (ledger.findings.some(isOpen) ? EXIT.PERSON : EXIT.DONE);
}

/** What a run ends with when files should have been looked at or changed and could not be; undefined otherwise. */
export function fileProblem({ files }: Ledger): ExitCode | undefined {
  if (files.some(({ status }) => status === 'failed')) return EXIT.INTERNAL;
  return files.some(({ status }) => status !== 'ok' && status !== 'skipped') ? EXIT.FILE : undefined;
}
