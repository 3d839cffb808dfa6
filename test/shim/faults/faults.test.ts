import { appendFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { bundleEntry } from '../entries/bundle.ts';
import { type Action, actions } from './actions.ts';
import { play } from './play.ts';

/**
 * A page does and suffers anything in any order: its callbacks run once each, it hears what v2 hands over once, and in
 * the end it is as the backend is. `SHIM_FAULT_RUNS=2000 SHIM_FAULT_SEED=1` plays more of them; `SHIM_FAULT_ACTIONS` is a
 * sequence, as a failure prints it; failures are added to the file `SHIM_FAULT_LOG` as they come, with what happened when
 * `SHIM_FAULT_TRACE` is set.
 */
const RUNS = Number(process.env.SHIM_FAULT_RUNS ?? 6);
const SEED = Number(process.env.SHIM_FAULT_SEED ?? 1);
const AT_ONCE = 3;

let shim = '';
beforeAll(async () => {
  shim = await bundleEntry('browser.ts');
});
// v2 rejects promises that nobody holds when a login ends while it asks for something (99904, 2999 and neighbours).
const ignoreSdk = (reason: unknown) => {
  const { code, stack } = (reason ?? {}) as { code?: unknown; stack?: string };
  if (typeof code !== 'number' && !/tim-js/.test(String(stack))) throw reason;
};

test(`callbacks, listeners and the store, whatever happens (seed ${SEED}, ${RUNS} runs)`, async () => {
  const given = process.env.SHIM_FAULT_ACTIONS;
  const sequences: Action[][] = given
    ? Array.from({ length: RUNS }, () => JSON.parse(given))
    : fc.sample(actions, { seed: SEED, numRuns: RUNS });
  const failures: string[] = [];
  let next = 0;
  const worker = async () => {
    while (next < sequences.length) {
      const index = next;
      next++;
      const sequence = sequences[index] as Action[];
      const wrong = await play(shim, sequence);
      if (!wrong.length) continue;
      const failure = `run ${index}: ${wrong.join('\n')}\n${JSON.stringify(sequence)}`;
      failures.push(failure);
      // At once: a long search may be stopped.
      if (process.env.SHIM_FAULT_LOG) appendFileSync(process.env.SHIM_FAULT_LOG, `${failure}\n\n`);
    }
  };
  process.on('unhandledRejection', ignoreSdk);
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  process.off('unhandledRejection', ignoreSdk);
  expect(failures, `seed ${SEED}`).toEqual([]);
}, 3_600_000);
