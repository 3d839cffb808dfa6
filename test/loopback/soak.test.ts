import { expect, test } from 'vitest';
import { soak, summary } from './soak/soak.ts';

test.concurrent.each([
  { rooms: 'poll', sdks: 'sockets', seed: 20 },
  { rooms: 'push', sdks: 'mixed', seed: 21 },
  { rooms: 'poll', sdks: 'shim', seed: 22 },
] as const)(
  'clients that chat through faults for six seconds lose nothing and get nothing twice: $rooms, $sdks',
  async (options) => {
    const report = await soak({ duration: 6_000, ...options });
    expect(report.differences, summary(report)).toEqual([]);
    // The run must have had something to lose, and reasons to lose it.
    expect(report.byEvent).toBeGreaterThan(30);
    expect(Object.keys(report.faults)).not.toEqual([]);
  },
  240_000,
);
