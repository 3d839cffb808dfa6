import { withErrorText } from './error-text.ts';
import { guarded } from './login.ts';
import type { NativeAnswer } from './native.ts';

/** An answer as v2 promises resolve with it. */
export interface Answer<T> {
  code: 0;
  data: T;
}

/** Calls v2, makes an answer of ours from its answer; rejects as v2 does, with a readable message. */
export function answering<T>(
  call: () => Promise<NativeAnswer> | undefined,
  // biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are read
  toData: (data: any) => T,
): Promise<Answer<T>> {
  return guarded(call).then(
    (answer) => ({ code: 0 as const, data: toData(answer?.data) }),
    (error: unknown) => {
      throw withErrorText(error);
    },
  );
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
