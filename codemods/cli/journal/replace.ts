import { chmodSync, chownSync, lstatSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, EXIT } from '../errors.ts';
import {
  contentOf,
  hashOf,
  Killed,
  makeFolder,
  remove,
  rename,
  syncFolder,
  tryTo,
  writeAllThrough,
  writeThrough,
} from './disk.ts';

/** A file that is to have other content. */
export interface Replacement {
  /** as people know it */
  path: string;
  absolutePath: string;
  /** content it must have now; `null` when there must be no file */
  from: Buffer | null;
  /** content it gets; `null` when it goes */
  to: Buffer | null;
  /** permission bits */
  mode: number;
}

/** A file whose new content is on the disk already, in a place where nobody looks. */
interface Staged extends Replacement {
  /** the file itself, where a link leads to it */
  target: string;
  draft: string | undefined;
}

/**
 * Replaces files one by one, each in a single step: whenever it ends, a file is the old one or the new one. All new
 * content is written to `folder` first, so that a full disk is noticed before anything is touched.
 *
 * @param folder where drafts go; on the same disk as the files, or each file takes a second step beside itself
 * @param id marks a draft that has to lie beside its file
 */
export class Replacing {
  private readonly staged: Staged[] = [];
  private readonly done: Staged[] = [];

  constructor(
    private readonly folder: string,
    private readonly id: string,
  ) {}

  /** Writes the new content down. @throws what the disk throws; nothing is touched by then */
  async stage(replacements: readonly Replacement[]): Promise<void> {
    makeFolder(this.folder);
    const drafts: { path: string; bytes: Buffer; mode: number }[] = [];
    for (const [index, replacement] of replacements.entries()) {
      const target = realPath(replacement.absolutePath);
      const draft = replacement.to ? join(this.folder, String(index)) : undefined;
      if (draft) drafts.push({ path: draft, bytes: replacement.to as Buffer, mode: replacement.mode });
      this.staged.push({ ...replacement, target, draft });
    }
    await writeAllThrough(drafts);
    for (const { draft, target, mode } of this.staged) if (draft) likeBefore(draft, target, mode);
  }

  /** @throws CliError when a file is not what it was; what the disk throws. {@link putBack} is for after that. */
  run(): void {
    for (const next of this.staged) {
      if (!sameContent(contentOf(next.target), next.from)) {
        throw new CliError('changed-meanwhile', EXIT.FILE, { path: next.path });
      }
      if (next.draft) moveInto(next.draft, next.target, this.id);
      else remove(next.target);
      this.done.push(next);
    }
    for (const folder of new Set(this.done.map(({ target }) => dirname(target)))) syncFolder(folder);
    tryTo(() => remove(this.folder));
  }

  /** Gives the files that were replaced their content back. @returns paths where that was not possible */
  putBack(): string[] {
    const failed: string[] = [];
    for (const { path, target, from, to, mode } of this.done.reverse()) {
      try {
        if (!sameContent(contentOf(target), to)) throw new Error('changed');
        if (from) {
          const draft = join(this.folder, 'back');
          writeThrough(draft, from);
          chmodSync(draft, mode);
          moveInto(draft, target, this.id);
        } else remove(target);
      } catch (error) {
        if (error instanceof Killed) throw error;
        failed.push(path);
      }
    }
    if (failed.length === 0) remove(this.folder);
    return failed;
  }
}

/** Name of a draft beside its file, for disks that the folder of drafts is not on. */
export const draftBeside = (target: string, id: string): string => `${target}.webim2tim-${id}`;

export const sameContent = (a: Buffer | null, b: Buffer | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && hashOf(a) === hashOf(b);

/** Where a link leads; a file that is not there yet is where it will be. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Permissions and, where we may say so, the owner of the file that goes. */
function likeBefore(draft: string, target: string, mode: number): void {
  chmodSync(draft, mode);
  const before = lstatSync(target, { throwIfNoEntry: false });
  const own = statSync(draft);
  if (!before || (before.uid === own.uid && before.gid === own.gid)) return;
  try {
    chownSync(draft, before.uid, before.gid);
    chmodSync(draft, mode);
  } catch {
    // Only root gives files away; the content matters more.
  }
}

function moveInto(draft: string, target: string, id: string): void {
  try {
    rename(draft, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    const beside = draftBeside(target, id);
    writeThrough(beside, contentOf(draft) as Buffer);
    likeBefore(beside, target, statSync(draft).mode & 0o7777);
    rename(beside, target);
  }
}
