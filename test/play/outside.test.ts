import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppFolder } from '../../play/folder.ts';
import { type Play, startPlay } from '../../play/server.ts';

/** Who asks `play` from outside, or for what is outside: nothing is given away, whatever the words. */
const SECRET = 'not-for-pages';
let root = '';
let play: Play;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'webim2tim-outside-'));
  const files = {
    'app/index.html': 'inside',
    'app/deep/er/page.html': 'inside',
    'app/.git/config': SECRET,
    'app-next-door/page.html': SECRET,
    'outside.txt': SECRET,
    'outside/index.html': SECRET,
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const [target, link] of [
    ['outside.txt', 'file-link'],
    ['outside', 'folder-link'],
    ['app-next-door', 'deep/link'],
  ] as const) {
    symlinkSync(join(root, target), join(root, 'app', link));
  }
  play = await startPlay({ folder: join(root, 'app') });
});
afterAll(async () => {
  await play?.close();
  rmSync(root, { recursive: true, force: true });
});

/** Sends the path byte for byte. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port: play.loopback.port, path, headers }, async (response) => {
      let body = '';
      for await (const part of response) body += part;
      resolve({ status: response.statusCode ?? 0, body });
    })
      .on('error', reject)
      .end();
  });
}

const names = [
  ...['outside.txt', 'outside', 'app-next-door', 'app', 'page.html', 'index.html', 'deep', 'er'],
  ...['file-link', 'folder-link', 'link', '.git', 'config', 'etc', 'passwd'],
];
const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('..', '.', '', '...', '..;', '..\u0000', '\u2024\u2024') },
  { weight: 3, arbitrary: fc.constantFrom(...names) },
);
const separator = fc.constantFrom('/', '/', '\\', '//', '/./');
const hex = (character: string) =>
  [...Buffer.from(character)].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
/** Some characters as `%..`, `%25..`, or in the overlong form that old decoders took for a dot or a slash. */
const encode = (text: string, ways: readonly number[]) =>
  [...text]
    .map((character, at) => {
      const way = ways[at % ways.length];
      if (way === 1) return hex(character);
      if (way === 2) return hex(character).replaceAll('%', '%25');
      if (way === 3 && character === '.') return '%c0%ae';
      if (way === 3 && character === '/') return '%c0%af';
      return /^[\w./~-]$/.test(character) ? character : hex(character);
    })
    .join('');

const path = fc
  .tuple(
    fc.array(fc.tuple(separator, segment), { minLength: 1, maxLength: 8 }),
    fc.array(fc.nat(3), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', '', () => root),
  )
  .map(
    ([parts, ways, before]) =>
      () =>
        `/${encode((typeof before === 'function' ? before() : '') + parts.flat().join(''), ways)}`,
  );

test('no path leads out of the folder, in any coding', async () => {
  await fc.assert(
    fc.asyncProperty(path, async (make) => {
      const { status, body } = await ask(make());
      expect(body, make()).not.toContain(SECRET);
      expect(body, make()).not.toContain('root:');
      expect(status, make()).toBeLessThan(500);
    }),
    { numRuns: 600 },
  );
  expect((await ask('/deep/er/page.html')).body).toContain('inside');
});

test('nor does a decoded path, below the server', async () => {
  const folder = await AppFolder.open(join(root, 'app'));
  const decoded = fc
    .array(fc.tuple(separator, segment), { maxLength: 8 })
    .map((parts) => `/${parts.flat().join('')}`);
  await fc.assert(
    fc.asyncProperty(
      decoded,
      fc.constantFrom('', '?x=../outside.txt', '?/../outside.txt'),
      async (at, query) => {
        const found = await folder.find(at, query);
        if (found.kind === 'file') expect(found.bytes.toString()).not.toContain(SECRET);
        if (found.kind !== 'nothing') expect(`${found.path}/`.startsWith(`${folder.root}/`)).toBe(true);
      },
    ),
    { numRuns: 600 },
  );
});

test('no other name of this machine is answered: a foreign name may lead to it', async () => {
  const foreign = fc.oneof(
    fc.domain(),
    fc.ipV4().filter((address) => address !== '127.0.0.1'),
    fc.constantFrom(
      'localhost.evil.example',
      '127.0.0.1.nip.io',
      'evil.example#@localhost',
      '0.0.0.0',
      'a localhost',
    ),
  );
  const paths = fc.constantFrom(
    '/',
    '/deep/er/page.html',
    '/__webim2tim/',
    '/__webim2tim/state',
    '/v4/x',
    '/nowhere',
  );
  await fc.assert(
    fc.asyncProperty(foreign, fc.nat(65_535), paths, async (name, port, at) => {
      expect((await ask(at, { Host: `${name}:${port}` })).status).toBe(403);
      expect((await ask(at, { Origin: `http://${name}` })).status).toBe(403);
    }),
    { numRuns: 100 },
  );
});

test('no other address of this machine is listened on', async () => {
  const others = Object.values(networkInterfaces()).flatMap((all) =>
    (all ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
      .map(({ address }) => address),
  );
  for (const host of ['127.0.0.2', ...others]) {
    const error = await new Promise((resolve) => {
      const socket = connect({ host, port: play.loopback.port, timeout: 2000 }, () => {
        socket.destroy();
        resolve('connected');
      });
      socket.on('error', () => resolve('refused'));
      socket.on('timeout', () => {
        socket.destroy();
        resolve('refused');
      });
    });
    expect(error, host).toBe('refused');
  }
});
