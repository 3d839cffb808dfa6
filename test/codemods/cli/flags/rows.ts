import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Terminal } from '../../../../codemods/cli/terminal.ts';
import type { Ledger } from '../../../../codemods/report/ledger.ts';
import { LEGACY_SDK, scratch } from '../../support/scratch.ts';
import { cli } from '../support.ts';

/** Shows what a flag of a command does that would not happen without it. */
export type Effect = (tried: Tried) => Promise<void>;

/** A command with the flag under test; it takes down the command lines that were run. */
export class Tried {
  readonly lines: string[][] = [];

  constructor(readonly command: string) {}

  async run(root: string, args: readonly string[], terminal: Partial<Terminal> = {}) {
    const line = [...this.command.split(' ').slice(1), ...args];
    this.lines.push(line);
    return cli(root, line, terminal);
  }

  async ledger(root: string, ...args: string[]): Promise<Ledger> {
    return JSON.parse((await this.run(root, [...args, '--json'])).out);
  }
}

const APP = {
  'index.html': '<script src="sdk/webim.js"></script>\n<script src="src/a.js"></script>\n',
  'sdk/webim.js': LEGACY_SDK,
  'src/a.js': `webim.Log.info('here');

function leave(id) {
  webim.quitGroup({ GroupId: id }, function () { left(); }, function (err) { show(err.ErrorInfo); });
}
webim.noSuchMember();
`,
};
const TWO = { 'src/a.js': 'webim.login();\n', 'old/b.js': 'webim.logout();\n' };
const filesIn = ({ findings }: Ledger) => [...new Set(findings.map(({ file }) => file))];
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

function repository(files: Record<string, string> = APP): string {
  const root = scratch(files);
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args]);
  git('init', '-q');
  git('config', 'user.name', 'Somebody');
  git('config', 'user.email', 'somebody@example.com');
  git('add', '.');
  git('commit', '-qm', 'Begin');
  return root;
}
const lastSubject = (root: string) =>
  execFileSync('git', ['-C', root, 'log', '-1', '--format=%s'], { encoding: 'utf8' }).trim();

async function written(): Promise<string> {
  const root = scratch(APP);
  await cli(root, ['migrate', '--write', '--quiet']);
  return root;
}

/** Of `scan`, `migrate` and `check`. */
const COMMON: Record<string, Effect> = {
  '--include': async (tried) =>
    expect(filesIn(await tried.ledger(scratch(TWO), '--include', 'src/'))).toEqual(['src/a.js']),
  '--ignore': async (tried) =>
    expect(filesIn(await tried.ledger(scratch(TWO), '--ignore', 'src/'))).toEqual(['old/b.js']),
  '--to': async (tried) => {
    const root = scratch(APP);
    const bucket = ({ findings }: Ledger) => findings.find(({ member }) => member === 'Log.info')?.bucket;
    expect(bucket(await tried.ledger(root, '--to', 'native'))).toBe('converted');
    expect(bucket(await tried.ledger(root, '--to', 'shim'))).toBe('shim');
  },
  '--target': async (tried) =>
    expect((await tried.ledger(scratch(APP), '--target', '@tencentcloud/chat')).target).toBe(
      '@tencentcloud/chat',
    ),
  '--partial': async (tried) => {
    const root = scratch({
      ...APP,
      'src/a.js': `function start(info) {
  webim.login(info, { onMsgNotify: function (msgs) { library(msgs[0]); } }, {}, function () {}, function () {});
}
`,
    });
    const converted = async (what: string) => (await tried.ledger(root, '--partial', what)).totals.converted;
    expect(await converted('bridge')).toBeGreaterThan(await converted('keep'));
  },
  '--style': async (tried) => {
    const root = scratch({
      'a.js': `import webim from './webim';
export function login(info) {
  webim.login(info, {}, {}, () => {}, () => {});
}
function leave(id) {
  webim.quitGroup({ GroupId: id }, (resp) => { show('left'); }, (err) => { show(err.ErrorInfo); });
}
leave('g');
`,
    });
    const awaits = async (style: string) => {
      await tried.run(root, ['--style', style, '--report', `${style}.html`]);
      return read(root, `${style}.html`).includes('await webim2tim.tim.quitGroup(');
    };
    expect([await awaits('then'), await awaits('await')]).toEqual([false, true]);
  },
  '--only': async (tried) => {
    const { findings } = await tried.ledger(scratch(APP), '--only', 'log');
    expect(findings.find(({ member }) => member === 'quitGroup')?.code).toBe('other-capability');
    expect(findings.find(({ member }) => member === 'Log.info')?.bucket).toBe('converted');
  },
  '--report': async (tried) => {
    const root = scratch(APP);
    await tried.run(root, ['--report', 'a.json', '--report', 'a.md']);
    expect(JSON.parse(read(root, 'a.json')).totals.all).toBeGreaterThan(3);
    expect(read(root, 'a.md')).toContain('`webim.noSuchMember`');
  },
  '--observed': async (tried) => {
    const call = { member: 'quitGroup', file: 'http://x/src/a.js', line: 4, column: 3, count: 7 };
    const recorded = { version: '0.1.0', page: 'http://x/index.html', calls: [call] };
    const root = scratch({ ...APP, 'calls.json': JSON.stringify(recorded) });
    expect((await tried.ledger(root)).observed).toBeUndefined();
    expect((await tried.ledger(root, '--observed', 'calls.json')).observed).toBeDefined();
  },
  '--quiet': async (tried) => {
    const root = scratch(APP);
    expect((await tried.run(root, [])).out).not.toBe('');
    expect((await tried.run(root, ['--quiet'])).out).toBe('');
  },
  '--json': async (tried) => expect((await tried.ledger(scratch(APP))).version).toBe(1),
  '--config': async (tried) => {
    const root = scratch({ ...TWO, 'other.json': '{ "ignore": ["src/"] }' });
    expect(filesIn(await tried.ledger(root, '--config', 'other.json'))).toEqual(['old/b.js']);
  },
  '--no-config': async (tried) => {
    const root = scratch({ ...TWO, 'webim2tim.config.json': '{ "ignore": ["src/"] }' });
    expect(filesIn(await tried.ledger(root))).toEqual(['old/b.js']);
    expect(filesIn(await tried.ledger(root, '--no-config'))).toEqual(['old/b.js', 'src/a.js']);
  },
};

/** Of one command. */
const OWN: Record<string, Record<string, Effect>> = {
  webim2tim: {
    '--version': async (tried) => {
      for (const flag of ['--version', '-V']) {
        expect((await tried.run('/', [flag])).out).toMatch(/webim\.js 1\.7[\s\S]*tim-js-sdk 2\./);
      }
    },
  },
  'webim2tim scan': {
    '--plan': async (tried) => {
      const root = scratch(APP);
      await tried.run(root, ['--plan', 'plan.json']);
      expect(JSON.parse(read(root, 'plan.json')).steps.length).toBeGreaterThan(1);
    },
  },
  'webim2tim migrate': {
    '--write': async (tried) => {
      const root = scratch(APP);
      await tried.run(root, []);
      expect(read(root, 'src/a.js')).toBe(APP['src/a.js']);
      await tried.run(root, ['--write']);
      expect(read(root, 'src/a.js')).toContain("console.info('here')");
    },
    '--interactive': async (tried) => {
      for (const flag of ['--interactive', '-i']) {
        const root = scratch(APP);
        await tried.run(root, [flag], { choose: async () => 'all', edit: async (text) => text });
        expect(read(root, 'src/a.js')).toContain("console.info('here')");
        expect((await tried.run(root, [flag])).err).toContain('[no-terminal]');
      }
    },
    '--commit': async (tried) => {
      const root = repository();
      await tried.run(root, ['--commit', '--quiet']);
      expect(lastSubject(root)).toBe('migrate webim.js to tim-js-sdk');
    },
    '--message': async (tried) => {
      const root = repository();
      await tried.run(root, ['--commit', '--message', 'im: {files} files', '--quiet']);
      expect(lastSubject(root)).toMatch(/^im: \d files$/);
    },
    '--allow-dirty': async (tried) => {
      const root = repository();
      writeFileSync(join(root, 'src/b.js'), "webim.Log.info('b');\n");
      expect((await tried.run(root, ['--write'])).err).toContain('[dirty-tree]');
      await tried.run(root, ['--write', '--allow-dirty']);
      expect(read(root, 'src/b.js')).toContain('console.info');
    },
    '--plan': async (tried) => {
      const root = scratch(APP);
      await cli(root, ['scan', '--plan', 'plan.json', '--quiet']);
      expect((await tried.run(root, ['--plan', 'plan.json'])).out).toMatch(/^open {3}1 .*\nopen {3}2 /);
    },
    '--step': async (tried) => {
      const root = scratch(APP);
      await cli(root, ['scan', '--plan', 'plan.json', '--quiet']);
      await tried.run(root, ['--plan', 'plan.json', '--step', '1', '--write']);
      expect(read(root, 'index.html')).toContain('tim-js.js');
      expect(read(root, 'src/a.js')).toContain("webim.Log.info('here')");
    },
    '--no-diff': async (tried) => {
      const root = scratch(APP);
      expect((await tried.run(root, [])).out).toContain("+console.info('here')");
      expect((await tried.run(root, ['--no-diff'])).out).not.toContain("+console.info('here')");
    },
    '--no-pager': async (tried) => {
      const root = scratch(APP);
      let pages = 0;
      const page = () => ++pages > 0;
      expect((await tried.run(root, [], { page })).out).not.toContain('+console.info');
      expect((await tried.run(root, ['--no-pager'], { page })).out).toContain('+console.info');
      expect(pages).toBe(1);
    },
    '--stdin-filename': async (tried) => {
      let out = '';
      const input = async () => Buffer.from("webim.Log.info('x');\n");
      const outBytes = (bytes: Buffer) => {
        out += bytes;
      };
      await tried.run(scratch(), ['--stdin-filename', 'a.js'], { input, outBytes });
      expect(out).toBe("console.info('x');\n");
    },
    '--no-markers': async (tried) => {
      const root = scratch(APP);
      expect((await tried.run(root, [])).out).toContain('webim2tim(unknown-member)');
      expect((await tried.run(root, ['--no-markers'])).out).not.toContain('webim2tim(unknown-member)');
    },
  },
  'webim2tim check': {
    '--baseline': async (tried) => {
      const root = scratch({ 'a.js': 'webim.login();\n', 'none.json': '{ "version": 1, "files": {} }' });
      await tried.run(root, ['--update-baseline', '--baseline', 'known.json']);
      expect((await tried.run(root, ['--baseline', 'known.json'])).code).toBe(0);
      expect((await tried.run(root, ['--baseline', 'none.json'])).out).toContain('login: 0 -> 1');
    },
    '--update-baseline': async (tried) => {
      const root = scratch(APP);
      await tried.run(root, []);
      expect(existsSync(join(root, 'webim2tim-baseline.json'))).toBe(false);
      await tried.run(root, ['--update-baseline']);
      expect(JSON.parse(read(root, 'webim2tim-baseline.json')).files['src/a.js']).toMatchObject({
        quitGroup: 1,
      });
    },
    '--allow-markers': async (tried) => {
      const root = await written();
      await tried.run(root, ['--update-baseline', '--quiet']);
      expect((await tried.run(root, [])).code).toBe(1);
      expect((await tried.run(root, ['--allow-markers'])).code).toBe(0);
    },
  },
  'webim2tim undo': {
    '--force': async (tried) => {
      const root = await written();
      writeFileSync(join(root, 'src/a.js'), 'mine');
      expect((await tried.run(root, [])).err).toContain('[changed-since]');
      await tried.run(root, ['--force']);
      expect(read(root, 'src/a.js')).toBe(APP['src/a.js']);
    },
    '--keep': async (tried) => {
      const root = await written();
      writeFileSync(join(root, 'src/a.js'), 'mine');
      await tried.run(root, ['--keep', 'src/a.js']);
      expect([read(root, 'src/a.js'), read(root, 'index.html')]).toEqual(['mine', APP['index.html']]);
    },
    '--redo': async (tried) => {
      const root = await written();
      const after = read(root, 'src/a.js');
      await tried.run(root, []);
      expect(read(root, 'src/a.js')).toBe(APP['src/a.js']);
      await tried.run(root, ['--redo']);
      expect(read(root, 'src/a.js')).toBe(after);
    },
    '--list': async (tried) => {
      const root = await written();
      const after = read(root, 'src/a.js');
      expect((await tried.run(root, ['--list'])).out).toMatch(/^\d{4}-.* files {2}written/);
      expect(read(root, 'src/a.js')).toBe(after);
    },
  },
};

/** What shows that a flag does something; undefined when nobody wrote it down. */
export function effectOf(command: string, flag: string): Effect | undefined {
  if (flag === '--lang') return speaksChinese;
  const takesCommon = ['scan', 'migrate', 'check'].some((name) => command.endsWith(` ${name}`));
  return OWN[command]?.[flag] ?? (takesCommon ? COMMON[flag] : undefined);
}

/** Every row, so that one nobody needs is found. */
export const allRows = (): string[] => [
  ...Object.keys(COMMON),
  ...Object.entries(OWN).flatMap(([command, rows]) => Object.keys(rows).map((flag) => `${command} ${flag}`)),
];

const speaksChinese: Effect = async (tried) => {
  for (const [lang, words] of [
    ['en', /^[^\p{Script=Han}]+$/u],
    ['zh', /\p{Script=Han}/u],
  ] as const) {
    const { out, err } = await tried.run(scratch(), ['--lang', lang, '--frobnicate']);
    expect(out + err).toMatch(words);
  }
};
