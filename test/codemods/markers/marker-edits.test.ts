import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../codemods/edits.ts';
import { isIgnored, markerEdits, type OpenItem } from '../../../codemods/markers/marker-edits.ts';
import { discover } from '../../../codemods/sources/discover.ts';
import { decodeBytes } from '../../../codemods/sources/encoding.ts';
import { loadSources } from '../../../codemods/sources/load.ts';
import { parseScript } from '../../../codemods/sources/parse.ts';
import type { SourceFile } from '../../../codemods/sources/source.ts';
import { textStyle } from '../../../codemods/sources/style.ts';
import { scratch } from '../support/scratch.ts';

function open(name: string, text: string): SourceFile {
  const { files } = loadSources(discover(scratch({ [name]: text }), ['.']));
  return files[0] as SourceFile;
}

/** Items at every `webim` of the text that is not in a marker. */
function itemsAt(text: string, pattern: RegExp, code: OpenItem['code'] = 'unknown-member'): OpenItem[] {
  return [...text.matchAll(pattern)].map(({ index }) => ({ offset: index, code }));
}

function mark(file: SourceFile, items: OpenItem[], lang: 'en' | 'zh' = 'en'): string {
  return applyEdits(file.text, markerEdits(file, items, lang), textStyle(file.text));
}

describe('markers', () => {
  const text = 'function f() {\n  if (a) {\n    go(1,\n      webim.sendMessage());\n  }\n}\n';

  it('stand above the statement, in its indentation', () => {
    const marked = mark(open('a.js', text), itemsAt(text, /webim\.\w/g));
    expect(marked.split('\n')[2]).toMatch(
      /^ {4}\/\/ webim2tim\(unknown-member\): .*docs\/en\/codes\/unknown-member\.md/,
    );
    expect(marked.split('\n')[3]).toBe('    go(1,');
  });

  it('are not written twice, and change with the language', () => {
    const once = mark(open('a.js', text), itemsAt(text, /webim\.\w/g));
    const again = open('a.js', once);
    expect(markerEdits(again, itemsAt(once, /webim\.\w/g), 'en')).toEqual([]);
    const chinese = mark(again, itemsAt(once, /webim\.\w/g), 'zh');
    expect(chinese).toContain('docs/zh/codes/unknown-member.md');
    expect(chinese.split('\n')).toHaveLength(once.split('\n').length);
  });

  it('go when the place is solved', () => {
    const once = mark(open('a.js', text), itemsAt(text, /webim\.\w/g));
    expect(mark(open('a.js', once), [])).toBe(text);
  });

  it('stay where the place was rewritten, for the next run cannot find it', () => {
    const file = open('a.js', text);
    const items = itemsAt(text, /webim\.\w/g).map((item) => ({ ...item, changed: true }));
    const once = mark(file, items);
    expect(once).toContain('// webim2tim-changed(unknown-member): ');
    expect(mark(open('a.js', once), [])).toBe(once);
  });

  it('are left out where a person says so', () => {
    const above = text.replace(
      '    go(',
      '    // webim2tim-ignore(unknown-member): our own build has it\n    go(',
    );
    const behind = text.replace('webim.sendMessage());', 'webim.sendMessage()); // webim2tim-ignore');
    const other = text.replace('    go(', '    // webim2tim-ignore(sdk-import)\n    go(');
    for (const [source, ignored] of [
      [above, true],
      [behind, true],
      [other, false],
    ] as const) {
      const file = open('a.js', source);
      const [item] = itemsAt(source, /webim\.send/g) as [OpenItem];
      expect(isIgnored(file, item)).toBe(ignored);
      expect(mark(file, [item]) === source).toBe(ignored);
    }
  });

  it('are markup in markup', () => {
    const page =
      '<html><head>\n  <script src="sdk/webim.js"></script>\n</head><body>\n  <a\n    onclick="webim.go()">x</a>\n<script>\n  webim.sendMessage();\n</script></body></html>\n';
    const marked = mark(open('a.html', page), itemsAt(page, /webim\.(go|send)/g));
    expect(marked).toMatch(/\n {2}<!-- webim2tim\(unknown-member\): [^\n]* -->\n {2}<a\n/);
    expect(marked).toMatch(/\n {2}\/\/ webim2tim\(unknown-member\): [^\n]*\n {2}webim\.sendMessage/);
    expect(mark(open('a.html', marked), [])).toBe(page);
  });

  it('keep CRLF', () => {
    const crlf = text.replaceAll('\n', '\r\n');
    const marked = mark(open('a.js', crlf), itemsAt(crlf, /webim\.\w/g));
    expect(marked.replaceAll('\r\n', '')).not.toContain('\n');
    expect(mark(open('a.js', marked), [])).toBe(crlf);
  });

  it('never change what a script is, wherever the item is', () => {
    const pieces = [
      'export default { a: webim.a(), b() { return webim.b(); } };',
      'for (var i = 0; i < webim.n(); i++) webim.go(i)',
      'switch (x) { case webim.A: webim.b(); break; }',
      'const f = (a) => webim.send(a)',
      'if (x) webim.a()\nelse webim.b()',
      'return',
      `var s = \`a\${webim.x()}\n  b\${webim.y()}\``,
      'label: while (webim.x()) { continue label }',
      'class A { x = webim.x()\n  y() { webim.y() } }',
    ];
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }),
        fc.nat(),
        (chosen, at) => {
          const source = `${chosen.join('\n')}\n`;
          const file = open('a.js', source);
          const items = itemsAt(source, /webim\.\w/g);
          if (items.length === 0) return;
          const item = items[at % items.length] as OpenItem;
          const marked = open('a.js', mark(file, [item]));
          const shape = (f: SourceFile) =>
            JSON.stringify(parseScript(f.scripts[0] as never).program, (key, value) =>
              /^(start|end|loc|extra|errors)$|omments$/.test(key) ? undefined : value,
            );
          expect(shape(marked)).toBe(shape(file));
          expect(mark(marked, [])).toBe(source);
          expect(decodeBytes(Buffer.from(marked.text))?.text).toBe(marked.text);
        },
      ),
      { numRuns: 60 },
    );
  });
});
