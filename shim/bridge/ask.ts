import type { NativeAnswer, NativeError, Tim } from './native.ts';

/** v2: the method is not in this build. */
export const NOT_IN_THIS_BUILD = 2998;

/**
 * Calls v2 so that every outcome is a promise: v2 throws at once on arguments it refuses, and older versions
 * answer `undefined` before they are ready.
 */
export function guarded(call: () => Promise<NativeAnswer> | undefined): Promise<NativeAnswer> {
  try {
    const result = call();
    return result === undefined
      ? Promise.reject(nativeError(2999, 'the SDK is not ready'))
      : Promise.resolve(result);
  } catch (error) {
    return Promise.reject(error);
  }
}

/**
 * Calls a method of v2, {@link guarded}. Where only newer versions or other builds have it the answer is what newer builds
 * without it give themselves: a rejection with 2998.
 * @returns the `data` of v2's answer.
 */
// biome-ignore lint/suspicious/noExplicitAny: answers are checked field by field where they are read
export function ask(tim: Tim | null, method: string, _argument?: unknown, _second?: unknown): Promise<any> {
  // As many as were given: v2 minds an argument that is there and undefined.
  // biome-ignore lint/complexity/noArguments: rest parameters cost a loop in ES5
  const given = [].slice.call(arguments, 2);
  return guarded(() => {
    if (!tim || typeof tim[method] !== 'function') throw nativeError(NOT_IN_THIS_BUILD, '');
    return tim[method].apply(tim, given);
  }).then((answer) => answer && answer.data);
}

/** A list in the data of an answer, empty where v2 left it out. */
// biome-ignore lint/suspicious/noExplicitAny: as above
export function listIn(data: any, name: string): any[] {
  return (data && data[name]) || [];
}

/** An error as v2 rejects with: an Error with `code`. */
export function nativeError(code: number, message: string): Error & NativeError {
  const error: Error & NativeError = new Error(message);
  error.code = code;
  return error;
}
