import { posix } from 'node:path';

/** What a script asks other scripts for. */
const SPECIFIER =
  /(?:\bfrom|\bimport|\brequire(?:\.resolve)?\s*\(|\bimport\s*\(|\bexport\s*\*\s*from)\s*(?:\/\*[^*]*\*\/\s*)?['"`]([^'"`\n]+)['"`]/g;

/** Whole folders at once: `require.context('./modules', …)`, `import.meta.glob('./*.js')`. */
const FOLDER = /(?:\brequire\.context\s*\(\s*|\bimport\.meta\.glob(?:Eager)?\s*\(\s*)['"`]([^'"`*\n]*)/g;

/** Which files import which modules, by their paths. */
export class Imports {
  /** By last part of the path without ending. */
  readonly #modules = new Map<string, string[]>();
  readonly #importers = new Map<string, Set<string>>();
  readonly #folders: { from: string; folder: string }[] = [];

  /** A file that others may import. */
  addModule(path: string): void {
    const name = posix.basename(stemOf(path));
    const list = this.#modules.get(name);
    if (list?.includes(path)) return;
    if (list) list.push(path);
    else this.#modules.set(name, [path]);
  }

  /** Notes what a file imports among the known modules. @returns whether it does */
  addImporter(path: string, text: string): boolean {
    let any = false;
    for (const [, specifier] of text.matchAll(SPECIFIER)) {
      for (const target of this.#targets(path, specifier as string)) any = this.#note(target, path) || any;
    }
    for (const [, folder] of text.matchAll(FOLDER)) {
      this.#folders.push({
        from: path,
        folder: posix.normalize(posix.join(posix.dirname(path), folder as string)),
      });
    }
    return any;
  }

  /** Module -> files that import it. A specifier that may lead to several modules (an alias) counts for all. */
  importers(): ReadonlyMap<string, ReadonlySet<string>> {
    for (const { from, folder } of this.#folders) {
      for (const path of [...this.#modules.values()].flat()) {
        if (folder === '.' || path.startsWith(folder.replace(/\/?$/, '/'))) this.#note(path, from);
      }
    }
    return this.#importers;
  }

  #targets(from: string, specifier: string): string[] {
    const plain = stemOf(specifier.replace(/^.*!|[?#].*$/g, ''));
    const last = posix.basename(plain);
    const named = this.#modules.get(last) ?? [];
    // a folder stands for its index
    const all = [...named, ...(this.#modules.get('index') ?? []).filter((path) => folderName(path) === last)];
    if (/^\.\.?(\/|$)/.test(plain)) {
      const exact = posix.normalize(posix.join(posix.dirname(from), plain));
      return [...all, ...(this.#modules.get('index') ?? [])].filter(
        (path) => stemOf(path) === exact || stemOf(path) === posix.join(exact, 'index'),
      );
    }
    return all;
  }

  #note(target: string, from: string): boolean {
    if (target === from) return false;
    const importers = this.#importers.get(target) ?? new Set();
    importers.add(from);
    this.#importers.set(target, importers);
    return true;
  }
}

const stemOf = (path: string): string => path.replace(/\.(?:[cm]?[jt]sx?|n?vue|wpy)$/, '');
const folderName = (path: string): string => posix.basename(posix.dirname(path));
