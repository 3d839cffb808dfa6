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

/** What wants to know about commands as they come. It must not throw. */
export interface JournalObserver {
  /** A command has arrived and is about to be carried out. */
  arrived?(entry: JournalEntry): void;
  /** It has been carried out and its answer is on its way. */
  answered?(entry: JournalEntry): void;
}

const MAX_ENTRIES = 20_000;

/** What reached the backend: every command with its sender, body and answer. The oldest are forgotten in the end. */
export class Journal {
  readonly #entries: JournalEntry[] = [];
  readonly #observers = new Set<JournalObserver>();
  #count = 0;

  /** Tells an observer about every command from now on; the returned function ends that. */
  observe(observer: JournalObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  add(entry: Omit<JournalEntry, 'index'>): JournalEntry {
    const added = { index: this.#count, ...entry };
    this.#count += 1;
    this.#entries.push(added);
    if (this.#entries.length > MAX_ENTRIES) this.#entries.shift();
    for (const observer of this.#observers) observer.arrived?.(added);
    return added;
  }

  /** Completes an entry. */
  answer(entry: JournalEntry, body: Record<string, unknown>): void {
    entry.answer = body;
    for (const observer of this.#observers) observer.answered?.(entry);
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
