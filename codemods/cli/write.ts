import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { type AddedFile, contentOfAdded, type Plan } from '../migrate.ts';
import { MissingAssetsError } from '../pages/assets.ts';
import { recogniseSdkFile } from '../sources/sdk-files.ts';
import { CliError, EXIT } from './errors.ts';
import { applyRun } from './journal/apply.ts';
import { contentOf } from './journal/disk.ts';
import type { Replacement } from './journal/replace.ts';
import type { RunTitle } from './journal/store.ts';

/**
 * Puts a plan on disk as one run that `undo` puts back: all of it, or nothing. Everything that can be known in advance
 * is checked before the first byte is written.
 *
 * @param root folder of the journal
 * @returns the paths written
 * @throws CliError
 */
export async function writePlan(
  plan: Pick<Plan, 'files' | 'addedFiles'>,
  root: string,
  title?: RunTitle,
): Promise<string[]> {
  const replacements = [...ofAdded(plan.addedFiles), ...ofChanged(plan.files)];
  for (const { path, absolutePath } of replacements) {
    if (!isWritable(absolutePath)) throw new CliError('read-only', EXIT.FILE, { path });
  }
  if (replacements.length > 0 || title) await applyRun(root, replacements, title);
  return replacements.map(({ path }) => path);
}

function ofChanged(files: Plan['files']): Replacement[] {
  return files.map(({ source: { path, absolutePath, bytes }, newBytes }) => ({
    path,
    absolutePath,
    from: bytes,
    to: newBytes,
    mode: modeOf(absolutePath),
  }));
}

function ofAdded(added: readonly AddedFile[]): Replacement[] {
  const replacements: Replacement[] = [];
  for (const [{ path, absolutePath }, to] of contents(added)) {
    const from = contentOf(absolutePath);
    if (from?.equals(to)) continue;
    const kind = from && recogniseSdkFile(from);
    // An older copy of ours or of tim-js-sdk is brought up to date; anything else belongs to the application.
    if (from && (kind === undefined || kind === 'legacy-sdk'))
      throw new CliError('file-exists', EXIT.FILE, { path });
    replacements.push({ path, absolutePath, from, to, mode: modeOf(absolutePath) });
  }
  return replacements;
}

function contents(added: readonly AddedFile[]): Map<AddedFile, Buffer> {
  try {
    return contentOfAdded(added);
  } catch (error) {
    if (!(error instanceof MissingAssetsError)) throw error;
    throw new CliError('sdk-files-missing', EXIT.INTERNAL, { files: error.files.join(', ') });
  }
}

/** Permission bits of a file; those of a new one when it is not there. */
const modeOf = (path: string): number =>
  (statSync(path, { throwIfNoEntry: false })?.mode ?? 0o666 & ~process.umask()) & 0o7777;

/** By the permission bits: replacing a file works without them when the folder is writable, and root may do anything. */
function isWritable(path: string): boolean {
  let target = path;
  while (!existsSync(target)) target = dirname(target);
  return (statSync(target).mode & 0o222) !== 0;
}
