/** What a `require` gives, the default export of a compiled module; undefined where there is no such module. */
export function requiredModule(load: () => unknown): unknown {
  try {
    const found = load() as { default?: unknown } | undefined;
    return found?.default || found;
  } catch (_) {
    return undefined;
  }
}
