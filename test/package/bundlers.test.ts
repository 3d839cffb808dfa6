import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import resolve from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { redirectTo } from '../../demo/redirect.ts';
import { type Loopback, startLoopback } from '../../loopback/index.ts';
import { allPages, pathOf } from '../docs/support/samples.ts';
import { type LaunchedBrowser, launchBrowser } from '../support/browser.ts';

/**
 * The files of the pages about bundlers, built by the bundler of the page and by others, in a real browser: login and a
 * message. What the documentation says is what is built.
 */
const require = createRequire(import.meta.url);
const pages = allPages();
const TIM_JS = require.resolve('tim-js-sdk/tim-js.js');

let browser: LaunchedBrowser;
let loopback: Loopback;
let project: string;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  loopback = await startLoopback();
  project = mkdtempSync(join(tmpdir(), 'webim2tim-bundle-'));
  mkdirSync(join(project, 'node_modules'));
  for (const name of ['webim2tim', 'tim-js-sdk', 'webpack', 'webpack4', 'vite']) {
    const from = name === 'webim2tim' ? pathOf('.') : pathOf(`node_modules/${name}`);
    symlinkSync(from, join(project, 'node_modules', name), 'dir');
  }
});
afterEach(async () => {
  rmSync(project, { recursive: true, force: true });
  await loopback?.close();
});

/** Writes the files of a page of the documentation; returns the path of one. */
function writePage(name: string): (file: string) => string {
  const page = pages.find((one) => one.name === name && one.lang === 'en');
  for (const { file, code } of page?.samples ?? []) {
    if (!file) continue;
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), code);
  }
  // The old file, which no bundle may hold.
  mkdirSync(join(project, 'src/lib'), { recursive: true });
  writeFileSync(join(project, 'src/lib/webim.js'), 'throw new Error("the old file");\n');
  return (file) => join(project, file);
}

/** Runs scripts on a page: somebody logs in, writes to bob, and hears him. */
async function chatWith(scripts: Record<string, string>, app: string): Promise<void> {
  loopback.mount('/js', scripts);
  const tags = Object.keys(scripts).map((name) => `<script src="/js/${name}"></script>`);
  loopback.mount('/', { 'index.html': `<!doctype html><title>page</title><body>${tags.join('')}` });
  const context = await browser.browser.newContext();
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${loopback.url}/index.html`);
    const run = page.evaluate(app);
    await expect
      .poll(() => loopback.journal.entries().some(({ command }) => command.endsWith('sendmsg')), {
        timeout: 20_000,
      })
      .toBe(true);
    loopback.core.c2c.send({
      from: 'bob',
      to: 'alice',
      elements: [{ MsgType: 'TIMTextElem', MsgContent: { Text: 'hello alice' } }],
    });
    expect({ heard: await run, errors }).toEqual({ heard: 'hello alice', errors: [] });
  } finally {
    await context.close();
  }
}

/** What the pages' `window.app` is used for. */
const useApp = () => `new Promise((heard, failed) => {
  const { login, send, webim } = window.app;
  webim.migrate.configure({ proxyServer: ${JSON.stringify(loopback.wsUrl)} });
  login('alice', 'sig', { onMsgNotify: (msgs) => heard(msgs[0].getElems()[0].getContent().getText()) })
    .then(() => send('bob', 'hello bob')).catch((error) => failed(new Error(JSON.stringify(error))));
})`;

/** The bundle, in a page that has nothing else. */
const tryBundle = (code: string) => chatWith({ 'app.js': code }, useApp());

describe.each(['webpack', 'webpack4'] as const)('%s', (name) => {
  // 350 packages for one test: it is not installed with the others. `npm install --no-save webpack4@npm:webpack@4`.
  const isThere = name === 'webpack' || canResolve('webpack4');
  test.skipIf(!isThere)(
    'builds the files of its page',
    async () => {
      const at = writePage('drop-in/webpack');
      // The page says `require('webpack')`; each version has its own plugins.
      const text = readFileSync(at('webpack.config.js'), 'utf8').replace(
        "require('webpack')",
        `require(${JSON.stringify(require.resolve(name))})`,
      );
      writeFileSync(at('webpack.config.cjs'), text);
      const webpack = require(name);
      const config = require(at('webpack.config.cjs'));
      // biome-ignore lint/suspicious/noExplicitAny: two versions of one library
      const stats: any = await new Promise((ok, failed) =>
        webpack(
          { ...config, context: project, output: { ...config.output, path: at('dist') } },
          (error: unknown, result: unknown) => (error ? failed(error) : ok(result)),
        ),
      );
      expect(stats.toJson({ all: false, errors: true, warnings: true })).toMatchObject({
        errors: [],
        warnings: [],
      });
      await tryBundle(readFileSync(at('dist/app.js'), 'utf8'));
    },
    180_000,
  );
});

describe('the files of the Vite page', () => {
  test('Vite builds them', async () => {
    const at = writePage('drop-in/vite');
    const { default: config } = await import(pathToFileURL(at('vite.config.js')).href);
    const built = await build({
      ...config,
      root: project,
      configFile: false,
      logLevel: 'error',
      build: { write: false, lib: { entry: at('src/main.js'), formats: ['iife'], name: 'page' } },
    });
    const [first] = [built].flat();
    if (!first || !('output' in first)) throw new Error('nothing was built');
    await tryBundle(first.output[0].code);
  });

  test('rollup builds them, the SDK left to a script tag', async () => {
    const at = writePage('drop-in/vite');
    const bundle = await rollup({
      input: at('src/main.js'),
      external: ['tim-js-sdk'],
      plugins: [
        {
          name: 'old-file',
          resolveId: (id) => (/\/webim\.js$/.test(id) ? join(pathOf('.'), 'dist/index.js') : null),
        },
        resolve({ browser: true }),
      ],
    });
    const { output } = await bundle.generate({
      format: 'iife',
      name: 'page',
      globals: { 'tim-js-sdk': 'TIM' },
    });
    await bundle.close();
    await chatWith({ 'tim-js.js': readFileSync(TIM_JS, 'utf8'), 'app.js': output[0].code }, useApp());
  });

  test('esbuild builds them', async () => {
    const at = writePage('drop-in/vite');
    // The one that comes with VitePress; Vite itself has another bundler.
    const vitepress = createRequire(require.resolve('vitepress/package.json'));
    const esbuild = createRequire(vitepress.resolve('vite/package.json'))('esbuild');
    const { outputFiles, warnings } = await esbuild.build({
      entryPoints: [at('src/main.js')],
      plugins: [
        {
          name: 'old-file',
          // biome-ignore lint/suspicious/noExplicitAny: esbuild is found at run time
          setup: (bundler: any) =>
            bundler.onResolve({ filter: /\/webim\.js$/ }, () => ({ path: pathOf('dist/index.js') })),
        },
      ],
      bundle: true,
      write: false,
      minify: true,
      format: 'iife',
      absWorkingDir: project,
    });
    expect(warnings).toEqual([]);
    await tryBundle(outputFiles[0].text);
  });
});

describe('script tags', () => {
  const read = (name: string) => readFileSync(pathOf(`dist/${name}`), 'utf8');
  /** The same use, by the old names. */
  const useGlobal = () => `new Promise((heard, failed) => {
    const listeners = { onMsgNotify: (msgs) => heard(msgs[0].getElems()[0].getContent().getText()) };
    webim.login({ sdkAppID: 1400000001, identifier: 'alice', userSig: 'sig' }, listeners, null, () => {
      const msg = new webim.Msg(new webim.Session('C2C', 'bob', 'bob', '', 0), true, -1, -1, -1, 'alice', 0, 'alice');
      msg.addText(new webim.Msg.Elem.Text('hello bob'));
      webim.sendMsg(msg, () => {}, failed);
    }, failed);
  })`;

  test.each(['webim.all.js', 'webim.all.min.js', 'webim.js', 'webim.min.js'])('%s', async (name) => {
    const sdk: Record<string, string> = name.includes('.all')
      ? {}
      : { 'tim-js.js': readFileSync(TIM_JS, 'utf8') };
    await chatWith({ ...sdk, [name]: read(name), 'redirect.js': redirectTo(loopback.wsUrl) }, useGlobal());
  });
});

function canResolve(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
