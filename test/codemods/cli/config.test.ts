import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settingNames } from '../../../codemods/cli/config/apply.ts';
import { sayIn } from '../../../codemods/cli/lang.ts';
import { buildProgram } from '../../../codemods/cli/program.ts';
import { scratch } from '../support/scratch.ts';
import { cli } from './support.ts';

const APP = { 'src/a.js': 'webim.login();\n', 'old/b.js': 'webim.logout();\n' };
const seen = (out: string) => [/src\/a\.js/, /old\/b\.js/].map((file) => file.test(out));

describe('settings', () => {
  it.each([
    ['webim2tim.config.json', '{ "ignore": ["old/"] }'],
    ['webim2tim.config.mjs', 'export default { ignore: ["old/"] };'],
    ['webim2tim.config.cjs', 'module.exports = { ignore: "old/" };'],
    ['webim2tim.config.js', 'module.exports = { ignore: ["old/"] };'],
    [
      'webim2tim.config.ts',
      "import { defineConfig } from 'webim2tim/config';\nconst old: string = 'old/';\nexport default defineConfig({ ignore: [old] });",
    ],
    ['webim2tim.config.mjs', 'export default { paths: ["src"] };'],
  ])('in %s: %s', async (name, text) => {
    const { code, out } = await cli(scratch({ ...APP, [name]: text }), ['scan']);
    expect([code, ...seen(out)]).toEqual([0, true, false]);
  });

  it('are found above, named, left out, and stand behind the command line', async () => {
    const root = scratch({
      ...APP,
      'webim2tim.config.json': '{ "ignore": ["old/"], "lang": "zh" }',
      'other.json': '{ "ignore": ["src/"] }',
    });
    const above = await cli(join(root, 'src'), ['scan']);
    expect(above.out).toContain('扫描');
    expect(seen((await cli(root, ['scan', '--config', 'other.json'])).out)).toEqual([false, true]);
    expect(seen((await cli(root, ['scan', '--no-config'])).out)).toEqual([true, true]);
    const flags = await cli(root, ['scan', '--ignore', 'src/', '--lang', 'en']);
    expect([...seen(flags.out), flags.out.includes('Nothing')]).toEqual([false, true, false]);
    expect(seen((await cli(root, ['scan', 'src', 'old', '--lang', 'en'])).out)[0]).toBe(true);
  });

  it.each([
    ['{ "frobnicate": 1 }', 'config-unknown-key', 'frobnicate'],
    ['{ "write": true }', 'config-unknown-key', 'write'],
    ['{ "to": "mars" }', 'config-bad-value', 'native / shim'],
    ['{ "markers": "yes" }', 'config-bad-value', 'true / false'],
    ['{ "ignore": [1, {}] }', 'config-bad-value', 'ignore'],
    ['{ "baseline": ["a.json", "b.json"] }', 'config-bad-value', 'baseline'],
    ['{ "paths": "src" }', 'config-bad-value', 'paths'],
    ['[]', 'config-unusable', 'no object'],
    ['{', 'config-unusable', 'webim2tim.config.json'],
  ])('%s is refused', async (text, code, says) => {
    const root = scratch({ ...APP, 'webim2tim.config.json': text });
    const { code: exit, err } = await cli(root, [text.includes('baseline') ? 'check' : 'migrate']);
    expect([exit, err]).toEqual([3, expect.stringContaining(`[${code}]`)]);
    expect(err).toContain(says);
  });

  it('say when a named file is not there', async () => {
    const { code, err } = await cli(scratch(APP), ['scan', '--config', 'none.json']);
    expect([code, err]).toEqual([3, expect.stringContaining('There is no none.json. [no-such-path]')]);
  });

  it('have a type that names every one of them', () => {
    const terminal = { cwd: '/', out() {}, err() {}, colors: false };
    const program = buildProgram({ terminal, lang: 'en', say: sayIn('en'), exitCode: 0 });
    const source = readFileSync(new URL('../../../codemods/cli/config/define.ts', import.meta.url), 'utf8');
    const typed = [...source.matchAll(/^ {2}(\w+)\?: /gm)].map(([, name]) => name);
    expect(typed.sort()).toEqual(settingNames(program));
  });
});

describe('init', () => {
  it('writes settings that change nothing yet, once', async () => {
    const root = scratch(APP);
    expect((await cli(root, ['init'])).code).toBe(0);
    expect(seen((await cli(root, ['scan'])).out)).toEqual([true, true]);
    const again = await cli(root, ['init']);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('[file-exists]')]);
  });
});
