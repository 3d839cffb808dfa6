/** Copies own fields of `from` to `to`, as `Object.assign` would in newer engines. Returns `to`. */
export function assign<T extends object, F extends object>(to: T, from: F | null | undefined): T & F {
  if (from) {
    Object.keys(from).forEach((name) => {
      (to as { [name: string]: unknown })[name] = (from as { [name: string]: unknown })[name];
    });
  }
  return to as T & F;
}
