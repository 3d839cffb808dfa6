import { readFileSync } from 'node:fs';
import type { AreaRecording } from '../../conform/index.ts';

/** What the original did in the scenarios of an area. */
export const readArea = (area: string): AreaRecording =>
  JSON.parse(readFileSync(new URL(`../../fixtures/traces/online/${area}.json`, import.meta.url), 'utf8'));
