import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyEdits,
  code,
  type Edit,
  EditConflictError,
  insert,
  renderEdits,
  replace,
} from '../../codemods/edits.ts';

/** A text with edits in it, generated as a tree, so that the result is known without applying anything. */
type Segment = { kind: 'text'; text: string } | { kind: 'insert'; text: string } | EditNode;
interface EditNode {
  kind: 'edit';
  /** What the edit covers, in input order: text that is dropped, and holes. */
  covers: ({ dropped: string } | { hole: Segment[] })[];
  /** What is written: a literal, or the n-th hole. */
  writes: (string | number)[];
}

const letters = fc.string({ unit: fc.constantFrom(...'abc \n你'), minLength: 1, maxLength: 4 });
const literal = fc.string({ unit: fc.constantFrom(...'XYZ'), maxLength: 3 });

const segments: fc.Arbitrary<Segment[]> = fc.letrec<{ list: Segment[]; node: EditNode }>((tie) => ({
  // Text between everything, so that no two edits touch: what happens at their borders has tests of its own.
  list: fc
    .tuple(
      letters,
      fc.array(
        fc.tuple(
          fc.oneof(
            { maxDepth: 3 },
            fc.record({ kind: fc.constant('insert' as const), text: literal }),
            tie('node'),
          ),
          letters,
        ),
        { maxLength: 3 },
      ),
    )
    .map(([first, rest]) => [
      { kind: 'text', text: first } as Segment,
      ...rest.flatMap(([edit, text]): Segment[] => [edit, { kind: 'text', text }]),
    ]),
  node: fc
    .tuple(
      letters,
      fc.array(tie('list'), { maxLength: 2 }),
      fc.array(fc.oneof(literal, fc.nat(1)), { maxLength: 4 }),
    )
    .map(([dropped, holes, writes]) => ({
      kind: 'edit' as const,
      covers: [{ dropped }, ...holes.flatMap((hole) => [{ hole }, { dropped }])],
      writes: writes.filter((w) => typeof w === 'string' || w < holes.length),
    })),
})).list;

/** Input text, its edits and the expected output of a tree. */
function lower(list: readonly Segment[], start = 0): { input: string; edits: Edit[]; output: string } {
  let input = '';
  let output = '';
  const edits: Edit[] = [];
  for (const segment of list) {
    const at = start + input.length;
    if (segment.kind === 'text') {
      input += segment.text;
      output += segment.text;
    } else if (segment.kind === 'insert') {
      edits.push(insert(at, segment.text));
      output += segment.text;
    } else {
      const holes: { start: number; end: number; output: string }[] = [];
      for (const cover of segment.covers) {
        const from = start + input.length;
        if ('dropped' in cover) input += cover.dropped;
        else {
          const inner = lower(cover.hole, from);
          input += inner.input;
          edits.push(...inner.edits);
          holes.push({ start: from, end: start + input.length, output: inner.output });
        }
      }
      edits.push({
        start: at,
        end: start + input.length,
        parts: segment.writes.map((w) => {
          if (typeof w === 'string') return w;
          const { start: from, end } = holes[w] as { start: number; end: number };
          return { start: from, end };
        }),
      });
      output += segment.writes.map((w) => (typeof w === 'string' ? w : holes[w]?.output)).join('');
    }
  }
  return { input, edits, output };
}

describe('applyEdits', () => {
  it('gives the text back when there is nothing to do', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => applyEdits(text, []) === text));
  });

  it('does nested edits, moved and repeated holes, whatever the order of the list', () => {
    fc.assert(
      fc.property(segments, fc.infiniteStream(fc.nat()), (tree, order) => {
        const { input, edits, output } = lower(tree);
        expect(applyEdits(input, edits)).toBe(output);
        const shuffled = edits
          .map((edit) => ({ edit, key: order.next().value }))
          .sort((a, b) => a.key - b.key)
          .map(({ edit }) => edit);
        expect(applyEdits(input, shuffled)).toBe(output);
      }),
    );
  });

  it('keeps every character outside of edits, and says where it is', () => {
    fc.assert(
      fc.property(segments, (tree) => {
        const { input, edits } = lower(tree);
        const { text, kept, outOffset } = renderEdits(input, edits);
        for (const { start, outStart, length } of kept) {
          expect(text.slice(outStart, outStart + length)).toBe(input.slice(start, start + length));
        }
        for (let at = 0; at < input.length; at++) {
          if (edits.some((edit) => at >= edit.start && at < edit.end)) continue;
          expect(text[outOffset(at)]).toBe(input[at]);
        }
      }),
    );
  });

  it('drops edits of text that is replaced and kept nowhere', () => {
    expect(
      applyEdits('f(a, b)', [replace({ start: 2, end: 3 }, 'A'), replace({ start: 0, end: 7 }, 'g()')]),
    ).toBe('g()');
  });

  it('puts insertions before an edit that starts there and behind one that ends there', () => {
    const edits = [insert(3, '>'), replace({ start: 1, end: 3 }, 'XX'), insert(1, '<')];
    expect(applyEdits('abcd', edits)).toBe('a<XX>d');
  });

  it('keeps the order of insertions at one place', () => {
    expect(applyEdits('ab', [insert(1, '1'), insert(1, '2')])).toBe('a12b');
  });

  it('puts an edit of the same range inside of one that wraps it', () => {
    const node = { start: 1, end: 2 };
    const wrap = replace(node, code`(${node})`);
    const change = replace(node, 'B');
    expect(applyEdits('abc', [wrap, change])).toBe('a(B)c');
    expect(applyEdits('abc', [change, wrap])).toBe('a(B)c');
  });

  it.each([
    ['overlap', [replace({ start: 0, end: 2 }, 'x'), replace({ start: 1, end: 3 }, 'y')]],
    ['replace the same range', [replace({ start: 0, end: 2 }, 'x'), replace({ start: 0, end: 2 }, 'y')]],
    [
      'crosses the border of hole',
      [replace({ start: 0, end: 4 }, [{ start: 1, end: 2 }]), replace({ start: 1, end: 3 }, 'y')],
    ],
    ['outside of the text', [insert(5, 'x')]],
    ['outside of the text', [replace({ start: -1, end: 2 }, 'x')]],
    ['outside of its edit', [replace({ start: 1, end: 2 }, [{ start: 0, end: 1 }])]],
  ])('refuses edits that %s', (message, edits) => {
    for (const list of [edits, [...edits].reverse()]) {
      expect(() => applyEdits('abcd', list)).toThrow(EditConflictError);
      expect(() => applyEdits('abcd', list)).toThrow(message);
    }
  });

  it('writes new lines in the line ends and the indentation of the file', () => {
    const text = 'if (x) {\r\n\tcall(y)\r\n}\r\n';
    const call = { start: text.indexOf('call'), end: text.indexOf(')', 10) + 1 };
    const y = { start: call.start + 5, end: call.start + 6 };
    const edit = replace(
      call,
      code`first(function () {\n  second(${y});\n\n  if (z) {\n    third();\n  }\n})`,
    );
    expect(applyEdits(text, [edit], { eol: '\r\n', indent: '\t' })).toBe(
      'if (x) {\r\n\tfirst(function () {\r\n\t\tsecond(y);\r\n\r\n\t\tif (z) {\r\n\t\t\tthird();\r\n\t\t}\r\n\t})\r\n}\r\n',
    );
  });

  it('indents a hole that starts a line', () => {
    const style = { eol: '\n', indent: '    ' } as const;
    const text = '    a()';
    const edit = replace({ start: 4, end: 7 }, code`b(\n  ${{ start: 4, end: 7 }}\n)`);
    expect(applyEdits(text, [edit], style)).toBe('    b(\n        a()\n    )');
    expect(applyEdits(text, [insert(4, 'first();\n')], style)).toBe('    first();\n    a()');
  });
});
