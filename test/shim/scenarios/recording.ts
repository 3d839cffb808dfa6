import fs from 'node:fs';
import { expect } from 'vitest';
import type { Difference } from './differences.ts';
import type { Cases } from './index.mjs';

/** A file of fixtures/traces. */
export interface Recording {
  recordedFrom: { version: string };
  scenarios: Record<string, Cases>;
}

export function readRecording(group: string): Recording {
  return JSON.parse(
    fs.readFileSync(new URL(`../../../fixtures/traces/${group}.json`, import.meta.url), 'utf8'),
  );
}

/** What we promise: the recording with the intended differences put in. Fails when a difference is none. */
export function withDifferences(recorded: Cases, intended: Record<string, Difference>): Cases {
  const expected = { ...recorded };
  for (const [label, difference] of Object.entries(intended)) {
    expect(Object.keys(recorded), 'a difference names a case that was recorded').toContain(label);
    expect(JSON.stringify(difference.ours), `"${label}" differs no more`).not.toBe(
      JSON.stringify(recorded[label]),
    );
    expected[label] = difference.ours;
  }
  return expected;
}
