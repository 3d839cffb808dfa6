import { expect, test } from 'vitest';
import { soak, summary } from './soak/soak.ts';

test('clients that chat through faults for ten seconds lose nothing and get nothing twice', async () => {
  const report = await soak({ duration: 10_000, seed: 20 });
  expect(report.differences, summary(report)).toEqual([]);
  // The run must have had something to lose, and reasons to lose it.
  expect(report.byEvent).toBeGreaterThan(50);
  expect(Object.keys(report.faults).length).toBeGreaterThan(2);
}, 240_000);
