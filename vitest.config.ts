import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __DIAGNOSTICS__: 'true', __VERSION__: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    // Real sockets and a real browser: generous, because a slow machine is not a failure.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: process.env.CI ? ['default', './test/support/count-reporter.ts'] : ['default'],
  },
});
