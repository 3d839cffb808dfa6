import { resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import type { MigrateOptions, Plan } from '../migrate.ts';
import type { Lang } from '../report/texts.ts';
import { type Applied, apply, refuseDirtyTree } from './applying.ts';
import { checkCommit, commitFiles, commitMessage } from './commit.ts';
import { writeCrashLog } from './crash-log.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { exitCodeOf } from './exit-code.ts';
import type { Choice } from './interactive/decisions.ts';
import { sayIn } from './lang.ts';
import { type ConversionFlags, conversionOptions } from './options/conversion.ts';
import type { OutputFlags } from './options/output.ts';
import type { ReportFlags } from './options/reports.ts';
import type { SelectionFlags } from './options/selection.ts';
import type { WriteFlags } from './options/write.ts';
import { makePlan } from './planning.ts';
import { checkReports, observedPlan, type Reports, writePlanReports } from './reports.ts';
import { rootOf } from './root.ts';
import { type Done, show } from './show.ts';
import type { Terminal } from './terminal.ts';
import { commandLine, quoted, someOf } from './words.ts';
import { writePlan } from './write.ts';

/** Options of `scan` and `migrate`, as commander hands them over. */
export interface RunFlags extends SelectionFlags, ConversionFlags, ReportFlags, OutputFlags, WriteFlags {
  diff?: boolean;
  pager?: boolean;
  markers?: boolean;
  /** Path of the plan file that `scan` writes and `migrate` follows. */
  plan?: string;
  step?: string;
}

export interface RunOptions {
  command: 'scan' | 'migrate';
  paths: readonly string[];
  flags: RunFlags;
  lang: Lang;
  colors: Colors;
  terminal: Terminal;
}

/** One run of `scan` or `migrate`. @throws CliError */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { command, paths, flags, terminal } = options;
  if (command === 'migrate' && flags.plan !== undefined) {
    const { follow } = await import('./steps/follow.ts');
    return follow(options, flags.plan);
  }
  if (flags.step !== undefined) throw new CliError('step-without-plan', EXIT.USAGE);
  const reports = await checkReports(flags, terminal.cwd);
  const root = rootOf(paths, terminal.cwd);
  if (flags.write) checkBeforeWriting(root, options);
  const planWith = (choice: Choice = {}) =>
    makePlan(root, paths, { ...engineOptions(options), ...choice }, terminal);
  const { plan, done } = await carryOut(root, options, planWith);
  if (command === 'scan' && flags.plan !== undefined) {
    const { writeSteps } = await import('./steps/write-steps.ts');
    done.next = writeSteps(plan, options, flags.plan);
  }
  return conclude(plan, options, root, done, reports);
}

/** What can be known before anybody is asked or anything is worked out. @throws CliError */
export function checkBeforeWriting(root: string, { paths, flags, terminal }: RunOptions): void {
  if (flags.interactive && !terminal.choose) throw new CliError('no-terminal', EXIT.USAGE);
  if (flags.commit) checkCommit(root);
  else if (!flags.allowDirty) {
    // A plan that was just made is none of the application.
    const except = flags.plan === undefined ? [] : [resolve(terminal.cwd, flags.plan)];
    refuseDirtyTree(paths, terminal.cwd, except);
  }
}

/** Makes the plan, and writes and commits it when that is asked for. @throws CliError */
async function carryOut(
  root: string,
  options: RunOptions,
  planWith: (choice?: Choice) => Promise<Plan>,
): Promise<{ plan: Plan; done: Done }> {
  const { flags, lang, colors, terminal } = options;
  if (!flags.write) return { plan: await planWith(), done: {} };
  let applied: Applied;
  if (flags.interactive) {
    const { decide } = await import('./interactive/decide.ts');
    const plan = await decide({ terminal, lang, colors, planWith });
    // What somebody has decided about is written as it is, or not at all.
    applied = { plan, written: await writePlan(plan, root) };
  } else applied = await apply(root, planWith);
  return { plan: applied.plan, done: finish(root, options, applied) };
}

/** Commits what was written, when that is asked for. @throws CliError */
export function finish(
  root: string,
  { flags, lang }: RunOptions,
  { plan, written }: Applied,
  values: Readonly<Record<string, string>> = {},
): Done {
  if (!flags.commit || written.length === 0) return { written };
  const say = sayIn(lang);
  const title = say(`migrate webim.js to ${plan.ledger.target}`, `从 webim.js 迁移到 ${plan.ledger.target}`);
  const all = { title, step: '1', steps: '1', files: String(written.length), ...values };
  const commit = commitFiles(root, written, commitMessage(flags.message ?? '{title}', all));
  return { written, ...(commit && { commit }) };
}

/** Says and reports what a run did. @returns what the process ends with */
export async function conclude(
  made: Plan,
  options: RunOptions,
  root: string,
  done: Done,
  reports: Reports,
): Promise<ExitCode> {
  const { flags, lang, terminal } = options;
  const plan = await observedPlan(made, reports);
  await writePlanReports(plan, reports, done.written !== undefined, lang);
  if (flags.json) terminal.out(`${JSON.stringify(plan.ledger, undefined, 2)}\n`);
  else if (!flags.quiet) show(plan, options, root, done);
  for (const { files, error } of plan.failures) {
    const log = writeCrashLog(error, []) ?? '-';
    const failure = { files: someOf(files), reason: error.message, log };
    terminal.err(`${new CliError('files-failed', EXIT.INTERNAL, failure).text(lang)}\n`);
  }
  return exitCodeOf(plan.ledger);
}

/** What the engine is told. */
export const engineOptions = ({ flags, lang }: Pick<RunOptions, 'flags' | 'lang'>): MigrateOptions => ({
  include: flags.include,
  ignore: flags.ignore,
  ...conversionOptions(flags),
  markers: flags.markers === false ? false : lang,
});

/** Path of a file that a command line names. */
export const fileOf = (path: string, { terminal }: Pick<RunOptions, 'terminal'>): string =>
  resolve(terminal.cwd, path);

/** The next step of a plan, ready to paste. */
export const nextStep = (plan: string, { flags }: Pick<RunOptions, 'flags'>): string =>
  commandLine('migrate', `--plan ${quoted(plan)}`, '--step next', flags.commit ? '--commit' : '--write');
