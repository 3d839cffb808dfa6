import { resolve } from 'node:path';
import type { Plan } from '../migrate.ts';
import type { Untouched } from '../plan/conversion.ts';
import { CliError, EXIT } from './errors.ts';
import { uncommittedFiles } from './git.ts';
import type { Choice } from './interactive/decisions.ts';
import { someOf } from './words.ts';
import { writePlan } from './write.ts';

/** How often a run starts over because a file was changed by somebody else between reading and writing. */
const RETRIES = 2;

/** What of the system says that one file cannot be written, whatever about the others. */
const OF_ONE_FILE = /^(EACCES|EPERM|EROFS|EBUSY|ETXTBSY|EISDIR|ENAMETOOLONG|ELOOP)$/;

export interface Applied {
  plan: Plan;
  written: string[];
}

/**
 * Works a migration out and writes it. A file that cannot be written, or that others keep changing, costs what belongs
 * together with it: that stays as it is, and the run is worked out without it.
 *
 * @param root folder of the journal
 * @param planWith works the migration out, with some files left alone
 * @throws CliError
 */
export async function apply(
  root: string,
  planWith: (choice: Pick<Choice, 'untouchable'>) => Promise<Plan>,
): Promise<Applied> {
  const untouchable = new Map<string, Untouched>();
  const changes = new Map<string, number>();
  for (;;) {
    const plan = await planWith({ untouchable });
    try {
      return { plan, written: await writePlan(plan, root) };
    } catch (error) {
      const why = error instanceof CliError ? whyUntouched(error, plan) : undefined;
      // What was left alone once and is in the way again is beyond that.
      if (!why?.file || untouchable.has(why.file)) throw error;
      const { file } = why;
      const count = (changes.get(file) ?? 0) + 1;
      changes.set(file, count);
      if (why.code === 'file-unwritable' || count > RETRIES) untouchable.set(file, why);
    }
  }
}

/** Why one file of a plan has to be left alone after an error; undefined when it is not about one. */
function whyUntouched({ code, values, cause }: CliError, { files, addedFiles }: Plan): Untouched | undefined {
  const file = String(values.path);
  const isOfPlan =
    files.some(({ source }) => source.path === file) || addedFiles.some(({ path }) => path === file);
  if (!isOfPlan) return undefined;
  if (code === 'changed-meanwhile') {
    return { code: 'file-changed', reason: `${file} is being changed by somebody else`, file };
  }
  const system = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  if (code !== 'read-only' && !(code === 'write-failed' && OF_ONE_FILE.test(system))) return undefined;
  const why = system || 'the file is read-only';
  return { code: 'file-unwritable', reason: `${file} cannot be written: ${why}`, file };
}

/**
 * @param except files that may have changes, absolute
 * @throws CliError when git has changes under the targets that are not committed
 */
export function refuseDirtyTree(paths: readonly string[], cwd: string, except: readonly string[]): void {
  let files: string[] | undefined;
  try {
    files = uncommittedFiles(
      paths.map((path) => resolve(cwd, path)),
      except,
    );
  } catch (error) {
    throw new CliError('dirty-tree', EXIT.USAGE, { files: (error as Error).message });
  }
  if (!files?.length) return;
  throw new CliError('dirty-tree', EXIT.USAGE, { files: someOf(files) });
}
