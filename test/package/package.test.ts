import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { expect, test } from 'vitest';

/** The built package as its users get it: every entry loads, every named file is there, browser files are clean. */
const root = new URL('../../', import.meta.url);
const fileOf = (path: string) => fileURLToPath(new URL(path, root));
const pkg = JSON.parse(readFileSync(fileOf('package.json'), 'utf8'));
const require = createRequire(import.meta.url);

const BROWSER_FILES = ['webim', 'webim.all', 'webim2tim'].flatMap((name) => [`${name}.js`, `${name}.min.js`]);

test('every file that package.json names is built', () => {
  const named = [pkg.unpkg, pkg.jsdelivr, ...Object.values<string>(pkg.bin)];
  for (const entry of Object.values<string | Record<string, string>>(pkg.exports)) {
    named.push(...(typeof entry === 'string' ? [entry] : Object.values(entry)));
  }
  const missing = named.filter((path) => !path.includes('*') && !existsSync(fileOf(path)));
  expect(missing).toEqual([]);
});

test('the package entry is the legacy global, in ESM and CommonJS', async () => {
  const esm = await import(fileOf('dist/index.js'));
  const cjs = require(fileOf('dist/index.cjs'));
  for (const entry of [esm, cjs]) {
    expect(typeof entry.default.login).toBe('function');
    expect(typeof entry.createWebim).toBe('function');
    expect(entry.default.migrate.version).toBe(pkg.version);
  }
});

test('the bridge entry has the same helpers as the browser global', async () => {
  const esm = await import(fileOf('dist/bridge.js'));
  const cjs = require(fileOf('dist/bridge.cjs'));
  const page: { webim2tim?: object } = {};
  new Function('window', 'self', 'globalThis', readFileSync(fileOf('dist/webim2tim.js'), 'utf8'))(
    page,
    page,
    page,
  );
  expect(Object.keys(cjs).sort()).toEqual(Object.keys(esm).sort());
  expect(Object.keys(page.webim2tim ?? {}).sort()).toEqual(['version', ...Object.keys(esm)].sort());
});

test.each(BROWSER_FILES)('%s is ES5, defines nothing else, uses no eval and has a source map', (name) => {
  const text = readFileSync(fileOf(`dist/${name}`), 'utf8');
  const own = name.startsWith('webim.all')
    ? text.slice(readFileSync(require.resolve('tim-js-sdk'), 'utf8').length)
    : text;
  const program = parse(own, { ecmaVersion: 5 });
  expect(program.body.map((statement) => statement.type)).toEqual(['ExpressionStatement']);
  expect(own).not.toMatch(/\beval\s*\(|\bnew Function\b/);
  expect(own).toContain(`webim2tim ${pkg.version}`);
  const map = JSON.parse(readFileSync(fileOf(`dist/${name}.map`), 'utf8'));
  expect(map.sources.length).toBeGreaterThan(5);
});

test('the single file carries the SDK untouched', () => {
  const sdk = readFileSync(require.resolve('tim-js-sdk'), 'utf8');
  expect(readFileSync(fileOf('dist/webim.all.js'), 'utf8').startsWith(sdk)).toBe(true);
  expect(readFileSync(fileOf('dist/webim.all.min.js'), 'utf8').startsWith(sdk)).toBe(true);
});

test('the command runs from the package', () => {
  const out = execFileSync(process.execPath, [fileOf('dist/cli.js'), '--version'], { encoding: 'utf8' });
  expect(out).toContain(pkg.version);
});

test('nothing that is published names a path of the machine it was built on', () => {
  const list = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: fileURLToPath(root),
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const files: { path: string }[] = JSON.parse(list)[0].files;
  expect(files.map((file) => file.path)).toContain('dist/webim.all.min.js');
  const home = fileURLToPath(root);
  const leaks = files.filter((file) => readFileSync(fileOf(file.path), 'utf8').includes(home));
  expect(leaks).toEqual([]);
});
