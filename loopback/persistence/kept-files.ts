import type { Uploads } from '../uploads.ts';
import type { DataFile } from './data-file.ts';

/** Puts the files of an earlier start back, and keeps those that come: who got an answer has it on the disk. */
export function keepFiles(uploads: Uploads, file: DataFile): void {
  for (const { name, content } of file.files()) uploads.restore(name, content);
  const attempt = (action: () => void) => {
    try {
      action();
    } catch (error) {
      process.emitWarning(`an upload could not be kept: ${String(error)}`, 'LoopbackWarning');
    }
  };
  uploads.observer = {
    stored: (name, content) => attempt(() => file.putFile(name, content)),
    forgotten: (name) => attempt(() => file.dropFile(name)),
  };
}
