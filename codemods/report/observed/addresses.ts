/** Addresses of scripts as browsers and bundlers write them, and the files they may stand for. */

/** An address without what may hold credentials: user, password, query and fragment. */
export function plainAddress(address: string): string {
  return address.replace(/[?#].*$/s, '').replace(/^(\w[\w+.-]*:\/\/)[^/@]*@/, '$1');
}

/**
 * The folders and the name of a script, from its address: `https://h/js/a%20b.js` gives `js`, `a b.js`;
 * `webpack:///./src/chat.js` gives `src`, `chat.js`. An address that ends in a folder stands for its `index.html`.
 */
export function segmentsOf(address: string): string[] {
  const path = plainAddress(address)
    .replaceAll('\\', '/')
    // `webpack-internal:///./src/a.js`, `file:///home/x/a.js`, `https://host:1/a.js`
    .replace(/^\w[\w+.-]*:\/\/[^/]*/, '');
  const segments = path.split('/').filter((segment) => segment && segment !== '.' && segment !== '..');
  if (path.endsWith('/') || segments.length === 0) segments.push('index.html');
  return segments.map(decoded);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** How many segments two paths have in common from their ends. */
export function commonEnd(a: readonly string[], b: readonly string[]): number {
  let length = 0;
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++;
  return length;
}

/** Finds the files of a run that an address may stand for. */
export class FilesByAddress {
  private readonly byName = new Map<string, { file: string; segments: string[] }[]>();
  private readonly known = new Map<string, readonly string[]>();

  constructor(files: Iterable<string>) {
    for (const file of files) {
      const segments = file.split('/');
      const name = segments.at(-1) as string;
      const others = this.byName.get(name);
      if (others) others.push({ file, segments });
      else this.byName.set(name, [{ file, segments }]);
    }
  }

  /** Those that share the most of the path's end; several when they share the same. */
  find(address: string): readonly string[] {
    let found = this.known.get(address);
    if (!found) {
      const segments = segmentsOf(address);
      const candidates = (this.byName.get(segments.at(-1) as string) ?? []).map((candidate) => ({
        file: candidate.file,
        common: commonEnd(candidate.segments, segments),
      }));
      const best = Math.max(...candidates.map(({ common }) => common));
      found = candidates.filter(({ common }) => common === best).map(({ file }) => file);
      this.known.set(address, found);
    }
    return found;
  }
}
