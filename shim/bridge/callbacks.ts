/** Small tools for calling what is not ours. */

/** Throws asynchronously: the page sees an uncaught error, and our own work goes on. */
export function throwLater(error: unknown): void {
  setTimeout(() => {
    throw error;
  }, 0);
}

/**
 * Calls an application's function. What it throws surfaces as an uncaught error of the page, as with the legacy
 * SDK, but never cuts off the delivery of what follows; v2 on its own would swallow it with a warning.
 */
export function callApplication<A extends unknown[]>(
  fn: ((...args: A) => unknown) | null | undefined,
  ..._args: A
): void {
  if (typeof fn !== 'function') return;
  try {
    // biome-ignore lint/complexity/noArguments: rest parameters cost a loop in ES5
    fn.apply(undefined, [].slice.call(arguments, 1) as unknown as A);
  } catch (error) {
    throwLater(error);
  }
}

/** Is this a promise, whoever made it? */
// biome-ignore lint/suspicious/noExplicitAny: any value may be asked about
export function isThenable(value: any): value is Promise<any> {
  return !!value && typeof value.then === 'function';
}
