import { toText } from './to-text.ts';

/** Reads an own property: keys come from the wire and from users, `constructor` and `__proto__` among them. */
export function getOwn<T>(table: { [key: string]: T }, key: unknown): T | undefined {
  const name = toText(key);
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
