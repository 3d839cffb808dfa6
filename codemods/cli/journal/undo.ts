import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, EXIT } from '../errors.ts';
import { contentIn, readBundle, writeBundle } from './bundle.ts';
import { contentOf, hashOf, Killed, makeFolder, remove, removeEmptyFolder, writeWhole } from './disk.ts';
import { draftBeside, type Replacement, Replacing } from './replace.ts';
import { AFTER, BEFORE, type JournalEntry, STORE, type Store, type StoredRun } from './store.ts';

export interface UndoOptions {
  /** Put files back that were changed since; what is in them now is kept in the store. */
  force?: boolean;
  /** Paths to leave as they are, as the journal names them. */
  keep?: readonly string[];
  /** Bring the last run back that was undone, instead. */
  redo?: boolean;
}

export interface Undone {
  run: StoredRun;
  /** paths that have other content now */
  changed: string[];
  /** paths that are gone, because the run had added them */
  removed: string[];
  /** path of a file changed since -> path of the copy of what was in it */
  overwritten: Map<string, string>;
  /** runs that can still be put back */
  left: number;
}

/**
 * Puts the last run back that was not put back yet, whether it came to its end or not. All files or none: when one of
 * them was changed since, nothing happens, unless it is to be kept or overwritten. It can be interrupted and repeated.
 *
 * @throws CliError
 */
export function undoRun(store: Store, { force, keep = [], redo }: UndoOptions = {}): Promise<Undone> {
  return store.locked(async () => {
    const runs = store.runs();
    const run = redo ? nextToRedo(runs) : runs.findLast(({ state }) => !state || state === 'applied');
    if (!run) throw new CliError(redo ? 'nothing-to-redo' : 'nothing-to-undo', EXIT.USAGE);
    for (const path of keep) {
      if (!run.entries.some((entry) => entry.path === path)) {
        throw new CliError('not-in-run', EXIT.USAGE, { path });
      }
    }
    const entries = run.entries.filter(({ path }) => !keep.includes(path));
    const plan = planOf(store, run, entries, redo ?? false);
    if (plan.conflicts.length > 0 && !force) {
      throw new CliError('changed-since', EXIT.USAGE, { files: plan.conflicts.join('\n  ') });
    }
    const overwritten = keepPresent(store, run, plan, redo ?? false);
    const replacing = new Replacing(`${store.runFolder(run.id)}/drafts-back`, run.id);
    try {
      await replacing.stage(plan.replacements);
      if (redo) for (const folder of run.folders) makeFolder(join(store.root, folder));
      replacing.run();
    } catch (error) {
      if (error instanceof Killed) throw error;
      throw new CliError('undo-failed', EXIT.FILE, { reason: (error as Error).message });
    }
    tidy(store, run, redo ?? false);
    store.setState(run.id, redo ? 'applied' : 'undone');
    return {
      run,
      changed: plan.replacements.filter(({ to }) => to).map(({ path }) => path),
      removed: plan.replacements.filter(({ to }) => !to).map(({ path }) => path),
      overwritten,
      left: store.runs().filter(({ state }) => !state || state === 'applied').length,
    };
  });
}

/** The oldest of the runs that were undone since the last one that still counts. */
function nextToRedo(runs: readonly StoredRun[]): StoredRun | undefined {
  const last = runs.findLastIndex(({ state }) => !state || state === 'applied');
  return runs.slice(last + 1).find(({ state }) => state === 'undone');
}

interface UndoPlan {
  replacements: Replacement[];
  /** files that are neither what they were nor what the run made of them */
  conflicts: string[];
}

function planOf(store: Store, run: StoredRun, entries: readonly JournalEntry[], redo: boolean): UndoPlan {
  const name = join(store.runFolder(run.id), redo ? AFTER : BEFORE);
  const bundle = readBundle(name);
  const plan: UndoPlan = { replacements: [], conflicts: [] };
  for (const { path, before, after, mode } of entries) {
    const absolutePath = join(store.root, path);
    const from = contentOf(absolutePath);
    const now = from && hashOf(from);
    const [expected, wanted] = redo ? [before, after] : [after, before];
    if (now === wanted) continue;
    if (now !== expected) plan.conflicts.push(path);
    const to =
      wanted === null
        ? null
        : contentIn(bundle, wanted, `${STORE}/runs/${run.id}/${redo ? AFTER : BEFORE}.bin`);
    plan.replacements.push({ path, absolutePath, from, to, mode: modeOf(absolutePath) ?? mode });
  }
  return plan;
}

/**
 * Keeps what is in the files now: what the run wrote, to bring it back, and what people wrote since, to look at.
 *
 * @returns path -> path of the copy of what people wrote
 */
function keepPresent(store: Store, run: StoredRun, plan: UndoPlan, redo: boolean): Map<string, string> {
  const folder = store.runFolder(run.id);
  const copies = new Map<string, string>();
  for (const { path, from } of plan.replacements) {
    if (!from || !plan.conflicts.includes(path)) continue;
    const copy = join(folder, 'overwritten', path);
    makeFolder(dirname(copy));
    writeWhole(copy, from);
    copies.set(path, copy);
  }
  if (!redo) {
    const written = plan.replacements.flatMap(({ from }) => from ?? []);
    // An undo that was interrupted has some of them already.
    writeBundle(join(folder, AFTER), [...readBundle(join(folder, AFTER)).values(), ...written]);
  }
  return copies;
}

/** A mode somebody set since is meant. */
const modeOf = (path: string): number | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat && stat.mode & 0o7777;
};

/** Removes what an interrupted run may have left, and the folders it had made, as far as they are empty. */
function tidy(store: Store, run: StoredRun, redo: boolean): void {
  remove(`${store.runFolder(run.id)}/drafts`);
  for (const { path } of run.entries) {
    const draft = draftBeside(join(store.root, path), run.id);
    if (contentOf(draft)) remove(draft);
  }
  if (redo) return;
  for (const folder of [...run.folders].reverse()) removeEmptyFolder(join(store.root, folder));
}
