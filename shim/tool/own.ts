import { toText } from './to-text.ts';

// Not Object.hasOwn: the shim runs in browsers of the time of the legacy SDK.
const isOwn = Object.prototype.hasOwnProperty;

/** Reads an own property: keys come from the wire and from users, `constructor` and `__proto__` among them. */
export function getOwn<T>(table: { [key: string]: T }, key: unknown): T | undefined {
  const name = toText(key);
  return isOwn.call(table, name) ? table[name] : undefined;
}
