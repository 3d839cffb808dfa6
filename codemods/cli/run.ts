import { resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { type Plan, planMigration } from '../migrate.ts';
import { unifiedDiff } from '../report/diff.ts';
import type { Finding, Ledger } from '../report/ledger.ts';
import { summaryText } from '../report/summary.ts';
import type { Lang } from '../report/texts.ts';
import { NoSuchPathError } from '../sources/discover.ts';
import { SDK_PACKAGES } from '../targets.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { uncommittedFiles } from './git.ts';
import { type ConversionFlags, conversionOptions, conversionWords } from './options/conversion.ts';
import { checkReports, observedPlan, type ReportFlags, writePlanReports } from './options/reports.ts';
import { type SelectionFlags, selectionWords } from './options/selection.ts';
import { rootOf } from './root.ts';
import { quoted } from './words.ts';
import { writePlan } from './write.ts';

/** Options of `scan` and `migrate`, as commander hands them over. */
export interface RunFlags extends SelectionFlags, ConversionFlags, ReportFlags {
  write?: boolean;
  allowDirty?: boolean;
  diff?: boolean;
  markers?: boolean;
}

export interface RunOptions {
  command: 'scan' | 'migrate';
  paths: readonly string[];
  flags: RunFlags;
  cwd: string;
  lang: Lang;
  colors: Colors;
  print(text: string): void;
}

/** One run of `scan` or `migrate`. @throws CliError */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { cwd, paths, flags, lang } = options;
  const reports = checkReports(flags, cwd);
  const root = rootOf(paths, cwd);
  const plan = observedPlan(await makePlan(root, options), reports);
  if (plan.counts.read === 0) throw new CliError('no-files', EXIT.USAGE, { path: paths.join(', ') });
  if (flags.write && !flags.allowDirty) refuseDirtyTree(paths.map((path) => resolve(cwd, path)));
  const written = flags.write ? await writePlan(plan, root) : undefined;
  writePlanReports(plan, reports, written !== undefined, lang);
  show(plan, options, written);
  return exitCodeOf(plan.ledger);
}

/** Work for a person is 1, a file that could not be looked at 2, whatever else there is. */
export function exitCodeOf(ledger: Ledger): ExitCode {
  if (ledger.files.some(({ status }) => status !== 'ok' && status !== 'skipped')) return EXIT.FILE;
  const isOpen = ({ bucket, ignored }: Finding) => bucket === 'person' && !ignored;
  return ledger.findings.some(isOpen) ? EXIT.PERSON : EXIT.DONE;
}

async function makePlan(root: string, { paths, cwd, flags, lang }: RunOptions): Promise<Plan> {
  try {
    return await planMigration({
      root,
      paths: paths.map((path) => resolveTarget(cwd, path)),
      options: {
        include: flags.include,
        ignore: flags.ignore,
        ...conversionOptions(flags),
        markers: flags.markers === false ? false : lang,
      },
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

function show(plan: Plan, options: RunOptions, written: readonly string[] | undefined): void {
  const { colors, command, flags, print, lang } = options;
  if (command === 'migrate' && flags.diff !== false) {
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

/** The major version of the native SDK that converted code is written for. */
const VERSIONS: Record<string, string> = Object.fromEntries(
  Object.values(SDK_PACKAGES).map(({ specifier, version }) => [specifier, version]),
);

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
function nextCommand({ command, paths, flags }: RunOptions): string {
  const words = [
    'npx webim2tim migrate',
    ...selectionWords(paths, flags),
    ...conversionWords(flags),
    ...(flags.markers === false ? ['--no-markers'] : []),
    ...(command === 'migrate' ? ['--write'] : []),
  ];
  return words.join(' ');
}
