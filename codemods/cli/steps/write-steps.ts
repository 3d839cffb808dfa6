import type { Plan } from '../../migrate.ts';
import { hashOf } from '../journal/disk.ts';
import { sayIn } from '../lang.ts';
import { fileOf, nextStep, type RunOptions } from '../run.ts';
import { makeSteps } from './make-steps.ts';
import { writePlanFile } from './plan-file.ts';
import { stepLine } from './step-list.ts';

/** Writes the steps of a migration into a plan file and says which there are. @returns the command for the first */
export function writeSteps(plan: Plan, options: RunOptions, path: string): string | undefined {
  const { flags, paths, lang, colors, terminal } = options;
  const { include, ignore, to, target, partial, style, only, markers } = flags;
  const steps = makeSteps(plan, lang);
  const set = { include, ignore, to, target, partial, style, only, markers };
  const sources = Object.fromEntries(plan.sources.map((each) => [each.path, hashOf(each.bytes)]));
  writePlanFile(fileOf(path, options), path, { paths: [...paths], options: set, sources, steps });
  if (!flags.quiet && !flags.json) {
    const say = sayIn(lang);
    const head = say(`${path}: ${steps.length} steps`, `${path}：共 ${steps.length} 步`);
    terminal.out(
      `${[colors.bold(head), ...steps.map((step) => stepLine(step, lang, colors))].join('\n')}\n\n`,
    );
  }
  return steps.length > 0 ? nextStep(path, options) : undefined;
}
