import { writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { type MigrateOptions, type Plan, planMigration } from '../migrate.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Finding, Ledger } from '../report/ledger.ts';
import { summaryText } from '../report/summary.ts';
import type { Lang } from '../report/texts.ts';
import { NoSuchPathError } from '../sources/discover.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { uncommittedFiles } from './git.ts';
import { rootOf } from './root.ts';
import { writePlan } from './write.ts';

export interface RunOptions {
  command: 'scan' | 'migrate';
  paths: readonly string[];
  cwd: string;
  write: boolean;
  allowDirty: boolean;
  /** Path of a JSON report, relative to `cwd`. */
  report?: string;
  diff: boolean;
  lang: Lang;
  migrate: MigrateOptions;
  colors: Colors;
  print(text: string): void;
}

/** One run of `scan` or `migrate`. @throws CliError */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { cwd, paths, write } = options;
  checkReport(options.report);
  const root = rootOf(paths, cwd);
  const plan = await makePlan(root, options);
  if (plan.counts.read === 0) throw new CliError('no-files', EXIT.USAGE, { path: paths.join(', ') });
  if (write && !options.allowDirty) refuseDirtyTree(paths.map((path) => resolve(cwd, path)));
  const written = write ? writePlan(plan) : undefined;
  if (options.report) writeReport(resolve(cwd, options.report), options.report, plan.ledger);
  show(plan, options, written);
  return exitCodeOf(plan.ledger);
}

/** Work for a person is 1, a file that could not be looked at 2, whatever else there is. */
export function exitCodeOf(ledger: Ledger): ExitCode {
  if (ledger.files.some(({ status }) => status !== 'ok' && status !== 'skipped')) return EXIT.FILE;
  const isOpen = ({ bucket, ignored }: Finding) => bucket === 'person' && !ignored;
  return ledger.findings.some(isOpen) ? EXIT.PERSON : EXIT.DONE;
}

async function makePlan(root: string, { paths, cwd, migrate }: RunOptions): Promise<Plan> {
  try {
    return await planMigration({
      root,
      paths: paths.map((path) => resolveTarget(cwd, path)),
      options: migrate,
    });
  } catch (error) {
    if (error instanceof NoSuchPathError) {
      const typed = paths.find((path) => resolveTarget(cwd, path) === error.path);
      throw new CliError('no-such-path', EXIT.USAGE, { path: typed ?? error.path });
    }
    throw error;
  }
}

/** Globs stay as they are typed; they are looked up in the root. */
const resolveTarget = (cwd: string, path: string) => (/[*?{}[\]]/.test(path) ? path : resolve(cwd, path));

function refuseDirtyTree(targets: readonly string[]): void {
  let files: string[] | undefined;
  try {
    files = uncommittedFiles(targets);
  } catch (error) {
    throw new CliError('dirty-tree', EXIT.USAGE, { files: (error as Error).message });
  }
  if (!files?.length) return;
  const shown = files.slice(0, 5).join(', ');
  throw new CliError('dirty-tree', EXIT.USAGE, {
    files: files.length > 5 ? `${shown}, +${files.length - 5}` : shown,
  });
}

function checkReport(report: string | undefined): void {
  if (report && extname(report).toLowerCase() !== '.json') {
    throw new CliError('report-unknown-format', EXIT.USAGE, { path: report });
  }
}

function writeReport(path: string, shown: string, ledger: Ledger): void {
  try {
    writeFileSync(path, `${JSON.stringify(ledger, undefined, 2)}\n`);
  } catch (error) {
    throw new CliError('report-unwritable', EXIT.FILE, { path: shown, reason: (error as Error).message });
  }
}

function show(plan: Plan, options: RunOptions, written: readonly string[] | undefined): void {
  const { colors, command, diff, print, lang } = options;
  if (command === 'migrate' && diff) {
    for (const { source, newText } of plan.files) {
      print(unifiedDiff({ path: source.path, before: source.text, after: newText }, colors));
      print('\n');
    }
  }
  print(
    summaryText(plan.ledger, {
      command: written ? 'write' : command,
      lang,
      colors,
      counts: plan.counts,
      addedFiles: plan.addedFiles.map(({ path }) => path),
      next: written ? installCommand(plan) : plan.files.length === 0 ? undefined : nextCommand(options),
      written: written?.length,
    }),
  );
}

/** The v2 major version that converted code is written for. */
const VERSIONS: Record<string, string> = { 'tim-js-sdk': '2', 'tim-wx-sdk': '2' };

/**
 * What installs the packages that the new imports need. Not written into `package.json`: the lock file has to follow,
 * and only the package manager of the application can do that.
 */
function installCommand({ packages }: Plan): string | undefined {
  const commands = [...packages].map(([folder, names]) => {
    const wanted = [...names].sort().map((name) => (VERSIONS[name] ? `${name}@${VERSIONS[name]}` : name));
    return `npm install${folder === '.' ? '' : ` --prefix ${quoted(folder)}`} ${wanted.join(' ')}`;
  });
  return commands.length > 0 ? commands.join('\n  ') : undefined;
}

/** After a scan the preview, after the preview the real thing; same paths and options. */
function nextCommand({ command, paths, migrate }: RunOptions): string {
  const words = [
    'npx webim2tim migrate',
    ...paths.map(quoted),
    ...(migrate.to === 'shim' ? ['--to shim'] : []),
    ...(migrate.include ?? []).map((pattern) => `--include ${quoted(pattern)}`),
    ...(migrate.ignore ?? []).map((pattern) => `--ignore ${quoted(pattern)}`),
    ...(migrate.markers === false ? ['--no-markers'] : []),
    ...(command === 'migrate' ? ['--write'] : []),
  ];
  return words.join(' ');
}

const quoted = (word: string) => (/^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
