import { readFileSync } from 'node:fs';
import type { AreaRecording, Recordings } from '../../conform/index.ts';

/** What the original did in the scenarios of an area. */
export const readArea = (area: string): AreaRecording =>
  JSON.parse(readFileSync(new URL(`../../fixtures/traces/online/${area}.json`, import.meta.url), 'utf8'));

/** Versions before 1.7.3 of which scenarios are recorded: those that 1.7.3 and the shim play in another way. */
export const OLDER_VERSIONS = ['1.7.0', '1.7.2'];

/** What an older version did, by area. */
export const readOlder = (version: string): { scenarios: Recordings } =>
  JSON.parse(readFileSync(new URL(`../../fixtures/traces/older/${version}.json`, import.meta.url), 'utf8'));
