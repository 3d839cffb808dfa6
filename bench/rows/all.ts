import type { Row } from '../row.ts';
import { growth } from './growth.ts';
import { help } from './help.ts';
import { noLegacy } from './no-legacy.ts';
import { oneFile } from './one-file.ts';
import { allLegacy, wholeTree } from './whole-tree.ts';

/** Every row, in the order of the table. */
export const ROWS: readonly Row[] = [wholeTree, noLegacy, allLegacy, oneFile, growth, help];
