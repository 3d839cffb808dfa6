import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** Longer than all but a few files; those are read in the ordinary way. */
const WINDOW_BYTES = 256 * 1024;

let window: Buffer | undefined;

/**
 * The bytes of a file, in memory that the next call writes over: a tree of files is looked through without asking
 * each for its size and making room for it.
 *
 * @throws NodeJS.ErrnoException as `readFileSync` does
 */
export function readIntoWindow(path: string): Buffer {
  window ??= Buffer.allocUnsafeSlow(WINDOW_BYTES);
  const file = openSync(path, 'r');
  try {
    let length = 0;
    while (length < WINDOW_BYTES) {
      const read = readSync(file, window, length, WINDOW_BYTES - length, null);
      if (read === 0) return window.subarray(0, length);
      length += read;
    }
  } finally {
    closeSync(file);
  }
  return readFileSync(path);
}
