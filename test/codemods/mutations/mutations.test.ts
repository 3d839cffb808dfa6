import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { ordinaryCode } from '../../../bench/corpus/ordinary-code.ts';
import { Random } from '../../../bench/corpus/random.ts';
import { contentOfAdded, type MigrateOptions, planMigration } from '../../../codemods/migrate.ts';
import { PARTIALS, STYLES, TARGETS } from '../../../codemods/options.ts';
import { scriptsOf, undeclaredNames } from '../../../scripts/corpus/native-code.ts';
import { caseFiles } from '../support/case-files.ts';
import { snapshot } from '../support/scratch.ts';
import { type ByteMutation, MUTATIONS, type Mutation, mutate, toBytes } from './mutate.ts';

/**
 * Sources shaped as real ones, damaged in every way: whatever stands in a file, a run does not crash, writes nothing
 * that does not parse, and has nothing left to change the next time. `MUTATION_RUNS` and `MUTATION_SEED` play more.
 */
const RUNS = Number(process.env.MUTATION_RUNS ?? 40);
const SEED = Number(process.env.MUTATION_SEED ?? 17);

const FIXTURES = new URL('../../../fixtures/', import.meta.url).pathname;
type Application = Record<string, string>;

const cases: Application[] = readdirSync(join(FIXTURES, 'cases'))
  .sort()
  .map((name) => texts(caseFiles(join(FIXTURES, 'cases', name), 'input')));
const apps: Application[] = readdirSync(join(FIXTURES, 'apps')).map((name) =>
  texts(Object.fromEntries(snapshot(join(FIXTURES, 'apps', name)))),
);

function texts(files: Record<string, Buffer>): Application {
  const opened = Object.entries(files).filter(([path]) => !/\.(png|md)$/.test(path));
  return Object.fromEntries(opened.map(([path, bytes]) => [path, bytes.toString('utf8')]));
}

/** A fixture, ordinary code with a fixture at its end, or two fixtures as scripts of one page. */
const application: fc.Arbitrary<Application> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...cases) },
  { weight: 1, arbitrary: fc.constantFrom(...apps) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...cases), fc.nat(1000))
      .map(([files, seed]) => mapTexts(files, (text) => ordinaryCode(new Random(seed), 800) + text)),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...cases), fc.constantFrom(...cases))
      .map(([one, other]) => ({ ...other, ...mapNames(one, (path) => `second/${path}`) })),
  },
);

const share = fc.double({ min: 0, max: 1, noNaN: true });
const mutations: fc.Arbitrary<Mutation[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...MUTATIONS), at: share, with: share }),
  { minLength: 1, maxLength: 5 },
);
const bytes: fc.Arbitrary<ByteMutation> = fc.record({
  encoding: fc.oneof(
    { weight: 4, arbitrary: fc.constant('utf-8' as const) },
    fc.constantFrom('utf-8 with mark', 'gb18030', 'utf-16le with mark'),
  ),
  broken: fc.oneof({ weight: 5, arbitrary: fc.constant<number[]>([]) }, fc.array(share, { maxLength: 3 })),
});
const options: fc.Arbitrary<MigrateOptions> = fc.record(
  {
    style: fc.constantFrom(...STYLES),
    partial: fc.constantFrom(...PARTIALS),
    target: fc.constantFrom(...TARGETS),
    markers: fc.constantFrom('en' as const, 'zh' as const, false as const),
  },
  { requiredKeys: [] },
);

describe('sources damaged in every way', () => {
  it('never crash a run, and come out whole or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(
        application,
        mutations,
        bytes,
        share,
        options,
        async (files, list, how, kept, chosen) => {
          const damaged = mapTexts(files, (text) => withKept(mutate(text, list), kept));
          const root = join(tmpdir(), `webim2tim-mutations-${process.pid}`);
          rmSync(root, { recursive: true, force: true });
          try {
            for (const [path, text] of Object.entries(damaged)) put(join(root, path), toBytes(text, how));
            const plan = await planMigration({ root, paths: ['.'], options: chosen });
            for (const { code, reason, bucket } of plan.ledger.findings) {
              if (bucket !== 'converted')
                expect([code, reason].every(Boolean), `${code}: ${reason}`).toBe(true);
            }
            // A damaged module may well use what it no longer imports; the SDKs are taken to be there.
            const declared = new Set(['TIM', 'TencentCloudChat', 'webim2tim', 'webim']);
            // Scripts of mini-programs are modules, whether or not they import anything yet.
            if (Object.keys(files).some((path) => path.endsWith('app.json'))) declared.add('require');
            const scripts = plan.files.map(({ source, newText, newBytes }) => {
              expectKept(source.bytes, newBytes, how.encoding);
              const before = scriptsOf(source.path, source.text);
              const after = scriptsOf(source.path, newText);
              for (const script of after) for (const name of script.declared) declared.add(name);
              return { before, after, path: source.path };
            });
            for (const { before, after, path } of scripts) {
              if (before.some(({ error }) => error)) continue;
              expect(
                after.flatMap(({ error }) => error ?? []),
                path,
              ).toEqual([]);
              expect(undeclaredNames(before, after, declared), path).toEqual([]);
            }
            for (const { source, newBytes } of plan.files) put(source.absolutePath, newBytes);
            for (const [{ absolutePath }, content] of contentOfAdded(plan.addedFiles))
              put(absolutePath, content);
            const again = await planMigration({ root, paths: ['.'], options: chosen });
            expect(again.files.map(({ source, newText }) => [source.path, source.text, newText])).toEqual([]);
          } finally {
            rmSync(root, { recursive: true, force: true });
          }
        },
      ),
      { numRuns: RUNS, seed: SEED },
    );
  });
});

const mapTexts = (files: Application, change: (text: string) => string): Application =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));

const mapNames = (files: Application, change: (path: string) => string): Application =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [change(path), text]));

function put(path: string, content: Buffer) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

/** A comment that an editor would be tempted to clean up. */
const KEPT = '/* kept\t 中文\u00a0  é */';

/** Puts the comment at the end of a line. */
function withKept(text: string, place: number): string {
  const lines = text.split('\n');
  const at = Math.min(lines.length - 1, Math.floor(place * lines.length));
  lines[at] += ` ${KEPT} `;
  return lines.join('\n');
}

/** The comment may have gone with its statement, and otherwise has every byte it had. */
function expectKept(before: Buffer, after: Buffer, encoding: ByteMutation['encoding']) {
  const [name] = encoding.split(' with ') as [string];
  const count = (text: string, content: Buffer) => {
    const bytes = iconv.encode(text, name, { addBOM: false });
    let found = 0;
    for (let at = content.indexOf(bytes); at >= 0; at = content.indexOf(bytes, at + 1)) found++;
    return found;
  };
  if (count(KEPT, before) === 0) return;
  expect(count(KEPT, after), 'the comment').toBe(count('/* kept', after));
}
