import { CLI_CODES, type CliCode, fillText } from '../../dictionary/codes.ts';
import type { Lang } from '../report/texts.ts';

/** What the process ends with. */
export const EXIT = {
  /** Nothing is left for a person. */
  DONE: 0,
  /** Work remains for a person. */
  PERSON: 1,
  /** A file could not be read, parsed or written. */
  FILE: 2,
  /** The command line asks for something that cannot be done. */
  USAGE: 3,
  /** The tool itself failed. */
  INTERNAL: 4,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An end of the run that people are told about with a code from the closed list. */
export class CliError extends Error {
  override readonly name = 'CliError';
  constructor(
    readonly code: CliCode,
    readonly exitCode: ExitCode,
    readonly values: Record<string, string> = {},
  ) {
    super(`${code}: ${fillText(CLI_CODES[code].message.en, values)}`);
  }

  /** What happened and what to do. */
  text(lang: Lang): string {
    const { message, advice } = CLI_CODES[this.code];
    return `${fillText(message[lang], this.values)} [${this.code}]\n${fillText(advice[lang], this.values)}`;
  }
}
