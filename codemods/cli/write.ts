import { existsSync, lstatSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sync as writeFileAtomicSync } from 'write-file-atomic';
import { type AddedFile, contentOfAdded, isUnchanged, type Plan } from '../migrate.ts';
import { MissingAssetsError } from '../pages/assets.ts';
import { recogniseSdkFile } from '../sources/sdk-files.ts';
import { CliError, EXIT } from './errors.ts';

interface Write {
  /** As the report names it. */
  path: string;
  absolutePath: string;
  bytes: Buffer;
  /** What was there; undefined for a new file. */
  before: Buffer | undefined;
}

/**
 * Puts a plan on disk: all of it, or nothing. Everything that can be known in advance is checked before the first
 * byte is written; each file is replaced in one step; when one fails all the same, the ones before it are put back.
 *
 * @returns the paths written
 * @throws CliError
 */
export function writePlan(plan: Plan, write: typeof writeFileAtomicSync = writeFileAtomicSync): string[] {
  const writes = [...writesOfAdded(plan.addedFiles), ...writesOfChanged(plan)];
  for (const { path, absolutePath } of writes) {
    if (!isWritable(absolutePath)) throw new CliError('read-only', EXIT.FILE, { path });
  }
  const done: Write[] = [];
  const folders: string[] = [];
  for (const next of writes) {
    try {
      const folder = mkdirSync(dirname(next.absolutePath), { recursive: true });
      if (folder) folders.push(folder);
      write(next.absolutePath, next.bytes);
      done.push(next);
    } catch (error) {
      putBack(done, write);
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
      throw new CliError('write-failed', EXIT.FILE, { path: next.path, reason: (error as Error).message });
    }
  }
  return writes.map(({ path }) => path);
}

function writesOfChanged(plan: Plan): Write[] {
  return plan.files.map((file) => {
    const { path, absolutePath, bytes } = file.source;
    if (!isUnchanged(file))
      throw new CliError('write-failed', EXIT.FILE, {
        path,
        reason: 'it changed while the tool was running',
      });
    return { path, absolutePath, bytes: file.newBytes, before: bytes };
  });
}

function writesOfAdded(added: readonly AddedFile[]): Write[] {
  const writes: Write[] = [];
  for (const [{ path, absolutePath }, bytes] of contents(added)) {
    const before = existsSync(absolutePath) ? readFileSync(absolutePath) : undefined;
    if (before?.equals(bytes)) continue;
    const kind = before && recogniseSdkFile(before);
    // An older copy of ours or of tim-js-sdk is brought up to date; anything else belongs to the application.
    if (before && kind !== 'shim' && kind !== 'v2-sdk')
      throw new CliError('file-exists', EXIT.FILE, { path });
    writes.push({ path, absolutePath, bytes, before });
  }
  return writes;
}

function contents(added: readonly AddedFile[]): Map<AddedFile, Buffer> {
  try {
    return contentOfAdded(added);
  } catch (error) {
    if (!(error instanceof MissingAssetsError)) throw error;
    throw new CliError('sdk-files-missing', EXIT.INTERNAL, { files: error.files.join(', ') });
  }
}

/** By the permission bits: replacing a file works without them when the folder is writable, and root may do anything. */
function isWritable(path: string): boolean {
  let target = path;
  while (!existsSync(target)) target = dirname(target);
  return (statSync(target).mode & 0o222) !== 0;
}

function putBack(done: readonly Write[], write: typeof writeFileAtomicSync): void {
  const failed: string[] = [];
  for (const { path, absolutePath, before } of [...done].reverse()) {
    try {
      if (before) write(absolutePath, before);
      else if (lstatSync(absolutePath).isFile()) rmSync(absolutePath);
    } catch {
      failed.push(path);
    }
  }
  if (failed.length) {
    throw new Error(
      `a write failed, and these files, which are whole and new, could not be put back: ${failed.join(', ')}`,
    );
  }
}
