import { resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import type { MigrateOptions, Plan } from '../migrate.ts';
import { unifiedDiff } from '../report/diff.ts';
import { summaryText } from '../report/summary.ts';
import type { Lang } from '../report/texts.ts';
import { SDK_PACKAGES } from '../targets.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { exitCodeOf } from './exit-code.ts';
import { uncommittedFiles } from './git.ts';
import { type ConversionFlags, conversionOptions, conversionWords } from './options/conversion.ts';
import type { OutputFlags } from './options/output.ts';
import { checkReports, observedPlan, type ReportFlags, writePlanReports } from './options/reports.ts';
import { type SelectionFlags, selectionWords } from './options/selection.ts';
import { makePlan } from './planning.ts';
import { rootOf } from './root.ts';
import type { Terminal } from './terminal.ts';
import { commandLine, quoted } from './words.ts';
import { writePlan } from './write.ts';

/** Options of `scan` and `migrate`, as commander hands them over. */
export interface RunFlags extends SelectionFlags, ConversionFlags, ReportFlags, OutputFlags {
  write?: boolean;
  allowDirty?: boolean;
  diff?: boolean;
  pager?: boolean;
  markers?: boolean;
}

export interface RunOptions {
  command: 'scan' | 'migrate';
  paths: readonly string[];
  flags: RunFlags;
  lang: Lang;
  colors: Colors;
  terminal: Terminal;
}

/** How often a run starts over because a file was changed by somebody else between reading and writing. */
const RETRIES = 2;

/** One run of `scan` or `migrate`. @throws CliError */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { paths, flags, terminal, lang } = options;
  const { cwd } = terminal;
  const reports = checkReports(flags, cwd);
  const root = rootOf(paths, cwd);
  const { plan: made, written } = await planAndWrite(root, options);
  const plan = observedPlan(made, reports);
  writePlanReports(plan, reports, written !== undefined, lang);
  if (flags.json) terminal.out(`${JSON.stringify(plan.ledger, undefined, 2)}\n`);
  else if (!flags.quiet) show(plan, options, root, written);
  return exitCodeOf(plan.ledger);
}

async function planAndWrite(root: string, options: RunOptions): Promise<{ plan: Plan; written?: string[] }> {
  const { paths, flags, terminal } = options;
  for (let attempt = 0; ; attempt++) {
    const plan = await makePlan(root, paths, engineOptions(options), terminal);
    if (!flags.write) return { plan };
    if (!flags.allowDirty) refuseDirtyTree(paths.map((path) => resolve(terminal.cwd, path)));
    try {
      return { plan, written: await writePlan(plan, root) };
    } catch (error) {
      const isRace = error instanceof CliError && error.code === 'changed-meanwhile';
      if (!isRace || attempt === RETRIES) throw error;
    }
  }
}

/** What the engine is told. */
export const engineOptions = ({ flags, lang }: Pick<RunOptions, 'flags' | 'lang'>): MigrateOptions => ({
  include: flags.include,
  ignore: flags.ignore,
  ...conversionOptions(flags),
  markers: flags.markers === false ? false : lang,
});

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

function show(plan: Plan, options: RunOptions, root: string, written: readonly string[] | undefined): void {
  const { colors, command, flags, lang, terminal } = options;
  if (command === 'migrate' && flags.diff !== false) {
    const diffs = plan.files.map(
      ({ source, newText }) =>
        `${unifiedDiff({ path: source.path, before: source.text, after: newText }, colors)}\n`,
    );
    // After writing, the diff is for the record; nobody wants to page through it once more.
    const isShown = !written && flags.pager !== false && terminal.page?.(diffs.join(''));
    if (!isShown) for (const diff of diffs) terminal.out(diff);
  }
  terminal.out(
    summaryText(plan.ledger, {
      command: written ? 'write' : command,
      lang,
      colors,
      counts: plan.counts,
      addedFiles: plan.addedFiles.map(({ path }) => path),
      next: nextCommands(plan, options, written),
      undo: written?.length
        ? commandLine('undo', ...(root === terminal.cwd ? [] : [quoted(root)]))
        : undefined,
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

function nextCommands(plan: Plan, options: RunOptions, written: readonly string[] | undefined) {
  if (written) return installCommand(plan);
  return plan.files.length === 0 ? undefined : nextCommand(options);
}

/** After a scan the preview, after the preview the real thing; same paths and options. */
function nextCommand({ command, paths, flags }: RunOptions): string {
  return commandLine(
    'migrate',
    ...selectionWords(paths, flags),
    ...conversionWords(flags),
    ...(flags.markers === false ? ['--no-markers'] : []),
    ...(command === 'migrate' ? ['--write'] : []),
  );
}
