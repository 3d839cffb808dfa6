import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayMatter, textMayMatter } from '../../../codemods/sources/byte-filter.ts';

/** Letters the words are made of, so that near misses are common. */
const pieces = fc.array(
  fc.constantFrom(
    'w',
    'e',
    'b',
    'i',
    'm',
    'I',
    'M',
    'webi',
    'webim',
    'onMsg',
    'onMsgNotify',
    'getE',
    'lems',
    'Err',
    'ErrorInfo',
    ' ',
    '群',
  ),
  { maxLength: 12 },
);

test('the one pass over bytes finds what a search for each word finds, wherever it stands', () => {
  fc.assert(
    fc.property(pieces, (parts) => {
      const text = parts.join('');
      expect(mayMatter(Buffer.from(text))).toBe(textMayMatter(text));
    }),
    { numRuns: 2000 },
  );
});

test.each(['webim', 'x webIM', 'getElems', 'ErrorInfo '])(
  '%j matters at the start, at the end and alone',
  (word) => {
    for (const text of [word, `${word} and more`, `more and ${word}`, `a${word}b`])
      expect(mayMatter(Buffer.from(text))).toBe(true);
    expect(mayMatter(Buffer.from(word.trim().slice(0, -1)))).toBe(false);
  },
);

test('UTF-16 is searched in its own form', () => {
  const little = Buffer.from('\ufeffvar a = webim;', 'utf16le');
  expect(mayMatter(little)).toBe(true);
  expect(mayMatter(Buffer.from(little).swap16())).toBe(true);
  expect(mayMatter(Buffer.from('\ufeffvar a = 1;', 'utf16le'))).toBe(false);
});
