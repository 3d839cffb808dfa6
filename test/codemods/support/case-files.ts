import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One side of a case: path -> bytes. A case of one file has `input.EXT`, one of several a folder `input/`. */
export type CaseFiles = Record<string, Buffer>;

export type CaseSide = 'input' | 'expected';

/** The files of one side, named as the other side names them (`input.js` on both). */
export function caseFiles(folder: string, side: CaseSide): CaseFiles {
  const tree = join(folder, side);
  if (existsSync(tree)) {
    const files: CaseFiles = {};
    for (const entry of readdirSync(tree, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files[path.slice(tree.length + 1)] = readFileSync(path);
    }
    return files;
  }
  const name = readdirSync(folder).find((file) => file.startsWith(`${side}.`));
  if (!name) throw new Error(`${folder}: neither a folder ${side}/ nor a file ${side}.EXT`);
  return { [name.replace(side, 'input')]: readFileSync(join(folder, name)) };
}

/** Where a file of the expected side lives. */
export function expectedPath(folder: string, file: string): string {
  return existsSync(join(folder, 'input'))
    ? join(folder, 'expected', file)
    : join(folder, file.replace('input', 'expected'));
}
