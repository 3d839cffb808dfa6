import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { VERSION } from '../../pages/assets.ts';
import { CliError, EXIT } from '../errors.ts';
import { writeBundle } from './bundle.ts';
import { contentOf, hashOf, Killed, makeFolder, remove, removeEmptyFolder, tryTo } from './disk.ts';
import { type Replacement, Replacing, sameContent } from './replace.ts';
import { BEFORE, type JournalEntry, type RunTitle, STORE, Store, type StoredRun } from './store.ts';

/**
 * Writes files as a run that can be undone: what they were and what they will be is on the disk before the first one
 * is touched. When something fails on the way, those that were replaced by then are put back.
 *
 * @param root folder of the journal; all files are in it
 * @param title what the run is, when it is one of several
 * @returns the id of the run
 * @throws CliError
 */
export function applyRun(
  root: string,
  replacements: readonly Replacement[],
  title: RunTitle = {},
): Promise<string> {
  const store = new Store(root);
  return store.locked(async () => {
    settleInterrupted(store);
    for (const { path, absolutePath, from } of replacements) {
      if (!sameContent(contentOf(absolutePath), from)) {
        throw new CliError('changed-meanwhile', EXIT.FILE, { path });
      }
    }
    for (const { id, state } of store.runs()) if (state === 'undone') store.setState(id, 'superseded');
    const id = newId();
    const folders = foldersToMake(root, replacements);
    const replacing = new Replacing(`${store.runFolder(id)}/drafts`, id);
    try {
      await replacing.stage(replacements);
      writeBundle(
        join(store.runFolder(id), BEFORE),
        replacements.flatMap(({ from }) => from ?? []),
      );
      store.addRun({
        version: 1,
        tool: `webim2tim ${VERSION}`,
        id,
        startedAt: new Date().toISOString(),
        entries: replacements.map((replacement) => entryOf(root, replacement)),
        folders: folders.map((folder) => inRoot(root, folder)),
        ...title,
      });
      for (const { absolutePath } of replacements) makeFolder(dirname(absolutePath));
      replacing.run();
    } catch (error) {
      throw afterPuttingBack(error as Error, replacements, replacing, () => {
        for (const folder of folders.reverse()) removeEmptyFolder(folder);
        remove(store.runFolder(id));
      });
    }
    tryTo(() => store.setState(id, 'applied'));
    return id;
  });
}

/** What a failed run ends with: its files put back, and `cleanUp` done. */
function afterPuttingBack(
  error: Error,
  replacements: readonly Replacement[],
  replacing: Replacing,
  cleanUp: () => void,
): Error {
  if (error instanceof Killed) return error;
  const failed = replacing.putBack();
  if (failed.length > 0) {
    const files = failed.join(', ');
    return new CliError('put-back-failed', EXIT.FILE, { files, reason: error.message });
  }
  try {
    cleanUp();
  } catch {
    // What is left says what did not happen; the next run takes no offence at it.
  }
  if (error instanceof CliError) return error;
  const path = replacements.find(({ absolutePath }) => error.message.includes(absolutePath))?.path;
  const failure = new CliError('write-failed', EXIT.FILE, { path: path ?? STORE, reason: error.message });
  failure.cause = error;
  return failure;
}

/** A run that was interrupted leaves files that do not fit together. @throws CliError unless it touched none */
function settleInterrupted(store: Store): void {
  store.removeUnborn();
  for (const run of store.runs()) {
    if (run.state) continue;
    const { written } = progressOf(store.root, run);
    if (written === 0) store.setState(run.id, 'superseded');
    else if (written === run.entries.length) store.setState(run.id, 'applied');
    else {
      throw new CliError('run-interrupted', EXIT.USAGE, {
        written: String(written),
        all: String(run.entries.length),
      });
    }
  }
}

/** How far a run got. */
export function progressOf(root: string, { entries }: Pick<StoredRun, 'entries'>): { written: number } {
  const written = entries.filter(({ path, before, after }) => {
    const now = contentOf(`${root}/${path}`);
    return after !== before && now !== null && hashOf(now) === after;
  });
  return { written: written.length };
}

function entryOf(root: string, { absolutePath, from, to, mode }: Replacement): JournalEntry {
  return {
    path: inRoot(root, absolutePath),
    before: from && hashOf(from),
    after: hashOf(to as Buffer),
    mode,
  };
}

/** Folders of new files that are not there yet, the outermost first. */
function foldersToMake(root: string, replacements: readonly Replacement[]): string[] {
  const folders = new Set<string>();
  for (const { from, absolutePath } of replacements) {
    if (from) continue;
    for (let at = dirname(absolutePath); at.length > root.length && !existsSync(at); at = dirname(at))
      folders.add(at);
  }
  return [...folders].sort((a, b) => a.length - b.length);
}

const inRoot = (root: string, path: string) => relative(root, path).split(sep).join('/');

const newId = () => `${new Date().toISOString().replace(/[-:.]/g, '')}-${randomBytes(3).toString('hex')}`;
