import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { joinText, parseText } from '../../../shim/emotion/parse-text.ts';

const text = (value: string) => ({ type: 'TIMTextElem', content: { text: value } });
const face = (index: number, data: string) => ({ type: 'TIMFaceElem', content: { index, data } });

describe('parseText', () => {
  it('splits known names from the text around them', () => {
    expect(parseText('[微笑] hi[晕]')).toEqual([face(14, '[微笑]'), text(' hi'), face(34, '[晕]')]);
  });

  it('has no segment for an empty text', () => {
    expect(parseText('')).toEqual([]);
  });

  it('keeps unknown, unclosed and nested brackets as one text', () => {
    expect(parseText('[nope] [微 [[微笑]]')).toEqual([text('[nope] [微 ['), face(14, '[微笑]'), text(']')]);
  });

  it('takes the longest name of a table of its own', () => {
    const table = { ':-': 0, ':-)': 1, ':-))': 2 };
    expect(parseText(':-)):-):-', table)).toEqual([face(2, ':-))'), face(1, ':-)'), face(0, ':-')]);
  });

  it('is not confused by names every object has', () => {
    expect(parseText('constructor __proto__ [constructor]')).toEqual([
      text('constructor __proto__ [constructor]'),
    ]);
    expect(parseText('constructor', { constructor: 5 } as never)).toEqual([face(5, 'constructor')]);
  });

  it('loses nothing: joinText gives the text back', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('[微笑]', '[', ']', '[微', '[晕]', '[[', '😀'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const input = pieces.join('');
        expect(joinText(parseText(input))).toBe(input);
      }),
    );
  });

  it('loses nothing with any table, and never makes an empty or doubled text segment', () => {
    const table = fc.dictionary(fc.string({ maxLength: 3, unit: fc.constantFrom('a', 'b', '[') }), fc.nat());
    const input = fc.string({ unit: fc.constantFrom('a', 'b', '[', 'c') });
    fc.assert(
      fc.property(input, table, (value, names) => {
        const segments = parseText(value, names);
        expect(joinText(segments)).toBe(value);
        segments.forEach((segment, i) => {
          if (segment.type !== 'TIMTextElem') return;
          expect(segment.content.text).not.toBe('');
          expect(segments[i + 1]?.type).not.toBe('TIMTextElem');
        });
      }),
    );
  });

  it('skips no earlier or longer match', () => {
    const names = ['[a]', '[ab]', 'ab', 'abc'];
    const table = Object.fromEntries(names.map((name, i) => [name, i]));
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('[', ']', 'a', 'b', 'c') }), (value) => {
        let at = 0;
        for (const segment of parseText(value, table)) {
          const part = segment.type === 'TIMTextElem' ? segment.content.text : segment.content.data;
          const longestAt = (place: number) =>
            names.filter((n) => value.startsWith(n, place)).sort((x, y) => y.length - x.length)[0];
          if (segment.type === 'TIMFaceElem') expect(part).toBe(longestAt(at));
          else for (let i = at; i < at + part.length; i++) expect(longestAt(i)).toBeUndefined();
          at += part.length;
        }
      }),
    );
  });
});
