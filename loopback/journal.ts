/** One command that reached the backend, and what was answered. */
export interface JournalEntry {
  /** Grows by one per command, in order of arrival. */
  index: number;
  /** Server time of arrival in seconds. */
  time: number;
  /** Who sent it; empty before login and for anonymous viewers. */
  userID: string;
  /** `service.command`. */
  command: string;
  body: Record<string, unknown>;
  /** The answer; absent while it is under way and when none was given. */
  answer?: Record<string, unknown>;
  /** The injected fault that decided the answer. */
  fault?: string;
}

export interface JournalFilter {
  userID?: string;
  command?: string | RegExp;
}

const MAX_ENTRIES = 20_000;

/** What reached the backend: every command with its sender, body and answer. The oldest are forgotten in the end. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  #count = 0;

  add(entry: Omit<JournalEntry, 'index'>): JournalEntry {
    const added = { index: this.#count, ...entry };
    this.#count += 1;
    this.#entries.push(added);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    return added;
  }

  /** The entries that match, in order of arrival. */
  entries(filter: JournalFilter = {}): JournalEntry[] {
    return this.#entries.filter(
      (entry) =>
        (filter.userID === undefined || entry.userID === filter.userID) &&
        (filter.command === undefined ||
          (typeof filter.command === 'string'
            ? entry.command === filter.command
            : filter.command.test(entry.command))),
    );
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
