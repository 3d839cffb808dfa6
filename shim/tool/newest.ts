/**
 * `table[key] = value` in a table of the newest `limit` keys: what rooms bring for hours must not pile up.
 * @param order the keys of the table, oldest first.
 */
export function setNewest<T>(
  table: { [key: string]: T },
  order: string[],
  limit: number,
  key: string,
  value: T,
): void {
  if (!(key in table) && order.push(key) > limit) delete table[order.shift() as string];
  table[key] = value;
}
