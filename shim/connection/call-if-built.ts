import { nativeError } from '../bridge/login.ts';
import type { NativeAnswer, Tim } from '../bridge/native.ts';

/** v2: the method is not in this build. */
export const NOT_IN_THIS_BUILD = 2998;

/**
 * Calls a method that only some versions and builds have. Where it is missing the answer is what newer builds without
 * it give themselves: a rejection with 2998.
 */
export function callIfBuilt(tim: Tim | null, method: string, argument?: unknown): Promise<NativeAnswer> {
  const built = tim && typeof tim[method] === 'function';
  return built ? tim[method](argument) : Promise.reject(nativeError(NOT_IN_THIS_BUILD, ''));
}
