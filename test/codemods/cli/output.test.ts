import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import pc from 'picocolors';
import { describe, expect, it, vi } from 'vitest';
import { wantsColors } from '../../../codemods/cli/colors.ts';
import { writeCrashLog } from '../../../codemods/cli/crash-log.ts';
import { langOf } from '../../../codemods/cli/lang.ts';
import { unifiedDiff } from '../../../codemods/report/diff.ts';
import type { Ledger } from '../../../codemods/report/ledger.ts';
import { scratch } from '../support/scratch.ts';
import { cli } from './support.ts';

const APP = { 'a.js': "webim.Log.info('x');\n" };

describe('the language', () => {
  it.each([
    [['scan', '--lang', 'zh'], {}, 'zh'],
    [['--lang=zh', 'scan'], { LANG: 'en_US' }, 'zh'],
    [['scan', '--lang', 'en'], { LANG: 'zh_CN.UTF-8' }, 'en'],
    [['scan'], { LC_ALL: 'zh_TW', LANG: 'en_US' }, 'zh'],
    [['scan'], { LC_ALL: 'C', LANG: 'zh_CN' }, 'en'],
    [['scan'], { LC_MESSAGES: 'zh_CN.GBK', LANG: 'en_US' }, 'zh'],
    [['scan', '--', '--lang', 'zh'], { LANG: 'de_DE' }, 'en'],
  ])('of %j with %j is %s', (args, env, lang) => {
    expect(langOf(args, env)).toBe(lang);
  });

  it('is that of help and mistakes too', async () => {
    const help = await cli(scratch(), ['migrate', '--help'], { env: { LANG: 'zh_CN.UTF-8' } });
    expect(help.out).toMatch(/^用法：[\s\S]*参数：[\s\S]*选项：[\s\S]*默认：native[\s\S]*示例：/);
    const mistake = await cli(scratch(), ['scan', '--ignroe', 'a', '--lang', 'zh']);
    expect([mistake.code, mistake.err]).toEqual([
      3,
      expect.stringContaining('您是否想用 --ignore？ [option-unknown]'),
    ]);
  });
});

describe('mistakes on the command line', () => {
  it.each([
    [['scna'], 'command-unknown', 'Did you mean scan?'],
    [['scan', '--ingore', 'a'], 'option-unknown', 'Did you mean --ignore?'],
    [['scan', '--include'], 'option-needs-value', '--include <pattern>'],
    [['scan', '--include', ' '], 'bad-option', 'The pattern is empty.'],
    [['migrate', '--to', 'mars'], 'bad-option', 'It takes native, shim.'],
    [['scan', '--json', '--quiet'], 'options-conflict', '--json'],
    [['undo', 'a', 'b'], 'too-many-arguments', 'webim2tim undo --help'],
    [['conform'], 'missing-option', '--legacy <file>'],
    [['scan', '--observed', 'none.json'], 'observed-unreadable', 'none.json'],
    [['migrate', '--stdin-filename', 'a.js'], 'no-stdin', '< a.js'],
  ])('%j', async (args, code, says) => {
    const { code: exit, err } = await cli(scratch(), args);
    expect([exit, err]).toEqual([3, expect.stringContaining(`[${code}]`)]);
    expect(err).toContain(says);
  });
});

describe('what is said', () => {
  it('names both generations of the SDK', async () => {
    const { code, out } = await cli(scratch(), ['--version']);
    expect([code, out]).toEqual([0, expect.stringMatching(/webim\.js 1\.7[\s\S]*tim-js-sdk 2\.27\.6/)]);
  });

  it('is the ledger alone with --json, and nothing with --quiet', async () => {
    const root = scratch(APP);
    const json = await cli(root, ['migrate', '--json']);
    expect((JSON.parse(json.out) as Ledger).totals.all).toBe(2);
    const quiet = await cli(root, ['migrate', '--quiet', '--write']);
    expect([quiet.out, quiet.err]).toEqual(['', '']);
    expect(readFileSync(join(root, 'a.js'), 'utf8')).toBe("console.info('x');\n");
  });

  it('is shown page by page only on a terminal, and not with --no-pager', async () => {
    const page = vi.fn(() => true);
    const paged = await cli(scratch(APP), ['migrate'], { page });
    expect(page).toHaveBeenCalledWith(expect.stringContaining('+console.info'));
    expect(paged.out).not.toContain('+console.info');
    const plain = await cli(scratch(APP), ['migrate', '--no-pager'], { page });
    expect([page.mock.calls.length, plain.out]).toEqual([1, expect.stringContaining('+console.info')]);
    expect((await cli(scratch(APP), ['migrate', '--no-diff'])).out).not.toContain('+console.info');
  });

  it('shows no credential in a diff, and writes the file as it was', async () => {
    const root = scratch({ 'a.js': "var userSig = 'geheim';\nwebim.Log.info('x');\n" });
    expect((await cli(root, ['migrate', '--write'])).out).toContain(" var userSig = '••••••';");
    expect(readFileSync(join(root, 'a.js'), 'utf8')).toBe("var userSig = 'geheim';\nconsole.info('x');\n");
    const asked = scratch({ 'a.js': "var userSig = 'geheim';\nwebim.Log.info('x');\n" });
    const { out } = await cli(asked, ['migrate', '-i'], {
      choose: async () => 'yes',
      edit: async (text) => text,
    });
    expect(out).toContain(" var userSig = '••••••';");
    expect(out).not.toContain('geheim');
  });

  it('has colours as the environment wants them', () => {
    expect([
      wantsColors({}, true),
      wantsColors({}, false),
      wantsColors({ TERM: 'dumb' }, true),
      wantsColors({ NO_COLOR: '1' }, true),
      wantsColors({ NO_COLOR: '' }, true),
      wantsColors({ FORCE_COLOR: '1' }, false),
      wantsColors({ FORCE_COLOR: '0' }, true),
      wantsColors({ FORCE_COLOR: '1', NO_COLOR: '1' }, false),
    ]).toEqual([true, false, false, false, true, true, false, true]);
  });

  it('makes the words stand out that differ', () => {
    const diff = unifiedDiff(
      { path: 'a.js', before: 'var a = webim.b(1);\n', after: 'var a = tim.c(1);\n' },
      pc.createColors(true),
    );
    expect(diff).toContain('\x1b[7mtim\x1b[27m');
    expect(diff).not.toContain('\x1b[7mvar');
  });
});

describe('one file by the standard input', () => {
  const migrate = async (name: string, bytes: Buffer) => {
    const parts: Buffer[] = [];
    const result = await cli(scratch(), ['migrate', '--stdin-filename', name], {
      input: async () => bytes,
      outBytes: (part) => parts.push(part),
    });
    return { ...result, bytes: Buffer.concat(parts) };
  };

  it('comes out migrated, in its own encoding, and alone', async () => {
    const gbk = await migrate('js/a.js', iconv.encode('// 提示\r\nwebim.Log.warn("失败");\r\n', 'gbk'));
    expect(gbk.bytes).toEqual(iconv.encode('// 提示\r\nconsole.warn("失败");\r\n', 'gbk'));
    expect(gbk.out).toBe('');
  });

  it('comes out as it was when nothing can be done, which is said elsewhere', async () => {
    const broken = Buffer.from('webim.login(;\n');
    const result = await migrate('dist/a.js', broken);
    expect([result.code, result.bytes]).toEqual([2, broken]);
    expect(result.err).toContain('dist/a.js: file-unparsable');
  });
});

describe('a failure of the tool', () => {
  it('leaves its details in a file, without secrets', () => {
    const args = ['play', '--user-sig-key', 'geheim', '--user-sig-key=geheim'];
    const text = readFileSync(writeCrashLog(new Error('oops'), args) as string, 'utf8');
    expect(text).toMatch(/webim2tim \d.*Node v[\s\S]*Error: oops/);
    expect(text).not.toContain('geheim');
  });
});
