import { type RecordKind, splitKey } from '../core/changes.ts';
import type { Core } from '../core/core.ts';
import type { Uploads } from '../uploads.ts';
import { DataFile, DataFileError, type DataRecord } from './data-file.ts';
import { keepFiles } from './kept-files.ts';
import { RECORD_FORMS } from './records.ts';

/** Keeps a core's memory in a file: puts it back at the start, writes what changes. */
export class Persistence {
  readonly #core: Core;
  readonly #file: DataFile;
  readonly #changed = new Map<RecordKind, Set<string>>();
  #timer: NodeJS.Immediate | undefined;

  private constructor(core: Core, file: DataFile) {
    this.#core = core;
    this.#file = file;
  }

  /**
   * Fills an empty core, and the uploads, from a file and watches them from then on.
   * @throws {DataFileError} when the file is in use, damaged, of another program, or cannot be read or written.
   */
  static async start(core: Core, path: string, uploads?: Uploads): Promise<Persistence> {
    const file = await DataFile.open(path);
    try {
      restore(core, file.all());
      if (uploads) keepFiles(uploads, file);
    } catch (error) {
      file.close();
      throw new DataFileError('corrupt', `the data file ${path} holds what cannot be read back`, error);
    }
    const persistence = new Persistence(core, file);
    core.changes.observer = (kind, key) => persistence.#touched(kind, key);
    return persistence;
  }

  /** Writes what is still waiting and lets the file go. */
  close(): void {
    this.#core.changes.observer = undefined;
    if (this.#timer) clearImmediate(this.#timer);
    try {
      this.#flush();
    } finally {
      this.#file.close();
    }
  }

  /** What changes within one turn of the event loop is written together at its end. */
  #touched(kind: RecordKind, key: string): void {
    const keys = this.#changed.get(kind) ?? new Set();
    this.#changed.set(kind, keys.add(key));
    this.#timer ??= setImmediate(() => this.#tryFlush());
  }

  #tryFlush(): void {
    try {
      this.#flush();
    } catch (error) {
      // What was not written stays marked and is tried again with the next change.
      process.emitWarning(`the data file could not be written: ${String(error)}`, 'LoopbackWarning');
    }
  }

  #flush(): void {
    this.#timer = undefined;
    const records = [...this.#changed].flatMap(([kind, keys]) =>
      [...keys].map((key) => {
        const value = RECORD_FORMS[kind].read(this.#core, key);
        return { kind, key, value: value === undefined ? undefined : JSON.stringify(value) };
      }),
    );
    if (records.length > 0) this.#file.write(records);
    this.#changed.clear();
  }
}

function restore(core: Core, records: readonly DataRecord[]): void {
  for (const [kind, form] of Object.entries(RECORD_FORMS)) {
    const ofKind = records.filter((record) => record.kind === kind);
    if (kind === 'group-entry' || kind === 'c2c-message') ofKind.sort(byNumber);
    for (const { key, value } of ofKind) form.restore(core, key, JSON.parse(value));
  }
}

/** Messages come back in the order of the number their key ends with. */
const byNumber = (first: DataRecord, second: DataRecord): number =>
  Number(splitKey(first.key).at(-1)) - Number(splitKey(second.key).at(-1));
