/** A place in the application that used the legacy API, as its page reported it. */
export interface PageCall {
  member: string;
  count: number;
  /** Address of the script. */
  file: string;
  line: number;
  column: number;
  /** What takes its place, in words. */
  replacement: string;
}

interface PageReport {
  address: string;
  calls: PageCall[];
}

/** Pages that have reported; the oldest are forgotten, so that reloading all day costs nothing. */
const MAX_PAGES = 50;
const MAX_CALLS = 5000;

/** The legacy calls all pages have made. Every report of a page replaces the one before. */
export class PageCalls {
  readonly #pages = new Map<string, PageReport>();

  /** Takes a report as a page sent it; what is not of the right kind is left out. */
  report(body: Record<string, unknown>): void {
    const { page, address, calls } = body;
    if (typeof page !== 'string' || !Array.isArray(calls)) return;
    this.#pages.delete(page);
    this.#pages.set(page, {
      address: String(address ?? ''),
      calls: calls.slice(0, MAX_CALLS).filter(isCall),
    });
    for (const oldest of this.#pages.keys()) {
      if (this.#pages.size <= MAX_PAGES) break;
      this.#pages.delete(oldest);
    }
  }

  clear(): void {
    this.#pages.clear();
  }

  /** One entry per place, over all pages; the most used first. */
  list(): PageCall[] {
    const byPlace = new Map<string, PageCall>();
    for (const { calls } of this.#pages.values()) {
      for (const call of calls) {
        const place = `${call.member} ${call.file}:${call.line}:${call.column}`;
        const known = byPlace.get(place);
        if (known) known.count += call.count;
        else byPlace.set(place, { ...call });
      }
    }
    return [...byPlace.values()].sort((first, second) => second.count - first.count);
  }
}

function isCall(value: unknown): value is PageCall {
  const call = value as PageCall | null;
  return (
    typeof call?.member === 'string' &&
    typeof call.file === 'string' &&
    [call.count, call.line, call.column].every(Number.isFinite)
  );
}
