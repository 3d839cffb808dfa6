import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Loopback } from '../../loopback/index.ts';
import { useLoopback } from './fixture.ts';

const { start } = useLoopback();
const folders: string[] = [];

afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function siteFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'loopback-static-'));
  folders.push(folder);
  await mkdir(join(folder, 'site', 'js'), { recursive: true });
  await writeFile(join(folder, 'site', 'index.html'), '<p>hi</p>');
  await writeFile(join(folder, 'site', 'js', 'a b.js'), 'var a;');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(folder, 'site', 'link.txt'));
  return join(folder, 'site');
}

/** The status of a request whose path is sent as it is: `fetch` would tidy it first. */
function statusOf(loopback: Loopback, path: string, headers: Record<string, string> = {}, method = 'GET') {
  return new Promise<number | undefined>((resolve, reject) => {
    request({ host: '127.0.0.1', port: loopback.port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}

test('a mounted folder is served with its types, an index for a folder', async () => {
  const loopback = await start();
  loopback.mount('/room', await siteFolder());
  const page = await fetch(`${loopback.url}/room/`);
  expect(await page.text()).toBe('<p>hi</p>');
  expect(page.headers.get('content-type')).toContain('text/html');
  const script = await fetch(`${loopback.url}/room/js/a%20b.js`);
  expect(await script.text()).toBe('var a;');
  expect(script.headers.get('content-type')).toContain('text/javascript');
});

test('files in memory come before the folder around them', async () => {
  const loopback = await start();
  loopback.mount('/', await siteFolder());
  loopback.mount('/sdk', { 'tim-js.js': 'var TIM;', 'data.bin': Uint8Array.of(1, 2) });
  loopback.mount('/one.json', { '': '{}' });
  expect(await (await fetch(`${loopback.url}/sdk/tim-js.js`)).text()).toBe('var TIM;');
  expect((await (await fetch(`${loopback.url}/sdk/data.bin`)).arrayBuffer()).byteLength).toBe(2);
  expect((await fetch(`${loopback.url}/one.json`)).headers.get('content-type')).toContain('application/json');
  expect(await (await fetch(loopback.url)).text()).toBe('<p>hi</p>');
  expect((await fetch(`${loopback.url}/sdk/toString`)).status).toBe(404);
});

test.each([
  '/room/../secret.txt',
  '/room/..%2fsecret.txt',
  '/room/%2e%2e/secret.txt',
  '/room/js/../../secret.txt',
  '/room/link.txt',
  '/room//etc/passwd',
  '/room/..\\secret.txt',
  '/secret.txt',
  '/nothing',
])('%s is not found', async (path) => {
  const loopback = await start();
  loopback.mount('/room', await siteFolder());
  expect(await statusOf(loopback, path)).toBe(404);
});

test('unreadable paths, other methods and foreign host names are refused', async () => {
  const loopback = await start();
  loopback.mount('/', await siteFolder());
  expect(await statusOf(loopback, '/%zz')).toBe(400);
  expect(await statusOf(loopback, '/%00')).toBe(400);
  expect(await statusOf(loopback, '/', {}, 'POST')).toBe(405);
  expect(await statusOf(loopback, '/', { Host: 'evil.example' })).toBe(403);
  expect(await statusOf(loopback, '/', { Host: `evil.example:${loopback.port}` })).toBe(403);
  expect(await statusOf(loopback, '/', { Host: `localhost:${loopback.port}` })).toBe(200);
});

/** Writes bytes to the port and gives back everything that came until the server hung up. */
const answerTo = (loopback: Loopback, bytes: string) =>
  new Promise<string>((resolve) => {
    let answer = '';
    const socket = connect(loopback.port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('error', () => {});
    socket.on('data', (data) => {
      answer += data;
    });
    socket.on('close', () => resolve(answer));
  });

test.each([
  ['bytes that are no HTTP', '\x16\x03\x01 rubbish\r\n\r\n', /^HTTP\/1.1 400 [\s\S]*this is no HTTP request/],
  ['endless headers', `GET / HTTP/1.1\r\nX: ${'x'.repeat(70_000)}\r\n\r\n`, /^HTTP\/1.1 431 /],
  [
    'an upgrade to a path that no URL can be made of',
    'GET // HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    /^HTTP\/1.1 404 /,
  ],
])('%s get an answer and do not stop the server', async (_name, bytes, answer) => {
  const loopback = await start();
  loopback.mount('/', await siteFolder());
  expect(await answerTo(loopback, bytes)).toMatch(answer);
  expect(await statusOf(loopback, '/')).toBe(200);
});

test.each([
  ['a foreign page', '/binfo', { origin: 'https://evil.example' }, 403],
  ['a page without an origin of its own', '/binfo', { origin: 'null' }, 403],
  ['another path', '/other', {}, 404],
])('a socket from %s is refused', async (_name, path, options, status) => {
  const loopback = await start();
  const socket = new WebSocket(`${loopback.wsUrl}${path}`, options);
  const refusal = await new Promise<number | undefined>((resolve) => {
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.on('open', () => resolve(101));
    socket.on('error', () => {});
  });
  expect(refusal).toBe(status);
  expect(loopback.connectionCount).toBe(0);
});

test('a taken port is an error, not a crash', async () => {
  const loopback = await start();
  const { startLoopback } = await import('../../loopback/index.ts');
  await expect(startLoopback({ port: loopback.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
});

test('it listens on 127.0.0.1 only', async () => {
  const loopback = await start();
  expect(loopback.url).toBe(`http://127.0.0.1:${loopback.port}`);
  await expect(
    new Promise((resolve, reject) => {
      const socket = connect(loopback.port, '::1', () => {
        socket.destroy();
        resolve('reached');
      });
      socket.on('error', reject);
    }),
  ).rejects.toBeTruthy();
});
