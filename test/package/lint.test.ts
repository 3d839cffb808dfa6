import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { problems } from '../../scripts/release.mjs';

/** The tarball npm would publish, seen by the tools of package authors. Nothing is asked of the network. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const pkg = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'webim2tim-pack-'));
let tarball: Buffer;
beforeAll(() => {
  execFileSync('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
    cwd: root,
    stdio: 'ignore',
  });
  tarball = readFileSync(join(folder, `webim2tim-${pkg.version}.tgz`));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('publint has nothing to say', async () => {
  const data = tarball.buffer.slice(
    tarball.byteOffset,
    tarball.byteOffset + tarball.byteLength,
  ) as ArrayBuffer;
  const { messages } = await publint({ pack: { tarball: data }, level: 'warning', strict: true });
  // Mini-programs read `.js` as CommonJS, whatever a package says.
  const forMiniPrograms = /(_wx(\.min)?|miniprogram\/\w+)\.js/;
  const told = messages
    .map((message) => stripVTControlCharacters(formatMessage(message, pkg) ?? ''))
    .filter((text) => !(text.includes('written in CJS') && forMiniPrograms.test(text)));
  expect(told).toEqual([]);
});

/** Nothing but types, files for browsers and folders: tools that look for code there find none. */
const NO_CODE = ['./types', './schema/*', './transforms/*', './dist/*', './package.json'];

test('every way of resolving finds the right types', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(tarball), { excludeEntrypoints: NO_CODE });
  if (!analysis.types) throw new Error('no types were found');
  const told = analysis.problems
    // Settings are for the command line, which needs a Node that reads `exports`.
    .filter((one) => !(one.kind === 'NoResolution' && one.entrypoint === './config'))
    .map((problem) => JSON.stringify(problem, (key, value) => (key === 'pos' ? undefined : value)));
  expect(told).toEqual([]);
});

test('the release script names what speaks against a release', () => {
  const fit = {
    version: '1.2.3',
    lockVersion: '1.2.3',
    changelog: '# Changelog\n\n## 1.2.3 (2026-01-01)\n',
    status: '',
    tags: [''],
    files: JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }),
    )[0].files.map(({ path }: { path: string }) => path),
    dryRun: false,
  };
  expect(problems(fit)).toEqual([]);
  const wrong = {
    ...fit,
    lockVersion: '1.2.2',
    changelog: '## 1.2.3 (unreleased)',
    status: ' M a.js',
    tags: ['v1.2.3'],
    files: ['test/a.test.ts'],
  };
  const found = problems(wrong).join('\n');
  for (const part of [
    'not clean',
    'unreleased',
    'package-lock',
    'tag v1.2.3',
    'lacks dist/cli.js',
    'holds test/',
  ])
    expect(found).toContain(part);
  expect(problems({ ...fit, changelog: '' })).toEqual(['CHANGELOG.md has no "## 1.2.3".']);
});
