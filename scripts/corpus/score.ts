import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { MigrateOptions, Plan } from '../../codemods/migrate.ts';
import type { Ledger } from '../../codemods/report/ledger.ts';
import { mentions, unbalanced } from '../../test/codemods/support/search-mentions.ts';
import { scriptsOf, undeclaredNames, unknownSdkMembers } from './native-code.ts';

/** What counts: calls of the API, objects made, listeners, and reads of legacy objects. */
const COUNTED = new Set(['api-call', 'constructor', 'listener', 'method-call', 'field']);
/** Helpers and constants are easy; they would flatter the figure. */
const UNCOUNTED_MEMBERS = /^(Log|Tool|migrate)(\.|$)/;

/** The built codemods. */
export type Codemods = Pick<typeof import('../../codemods/migrate.ts'), 'planMigration' | 'contentOfAdded'>;

export interface Score {
  name: string;
  /** Files with something of the SDK in them. */
  files: number;
  /** Uses of the legacy SDK that count, by where they ended up. */
  legacy: { all: number; native: number; shim: number; person: number };
  /** Of all findings. */
  totals: Ledger['totals'];
  /** Sentences, one for each thing that must not be. */
  troubles: string[];
  /** Time of the first run. */
  seconds: number;
}

/** Migrates a copy of a repository and looks at the outcome with other eyes than the migration's own. */
export async function scoreRepository(
  codemods: Codemods,
  root: string,
  name: string,
  options: MigrateOptions = {},
): Promise<Score> {
  const copy = mkdtempSync(join(tmpdir(), 'webim2tim-corpus-'));
  const started = performance.now();
  const score: Score = {
    name,
    files: 0,
    legacy: { all: 0, native: 0, shim: 0, person: 0 },
    totals: { converted: 0, shim: 0, person: 0, foreign: 0, all: 0 },
    troubles: [],
    seconds: 0,
  };
  try {
    cpSync(root, copy, { recursive: true, filter: (path) => !/[\\/](\.git|node_modules)$/.test(path) });
    const plan = await codemods.planMigration({ root: copy, paths: ['.'], options });
    score.seconds = (performance.now() - started) / 1000;
    count(score, plan.ledger);
    score.troubles.push(...troublesOfPlan(plan), ...unaccounted(plan, copy));
    write(codemods, plan);
    const again = await codemods.planMigration({ root: copy, paths: ['.'], options });
    for (const { source } of again.files) score.troubles.push(`${source.path} changes again in a second run`);
  } catch (error) {
    score.troubles.push(
      `crash: ${String((error as Error).stack)
        .split('\n')
        .slice(0, 3)
        .join(' ')}`,
    );
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
  return score;
}

function count(score: Score, { totals, files, findings }: Ledger): void {
  score.totals = totals;
  score.files = files.filter(({ status }) => status === 'ok').length;
  for (const { kind, member, bucket } of findings) {
    if (bucket === 'foreign' || !COUNTED.has(kind) || UNCOUNTED_MEMBERS.test(member)) continue;
    score.legacy.all++;
    score.legacy[bucket === 'converted' ? 'native' : bucket]++;
  }
}

function troublesOfPlan({ ledger, files }: Plan): string[] {
  const { converted, shim, person, foreign, all } = ledger.totals;
  const troubles = ledger.findings
    .filter(({ code }) => code === 'verification-failed')
    .map(({ file, line, reason }) => `${file}:${line} held back: ${reason}`);
  if (converted + shim + person + foreign !== all) troubles.push('the totals of the ledger do not add up');
  const declaredElsewhere = new Set<string>();
  const scripts = files.map(({ source, newText }) => {
    const before = scriptsOf(source.path, source.text);
    const after = scriptsOf(source.path, newText);
    for (const script of after) for (const declared of script.declared) declaredElsewhere.add(declared);
    return { path: source.path, before, after };
  });
  for (const { path, before, after } of scripts) {
    for (const { error } of after)
      if (error && !before.some((b) => b.error)) troubles.push(`${path}: ${error}`);
    for (const name of undeclaredNames(before, after, declaredElsewhere)) {
      troubles.push(`${path}: ${name} is declared nowhere`);
    }
    for (const member of unknownSdkMembers(before, after)) {
      troubles.push(`${path}: there is no ${member}`);
    }
  }
  return troubles;
}

/** Mentions of the SDK that a search for its name finds, and the ledger does not have; and the other way round. */
function unaccounted({ ledger }: Plan, root: string): string[] {
  const ofFiles = new Map(ledger.files.map((file) => [file.file, file]));
  const found = [...mentions(root)].filter(([place]) => {
    // Archives and builds are not opened, and lines of other encodings cannot be searched as UTF-8.
    return ofFiles.get(place.replace(/:\d+$/, ''))?.encoding === 'utf-8';
  });
  return unbalanced(ledger.findings, new Map(found)).map((place) => `not in the ledger as often: ${place}`);
}

function write(codemods: Codemods, { files, addedFiles }: Plan): void {
  for (const { source, newBytes } of files) writeFileSync(source.absolutePath, newBytes);
  for (const [{ absolutePath }, content] of codemods.contentOfAdded(addedFiles)) {
    mkdirSync(dirname(absolutePath), { recursive: true });
    writeFileSync(absolutePath, content);
  }
}
