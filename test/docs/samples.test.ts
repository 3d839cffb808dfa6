import { spawnSync } from 'node:child_process';
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
import { basename, join } from 'node:path';
import { parse } from 'acorn';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../codemods/cli/program.ts';
import type { Ledger } from '../../codemods/report/ledger.ts';
import { isPageKind, runInMiniProgram, runOnPage } from './support/run-sample.ts';
import { allPages, pathOf, type Sample } from './support/samples.ts';
import { Workplace } from './support/shell.ts';

/**
 * Every fenced block of the documentation, by what its fence says. Both languages have the same blocks (a test of the pages
 * sees to it), so the English ones are run.
 *
 *     js page | legacy | native    runs on a page: nobody logged in, logged in by the old names, natively (`tim`)
 *     js wx                        runs in a mini-program
 *     js before, js after          a pair: the codemods make the second of the first
 *     js case                      part of a file of fixtures/cases: held by the tests of its page and of the cases
 *     wrong, right                 on the page of a code: the tool finds the code in the first and not in the second
 *     js [file]                    a file of a project; the bundler tests build those
 *     ts                           is compiled against the types of the package
 *     html                         is parsed; scripts it loads exist
 *     sh                           runs in a copy of an application
 *     text                         stands in the output of the command before it
 *     diff [file]                  is applied in the same copy
 *     json                         is parsed
 */
const require = createRequire(import.meta.url);
const pages = allPages().filter(({ lang }) => lang === 'en');
const samples = pages.flatMap((page) => page.samples);
const named = (list: readonly Sample[]) =>
  list.map((sample) => [`${sample.page}:${sample.line}`, sample] as const);
const pick = (test: (sample: Sample) => boolean) => named(samples.filter(test));

const KINDS = [
  /^js (page|legacy|native|wx|before|after|case|wrong|right)$/,
  /^(html|vue) (wrong|right)$/,
  /^(html|sh|text|ts|json|yaml) $/,
  /^ts repository$/,
  /^console $/,
  /^(js|diff) \[.+\]$/,
  /^ $/,
];

test('every block says what it is', () => {
  const told = samples.map(({ page, line, lang, kind, file }) => [
    `${page}:${line}`,
    `${lang} ${file ? `[${file}]` : kind}`,
  ]);
  expect(told.filter(([, kind = '']) => !KINDS.some((known) => known.test(kind)))).toEqual([]);
});

describe('scripts of pages', () => {
  test.each(pick(({ lang, kind }) => lang === 'js' && isPageKind(kind)))('%s', async (_, sample) => {
    await runOnPage(sample, sample.kind as 'page');
  });
});

test.each(pick(({ kind }) => kind === 'wx'))('%s runs in a mini-program', async (_, sample) => {
  await runInMiniProgram(sample);
});

describe('files of projects', () => {
  test.each(pick(({ lang, file }) => lang === 'js' && file !== ''))('%s parses', (_, sample) => {
    // What conditional compilation leaves for browsers.
    const plain = sample.code.replace(/^\/\/ #ifdef MP-[\s\S]*?^\/\/ #endif/gm, '');
    expect(() => parse(plain, { ecmaVersion: 2022, sourceType: 'module' })).not.toThrow();
  });
});

describe('HTML', () => {
  test.each(pick(({ lang, kind }) => lang === 'html' && kind === ''))('%s', (_, sample) => {
    const problems: string[] = [];
    const tree = parseFragment(sample.code, { onParseError: ({ code }) => void problems.push(code) });
    expect(problems).toEqual([]);
    for (const node of tree.childNodes) {
      if (!('attrs' in node)) continue;
      const src = node.attrs.find(({ name }) => name === 'src')?.value ?? '';
      const places = [`dist/${basename(src)}`, `node_modules/tim-js-sdk/${basename(src)}`];
      // The old file itself is nobody's to have.
      expect(basename(src) === 'webim.js' || places.some((place) => existsSync(pathOf(place))), src).toBe(
        true,
      );
    }
  });
});

test('TypeScript compiles against the types of the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'webim2tim-docs-ts-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(pathOf('.'), join(folder, 'node_modules/webim2tim'), 'dir');
    const found = samples.filter(({ lang, kind }) => lang === 'ts' && kind === '');
    const files = found.map((sample, index) => {
      const file = join(folder, `sample${index}.mts`);
      writeFileSync(file, `${sample.code}\nexport {};\n`);
      return file;
    });
    expect(files.length).toBeGreaterThan(0);
    const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--module', 'node20'];
    const tsc = require.resolve('typescript/bin/tsc');
    const run = spawnSync(process.execPath, [tsc, ...options, ...files], { encoding: 'utf8' });
    expect(run.stdout).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.each(pick(({ lang, kind }) => lang === 'json' && kind === ''))('%s is JSON', (_, { code }) => {
  expect(() => JSON.parse(code)).not.toThrow();
});

/** What the tool makes of one file; nothing is on its own disk but that. */
async function migrate(name: string, code: string): Promise<{ text: string; ledger: Ledger }> {
  const cwd = mkdtempSync(join(tmpdir(), 'webim2tim-docs-code-'));
  try {
    writeFileSync(join(cwd, name), `${code}\n`);
    let said = '';
    const hear = (text: string) => {
      said += text;
    };
    const args = [
      'migrate',
      name,
      '--write',
      '--allow-dirty',
      '--no-markers',
      '--lang',
      'en',
      '--report',
      'ledger.json',
    ];
    const exitCode = await runCommandLine(args, { cwd, out: hear, err: hear, colors: false });
    expect(exitCode, said).toBeLessThan(3);
    return {
      text: readFileSync(join(cwd, name), 'utf8').trimEnd(),
      ledger: JSON.parse(readFileSync(join(cwd, 'ledger.json'), 'utf8')),
    };
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
}

const follower = (sample: Sample, kind: string) => {
  const next = samples[samples.indexOf(sample) + 1];
  return next?.page === sample.page && next.kind === kind ? next : undefined;
};

describe('pairs', () => {
  test('are there', () => expect(samples.some(({ kind }) => kind === 'before')).toBe(true));
  test.each(pick(({ kind }) => kind === 'before'))('%s becomes what stands after it', async (_, sample) => {
    const after = follower(sample, 'after');
    expect(after, 'a block `after` follows').toBeDefined();
    expect((await migrate('app.js', sample.code)).text).toBe(after?.code);
  });
});

const NAMES: Record<string, string> = { js: 'app.js', html: 'index.html', vue: 'App.vue' };

describe('pages of codes', () => {
  test.each(pick(({ kind }) => kind === 'wrong'))(
    '%s shows the code, and how it goes away',
    async (_, sample) => {
      const code = basename(sample.page, '.md');
      const codesOf = async ({ lang, code: text }: Sample) => {
        const { ledger } = await migrate(NAMES[lang] as string, text);
        const ofFiles = ledger.files.map((file) => ('code' in file ? file.code : undefined));
        return [...ledger.findings.map((finding) => finding.code), ...ofFiles];
      };
      expect(await codesOf(sample)).toContain(code);
      const right = follower(sample, 'right');
      if (right) expect(await codesOf(right)).not.toContain(code);
    },
  );
});

/** Commands of a page run one after the other in one copy of an application. */
describe('commands', () => {
  const APPS: Record<string, [app: string, sdk: string]> = {
    'worked-migration': ['live-room', 'sdk/webim.js'],
  };
  const withCommands = pages.filter(
    (page) => page.name !== 'worked-migration' && page.samples.some(({ lang }) => lang === 'sh'),
  );
  // Each page has a copy of its own, and its commands are processes: they can run beside each other.
  test.concurrent.each(withCommands.map((page) => [page.path, page] as const))(
    '%s',
    async (_, page) => {
      const [app, sdk] = APPS[page.name] ?? ['jquery-desk', 'lib/webim.js'];
      const place = new Workplace(app, sdk);
      try {
        await place.commit();
        for (const sample of page.samples) {
          if (sample.lang === 'sh') await place.run(sample);
          if (sample.lang === 'text')
            for (const line of sample.code.split('\n')) expect(place.output).toContain(line);
        }
      } finally {
        place.remove();
      }
    },
    300_000,
  );
});
