import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CLI, noTerminals, TerminalWindow } from '../../support/terminal-window.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';

/** The built command line in a real terminal: the parts that tests with a made-up terminal take for granted. */

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="a.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'a.js': "webim.Log.info('x');\n\n\nvar kind = webim.SESSION_TYPE.C2C;\n",
};
const CONVERTED = "console.info('x');\n\n\nvar kind = TIM.TYPES.CONV_C2C;\n";

/** Script that stands in for an editor or a pager. */
const node = (script: string) => `"${process.execPath}" "${script}"`;
const ESCAPE = String.fromCharCode(27);
const COLOUR = new RegExp(`${ESCAPE}\\[[\\d;]*[1-9]\\d*m`);

let windows: TerminalWindow[] = [];
afterEach(() => {
  for (const window of windows) window.close();
  windows = [];
});

function open(cwd: string, args: readonly string[], env: Record<string, string> = {}): TerminalWindow {
  const window = TerminalWindow.cli(args, { cwd, env, cols: 160 });
  windows.push(window);
  return window;
}

const appScript = (root: string) => readFileSync(join(root, 'a.js'), 'utf8');

if (noTerminals) it.skip(`needs a terminal: ${noTerminals}`, () => {});

describe.skipIf(noTerminals)('migrate --interactive in a terminal', () => {
  it('takes each answer with one key: why, yes, edit, no', async () => {
    const root = scratch({
      ...APP,
      'editor.mjs': `import { readFileSync, writeFileSync } from 'node:fs';
const file = process.argv.at(-1);
writeFileSync(file, readFileSync(file, 'utf8').replace("'x'", "'edited'"));`,
    });
    const window = open(root, ['migrate', '-i', '--no-diff'], { EDITOR: node(join(root, 'editor.mjs')) });
    await window.shows(/\(1\/3\) index\.html: load the new SDK.*\[y,n,e,a,q,w,\?\] *$/);
    window.press('?');
    await window.shows(/w {2}why: what speaks for it\n {2}\? {2}this help/);
    window.press('w');
    await window.shows(/The legacy SDK is loaded or imported here[\s\S]*index\.html: sdk\/webim\.js/);
    window.press('y');
    await window.shows(/\(2\/3\) a\.js: Log[^\n]*\?\] *$/);
    window.press('e');
    await window.shows(/\(3\/3\) a\.js: Constants[^\n]*\?\] *$/);
    window.press('x');
    window.press('n');
    expect(await window.ended).toBe(0);
    expect(appScript(root)).toBe("console.info('edited');\n\n\nvar kind = webim.SESSION_TYPE.C2C;\n");
    expect(window.text()).toMatch(/\(2\/3\).* yes, after editing the new text[\s\S]*undo/);
  });

  it('takes all that follow, in Chinese', async () => {
    const root = scratch(APP);
    const window = open(root, ['migrate', '-i', '--no-diff'], { LANG: 'zh_CN.UTF-8' });
    await window.shows(/\(1\/3\) index\.html：改为加载新 SDK.*\[y,n,e,a,q,w,\?\] *$/);
    window.press('a');
    expect(await window.ended).toBe(0);
    expect(appScript(root)).toBe(CONVERTED);
  });

  it('writes nothing when it is stopped', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    const window = open(root, ['migrate', '-i', '--no-diff']);
    await window.shows(/\(1\/3\)[^\n]*\?\] *$/);
    window.press('\x03');
    expect(await window.ended).toBe(3);
    expect(window.text()).toContain('[interactive-stopped]');
    expect(snapshot(root)).toEqual(before);
    // The cursor is there again for whatever comes next.
    expect(window.raw.lastIndexOf(`${ESCAPE}[?25h`)).toBeGreaterThan(
      window.raw.lastIndexOf(`${ESCAPE}[?25l`),
    );
  });

  it('says what is wrong with an editor and asks again; writes nothing when it is quit', async () => {
    const root = scratch(APP);
    const before = snapshot(root);
    const window = open(root, ['migrate', '-i'], { EDITOR: 'no-such-editor' });
    await window.shows(/\(1\/3\)[^\n]*\?\] *$/);
    window.press('e');
    await window.shows(/\[editor-failed\][\s\S]*\(1\/3\)[^\n]*\?\] *$/);
    window.press('q');
    expect(await window.ended).toBe(0);
    expect(window.text()).toContain('No file has to change.');
    expect(snapshot(root)).toEqual(before);
  });

  // A terminal on one side only is a script that runs in one.
  it.each([
    ['the input is none', '< /dev/null'],
    ['the output is none', '| cat'],
  ])('asks nobody where %s', async (_, redirection) => {
    const root = scratch(APP);
    const before = snapshot(root);
    const window = new TerminalWindow('sh', ['-c', `${node(CLI)} migrate -i ${redirection}; echo done`], {
      cwd: root,
    });
    windows.push(window);
    await window.ended;
    expect(window.text()).toMatch(/\[no-terminal\][\s\S]*done$/);
    expect(snapshot(root)).toEqual(before);
  });
});

describe.skipIf(noTerminals)('the diff in a terminal', () => {
  // More than a pipe holds.
  const WORDS = 'word '.repeat(200);
  const LONG = {
    'a.js': Array.from({ length: 100 }, (_, i) => `webim.Log.info('${WORDS}${i}.');\n\n\n`).join(''),
  };

  it('goes to the pager, which may be closed before it has read all', async () => {
    const root = scratch({
      ...LONG,
      'pager.mjs': `process.stdin.once('data', (data) => {
  process.stdout.write('PAGER ' + String(data).slice(0, 60));
  process.exit(0);
});`,
    });
    const window = open(root, ['migrate', '--no-markers'], { PAGER: node(join(root, 'pager.mjs')) });
    expect(await window.ended).toBe(1);
    expect(window.text()).toMatch(/^PAGER .*a\.js/);
    expect(window.text()).not.toContain(' 99.');
    expect(window.text()).toMatch(/npx webim2tim migrate[^\n]*--write$/);
  });

  it('is printed when there is no such pager', async () => {
    const window = open(scratch(LONG), ['migrate', '--no-markers'], { PAGER: 'no-such-pager' });
    expect(await window.ended).toBe(1);
    expect(window.raw).toContain(' 99.');
  });
});

describe.skipIf(noTerminals)('colours in a terminal', () => {
  it.each([
    [{}, true],
    [{ NO_COLOR: '1' }, false],
    [{ TERM: 'dumb' }, false],
  ])('with %j', async (env, expected) => {
    const root = scratch(APP);
    const asked = open(root, ['migrate', '-i'], env);
    await asked.shows(/\(1\/3\)[^\n]*\?\] *$/);
    asked.press('q');
    await asked.ended;
    expect(COLOUR.test(asked.raw)).toBe(expected);
  });
});

describe.skipIf(noTerminals)('progress in a terminal', () => {
  // Every look at the clock is five seconds later, so that any run is a long one.
  const SLOW = `let now = 1e12; Date.now = () => (now += 5000);`;

  it('is shown with counts and the time left, and gone at the end', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`p${i}.html`, `<script>webim.Log.info('${i}');</script>\n`]),
    );
    const root = scratch({ ...pages, 'clock.mjs': SLOW });
    const env = { NODE_OPTIONS: `--import ${join(root, 'clock.mjs')}` };
    const window = open(root, ['scan'], env);
    await window.ended;
    expect(window.raw).toMatch(/Reading files \[[^\]]*\] \d+\/13 · /);
    expect(window.raw).toMatch(/\d+\/\d+ · … left/);
    expect(window.raw).toMatch(/Converting pages \[[^\]]*\] \d+\/12 · [ \d]\d[hms]\w* left/);
    expect(window.text()).not.toMatch(/Reading files|Converting pages/);
    expect(window.text()).toMatch(/^webim2tim/);
  });
});
