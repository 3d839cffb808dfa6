import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Api } from 'tls-sig-api-v2';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { runCommandLine } from '../../../codemods/cli/program.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';

const BUILT_CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const APP = { 'index.html': '<script src="sdk/webim.js"></script>', 'sdk/webim.js': LEGACY_SDK };

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Runs the command line until `end` is called or it ends by itself. */
function cli(cwd: string, ...args: string[]) {
  let out = '';
  let err = '';
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const code = runCommandLine(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colors: false,
    ended,
  });
  return { code, end, out: () => out, err: () => err };
}

test('plays a folder until it is told to end, and writes nothing there', async () => {
  const folder = scratch(APP);
  const before = snapshot(folder);
  const run = cli(folder, 'play');
  await expect.poll(run.out).toContain('Ctrl-C');
  expect(run.out()).toContain('sdk/webim.js');
  const [url = ''] = /http:\S+\/__webim2tim\//.exec(run.out()) ?? [];
  expect((await fetch(url)).status).toBe(200);
  run.end();
  expect(await run.code).toBe(0);
  await expect(fetch(url)).rejects.toThrow();
  expect(snapshot(folder)).toEqual(before);
});

test('speaks Chinese, and says what it did not find', async () => {
  const run = cli(scratch({ 'a.html': 'x' }), 'play', '--lang', 'zh');
  await expect.poll(run.out).toContain('按 Ctrl-C 结束');
  expect(run.out()).toContain('没有旧 SDK 文件');
  run.end();
  expect(await run.code).toBe(0);
});

test.each([
  ['a folder that is not there', ['play', 'nowhere'], 'no-such-path'],
  ['a file', ['play', 'index.html', '--original'], 'no-such-path'],
  ['a port that is none', ['play', '--port', '70000'], '0 to 65535'],
  ['a port in words', ['play', '--port', 'http'], '0 to 65535'],
  ['an empty key', ['play', '--user-sig-key', ''], 'empty'],
  ['an unknown option', ['play', '--mirror'], '--mirror'],
])('%s is wrong usage', async (_name, args, says) => {
  const run = cli(scratch(APP), ...args);
  expect(await run.code).toBe(3);
  expect(run.err()).toContain(says);
});

test('keeps what was said in a data file, and says when it cannot', async () => {
  const folder = scratch({ 'app/index.html': 'x', 'broken.db': 'no database' });
  const session = async (act: (url: string) => Promise<unknown>) => {
    const run = cli(folder, 'play', 'app', '--data', 'kept.db');
    await expect.poll(run.out).toContain('Ctrl-C');
    const [url = ''] = /http:\S+\/__webim2tim\//.exec(run.out()) ?? [];
    const result = await act(url);
    run.end();
    expect(await run.code).toBe(0);
    return result;
  };
  await session((url) =>
    fetch(`${url}act`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action: 'addUser', userID: 'bob', nick: 'Robert' }),
    }),
  );
  const later = (await session(async (url) => (await fetch(`${url}state`)).json())) as { users: unknown[] };
  expect(later.users).toContainEqual(expect.objectContaining({ userID: 'bob', nick: 'Robert' }));

  const run = cli(folder, 'play', 'app', '--data', 'broken.db');
  expect(await run.code).toBe(2);
  expect(run.err()).toContain('[data-unusable]');
});

test('says that a port is taken', async () => {
  const first = cli(scratch(APP), 'play', '--backend-only');
  await expect.poll(first.out).toContain('}');
  const { port } = JSON.parse(first.out());
  const second = cli(scratch(APP), 'play', '--port', String(port));
  expect(await second.code).toBe(3);
  expect(second.err()).toContain(`Port ${port} is in use. [port-taken]`);
  first.end();
  expect(await first.code).toBe(0);
});

test.each([
  ['an option', ['--user-sig-key', 'secret'], undefined],
  ['the environment', [], 'secret'],
])('checks every UserSig with a key from %s', async (_name, args, key) => {
  vi.stubEnv('WEBIM2TIM_USER_SIG_KEY', key);
  const login = async (url: string, userSig: string) => {
    const query = new URLSearchParams({ identifier: 'alice', sdkappid: '1400000001', usersig: userSig });
    const response = await fetch(`${url}/v4/openim/login?${query}`, { method: 'POST', body: '{}' });
    return ((await response.json()) as { ErrorCode: number }).ErrorCode;
  };
  const made = new Api(1400000001, 'secret').genUserSig('alice', 60);

  const backend = cli(scratch(APP), 'play', '--backend-only', ...args);
  await expect.poll(backend.out).toContain('}');
  const { http } = JSON.parse(backend.out());
  expect([await login(http, made), await login(http, 'any')]).toEqual([0, 70003]);
  backend.end();
  expect(await backend.code).toBe(0);

  const run = cli(scratch(APP), 'play', ...args);
  await expect.poll(run.out).toContain('made with your key');
  expect(run.out()).not.toContain('secret');
  const [, url = ''] = /(http:\S+)\/__webim2tim\//.exec(run.out()) ?? [];
  expect([await login(url, made), await login(url, 'any')]).toEqual([0, 70003]);
  const query = 'userID=bob&sdkAppID=1400000001';
  const { userSig } = (await (await fetch(`${url}/__webim2tim/user-sig?${query}`)).json()) as {
    userSig: string;
  };
  expect([await login(url, userSig)]).toEqual([70013]);
  run.end();
  expect(await run.code).toBe(0);
});

test('the backend alone prints one line of JSON when it is ready, and Ctrl-C ends it cleanly', async () => {
  const backend = spawn(process.execPath, [BUILT_CLI, 'play', '--backend-only'], { stdio: 'pipe' });
  const exit = once(backend, 'exit');
  let out = '';
  let err = '';
  backend.stdout.on('data', (data) => {
    out += data;
  });
  backend.stderr.on('data', (data) => {
    err += data;
  });
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/\n$/);
  const fronts = JSON.parse(out);
  const socket = new WebSocket(`${fronts.websocket}/binfo`);
  await once(socket, 'open');
  const legacy = await fetch(`${fronts.http}/v4/openim/login?identifier=a&usersig=b`, {
    method: 'POST',
    body: '{}',
  });
  expect(await legacy.json()).toMatchObject({ ErrorCode: 0 });
  backend.kill('SIGINT');
  expect(await exit).toEqual([0, null]);
  expect(out.trim().split('\n')).toHaveLength(1);
  expect(err).toBe('');
});
