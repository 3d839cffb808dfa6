import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, EXIT } from '../errors.ts';
import { contentOf, Killed, makeFolder, remove, syncFolder, tryTo, writeWhole } from './disk.ts';

/** One file of a run. */
export interface JournalEntry {
  /** relative to the root, with forward slashes */
  path: string;
  /** SHA-256 of the content before the run, `null` when there was no file */
  before: string | null;
  /** SHA-256 of the content the run writes */
  after: string;
  /** permission bits of the file before the run, or of the new one */
  mode: number;
}

/** What a run is going to do to files; written before the first of them is touched, and never changed. */
export interface Journal {
  version: 1;
  tool: string;
  id: string;
  /** ISO 8601 */
  startedAt: string;
  entries: JournalEntry[];
  /** folders the run makes, the outermost first */
  folders: string[];
  /** title of the step, when the run is one of several */
  step?: string;
  /** The plan file that the step is of, and its number in it. */
  plan?: PlannedStep;
}

export interface PlannedStep {
  id: string;
  step: number;
}

/** What a run is, when it is one of several. */
export interface RunTitle extends Pick<Journal, 'step' | 'plan'> {}

/** Without a state a run is under way, or was interrupted. */
export type RunState = 'applied' | 'undone' | 'superseded';

export interface StoredRun extends Journal {
  state?: RunState;
}

export const STORE = '.webim2tim';
/** Bundle of a run: what its files were. */
export const BEFORE = 'before';
/** Bundle of a run that was undone: what was in its files then. */
export const AFTER = 'after';

/**
 * The folder `.webim2tim/` in the root of a run: the journals of all runs and, by the hash of their content, the files
 * as they were. It ignores itself for git. It may be deleted when nothing has to be undone any more.
 */
export class Store {
  private readonly folder: string;

  constructor(readonly root: string) {
    this.folder = join(root, STORE);
  }

  /** The store of a folder, or of the nearest one above. */
  static find(folder: string): Store | undefined {
    for (let at = folder; ; at = dirname(at)) {
      if (existsSync(join(at, STORE, 'runs'))) return new Store(at);
      if (dirname(at) === at) return undefined;
    }
  }

  /** Holds the store for this process while `work` runs. @throws CliError when another one does */
  async locked<T>(work: () => T | Promise<T>): Promise<T> {
    this.open();
    const lock = join(this.folder, 'lock');
    try {
      return await work();
    } finally {
      tryTo(() => remove(lock));
    }
  }

  /** Makes what is missing of the folder, and takes the lock. @throws CliError */
  private open(): void {
    const lock = join(this.folder, 'lock');
    const holder = holderOf(lock);
    if (holder) {
      const path = `${STORE}/lock`;
      throw new CliError('run-in-progress', EXIT.USAGE, { process: String(holder), path });
    }
    try {
      makeFolder(join(this.folder, 'runs'));
      const ignoring = join(this.folder, '.gitignore');
      if (!existsSync(ignoring)) writeWhole(ignoring, '*\n');
      remove(lock);
      writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' });
    } catch (error) {
      if (error instanceof Killed) throw error;
      throw new CliError('write-failed', EXIT.FILE, { path: STORE, reason: (error as Error).message });
    }
  }

  /** Folders of runs that ended before they had a journal, and so before they touched anything. */
  removeUnborn(): void {
    const folder = join(this.folder, 'runs');
    for (const id of readdirSync(folder)) {
      if (!existsSync(join(folder, id, 'journal.json'))) remove(join(folder, id));
    }
  }

  /** In the order they were made. A run without a journal has done nothing. */
  runs(): StoredRun[] {
    const folder = join(this.folder, 'runs');
    if (!existsSync(folder)) return [];
    return readdirSync(folder)
      .sort()
      .flatMap((id) => {
        const journal = contentOf(join(folder, id, 'journal.json'));
        if (!journal) return [];
        const state = contentOf(join(folder, id, 'state'))
          ?.toString()
          .trim() as RunState | undefined;
        return [{ ...(JSON.parse(journal.toString()) as Journal), ...(state && { state }) }];
      });
  }

  /** Bundle of the sources that a plan file was made for. */
  planBundle(id: string): string {
    return join(this.folder, 'plans', id);
  }

  runFolder(id: string): string {
    return join(this.folder, 'runs', id);
  }

  addRun(journal: Journal): void {
    const folder = this.runFolder(journal.id);
    writeWhole(join(folder, 'journal.json'), `${JSON.stringify(journal, null, 2)}\n`);
    for (const at of [folder, dirname(folder), this.folder, this.root]) syncFolder(at);
  }

  setState(id: string, state: RunState): void {
    writeWhole(join(this.runFolder(id), 'state'), `${state}\n`);
    syncFolder(this.runFolder(id));
  }
}

/** The living process that holds the lock; one that has died holds nothing. */
function holderOf(lock: string): number | undefined {
  // Without its line end it was torn as its process died: the digits are those of another one.
  const pid = Number(/^(\d+)\n$/.exec(contentOf(lock)?.toString() ?? '')?.[1] ?? Number.NaN);
  if (!Number.isInteger(pid) || pid === process.pid) return undefined;
  try {
    process.kill(pid, 0);
    return pid;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? pid : undefined;
  }
}
