import { expect, it } from 'vitest';
import { compareNames } from '../../../codemods/report/totals.ts';

it('numbers in names count as numbers', () => {
  const folders = ['src/f11', 'src/f1/b', 'src/f10', 'src/f2', '.', 'src/f1'];
  expect(folders.sort(compareNames)).toEqual(['.', 'src/f1', 'src/f1/b', 'src/f2', 'src/f10', 'src/f11']);
});
