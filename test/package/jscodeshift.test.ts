import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TRANSFORMS } from '../../codemods/transforms/all.ts';
import { scratch } from '../codemods/support/scratch.ts';

const DIST = new URL('../../dist/transforms/', import.meta.url).pathname;
const CASES = new URL('../../fixtures/cases/', import.meta.url).pathname;
const JSCODESHIFT = createRequire(import.meta.url).resolve('jscodeshift/bin/jscodeshift.js');

/** Runs `jscodeshift -t transforms/NAME.js` on a script and gives the script after it, and what was printed. */
function jscodeshift(name: string, text: string, ...flags: string[]): { text: string; printed: string } {
  const file = join(scratch({ 'input.js': text }), 'input.js');
  const printed = execFileSync(
    process.execPath,
    [JSCODESHIFT, '-t', join(DIST, `${name}.js`), '--run-in-band', '-v', '2', ...flags, file],
    { encoding: 'utf8' },
  );
  return { text: readFileSync(file, 'utf8'), printed };
}

it('there is one file for every transform, and one for all', () => {
  const kebab = TRANSFORMS.map(({ name }) =>
    name.replace(/(?<=[a-z\d])[A-Z]/g, (c) => `-${c.toLowerCase()}`),
  );
  const files = readdirSync(DIST).filter((file) => file.endsWith('.js') && !file.startsWith('shared-'));
  expect(files.map((file) => file.replace('.js', '')).sort()).toEqual(
    expect.arrayContaining(['all', ...kebab].sort()),
  );
});

it('one transform converts what is its own and reports the rest', () => {
  const { text, printed } = jscodeshift(
    'log',
    "webim.Log.info('a');\r\nwebim.Tool.getStrBytes('b');\r\nwebim.no();\r\n",
  );
  expect(text).toBe("console.info('a');\r\nwebim.Tool.getStrBytes('b');\r\nwebim.no();\r\n");
  expect(printed).toContain('line 3: no: unknown-member');
  expect(printed).not.toContain('line 2');
});

it.each(['send-text-and-faces-in-one-message', 'group-tips', 'history-pages'])(
  'all of them do to one file what the command line does: %s',
  (name) => {
    const input = readFileSync(join(CASES, name, 'input.js'), 'utf8');
    expect(jscodeshift('all', input).text).toBe(readFileSync(join(CASES, name, 'expected.js'), 'utf8'));
  },
);

it('a file that does not parse is an error of that file', () => {
  const folder = scratch({ 'bad.js': 'webim.login(', 'good.js': "webim.Log.info('x');\n" });
  const printed = execFileSync(
    process.execPath,
    [JSCODESHIFT, '-t', join(DIST, 'all.js'), '--run-in-band', folder],
    { encoding: 'utf8' },
  );
  expect(printed).toMatch(/ERR .*bad\.js/);
  expect(readFileSync(join(folder, 'good.js'), 'utf8')).toBe("console.info('x');\n");
});

it('takes the options of the command line that say how new code is written', () => {
  const input = `import webim from './webim';
export function login(info) {
  webim.login(info, {}, {}, () => {}, () => {});
}
function leave(id) {
  webim.quitGroup({ GroupId: id }, (resp) => { show('left'); }, (err) => { show(err.ErrorInfo); });
}
leave('g');
`;
  const { text } = jscodeshift('all', input, '--style=await', '--target=@tencentcloud/chat');
  expect(text).toContain("from '@tencentcloud/chat'");
  expect(text).toContain('await webim2tim.tim.quitGroup(');
  const { text: same, printed } = jscodeshift('all', input, '--style=callback');
  expect(same).toBe(input);
  expect(printed).toContain('--style=callback: there are only then, await');
});
