type Scope = { [name: string]: unknown };

/** Where there is no global object at all, one of our own: files do not know of each other then. */
const own: Scope = {};

/** The global object: `window` in pages, `self` in workers, `global` in Node and mini-programs. */
export function globalScope(): Scope {
  if (typeof window !== 'undefined') return window as unknown as Scope;
  if (typeof self !== 'undefined') return self as unknown as Scope;
  if (typeof global !== 'undefined') return global as unknown as Scope;
  return typeof globalThis !== 'undefined' ? (globalThis as unknown as Scope) : own;
}
