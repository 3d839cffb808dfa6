import type { Lang } from '../report/texts.ts';
import type { Question } from './interactive/choose.ts';

/** Where a run reads and writes, so that tests can look on. */
export interface Terminal {
  cwd: string;
  out(text: string): void;
  err(text: string): void;
  /** Does the output go to a terminal that shows colours? */
  colors: boolean;
  /** Environment variables; those of the process when absent. */
  env?: NodeJS.ProcessEnv;
  /** The whole standard input. Absent: nobody sends one. */
  input?(): Promise<Buffer>;
  /** Bytes to the standard output. */
  outBytes?(bytes: Buffer): void;
  /** Shows a text page by page; false when that is not possible. Absent: the output is no terminal. */
  page?(text: string): boolean;
  /** Asks a question that one key answers. Absent: nobody sits at the terminal. Rejects when they stop the run. */
  choose?(question: Question<string>): Promise<string>;
  /** Lets somebody edit a text. @throws CliError when that is not possible */
  edit?(text: string, place: { extension: string; line: number }): Promise<string>;
  /** Where progress is shown. Absent: nowhere. */
  progress?: { stream: NodeJS.WritableStream; lang: Lang };
  /** Resolves when a command that runs on should end. Absent: with Ctrl-C or the like. */
  ended?: Promise<void>;
}

/** Resolves at the first Ctrl-C or request to end; a second one ends the process at once. */
export function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
