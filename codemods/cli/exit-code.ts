import type { Finding, Ledger } from '../report/ledger.ts';
import { EXIT, type ExitCode } from './errors.ts';

/** Work for a person is 1, a file that could not be looked at 2, whatever else there is. */
export function exitCodeOf(ledger: Ledger): ExitCode {
  if (hasUnopenedFiles(ledger)) return EXIT.FILE;
  const isOpen = ({ bucket, ignored }: Finding) => bucket === 'person' && !ignored;
  return ledger.findings.some(isOpen) ? EXIT.PERSON : EXIT.DONE;
}

/** Files that should have been looked at and could not be. */
export const hasUnopenedFiles = ({ files }: Ledger): boolean =>
  files.some(({ status }) => status !== 'ok' && status !== 'skipped');
