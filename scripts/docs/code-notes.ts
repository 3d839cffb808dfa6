import type { Code } from '../../dictionary/codes.ts';
import { LEDGER_NOTES } from './notes/ledger.ts';
import type { CodeNote } from './notes/note.ts';
import { SHIM_NOTES } from './notes/shim.ts';

/** By code. What the command line says explains itself; its codes have a note where that is not so. */
export const CODE_NOTES: Partial<Record<Code, CodeNote>> = { ...SHIM_NOTES, ...LEDGER_NOTES };
