import { chmodSync, mkdirSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { apply } from '../../../codemods/cli/applying.ts';
import { injectFault } from '../../../codemods/cli/journal/disk.ts';
import { planMigration } from '../../../codemods/migrate.ts';
import type { Ledger } from '../../../codemods/report/ledger.ts';
import { TRANSFORMS } from '../../../codemods/transforms/all.ts';
import { LEGACY_SDK, scratch, snapshot } from '../support/scratch.ts';
import { cli } from './support.ts';

afterEach(() => {
  injectFault();
  vi.restoreAllMocks();
});

/** An application in a folder of its own, which belongs together with no other. */
const appIn = (folder: string, script = "webim.Log.info('x');\n") => ({
  [`${folder}/index.html`]: '<script src="sdk/webim.js"></script>\n<script src="a.js"></script>\n',
  [`${folder}/sdk/webim.js`]: LEGACY_SDK,
  [`${folder}/a.js`]: script,
});

const DEEP = 10_000;
const GOOD = "console.info('x');\n";
const read = (root: string, path: string) => readFileSync(join(root, path), 'utf8');

/** Without the help of the test runner, which looks at each of twenty million bytes. */
const same = (root: string, path: string, bytes: Buffer | undefined) =>
  bytes?.equals(readFileSync(join(root, path))) ?? false;

/** Runs `migrate --write --json`: the code of every file that has one, and the exit code. */
async function migrated(root: string) {
  const { code, out, err } = await cli(root, ['migrate', '--write', '--json']);
  expect(out, err).not.toBe('');
  const { files, findings } = JSON.parse(out) as Ledger;
  const codes = Object.fromEntries(files.flatMap((each) => (each.code ? [[each.file, each.code]] : [])));
  return { code, err, codes, files, findings };
}

it('files that cannot be looked at are named, and the others are converted', async () => {
  const root = scratch({
    ...appIn('good'),
    'deep/array.js': `webim.Log.info(${'[\n'.repeat(DEEP)}${']'.repeat(DEEP)});\n`,
    'deep/sum.js': `var s = ${'"a" +\n'.repeat(DEEP)}webim.Log.info;\n`,
    'deep/page.html': `<script>webim.Log.info(1)</script>${'<div>'.repeat(DEEP)}`,
    'deep/part.vue': `<template>${'<div>'.repeat(DEEP)}${'</div>'.repeat(DEEP)}</template>\n<script>\nwebim.Log.info(1)\n</script>\n`,
    'binary.js': Buffer.concat([Buffer.from('webim'), Buffer.alloc(2000), Buffer.from([0xff, 0xfe, 0x80])]),
    'unicode.js': Buffer.concat([
      Buffer.from("webim.Log.info('"),
      Buffer.from([0xff, 0xc0, 0x20, 0x80]),
      Buffer.from("');\n"),
    ]),
    'surrogate.js': "webim.Log.info('\\ud800');\n",
    'long.js': Buffer.concat([Buffer.from('webim.Log.info(1);'), Buffer.alloc(20_000_000, 'a=1;')]),
    'broken.js': 'webim.login(;\n',
  });
  mkdirSync(join(root, 'loop'));
  symlinkSync('..', join(root, 'loop/up'));
  symlinkSync('self.js', join(root, 'loop/self.js'));
  symlinkSync('nowhere.js', join(root, 'loop/nowhere.js'));
  const before = snapshot(root);
  const { code, codes } = await migrated(root);
  expect(code).toBe(2);
  expect(codes).toMatchObject({
    'deep/array.js': 'file-too-deep',
    'deep/sum.js': 'file-too-deep',
    'binary.js': 'binary',
    'unicode.js': 'unknown-encoding',
    'long.js': expect.stringMatching(/^(minified|file-too-large)$/),
    'broken.js': 'file-unparsable',
  });
  expect(read(root, 'good/a.js')).toBe(GOOD);
  expect(read(root, 'surrogate.js')).toBe("console.info('\\ud800');\n");
  for (const path of ['deep/array.js', 'deep/sum.js', 'binary.js', 'unicode.js', 'long.js', 'broken.js'])
    expect(same(root, path, before.get(path)), path).toBe(true);
}, 60_000);

it('a read-only file holds back what belongs together with it, and nothing else', async () => {
  const root = scratch({ ...appIn('good'), ...appIn('closed') });
  // The permission bits are read too, so that root finds it read-only as everybody does.
  chmodSync(join(root, 'closed/a.js'), 0o444);
  const before = snapshot(root);
  const { code, files, findings } = await migrated(root);
  expect(code).toBe(2);
  expect(read(root, 'good/a.js')).toBe(GOOD);
  for (const [path, bytes] of before) {
    if (path.startsWith('closed/')) expect(same(root, path, bytes), path).toBe(true);
  }
  expect(files.find(({ file }) => file === 'closed/a.js')).toMatchObject({
    status: 'unwritable',
    changed: false,
  });
  const held = findings.filter(({ file, bucket }) => file.startsWith('closed/') && bucket !== 'foreign');
  expect(new Set(held.map(({ code: each }) => each))).toEqual(new Set(['file-unwritable']));
  expect(held.length).toBeGreaterThan(1);
});

it('a read-only folder does so, too', async () => {
  const root = scratch({ ...appIn('good'), ...appIn('closed') });
  chmodSync(join(root, 'closed'), 0o555);
  const { code } = await migrated(root);
  chmodSync(join(root, 'closed'), 0o755);
  expect([code, read(root, 'good/a.js')]).toEqual([2, GOOD]);
  expect(read(root, 'closed/a.js')).toContain('webim.Log');
});

it('a file that the system does not let go is left, with what belongs to it', async () => {
  const root = scratch({ ...appIn('good'), ...appIn('busy') });
  injectFault({ kind: 'error', code: 'EBUSY', path: 'busy/a.js' });
  const { code, files } = await migrated(root);
  expect([code, read(root, 'good/a.js')]).toEqual([2, GOOD]);
  expect(read(root, 'busy/index.html')).toContain('sdk/webim.js');
  expect(files.find(({ file }) => file === 'busy/a.js')).toMatchObject({ status: 'unwritable' });
});

it('a file that changes whenever it is looked at is left in the end; one that is gone is nobody’s', async () => {
  const root = scratch({ ...appIn('good'), ...appIn('restless') });
  let plans = 0;
  const { plan, written } = await apply(root, async ({ untouchable }) => {
    const made = await planMigration({ root, paths: ['.'], options: { untouchable } });
    writeFileSync(join(root, 'restless/a.js'), `webim.Log.info(${++plans});\n`);
    return made;
  });
  expect(plan.ledger.files.find(({ file }) => file === 'restless/a.js')).toMatchObject({
    code: 'file-changed',
  });
  expect([written.includes('good/a.js'), read(root, 'good/a.js')]).toEqual([true, GOOD]);

  const other = scratch({ ...appIn('good'), ...appIn('gone') });
  let isFirst = true;
  const after = await apply(other, async ({ untouchable }) => {
    const made = await planMigration({ root: other, paths: ['.'], options: { untouchable } });
    if (isFirst) unlinkSync(join(other, 'gone/a.js'));
    isFirst = false;
    return made;
  });
  expect(after.plan.ledger.files.map(({ file }) => file)).not.toContain('gone/a.js');
  expect(read(other, 'good/a.js')).toBe(GOOD);
}, 30_000);

it('a failure of ours costs the files it is about, and says where its details are', async () => {
  const root = scratch({ ...appIn('good'), ...appIn('bad', "webim.Log.info('boom');\n") });
  const before = snapshot(root);
  const [transform] = TRANSFORMS as [(typeof TRANSFORMS)[number]];
  const original = transform.run.bind(transform);
  vi.spyOn(transform, 'run').mockImplementation((context) => {
    if (context.units.some(({ unit }) => unit.code.includes('boom'))) throw new Error('oops');
    return original(context);
  });
  const { code, codes, err, findings } = await migrated(root);
  expect([code, codes['bad/a.js'], codes['bad/index.html']]).toEqual([
    4,
    'conversion-failed',
    'conversion-failed',
  ]);
  expect(err).toMatch(/bad\/a\.js.*oops \[files-failed\]\n.*webim2tim-\w+-\d+\.log/);
  expect(findings.filter(({ file }) => file === 'bad/a.js')).toHaveLength(1);
  expect(read(root, 'good/a.js')).toBe(GOOD);
  for (const path of ['bad/a.js', 'bad/index.html'])
    expect(same(root, path, before.get(path)), path).toBe(true);
});

it('a full disk ends the run with everything put back', async () => {
  const root = scratch(appIn('good'));
  const before = snapshot(root);
  injectFault({ kind: 'error', code: 'ENOSPC', at: 12 });
  const { code, err } = await cli(root, ['migrate', '--write', '--quiet']);
  expect([code, err]).toEqual([2, expect.stringMatching(/ENOSPC[\s\S]*\[write-failed\]/)]);
  injectFault();
  expect(snapshot(root)).toEqual(before);
});
