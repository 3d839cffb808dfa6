import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { Ledger } from '../../../codemods/report/ledger.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';
import { cli as runCli } from './support.ts';

const LIVE_ROOM = new URL('../../../fixtures/apps/live-room/', import.meta.url).pathname;

const cli = (cwd: string, ...args: string[]) => runCli(cwd, args);

const git = (cwd: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd,
    encoding: 'utf8',
  });

const PAGE = '<script src="sdk/webim.js"></script>\n<script src="app.js"></script>\n';
const APP = { 'index.html': PAGE, 'sdk/webim.js': LEGACY_SDK, 'app.js': "webim.Log.info('x');\n" };

describe('migrate', () => {
  it('shows what it would do and does not do it', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    const { code, out } = await cli(root, 'migrate');
    expect(code).toBe(0);
    expect(out).toContain("-webim.Log.info('x');\n+console.info('x');\n");
    expect(out).toContain('npx webim2tim migrate . --write');
    expect(snapshot(root)).toEqual(before);
  });

  it('does with --write what it showed, and nothing is left for a second run', async () => {
    const root = scratch({
      ...APP,
      'app.js': "webim.Log.info('x'); webim.MsgStore.resetCookieAndSyncFlag();\r\n",
    });
    expect((await cli(root, 'migrate', '--write')).code).toBe(0);
    expect(readFileSync(join(root, 'index.html'), 'utf8')).toBe(
      '<script src="sdk/tim-js.js"></script>\n<script src="sdk/webim2tim.shim.js"></script>\n<script src="app.js"></script>\n',
    );
    expect(readFileSync(join(root, 'app.js'), 'utf8')).toBe(
      "console.info('x'); webim.MsgStore.resetCookieAndSyncFlag();\r\n",
    );
    const after = snapshot(root);
    expect([...after.keys()].sort()).toEqual([
      'app.js',
      'index.html',
      'sdk/tim-js.js',
      'sdk/webim.js',
      'sdk/webim2tim.shim.js',
    ]);
    expect(after.get('sdk/webim.js')?.toString()).toBe(LEGACY_SDK);
    await cli(root, 'migrate', '--write');
    expect(snapshot(root)).toEqual(after);
  });

  it('leaves the encoding, the mark and the line ends of every file alone', async () => {
    const gbk = iconv.encode('\t// 发送失败时提示用户\r\n\twebim.Log.warn("发送失败");\r\n', 'gbk');
    const marked = Buffer.from('\ufeff// 说明\nwebim.Log.warn("好");\n// 尾\r\n');
    const root = scratch({ 'gbk.js': gbk, 'bom.js': marked });
    await cli(root, 'migrate', '--write');
    expect(readFileSync(join(root, 'gbk.js'))).toEqual(
      iconv.encode('\t// 发送失败时提示用户\r\n\tconsole.warn("发送失败");\r\n', 'gbk'),
    );
    expect(readFileSync(join(root, 'bom.js'))).toEqual(
      Buffer.from('\ufeff// 说明\nconsole.warn("好");\n// 尾\r\n'),
    );
  });

  it('writes a report whose buckets add up', async () => {
    const root = scratch();
    cpSync(LIVE_ROOM, root, { recursive: true });
    await cli(root, 'scan', '--report', 'ledger.json');
    const ledger: Ledger = JSON.parse(readFileSync(join(root, 'ledger.json'), 'utf8'));
    const { converted, shim, person, foreign, all } = ledger.totals;
    expect(converted + shim + person + foreign).toBe(all);
    expect(ledger.findings).toHaveLength(all);
    expect(readFileSync(join(root, 'ledger.json'), 'utf8')).not.toContain(root);
  });
});

describe('bad input', () => {
  it('no such path', async () => {
    const { code, err } = await cli(scratch(), 'scan', 'js/nothing');
    expect(code).toBe(3);
    expect(err).toMatch(/^There is no js\/nothing\. \[no-such-path\]\nCheck the spelling/);
  });

  it('a folder without scripts', async () => {
    const { code, err } = await cli(scratch({ 'a.txt': 'webim' }), 'scan');
    expect([code, err]).toEqual([3, expect.stringContaining('[no-files]')]);
  });

  it('an unknown command or option', async () => {
    for (const args of [['undo'], ['scan', '--frobnicate'], ['migrate', '--to', 'mars'], []]) {
      expect((await cli(scratch(), ...args)).code).toBe(3);
    }
  });

  it('a report in a format that is not known', async () => {
    const root = scratch(APP);
    const { code, err } = await cli(root, 'scan', '--report', 'r.txt');
    expect([code, err]).toEqual([3, expect.stringContaining('[report-unknown-format]')]);
  });

  it.each([
    ['a file that does not parse', 'webim.login(;\n', 'file-unparsable', '1:13'],
    [
      'a file in an unknown encoding',
      Buffer.from('webim.login(); // caf\xe9 \x81\xff', 'latin1'),
      'unknown-encoding',
      '1:1',
    ],
  ])('%s is named, left alone, and does not stop the rest', async (_, content, code, place) => {
    const root = scratch({ ...APP, 'bad.js': content });
    const result = await cli(root, 'migrate', '--write');
    expect(result.code).toBe(2);
    expect(result.out).toContain(code);
    expect(result.out).toContain(`bad.js:${place}`);
    expect(readFileSync(join(root, 'bad.js'))).toEqual(Buffer.from(content));
    expect(readFileSync(join(root, 'app.js'), 'utf8')).toBe("console.info('x');\n");
    // What could not be opened may need the old global.
    expect(readFileSync(join(root, 'index.html'), 'utf8')).toContain('webim2tim.shim.js');
  });

  it('a file in the place of a new one is not overwritten, and costs only what needs the new one', async () => {
    const other = Object.fromEntries(Object.entries(APP).map(([path, text]) => [`other/${path}`, text]));
    const root = scratch({ ...APP, 'sdk/tim-js.js': 'mine', ...other });
    const before = snapshot(root);
    const preview = await cli(root, 'migrate', '--no-diff');
    expect(preview.out).toContain('sdk/tim-js.js is there already and belongs to the application');
    const { code, out } = await cli(root, 'migrate', '--write');
    expect([code, out]).toEqual([2, expect.stringContaining('file-in-the-way')]);
    for (const [path, bytes] of before) {
      if (!path.startsWith('other/')) expect(readFileSync(join(root, path)), path).toEqual(bytes);
    }
    expect(readFileSync(join(root, 'other/app.js'), 'utf8')).toBe("console.info('x');\n");
  });
});

describe('git', () => {
  it('refuses to write over uncommitted changes in the target, and in the target only', async () => {
    const root = scratch({ 'web/app.js': APP['app.js'], 'web/i.html': PAGE, 'notes.js': '' });
    git(root, 'init', '-q');
    git(root, 'add', '.');
    git(root, 'commit', '-qm', 'all');
    writeFileSync(join(root, 'notes.js'), 'changed');
    writeFileSync(join(root, 'web/new 文件.js'), '');
    const refused = await cli(root, 'migrate', 'web', '--write');
    expect(refused.code).toBe(3);
    expect(refused.err).toContain('web/new 文件.js [dirty-tree]');
    expect(refused.err).not.toContain('notes.js');
    expect(readFileSync(join(root, 'web/app.js'), 'utf8')).toBe(APP['app.js']);
    expect((await cli(root, 'migrate', 'web')).code).toBe(0);

    git(root, 'add', 'web');
    git(root, 'commit', '-qm', 'web');
    expect((await cli(root, 'migrate', 'web', '--write')).code).toBe(0);
    expect(readFileSync(join(root, 'web/app.js'), 'utf8')).toBe("console.info('x');\n");
  });

  it('lets --allow-dirty through', async () => {
    const root = scratch({ 'app.js': APP['app.js'] });
    git(root, 'init', '-q');
    expect((await cli(root, 'migrate', '--write')).code).toBe(3);
    expect((await cli(root, 'migrate', '--write', '--allow-dirty')).code).toBe(1);
  });

  it('does without git', async () => {
    const root = scratch({ 'app.js': APP['app.js'] });
    const path = process.env.PATH;
    process.env.PATH = '';
    try {
      expect((await cli(root, 'migrate', '--write')).code).toBe(1);
    } finally {
      process.env.PATH = path;
    }
  });
});

describe('output', () => {
  it('speaks Chinese when asked', async () => {
    const { out } = await cli(scratch({ 'a.js': 'webim.foo();' }), 'scan', '--lang', 'zh');
    expect(out).toMatch(/扫描[\s\S]*合计/);
  });

  it('says when there is nothing', async () => {
    const { code, out } = await cli(scratch({ 'a.js': 'var x;' }), 'scan');
    expect([code, out]).toEqual([0, expect.stringContaining('Nothing of the legacy SDK was found.')]);
  });

  it('works on a folder elsewhere and names files from there', async () => {
    const root = scratch(APP);
    const { out } = await cli(scratch(), 'migrate', root);
    expect(out).toContain('--- a/app.js');
  });
});

describe('conform', () => {
  it('wants a webim.js that makes a webim', async () => {
    const root = scratch({ 'app.js': 'var a = 1;\n' });
    const missing = await cli(root, 'conform', '--legacy', 'webim.js');
    expect([missing.code, missing.err]).toEqual([3, expect.stringContaining('[no-such-path]')]);
    const area = await cli(root, 'conform', '--legacy', 'app.js', '--only', 'weather');
    expect([area.code, area.err]).toEqual([3, expect.stringContaining('[bad-option]')]);
    const other = await cli(root, 'conform', '--legacy', 'app.js', '--lang', 'zh');
    expect([other.code, other.err]).toEqual([3, expect.stringContaining('[not-the-legacy-sdk]')]);
  });
});
