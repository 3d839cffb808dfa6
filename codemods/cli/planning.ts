import { resolve } from 'node:path';
import { type MigrateOptions, type Plan, planMigration } from '../migrate.ts';
import { NoSuchPathError } from '../sources/discover.ts';
import { CliError, EXIT } from './errors.ts';
import { progressBar } from './progress.ts';
import type { Terminal } from './terminal.ts';

/** Works a migration out, for any command. @throws CliError when there is nothing to look at */
export async function makePlan(
  root: string,
  paths: readonly string[],
  options: MigrateOptions,
  terminal: Pick<Terminal, 'cwd' | 'progress'>,
  contents?: ReadonlyMap<string, Buffer>,
): Promise<Plan> {
  const { cwd } = terminal;
  const targets = paths.map((path) => resolveTarget(cwd, path));
  const bar = await progressBar(terminal);
  try {
    const plan = await planMigration({ root, paths: targets, options, contents, onProgress: bar?.update });
    if (plan.counts.read === 0) throw new CliError('no-files', EXIT.USAGE, { path: paths.join(', ') });
    return plan;
  } catch (error) {
    if (!(error instanceof NoSuchPathError)) throw error;
    const typed = paths.find((path) => resolveTarget(cwd, path) === error.path);
    throw new CliError('no-such-path', EXIT.USAGE, { path: typed ?? error.path });
  } finally {
    bar?.stop();
  }
}

/** Globs stay as they are typed; they are looked up in the root. */
const resolveTarget = (cwd: string, path: string) => (/[*?{}[\]]/.test(path) ? path : resolve(cwd, path));
