import fc from 'fast-check';
import { expect, it } from 'vitest';
import { afterLines, changedBlocks } from '../../../../codemods/report/html/changed-blocks.ts';

const lines = fc.array(fc.constantFrom('a', 'b', '', '  c', '\\ No newline at end of file', '+x', '-y'), {
  minLength: 1,
  maxLength: 12,
});

it('blocks take the lines before to the lines after', () => {
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      expect(afterLines(before, changedBlocks(before.join('\n'), after.join('\n')))).toEqual(after);
    }),
  );
});

it('line ends are no change', () => {
  expect(changedBlocks('a\r\nb\r\n', 'a\nb\r\n')).toEqual([]);
});
