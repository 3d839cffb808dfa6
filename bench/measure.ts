import { fork, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** One process, from its start to its end. */
export interface ProcessRun {
  /** Wall time, milliseconds. */
  ms: number;
  /** Largest resident set, MB; only when asked for. */
  peakMb?: number;
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs `node ARGS`. With `peak`, a preloaded script tells the largest resident set when the process ends. */
export function runNode(
  args: readonly string[],
  options: { cwd?: string; peak?: boolean } = {},
): Promise<ProcessRun> {
  const preload = options.peak
    ? ['--require', fileURLToPath(new URL('peers/peak.cjs', import.meta.url))]
    : [];
  return new Promise((resolve, reject) => {
    const start = process.hrtime.bigint();
    const child = spawn(process.execPath, [...preload, ...args], {
      cwd: options.cwd,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    let peak = '';
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      peak += chunk.toString();
    });
    let ms = 0;
    child.on('exit', () => {
      ms = Number(process.hrtime.bigint() - start) / 1e6;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ ms, code, stdout, stderr, ...(options.peak && { peakMb: Number(peak) / 1024 }) });
    });
  });
}

/**
 * Runs the default export of a module of this room in a process of its own and gives its answer.
 *
 * @param heard is called with what the module tells before it is done
 */
export function runChild<T>(
  module: string,
  input: unknown,
  options: { node?: readonly string[]; heard?: (told: unknown) => void } = {},
): Promise<T> {
  return new Promise((resolve, reject) => {
    const child = fork(
      fileURLToPath(new URL('child.mjs', import.meta.url)),
      [module, JSON.stringify(input)],
      { execArgv: [...(options.node ?? [])], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] },
    );
    let stderr = '';
    let answer: { value: T } | undefined;
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      stderr += chunk;
    });
    child.on('message', (message: { told: unknown } | { answer: T }) => {
      if ('told' in message) options.heard?.(message.told);
      else answer = { value: message.answer };
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (answer) resolve(answer.value);
      else reject(new Error(`${module} ended with ${code} and no answer\n${stderr}`));
    });
  });
}

/** What a side of a comparison gave in each round. */
export interface Interleaved {
  ours: number[];
  peer: number[];
}

/**
 * Runs both sides in turns, so that what else the machine does hits both. Who begins changes from round to round.
 */
export async function interleave(
  rounds: number,
  ours: () => Promise<number>,
  peer: () => Promise<number>,
): Promise<Interleaved> {
  const result: Interleaved = { ours: [], peer: [] };
  const step = {
    ours: async () => result.ours.push(await ours()),
    peer: async () => result.peer.push(await peer()),
  };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? (['ours', 'peer'] as const) : (['peer', 'ours'] as const);
    for (const side of order) await step[side]();
  }
  return result;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** Medians of both sides, and of the ratio in each round. */
export function compared({ ours, peer }: Interleaved): {
  ours: number;
  peer: number;
  ratio: number;
  rounds: number;
} {
  return {
    ours: median(ours),
    peer: median(peer),
    ratio: median(ours.map((value, round) => value / (peer[round] as number))),
    rounds: ours.length,
  };
}
