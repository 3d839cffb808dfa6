/**
 * Gives a class methods `getX` that return a field each: `addGetters(Face, { Index: 'index' })` adds `getIndex`.
 * The legacy classes are full of them; written out they were a tenth of the minified file.
 */
export function addGetters<T>(
  target: { prototype: T },
  fieldOf: { [P in keyof T as P extends `get${infer Name}` ? Name : never]?: keyof T },
): void {
  const fields = fieldOf as { [name: string]: keyof T };
  Object.keys(fields).forEach((name) => {
    (target.prototype as { [method: string]: unknown })[`get${name}`] = function (this: T) {
      return this[fields[name] as keyof T];
    };
  });
}
