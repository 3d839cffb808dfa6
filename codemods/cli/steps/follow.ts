import type { Plan } from '../../migrate.ts';
import type { ExitCode } from '../errors.ts';
import { exitCodeOf } from '../exit-code.ts';
import { Store } from '../journal/store.ts';
import { sayIn } from '../lang.ts';
import { makePlan } from '../planning.ts';
import { checkReports } from '../reports.ts';
import { rootOf } from '../root.ts';
import {
  checkBeforeWriting,
  conclude,
  engineOptions,
  fileOf,
  finish,
  nextStep,
  type RunOptions,
} from '../run.ts';
import { writePlan } from '../write.ts';
import { type PlanFile, readPlanFile } from './plan-file.ts';
import { chosenStep, doneSteps, keepOriginals, originalsOf } from './progress.ts';
import { stepList } from './step-list.ts';
import { choiceOf, stepPlan } from './step-plan.ts';

/**
 * Follows a plan file: says how far it is, or does one step of it, the next, or all that are left. Every state on the
 * way is worked out from the sources of the plan, so all steps together are what one run would have been.
 *
 * @throws CliError
 */
export async function follow(given: RunOptions, path: string): Promise<ExitCode> {
  const file = readPlanFile(fileOf(path, given), path);
  const run: RunOptions = { ...given, paths: file.paths, flags: { ...given.flags, ...file.options } };
  const { terminal, lang, colors, flags } = run;
  const reports = await checkReports(flags, terminal.cwd);
  const root = rootOf(file.paths, terminal.cwd);
  const store = new Store(root);
  const wanted = flags.step;
  if (wanted === undefined) {
    terminal.out(stepList(file.steps, doneSteps(store, file), lang, colors));
    return 0;
  }
  if (flags.write) checkBeforeWriting(root, run);
  for (;;) {
    const done = doneSteps(store, file);
    const step = chosenStep(file.steps, done, wanted);
    if (!step) return allDone(run, path);
    const originals = originalsOf(file, store, path);
    const planWith = planner(root, run, file, originals);
    const after = await planWith([...done, step.number]);
    const plan = stepPlan(root, step, await planWith([...done]), after);
    const isLast = done.size + 1 === file.steps.length;
    const next = isLast && flags.write ? undefined : nextStep(path, run);
    if (!flags.write) return conclude(plan, run, root, { next }, reports);
    keepOriginals(store, file, originals);
    const title = `${step.number}/${file.steps.length} ${step.title}`;
    const written = await writePlan(plan, root, {
      step: title,
      plan: { id: file.id, step: step.number },
    });
    const values = { title: step.title, step: String(step.number), steps: String(file.steps.length) };
    const outcome = finish(root, run, { plan, written }, values);
    const exitCode = await conclude(plan, run, root, { ...outcome, ...(next && { next }) }, reports);
    if (wanted !== 'all' || isLast || written.length === 0) return exitCode;
  }
}

/** Works out what the sources of a plan are with some of its steps. */
const planner =
  (root: string, run: RunOptions, file: PlanFile, originals: ReadonlyMap<string, Buffer>) =>
  (steps: readonly number[]): Promise<Plan> => {
    const options = { ...engineOptions(run), ...choiceOf(file.steps, new Set(steps)) };
    return makePlan(root, file.paths, options, run.terminal, originals);
  };

async function allDone(run: RunOptions, path: string): Promise<ExitCode> {
  const { flags, lang, terminal, paths } = run;
  const say = sayIn(lang);
  if (!flags.quiet)
    terminal.err(`${say(`All steps of ${path} are done.`, `${path} 的所有步骤均已完成。`)}\n`);
  const plan = await makePlan(rootOf(paths, terminal.cwd), paths, engineOptions(run), terminal);
  return exitCodeOf(plan.ledger);
}
