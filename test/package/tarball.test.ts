import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LEGACY_SDK } from '../codemods/support/scratch.ts';

/**
 * What `npm pack` makes, unpacked into an empty project: only what the tarball holds and what `package.json` names is
 * there. The packages are linked from where this repository has them, so that the registry is left in peace.
 */
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
const pkg = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
let project = '';
const installed = (path: string) => join(project, 'node_modules/webim2tim', path);

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'webim2tim-tarball-'));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', project];
  const [{ filename }] = JSON.parse(
    execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );
  mkdirSync(installed(''), { recursive: true });
  execFileSync('tar', ['-xzf', join(project, filename), '--strip-components=1', '-C', installed('')]);
  for (const name of [...Object.keys(pkg.dependencies), ...Object.keys(pkg.peerDependencies)]) {
    const link = join(project, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link, 'dir');
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));

function node(args: readonly string[], cwd = project): string {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect(status, stdout + stderr).toBe(0);
  return stdout;
}

/** Runs `NAME.mjs` of the project, which leaves what it saw in `NAME.json`: the SDK speaks on the console. */
function seenBy(name: string): unknown {
  node([`${name}.mjs`]);
  return JSON.parse(readFileSync(join(project, `${name}.json`), 'utf8'));
}

function write(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
}

test('the types of every entry compile, in modules and in CommonJS, library checks included', () => {
  write({
    'types/entries.mts': `import webim, { createWebim, toNative, type Listeners } from 'webim2tim';
import { composeMessage, tim } from 'webim2tim/bridge';
import onChat, { createWebim as createOnChat } from 'webim2tim/chat';
import { defineConfig } from 'webim2tim/config';
const listeners: Listeners = { onMsgNotify: (msgs) => msgs.length };
for (const each of [webim, onChat]) each.login({ sdkAppID: 1 }, listeners, null);
composeMessage(tim, { to: 'bob', conversationType: 'C2C' }).payload;
String([createWebim, createOnChat, toNative]);
export default defineConfig({ to: 'native', ignore: ['old/'] });
// @ts-expect-error no such setting
defineConfig({ frobnicate: 1 });
// @ts-expect-error no such function
onChat.sendMessage();
`,
    'types/entries.cts': `import webim = require('webim2tim');
import bridge = require('webim2tim/bridge');
import onChat = require('webim2tim/chat');
import config = require('webim2tim/config');
for (const each of [webim, onChat]) each.login({ sdkAppID: 1 }, {}, null);
String([bridge.composeMessage, config.defineConfig]);
`,
    // The old global, for pages: no import.
    'types/page.ts': `/// <reference types="webim2tim/types" />
const msg = new webim.Msg(new webim.Session('C2C', 'bob', 'Bob'), true);
msg.getElems().length.toFixed();
// @ts-expect-error not a legacy function
webim.sendMessage(msg);
`,
  });
  const tsc = require.resolve('typescript/bin/tsc');
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--target', 'es2022', '--module', 'node20'];
  const files = ['entries.mts', 'entries.cts', 'page.ts'].map((name) => `types/${name}`);
  expect(node([tsc, ...options, ...files])).toBe('');
});

test('every entry loads, imported and required', () => {
  const names = Object.entries<{ import?: object }>(pkg.exports).flatMap(([name, { import: code }]) =>
    code ? [join('webim2tim', name)] : [],
  );
  expect(names).toEqual(['webim2tim', 'webim2tim/bridge', 'webim2tim/chat', 'webim2tim/config']);
  write({
    'entries.mjs': `import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const loaded = {};
for (const name of ${JSON.stringify(names)}) {
  const [esm, cjs] = [await import(name), require(name)];
  loaded[name] = Object.keys(esm).every((key) => key === 'default' || typeof cjs[key] === typeof esm[key]);
}
writeFileSync('entries.json', JSON.stringify(loaded));
process.exit();
`,
  });
  expect(seenBy('entries')).toEqual(Object.fromEntries(names.map((name) => [name, true])));
});

test('every script for pages and mini-programs runs', () => {
  const sdk = ['tim-js-sdk/tim-js-friendship.js'];
  const own = (name: string) => `webim2tim/dist/${name}`;
  const pages: Record<string, string[]> = {};
  for (const end of ['js', 'min.js']) {
    pages[`webim.all.${end}`] = [own(`webim.all.${end}`)];
    pages[`webim.${end}`] = [...sdk, own(`webim.${end}`)];
    pages[`webim2tim.${end}`] = [...sdk, own(`webim2tim.${end}`)];
    pages[`webim.emotions.${end}`] = [own(`webim.all.${end}`), own(`webim.emotions.${end}`)];
  }
  const mini = [
    'webim_wx.js',
    'webim_wx.min.js',
    'webim2tim_wx.js',
    'webim2tim_wx.min.js',
    'miniprogram/index.js',
  ];
  // They are copied into a mini-program, or built into it from the folder that package.json names.
  cpSync(installed('dist'), join(project, 'mini'), { recursive: true });
  write({
    'scripts.mjs': `import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInNewContext } from 'node:vm';
const require = createRequire(import.meta.url);
const seen = {};
for (const [name, scripts] of Object.entries(${JSON.stringify(pages)})) {
  const page = { setTimeout, clearTimeout, setInterval, clearInterval, console };
  page.window = page.self = page;
  for (const script of scripts) runInNewContext(readFileSync('node_modules/' + script, 'utf8'), page);
  seen[name] = [typeof page.webim?.login, typeof page.webim2tim?.composeMessage].join();
}
globalThis.wx = { getSystemInfoSync: () => ({}), onNetworkStatusChange() {}, getNetworkType() {} };
for (const name of ${JSON.stringify(mini)}) {
  const loaded = require('./mini/' + name);
  seen[name] = [typeof loaded.login, typeof loaded.composeMessage].join();
}
writeFileSync('scripts.json', JSON.stringify(seen));
process.exit();
`,
  });
  const legacy = 'function,undefined';
  const both = 'function,function';
  const helpers = 'undefined,function';
  expect(seenBy('scripts')).toEqual({
    'webim.all.js': both,
    'webim.all.min.js': both,
    'webim.js': legacy,
    'webim.min.js': legacy,
    'webim2tim.js': helpers,
    'webim2tim.min.js': helpers,
    'webim.emotions.js': both,
    'webim.emotions.min.js': both,
    'webim_wx.js': legacy,
    'webim_wx.min.js': legacy,
    'webim2tim_wx.js': helpers,
    'webim2tim_wx.min.js': helpers,
    'miniprogram/index.js': legacy,
  });
});

test('the command migrates an application and takes it back, and the transforms run under jscodeshift', () => {
  const page = '<script src="sdk/webim.js"></script>\n<script src="a.js"></script>\n';
  const script = "webim.Log.info('x');\n";
  write({ 'app/index.html': page, 'app/sdk/webim.js': LEGACY_SDK, 'app/a.js': script, 'other/a.js': script });
  const read = (path: string) => readFileSync(join(project, path), 'utf8');
  const cli = (...args: string[]) => node([installed(pkg.bin.webim2tim), ...args], join(project, 'app'));
  expect(cli('--version')).toContain(pkg.version);
  expect(cli('migrate', '--write', '--report', 'report.html', '--report', 'report.json')).toContain('undo');
  expect(read('app/a.js')).toBe("console.info('x');\n");
  expect(existsSync(join(project, 'app/sdk/tim-js.js'))).toBe(true);
  expect(read('app/report.html')).toMatch(/^<!doctype html>/i);
  cli('undo');
  // The baseline is checked by a schema of the package.
  cli('check', '--update-baseline');
  expect(cli('check')).toContain('No growth.');
  expect([read('app/a.js'), read('app/index.html')]).toEqual([script, page]);

  // An installation that lost a file says so, and writes nothing.
  rmSync(installed('dist/report-page.js'));
  const args = [installed(pkg.bin.webim2tim), 'scan', '--report', 'other.html'];
  const damaged = spawnSync(process.execPath, args, { cwd: join(project, 'app'), encoding: 'utf8' });
  expect([damaged.status, damaged.stderr]).toEqual([2, expect.stringContaining('[report-page-missing]')]);
  expect(existsSync(join(project, 'app/other.html'))).toBe(false);

  const jscodeshift = require.resolve('jscodeshift/bin/jscodeshift.js');
  const transform = 'node_modules/webim2tim/dist/transforms/all.js';
  expect(node([jscodeshift, '-t', transform, 'other'])).toContain('1 ok');
  expect(read('other/a.js')).toBe("console.info('x');\n");
});
