import type { CliCode, Text } from '../../dictionary/codes.ts';

/** A report that cannot be made, with the code and values of its message. */
export class ReportError extends Error {
  override readonly name = 'ReportError';
  constructor(
    readonly code: CliCode,
    readonly values: Readonly<Record<string, string | Text>>,
  ) {
    super(`${code}: ${JSON.stringify(values)}`);
  }
}
