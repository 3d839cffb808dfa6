import { defineConfig } from 'vitest/config';
import SlowFirst from './test/support/slow-first.ts';

/** Rooms whose files may follow each other in one process: what a file imports is loaded once per worker. */
const SHARED = ['test/{codemods,conform,dictionary,loopback,shim,types}/**/*.test.ts'];

export default defineConfig({
  define: { __DIAGNOSTICS__: 'true', __VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    // Real sockets and a real browser: generous, because a slow machine is not a failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many tests wait for a socket or a page; one worker more than CI has cores keeps the cores busy.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    reporters: process.env.CI ? ['default', './test/support/count-reporter.ts'] : ['default'],
    projects: [
      { extends: true, test: { name: 'shared', include: SHARED, isolate: false } },
      { extends: true, test: { name: 'own', include: ['test/**/*.test.ts'], exclude: SHARED } },
    ],
  },
});
