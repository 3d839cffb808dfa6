import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ABSENT, compare } from '../../conform/index.ts';

test('what one side has more of is one difference, not one for all that follow', () => {
  expect(compare({ heard: ['a', 'b', 'c'] }, { heard: ['a', 'c'] })).toEqual([
    { path: 'heard.1', legacy: 'b', ours: ABSENT },
  ]);
  expect(compare(['a', 'c'], ['a', 'b', 'c'])).toEqual([{ path: '+1', legacy: ABSENT, ours: 'b' }]);
});

test('a changed item beside a missing one is compared in depth', () => {
  const differences = compare([{ n: 1 }, { n: 2, t: 'x' }], [{ n: 2, t: 'y' }]);
  expect(differences.map(({ path }) => path)).toEqual(['0.n', '0.t', '1']);
});

test('fields and kinds of values are told apart', () => {
  expect(compare({ a: 0 }, { a: '' })).toEqual([{ path: 'a', legacy: 0, ours: '' }]);
  expect(compare({ a: [] }, { a: {} })).toEqual([{ path: 'a', legacy: [], ours: {} }]);
  expect(compare({}, { a: null })).toEqual([{ path: 'a', legacy: ABSENT, ours: null }]);
});

test('there are differences exactly when the values differ', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (first, second) => {
      expect(compare(first, first)).toEqual([]);
      const same = JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));
      expect(compare(first, second).length === 0).toBe(same);
    }),
  );
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, sorted(item)] as const);
  return Object.fromEntries(entries.sort(([first], [second]) => (first < second ? -1 : 1)));
}
