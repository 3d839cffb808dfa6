import type { Body } from '../handlers/handler.ts';

/**
 * The fields of an item that a client asked for, and those it always gets. Without a filter it gets all.
 * @param filter names of fields, as `GroupBaseInfoFilter` and its like hold them.
 */
export function picked(item: Body, filter: unknown, always: readonly string[]): Body {
  if (!Array.isArray(filter)) return item;
  const wanted = new Set([...filter, ...always]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => wanted.has(name)));
}
