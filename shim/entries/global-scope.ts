/** The global object: `window` in pages, `self` in workers, `global` in Node and mini-programs. */
export function globalScope(): { [name: string]: unknown } {
  if (typeof window !== 'undefined') return window as unknown as { [name: string]: unknown };
  if (typeof self !== 'undefined') return self as unknown as { [name: string]: unknown };
  return global as unknown as { [name: string]: unknown };
}
