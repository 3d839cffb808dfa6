/** A text in the languages of the docs. */
export interface Text {
  en: string;
  zh: string;
}

/** What a figure is measured in. */
export type Unit = 'ms' | 'µs' | 'MB' | 'kB' | 'bytes';

/** One thing measured beside its peer. */
export interface Figure {
  /** What varies inside of a row: a number of files, of messages. */
  label: Text;
  unit: Unit;
  /** Median of our rounds. */
  ours: number;
  /** Median of the peer's rounds; absent when there is no peer (growth) or it was not given (`WEBIM_JS`). */
  peer?: number;
  /** Median of ours / peer of each round. */
  ratio?: number;
  /** The goal for `ratio`, or for `ours` without a peer; absent: reported only. */
  atMost?: number;
  rounds: number;
}

export interface Row {
  id: string;
  what: Text;
  against: Text;
  goal: Text;
  /** What a reader has to know of the figures: what is not measured, why a goal is missed. */
  note?: Text;
  measure(options: RowOptions): Promise<Figure[]>;
}

export interface RowOptions {
  /** Measured rounds, when not the row's own number. */
  rounds?: number;
  /** Tiny inputs: the figures mean nothing, the checks do. */
  small: boolean;
  /** Folder for corpora; shared by the rows of a run and removed after it. */
  workspace: string;
  /** Says what is going on. */
  log(text: string): void;
}

/** A row's run gave something else than it has to: what is measured is worth nothing then. */
export class WrongResultError extends Error {
  override readonly name = 'WrongResultError';
}

/** @throws WrongResultError */
export function expectResult(what: string, actual: unknown, expected: unknown): void {
  if (JSON.stringify(actual) === JSON.stringify(expected)) return;
  throw new WrongResultError(
    `${what}: ${JSON.stringify(actual)} where ${JSON.stringify(expected)} was expected`,
  );
}

export const text = (en: string, zh: string): Text => ({ en, zh });
