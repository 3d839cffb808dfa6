import { CliError, EXIT } from '../errors.ts';
import { contentOf, hashOf, writeWhole } from './disk.ts';

/** Hash of a content -> where it is in the bundle. */
type Index = Record<string, { start: number; length: number }>;

/**
 * Contents by their hash, in one file with an index beside it: one wait for the disk, however many files a run
 * touches.
 *
 * @param path without an ending
 */
export function writeBundle(path: string, contents: Iterable<Buffer>): void {
  const index: Index = {};
  const parts: Buffer[] = [];
  let start = 0;
  for (const bytes of contents) {
    const hash = hashOf(bytes);
    if (index[hash]) continue;
    index[hash] = { start, length: bytes.length };
    parts.push(bytes);
    start += bytes.length;
  }
  writeWhole(`${path}.bin`, Buffer.concat(parts));
  writeWhole(`${path}.json`, `${JSON.stringify(index)}\n`);
}

/** Every content of a bundle that is what it was; none when there is no bundle. */
export function readBundle(path: string): Map<string, Buffer> {
  const index = contentOf(`${path}.json`);
  const bytes = contentOf(`${path}.bin`);
  if (!index || !bytes) return new Map();
  const entries = Object.entries(JSON.parse(index.toString()) as Index);
  return new Map(
    entries.flatMap(([hash, { start, length }]) => {
      const content = bytes.subarray(start, start + length);
      return hashOf(content) === hash ? [[hash, content]] : [];
    }),
  );
}

/** @throws CliError when a bundle does not have it, or has it no more */
export function contentIn(bundle: ReadonlyMap<string, Buffer>, hash: string, path: string): Buffer {
  const content = bundle.get(hash);
  if (!content) throw new CliError('journal-damaged', EXIT.FILE, { path });
  return content;
}
