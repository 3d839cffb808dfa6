/**
 * A package that is loaded when it is first needed. Most files of most runs have nothing to do with the SDK, and loading
 * the parsers took longer than looking through all of them.
 */
export function lazy<T>(load: () => T): () => T {
  let loaded: T | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}
