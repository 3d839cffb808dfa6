import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';

/** Is there an `app.json` with an `app.js` beside it, or an `app.wpy`, in a folder above the file? */
export function isInMiniProgram(root: string, file: string): boolean {
  for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
    const has = (name: string) => existsSync(join(root, folder, name));
    if ((has('app.json') && (has('app.js') || has('app.ts'))) || has('app.wpy')) return true;
    if (folder === '.' || folder === posix.dirname(folder)) return false;
  }
}
