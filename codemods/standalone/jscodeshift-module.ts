import { Worker } from 'node:worker_threads';
import { PARTIALS, STYLES, TARGETS } from '../options.ts';
import type { StandaloneOptions, StandaloneRequest, StandaloneResult } from './transform-file.ts';
import type { WorkerAnswer } from './worker.ts';

interface File {
  path: string;
  source: string;
}

/** A module for `jscodeshift -t`. */
type JscodeshiftTransform = (
  file: File,
  api: { report(text: string): void },
  options?: Record<string, unknown>,
) => Promise<string | undefined>;

let worker: Worker | undefined;
let lastId = 0;
const waiting = new Map<number, { resolve(result: StandaloneResult): void; reject(error: Error): void }>();

/**
 * What a file of `webim2tim/transforms/` exports: the named transforms, or all without names.
 *
 * The work is done in a thread: jscodeshift compiles every module that is loaded beside a transform with Babel, and
 * Babel as jscodeshift sets it up does not take what ts-morph is written in.
 */
export function jscodeshiftModule(names?: readonly string[]): JscodeshiftTransform {
  return async ({ path, source }, { report }, options = {}) => {
    const { text, left } = await request({ path, source, names, ...ownOptions(options) });
    for (const line of left) report(line);
    return text;
  };
}

const CHOICES = { style: STYLES, target: TARGETS, partial: PARTIALS };

/**
 * `jscodeshift --style=await --target=tim-wx-sdk`; what else jscodeshift was given is no concern of ours.
 *
 * @throws Error for a value there is not, which jscodeshift reports for each file.
 */
function ownOptions(options: Record<string, unknown>): StandaloneOptions {
  const given = Object.entries(CHOICES).flatMap(([name, choices]: [string, readonly string[]]) => {
    const value = options[name];
    if (value === undefined) return [];
    if (!choices.includes(String(value)))
      throw new Error(`--${name}=${value}: there are only ${choices.join(', ')}`);
    return [[name, value]];
  });
  return Object.fromEntries(given);
}

function request(what: StandaloneRequest): Promise<StandaloneResult> {
  worker ??= startWorker();
  const id = ++lastId;
  return new Promise((resolve, reject) => {
    waiting.set(id, { resolve, reject });
    worker?.ref();
    worker?.postMessage({ id, request: what });
  });
}

function startWorker(): Worker {
  const started = new Worker(new URL('../transform-worker.js', import.meta.url));
  started.on('message', (answer: WorkerAnswer) => {
    const { resolve, reject } = waiting.get(answer.id) as NonNullable<ReturnType<typeof waiting.get>>;
    waiting.delete(answer.id);
    // An idle thread must not keep jscodeshift from ending.
    if (waiting.size === 0) started.unref();
    if ('error' in answer) reject(new Error(answer.error));
    else resolve(answer.result);
  });
  started.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
    worker = undefined;
  });
  return started;
}
