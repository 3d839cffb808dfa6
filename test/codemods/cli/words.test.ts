import { expect, test } from 'vitest';
import { someOf } from '../../../codemods/cli/words.ts';

test('a message names five files, and how many there are besides', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  expect(someOf(names.slice(0, 1))).toBe('a');
  expect(someOf(names.slice(0, 5))).toBe('a, b, c, d, e');
  expect(someOf(names)).toBe('a, b, c, d, e, +2');
});
