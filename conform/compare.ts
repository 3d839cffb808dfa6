import { diffArrays } from 'diff';

/** One place in which two transcripts differ. */
export interface Difference {
  /** Names and indexes from the top: `calls.1.value.ErrorInfo`. An item only ours has stands at `+index`. */
  path: string;
  /** what legacy had; `ABSENT` where it had nothing */
  legacy: unknown;
  /** what ours had; `ABSENT` where it had nothing */
  ours: unknown;
}

/** Stands for what is not there. */
export const ABSENT = '<absent>';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Where two JSON values differ. Items of lists are matched up first, so that one item more is one difference. */
export function compare(legacy: unknown, ours: unknown, path = ''): Difference[] {
  const at = (name: string | number) => (path === '' ? String(name) : `${path}.${name}`);
  if (isObject(legacy) && isObject(ours)) {
    const names = [...new Set([...Object.keys(legacy), ...Object.keys(ours)])].sort();
    return names.flatMap((name) => {
      if (!Object.hasOwn(legacy, name)) return [{ path: at(name), legacy: ABSENT, ours: ours[name] }];
      if (!Object.hasOwn(ours, name)) return [{ path: at(name), legacy: legacy[name], ours: ABSENT }];
      return compare(legacy[name], ours[name], at(name));
    });
  }
  if (Array.isArray(legacy) && Array.isArray(ours)) return compareLists(legacy, ours, at);
  return Object.is(legacy, ours) ? [] : [{ path, legacy, ours }];
}

function compareLists(
  legacy: unknown[],
  ours: unknown[],
  at: (index: number | string) => string,
): Difference[] {
  // One of a length is compared item by item; only then can an item be missing or more.
  if (legacy.length === ours.length) {
    return legacy.flatMap((item, index) => compare(item, ours[index], at(index)));
  }
  const differences: Difference[] = [];
  let [left, right] = [0, 0];
  let removed: number[] = [];
  let added: number[] = [];
  const flush = () => {
    const pairs = Math.min(removed.length, added.length);
    for (let i = 0; i < pairs; i++) {
      const [first, second] = [removed[i] as number, added[i] as number];
      differences.push(...compare(legacy[first], ours[second], at(first)));
    }
    for (const index of removed.slice(pairs)) {
      differences.push({ path: at(index), legacy: legacy[index], ours: ABSENT });
    }
    for (const index of added.slice(pairs)) {
      differences.push({ path: at(`+${index}`), legacy: ABSENT, ours: ours[index] });
    }
    [removed, added] = [[], []];
  };
  const comparator = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);
  for (const part of diffArrays(legacy, ours, { comparator })) {
    const indexes = (start: number) => Array.from({ length: part.value.length }, (_, i) => start + i);
    if (part.removed) removed.push(...indexes(left));
    else if (part.added) added.push(...indexes(right));
    else flush();
    if (!part.added) left += part.value.length;
    if (!part.removed) right += part.value.length;
  }
  flush();
  return differences;
}
