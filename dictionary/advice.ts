import { findCode, type LedgerCode, type Text } from './codes.ts';
import { MAPPINGS } from './mapping.ts';

const WITHOUT_COUNTERPART: LedgerCode = 'impossible';

const OF_MEMBERS = new Map(
  MAPPINGS.flatMap((row) =>
    row.status === 'impossible' ? row.covers.map((member): [string, Text] => [member, row.advice]) : [],
  ),
);

/**
 * What to do about a code: where v2 lacks a member, what can be done in place of that member; else what the code says.
 * `undefined` for a code that is not on the list.
 */
export function adviceOn(code: string, member?: string): Text | undefined {
  const ofMember = code === WITHOUT_COUNTERPART && member !== undefined ? OF_MEMBERS.get(member) : undefined;
  return ofMember ?? findCode(code)?.advice;
}

/** The advice on a code for each of these places, every one once. */
export function advicesOn(code: string, places: readonly { readonly member?: string }[]): Text[] {
  return [...new Set(places.flatMap(({ member }) => adviceOn(code, member) ?? []))];
}
