import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

/**
 * The few ways in which runs change the disk. All of them go through here, so that tests can let any one of them be
 * the last, by {@link injectFault}.
 */
export type Fault =
  | { kind: 'kill' | 'tear' | 'error'; at: number; code?: string }
  /** every operation on a file */
  | { kind: 'error'; path: string; code: string };

let operations = 0;
let dead = false;
let fault: Fault | undefined;

/** For tests: lets the operation number `at`, counted from 1, fail; without a fault the disk works again. */
export function injectFault(next?: Fault): void {
  operations = 0;
  dead = false;
  fault = next;
}

/** For tests: operations since the last {@link injectFault}. */
export const countOperations = (): number => operations;

/** The end of the process as far as the disk can tell: nothing after it has an effect. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

function operation(path: string, halfOf?: () => void): void {
  if (dead) throw new Killed();
  operations++;
  if (!fault || ('path' in fault ? !path.endsWith(fault.path) : operations !== fault.at)) return;
  if (fault.kind === 'error') {
    throw Object.assign(new Error(`${fault.code}: fault injected, '${path}'`), { code: fault.code });
  }
  if (fault.kind === 'tear') halfOf?.();
  dead = true;
  throw new Killed();
}

/** Does what may fail without harm, because the next run makes up for it. */
export function tryTo(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof Killed) throw error;
  }
}

export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What is in a file now; `null` when there is none. @throws what reading throws otherwise */
export function contentOf(path: string): Buffer | null {
  try {
    return fs.readFileSync(path);
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** How many files are open at a time. */
const OPEN_AT_ONCE = 64;

/**
 * Writes files that do not matter as long as they are torn, and waits until they are on the disk: for all together,
 * which takes a tenth of the time of waiting for each.
 */
export async function writeAllThrough(
  files: readonly { path: string; bytes: Buffer; mode: number }[],
): Promise<void> {
  for (let start = 0; start < files.length; start += OPEN_AT_ONCE) {
    const open: number[] = [];
    try {
      for (const { path, bytes, mode } of files.slice(start, start + OPEN_AT_ONCE)) {
        operation(path, () => fs.writeFileSync(path, bytes.subarray(0, bytes.length / 2)));
        const file = fs.openSync(path, 'w', mode);
        open.push(file);
        fs.writeFileSync(file, bytes);
      }
      await Promise.all(open.map((file) => synced(file)));
    } finally {
      for (const file of open) fs.closeSync(file);
    }
  }
}

const synced = promisify(fs.fsync);

/** Writes a file that does not matter as long as it is torn, and waits until it is on the disk. */
export function writeThrough(path: string, bytes: Buffer | string, mode = 0o666): void {
  operation(path, () => fs.writeFileSync(path, bytes.slice(0, bytes.length / 2)));
  const file = fs.openSync(path, 'w', mode);
  try {
    fs.writeFileSync(file, bytes);
    fs.fsyncSync(file);
  } finally {
    fs.closeSync(file);
  }
}

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(path: string, bytes: Buffer | string): void {
  const draft = `${path}.${process.pid}.tmp`;
  writeThrough(draft, bytes);
  rename(draft, path);
}

export function rename(from: string, to: string): void {
  operation(to);
  fs.renameSync(from, to);
}

export function remove(path: string): void {
  operation(path);
  fs.rmSync(path, { recursive: true, force: true });
}

/** Removes a folder when nothing is in it. */
export function removeEmptyFolder(path: string): void {
  operation(path);
  try {
    fs.rmdirSync(path);
  } catch {
    // Something is in it, or it is gone.
  }
}

/** @returns the folders made, the outermost first */
export function makeFolder(path: string): string[] {
  if (fs.existsSync(path)) return [];
  const above = makeFolder(dirname(path));
  operation(path);
  fs.mkdirSync(path, { recursive: true });
  return [...above, path];
}

/** Waits until the names in a folder are on the disk. Systems that cannot are no worse off than without. */
export function syncFolder(path: string): void {
  operation(path);
  try {
    const folder = fs.openSync(path, 'r');
    try {
      fs.fsyncSync(folder);
    } finally {
      fs.closeSync(folder);
    }
  } catch {
    // Windows has no such thing.
  }
}
