import { CLI_CODES, type CliCode, fillText, type Text } from '../../dictionary/codes.ts';
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
    readonly values: Record<string, string | Text> = {},
  ) {
    super(`${code}: ${fillText(CLI_CODES[code].message.en, inLanguage(values, 'en'))}`);
  }

  /** What happened and what to do. */
  text(lang: Lang): string {
    const { message, advice } = CLI_CODES[this.code];
    const values = inLanguage(this.values, lang);
    return `${fillText(message[lang], values)} [${this.code}]\n${fillText(advice[lang], values)}`;
  }
}

const inLanguage = (values: Record<string, string | Text>, lang: Lang): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value : value[lang]]),
  );
