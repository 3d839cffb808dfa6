import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { TEST_APP_ID } from '../loopback/sdk-client.ts';
import { createSdkContext, type SdkContext, TIM_SDK_FILES } from '../support/sdk-context.ts';

/** A project that has the package in its node_modules: what Node, bundlers and the compiler make of its entries. */
const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));
let project = '';
let loopback: Loopback | undefined;
let context: SdkContext | undefined;

beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'webim2tim-project-'));
  mkdirSync(join(project, 'node_modules'));
  for (const name of ['webim2tim', 'tim-js-sdk']) {
    symlinkSync(
      name === 'webim2tim' ? root : join(root, 'node_modules', name),
      join(project, 'node_modules', name),
      'dir',
    );
  }
});
afterAll(() => rmSync(project, { recursive: true, force: true }));
afterEach(async () => {
  context?.close();
  await loopback?.close();
  context = undefined;
  loopback = undefined;
});

function write(name: string, source: string): string {
  const file = join(project, name);
  writeFileSync(file, source);
  return file;
}

const LOOK = `console.log([typeof webim.login, typeof createWebim, typeof composeMessage, webim.SESSION_TYPE.GROUP].join());`;

test.each([
  [
    'an ES module',
    'esm.mjs',
    `import webim, { createWebim } from 'webim2tim'; import { composeMessage } from 'webim2tim/bridge'; ${LOOK}`,
  ],
  [
    'CommonJS',
    'cjs.cjs',
    `const webim = require('webim2tim'); const { createWebim } = webim; const { composeMessage } = require('webim2tim/bridge'); ${LOOK}`,
  ],
])('Node loads the entries from %s', (_, name, source) => {
  const run = spawnSync(process.execPath, [write(name, source)], { cwd: project, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toContain('function,function,function,GROUP\n');
});

const APP = `
  import webim from 'webim2tim';
  import { joinText, parseText } from 'webim2tim/bridge';
  window.app = {
    text: joinText(parseText('hi')),
    login: function (proxyServer) {
      webim.migrate.configure({ proxyServer: proxyServer });
      return new Promise(function (resolve, reject) {
        webim.login({ sdkAppID: ${TEST_APP_ID}, identifier: 'alice', userSig: 'sig' }, {}, null, resolve, reject);
      });
    }
  };`;

/** Runs a bundle in a page and logs in with it. */
async function logIn(code: string, scripts: readonly string[]) {
  loopback = await startLoopback();
  context = createSdkContext({ scripts });
  context.run(code, 'bundle.js');
  expect(context.window.app.text).toBe('hi');
  expect(await context.window.app.login(loopback.wsUrl)).toMatchObject({ ErrorInfo: 'login success' });
}

test('rollup bundles them, the SDK left to a script tag', async () => {
  const warnings: string[] = [];
  const bundle = await rollup({
    input: write('app.js', APP),
    external: ['tim-js-sdk'],
    plugins: [resolve({ browser: true })],
    onwarn: ({ message }) => void warnings.push(message),
  });
  const { output } = await bundle.generate({ format: 'iife', globals: { 'tim-js-sdk': 'TIM' } });
  await bundle.close();
  expect(warnings).toEqual([]);
  await logIn(output[0].code, [TIM_SDK_FILES.main]);
});

test('Vite bundles them with the SDK inside', async () => {
  const built = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: { write: false, lib: { entry: write('app.js', APP), formats: ['iife'], name: 'app' } },
  });
  const [first] = [built].flat();
  if (!first || !('output' in first)) throw new Error('nothing was built');
  await logIn(first.output[0].code, []);
});

test('the compiler finds the types of every entry', () => {
  write(
    'app.ts',
    `import webim, { createWebim, toNative, type Listeners } from 'webim2tim';
import { composeMessage, tim } from 'webim2tim/bridge';
const listeners: Listeners = { onMsgNotify: (msgs) => msgs.length };
webim.login({ sdkAppID: 1 }, listeners, null);
composeMessage(tim, { to: 'bob', conversationType: 'C2C' }).payload;
createWebim(() => undefined).migrate.version.length + String(toNative).length;
// @ts-expect-error not an option
composeMessage(tim, { nobody: 'bob' });
`,
  );
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022'];
  for (const module of [
    ['--module', 'node20'],
    ['--module', 'esnext', '--moduleResolution', 'bundler'],
  ]) {
    write('package.json', '{ "type": "module" }');
    const tsc = require.resolve('typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, ...options, ...module, 'app.ts'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect(run.stdout).toBe('');
  }
  expect(readFileSync(join(root, 'dist/index.d.ts'), 'utf8')).toContain('createWebim');
});
