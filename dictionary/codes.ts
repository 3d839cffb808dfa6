/**
 * The closed list of codes of the whole product. A new code is one entry in `codes/shim.ts`, `codes/ledger.ts` or
 * `codes/cli.ts`; names are kebab-case and never change their meaning. Code that ends up in a browser imports
 * `codes/shim.ts` directly, not this file.
 */
import { CLI_CODES } from './codes/cli.ts';
import type { CodeEntry } from './codes/entry.ts';
import { LEDGER_CODES, type LedgerCodeEntry } from './codes/ledger.ts';
import { SHIM_CODES } from './codes/shim.ts';

export { CLI_CODES } from './codes/cli.ts';
export { type CodeEntry, fillText, type Text } from './codes/entry.ts';
export { LEDGER_CODES, type LedgerCodeEntry } from './codes/ledger.ts';
export { SHIM_CODES } from './codes/shim.ts';
export { codeUrl } from './codes/url.ts';

export type ShimCode = keyof typeof SHIM_CODES;
export type LedgerCode = keyof typeof LEDGER_CODES;
export type CliCode = keyof typeof CLI_CODES;
export type Code = ShimCode | LedgerCode | CliCode;

/** The entry of a ledger code. */
export function ledgerCode(code: LedgerCode): LedgerCodeEntry {
  return LEDGER_CODES[code];
}

const ALL = new Map<string, CodeEntry>(Object.entries({ ...SHIM_CODES, ...CLI_CODES, ...LEDGER_CODES }));

/** The entry of any code; `undefined` for a name that is not on the list. */
export function findCode(code: string): CodeEntry | undefined {
  return ALL.get(code);
}
