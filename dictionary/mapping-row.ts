import type { Text } from './codes/entry.ts';
import type { Capability } from './member.ts';

export type { Text } from './codes/entry.ts';

/** `exact`: nothing a page can notice. `approximated`: works, with a difference. `impossible`: v2 has nothing for it. */
export type Status = 'exact' | 'approximated' | 'impossible';

interface RowFacts {
  /** Stable name of the row: the legacy member where there is one. */
  id: string;
  capability: Capability | 'notices';
  /** The legacy side, for people. */
  legacy: string;
  /** Member paths (and `listeners.…`) the row speaks for; `X.*` stands for X and everything under it. */
  covers: readonly string[];
  /** The v2 side. `none` where there is none. */
  v2: string;
  /** First version of tim-js-sdk that can do it, as measured; `''` where v2 is not involved. */
  since: string;
  /** legacy argument -> v2 argument */
  args?: { readonly [legacy: string]: string };
  /** legacy field of the answer or notice -> where it comes from */
  response?: { readonly [legacy: string]: string };
  notes?: string;
}

export interface ExactRow extends RowFacts {
  status: 'exact';
}

/** A row with a difference always says which and what to do. */
export interface InexactRow extends RowFacts {
  status: 'approximated' | 'impossible';
  reason: Text;
  advice: Text;
}

export type MappingRow = ExactRow | InexactRow;

export function exact(row: RowFacts): ExactRow {
  return { ...row, status: 'exact' };
}

export function approximated(row: RowFacts, reason: Text, advice: Text): InexactRow {
  return { ...row, status: 'approximated', reason, advice };
}

export function impossible(row: RowFacts, reason: Text, advice: Text): InexactRow {
  return { ...row, status: 'impossible', reason, advice };
}

export function text(en: string, zh: string): Text {
  return { en, zh };
}
