import type { Row } from '../row.ts';
import { growth } from './growth.ts';
import { help } from './help.ts';
import { inbound } from './inbound.ts';
import { noLegacy } from './no-legacy.ts';
import { oneFile } from './one-file.ts';
import { sending } from './send.ts';
import { size } from './size.ts';
import { start } from './start.ts';
import { store } from './store.ts';
import { allLegacy, wholeTree } from './whole-tree.ts';

/** Every row, in the order of the table. */
export const ROWS: readonly Row[] = [
  wholeTree,
  noLegacy,
  allLegacy,
  oneFile,
  growth,
  inbound,
  sending,
  store,
  size,
  start,
  help,
];
