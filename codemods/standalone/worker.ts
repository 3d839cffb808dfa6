/** The thread behind `jscodeshift -t webim2tim/transforms/NAME.js`: takes requests, answers with results. */
import { parentPort } from 'node:worker_threads';
import { type StandaloneRequest, type StandaloneResult, transformFile } from './transform-file.ts';

export type WorkerAnswer = { id: number } & ({ result: StandaloneResult } | { error: string });

parentPort?.on('message', ({ id, request }: { id: number; request: StandaloneRequest }) => {
  const answer = (rest: { result: StandaloneResult } | { error: string }) =>
    parentPort?.postMessage({ id, ...rest } satisfies WorkerAnswer);
  try {
    answer({ result: transformFile(request) });
  } catch (error) {
    answer({ error: (error as Error).message });
  }
});
