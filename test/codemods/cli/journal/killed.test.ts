import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { LEGACY_SDK, scratch, snapshot } from '../../support/scratch.ts';

/**
 * The real process, ended for good at operations on the disk spread over the run, and at moments nobody chose.
 * `WEBIM2TIM_KILLS=300` tries that many of each instead of a few.
 */
const TIMES = Number(process.env.WEBIM2TIM_KILLS ?? 8);
/** Attempts run beside each other; each has a folder of its own. */
const AT_ONCE = 3;
const END_AT = new URL('end-at.mjs', import.meta.url).href;
const CLI = fileURLToPath(new URL('../../../../dist/cli.js', import.meta.url));

const APP = {
  'index.html':
    '<script src="sdk/webim.js"></script>\n<script src="a.js"></script><script src="b.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'a.js': "webim.Log.info('a');\n",
  'b.js': "webim.Log.info('b');\n",
};

const filesOf = (root: string) => {
  return Object.fromEntries([...snapshot(root)].map(([path, bytes]) => [path, bytes.toString('latin1')]));
};

async function cli(
  root: string,
  args: string[],
  { fault, killAfter }: { fault?: string; killAfter?: number } = {},
) {
  const env = { ...process.env, ...(fault && { END_AT: fault }) };
  const child = spawn(process.execPath, [...(fault ? ['--import', END_AT] : []), CLI, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      said += data;
    });
  }
  const timer = killAfter === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const started = performance.now();
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  return { code, signal, said, took: performance.now() - started };
}

it('leaves every file whole wherever it is killed, and undo puts all of them back', async () => {
  const done = scratch(APP);
  const { code, took } = await cli(done, ['migrate', '--write']);
  expect(code).toBe(0);
  const after = filesOf(done);
  expect(Object.keys(after)).toHaveLength(6);

  const attempts = Array.from({ length: TIMES }, (_, index) => [
    { fault: `${index % 3 === 2 ? 'tear' : 'kill'}@${1 + ((index * 7) % 31)}` },
    { killAfter: took * (0.5 + Math.random() * 0.6) },
  ]).flat();
  let killed = 0;
  const tryOne = async (attempt: (typeof attempts)[number]) => {
    const root = scratch(APP);
    const { signal } = await cli(root, ['migrate', '--write'], attempt);
    if (signal === 'SIGKILL') killed++;
    const files = filesOf(root);
    for (const [path, content] of Object.entries(files)) {
      expect(
        [(APP as Record<string, string>)[path], after[path]],
        `${path} ${JSON.stringify(attempt)}`,
      ).toContain(content);
    }
    for (const path of Object.keys(APP)) expect(files).toHaveProperty([path]);
    const undo = await cli(root, ['undo']);
    expect([0, 3]).toContain(undo.code);
    if (undo.code === 3) expect(undo.said).toContain('[nothing-to-undo]');
    expect(filesOf(root)).toEqual(APP);
  };
  const queue = [...attempts];
  const worker = async () => {
    for (let next = queue.pop(); next; next = queue.pop()) await tryOne(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(killed).toBeGreaterThan(TIMES / 2);
}, 3_600_000);
