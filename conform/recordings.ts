import { readFileSync } from 'node:fs';
import type { Transcript } from './transcript.ts';

/** What 1.7.3 did: area -> scenario -> transcript. */
export type Recordings = Record<string, Record<string, Transcript>>;

/** A file of `fixtures/traces/online/`. */
export interface AreaRecording {
  recordedFrom: { version: string; sha256: string };
  scenarios: Record<string, Transcript>;
}

/** The recordings of this installation, one file for all areas. */
export const readRecordings = (file: string): Recordings => JSON.parse(readFileSync(file, 'utf8'));
