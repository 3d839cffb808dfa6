import { withErrorText } from './error-text.ts';

/** An answer as v2 promises resolve with it. */
export interface Answer<T> {
  code: 0;
  data: T;
}

/** An answer of ours from the data of v2's; rejects as v2 does, with a readable message. */
export function answering<D, T>(asked: Promise<D>, toData: (data: D) => T): Promise<Answer<T>> {
  return asked.then((data) => ({ code: 0 as const, data: toData(data) }), throwWithText);
}

/** Rejects with the same error, readable. */
export function throwWithText(error: unknown): never {
  throw withErrorText(error);
}

/** For answers that say nothing but that all is well. */
export function nothing(): undefined {
  return undefined;
}

/** `count` entries from `start` on; all of the rest without a count. */
export function pageOf<T>(list: ReadonlyArray<T>, start: unknown, count: unknown): T[] {
  const from = Number(start) || 0;
  const limit = Number(count) || 0;
  return list.slice(from, limit > 0 ? from + limit : undefined);
}

/** Where the next page starts, 0 at the end. */
export function nextStart(total: number, start: unknown, count: unknown): number {
  const limit = Number(count) || 0;
  const end = limit > 0 ? (Number(start) || 0) + limit : total;
  return end < total ? end : 0;
}
