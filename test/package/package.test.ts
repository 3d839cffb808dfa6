import { execFileSync, spawnSync } from 'node:child_process';
import {
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
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/** The built package as its users get it: every entry loads, every named file is there, browser files are clean. */
const root = new URL('../../', import.meta.url);
const fileOf = (path: string) => fileURLToPath(new URL(path, root));
const pkg = JSON.parse(readFileSync(fileOf('package.json'), 'utf8'));
const require = createRequire(import.meta.url);

test('every file that package.json names is built', () => {
  const named = [
    pkg.unpkg,
    pkg.jsdelivr,
    `${pkg.miniprogram}/index.js`,
    `${pkg.miniprogram}/bridge.js`,
    ...Object.values<string>(pkg.bin),
  ];
  const collect = (entry: unknown): void => {
    if (typeof entry === 'string') named.push(entry);
    else for (const one of Object.values(entry as object)) collect(one);
  };
  collect(pkg.exports);
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
  expect(Object.keys(esm)).toEqual(expect.arrayContaining(['toLegacy', 'toNative', 'bindListeners']));
});

test('what require gives is the legacy object itself, with the names of the ESM entry besides', async () => {
  const esm = await import(fileOf('dist/index.js'));
  const webim = require(fileOf('dist/index.cjs'));
  expect(typeof webim.login).toBe('function');
  expect(webim.SESSION_TYPE.C2C).toBe('C2C');
  expect(webim.default).toBe(webim);
  for (const name of Object.keys(esm)) expect(typeof webim[name], name).toBe(typeof esm[name]);
  // Nothing that a loop over the members would find.
  expect(Object.keys(webim)).toEqual(Object.keys(esm.default));
});

test('both entries have the members of the legacy object, typed, and no others', () => {
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-types-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(fileOf('.'), join(folder, 'node_modules/webim2tim'), 'dir');
    writeFileSync(
      join(folder, 'page.cts'),
      `import webim = require('webim2tim');
webim.login({ sdkAppID: 1 }, {}, null);
webim.createWebim(() => undefined).migrate.version.length;
// @ts-expect-error not a member
webim.migrate.nonsense();
// @ts-expect-error not a legacy function
webim.sendMessage();
`,
    );
    writeFileSync(
      join(folder, 'page.mts'),
      `import webim, { createWebim } from 'webim2tim';
const session = new webim.Session('C2C', 'bob', 'Bob');
const msg = new webim.Msg(session, true);
msg.addText(new webim.Msg.Elem.Text('hi'));
webim.sendMsg(msg, (resp) => resp.MsgTime?.toFixed(), (error) => error.ErrorInfo.length);
webim.getC2CHistoryMsgs({ Peer_Account: 'bob', MaxCnt: 10, LastMsgTime: 0, MsgKey: '' }, (resp) => {
  const texts: string[] = resp.MsgList.map((one) => one.getFromAccount());
  return texts;
});
const type: 'C2C' = webim.SESSION_TYPE.C2C;
const calls: number[] = webim.migrate.calls().map((call) => call.count);
createWebim(() => undefined).Tool.getStrBytes('x').toFixed();
// @ts-expect-error not a legacy function
webim.sendMessage(msg);
// @ts-expect-error the answer has no such field
webim.getC2CHistoryMsgs({ Peer_Account: 'bob', MaxCnt: 1, LastMsgTime: 0, MsgKey: '' }, (resp) => resp.messages);
export { type, calls };
`,
    );
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'node20'];
    const tsc = require.resolve('typescript/bin/tsc');
    const run = spawnSync(
      process.execPath,
      [tsc, ...options, join(folder, 'page.cts'), join(folder, 'page.mts')],
      {
        encoding: 'utf8',
      },
    );
    expect(run.stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
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
