import { existsSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Database } from 'node-sqlite3-wasm';

/** A data file cannot be used; the message says why and what to do. */
export class DataFileError extends Error {
  readonly code: 'locked' | 'corrupt' | 'foreign' | 'unusable';

  constructor(code: DataFileError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DataFileError';
    this.code = code;
  }
}

export interface DataRecord {
  kind: string;
  key: string;
  value: string;
}

// Marks a database as ours ("w2tm"), so that no other program's database is written into.
const APPLICATION_ID = 0x77_32_74_6d;
const VERSION = 1;
const openHere = new Set<string>();

/** Records in an SQLite file. One process at a time may have it open. */
export class DataFile {
  readonly #path: string;
  readonly #database: Database;

  private constructor(path: string, database: Database) {
    this.#path = path;
    this.#database = database;
  }

  /**
   * Opens or creates a file. The database engine is loaded only now.
   * @throws {DataFileError} when it is in use, damaged, of another program, or cannot be read or written.
   */
  static async open(file: string): Promise<DataFile> {
    const { default: sqlite } = await import('node-sqlite3-wasm');
    const path = resolve(file);
    claim(path);
    try {
      return new DataFile(path, prepare(new sqlite.Database(path), path));
    } catch (error) {
      release(path);
      if (error instanceof DataFileError) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      if (/locked/i.test(reason)) {
        const advice = 'close the program that has it open';
        throw new DataFileError('locked', `the data file ${path} is locked; ${advice}`, error);
      }
      if (/not a database|malformed|corrupt/i.test(reason)) {
        throw new DataFileError('corrupt', damaged(path, reason), error);
      }
      const advice = 'check that the folder exists and that you may write to it';
      throw new DataFileError(
        'unusable',
        `the data file ${path} cannot be opened (${reason}); ${advice}`,
        error,
      );
    }
  }

  all(): DataRecord[] {
    return this.#database.all('SELECT kind, key, value FROM records') as unknown as DataRecord[];
  }

  /** Writes records in one step: all of them are kept, or none. Without a value a record is deleted. */
  write(records: readonly { kind: string; key: string; value: string | undefined }[]): void {
    const put = this.#database.prepare('INSERT OR REPLACE INTO records (kind, key, value) VALUES (?, ?, ?)');
    const drop = this.#database.prepare('DELETE FROM records WHERE kind = ? AND key = ?');
    this.#database.exec('BEGIN');
    try {
      for (const { kind, key, value } of records) {
        if (value === undefined) drop.run([kind, key]);
        else put.run([kind, key, value]);
      }
      this.#database.exec('COMMIT');
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    } finally {
      put.finalize();
      drop.finalize();
    }
  }

  /** Uploaded files, in the order they came. */
  files(): { name: string; content: Buffer }[] {
    const rows = this.#database.all('SELECT name, content FROM files ORDER BY rowid');
    return rows.map(({ name, content }) => ({
      name: String(name),
      content: Buffer.from(content as Uint8Array),
    }));
  }

  putFile(name: string, content: Buffer): void {
    this.#database.run('INSERT OR REPLACE INTO files (name, content) VALUES (?, ?)', [name, content]);
  }

  dropFile(name: string): void {
    this.#database.run('DELETE FROM files WHERE name = ?', [name]);
  }

  close(): void {
    this.#database.close();
    release(this.#path);
  }
}

function prepare(database: Database, path: string): Database {
  try {
    // Kept for as long as the file is open, and every commit reaches the disk.
    database.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA synchronous = FULL');
    database.get('PRAGMA journal_mode = TRUNCATE');
    const check = Object.values(database.get('PRAGMA quick_check') ?? {});
    if (check[0] !== 'ok') throw new DataFileError('corrupt', damaged(path, 'its pages do not fit together'));
    const owner = Number(Object.values(database.get('PRAGMA application_id') ?? {})[0]);
    const isEmpty = !database.get('SELECT 1 FROM sqlite_master');
    if (!isEmpty && owner !== APPLICATION_ID) {
      throw new DataFileError('foreign', `${path} is a database of another program; name another data file`);
    }
    const version = Number(Object.values(database.get('PRAGMA user_version') ?? {})[0]);
    if (!isEmpty && version !== VERSION) {
      const message = `${path} was written by another version (${version} instead of ${VERSION}); name another data file`;
      throw new DataFileError('foreign', message);
    }
    database.exec(
      `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${VERSION};
       CREATE TABLE IF NOT EXISTS records (kind TEXT, key TEXT, value TEXT NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID;
       CREATE TABLE IF NOT EXISTS files (name TEXT UNIQUE, content BLOB NOT NULL)`,
    );
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

const damaged = (path: string, reason: string): string =>
  `the data file ${path} is damaged (${reason}); put a copy of it back, or remove it to start empty`;

const ownerFile = (path: string): string => `${path}.pid`;

/**
 * Claims the file for this process. The engine's own lock is a folder beside the file, which a killed process
 * leaves behind; the process number tells whether its owner still lives.
 */
function claim(path: string): void {
  if (openHere.has(path)) {
    throw new DataFileError('locked', `the data file ${path} is in use by another loopback of this process`);
  }
  const owner = existsSync(ownerFile(path)) ? Number(readFileSync(ownerFile(path), 'utf8')) : 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner)) {
    const advice = `stop it, or remove ${ownerFile(path)} if that process is something else`;
    throw new DataFileError('locked', `the data file ${path} is in use by process ${owner}; ${advice}`);
  }
  const engineLock = `${path}.lock`;
  if (existsSync(engineLock)) {
    if (owner === 0) {
      const advice = `close the program that has it open, or remove the folder ${engineLock}`;
      throw new DataFileError('locked', `the data file ${path} is locked; ${advice}`);
    }
    rmdirSync(engineLock);
  }
  try {
    writeFileSync(ownerFile(path), String(process.pid));
  } catch (error) {
    const advice = 'check that the folder exists and that you may write to it';
    throw new DataFileError(
      'unusable',
      `nothing can be written beside the data file ${path}; ${advice}`,
      error,
    );
  }
  openHere.add(path);
}

function release(path: string): void {
  openHere.delete(path);
  rmSync(ownerFile(path), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process of another user may not be signalled, but it lives.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
