import { describe, expect, it } from 'vitest';
import { declaredCharset, extractScripts } from '../../../codemods/sources/html.ts';

describe('extractScripts', () => {
  const PAGE = [
    '<!DOCTYPE html>',
    '<html><head><meta charset="utf-8">',
    '<script type="text/javascript" src="sdk/webim.js?v=1"></script>',
    '<script>var a = "</b>"; // 中文 😀',
    'f(a)</script>',
    '<script type="module">import x from "./x.js"</script>',
    '<script type="text/x-template"><b onclick="no()"></b></script>',
    '<script type="application/json">{"webim": 1}</script>',
    '</head><body ONLOAD="init()">',
    "<a href='#' onclick='go(\"x\")'>x</a> <b onclick=plain() data-on='x'>",
    '<textarea><script>no()</script></textarea><!-- <script>no()</script> -->',
    '<template><i onclick="inside()"></i></template>',
    '<b onclick="alert(&quot;hi&quot;)"></b>',
    '</body></html>',
  ];

  it.each([
    ['\\n', PAGE.join('\n')],
    ['\\r\\n', PAGE.join('\r\n')],
  ])('finds scripts and handlers where they are (%s)', (_, text) => {
    const { scripts, opaque } = extractScripts(text);
    for (const { code, offset } of scripts) expect(text.slice(offset, offset + code.length)).toBe(code);
    expect(scripts.map(({ kind, code }) => `${kind} ${code.replace(/\r?\n/g, '|')}`)).toEqual([
      'classic var a = "</b>"; // 中文 😀|f(a)',
      'module import x from "./x.js"',
      'handler init()',
      'handler go("x")',
      'handler plain()',
      'handler inside()',
    ]);
    expect(opaque).toMatchObject([{ code: 'alert(&quot;hi&quot;)' }]);
    expect(text.slice(opaque[0]?.offset).startsWith('alert(')).toBe(true);
  });

  it('knows the tag and the value of src', () => {
    const text = "<p>\r\n<SCRIPT charset=gbk SRC = 'a/webim.js' defer></SCRIPT><script src=b.js></script>";
    const [first, second] = extractScripts(text).tags;
    expect(text.slice(first?.range.start, first?.range.end)).toBe(
      "<SCRIPT charset=gbk SRC = 'a/webim.js' defer></SCRIPT>",
    );
    expect(text.slice(first?.srcRange.start, first?.srcRange.end)).toBe('a/webim.js');
    expect(text.slice(second?.srcRange.start, second?.srcRange.end)).toBe('b.js');
  });
});

describe('declaredCharset', () => {
  it.each([
    ['<meta charset=gbk>', 'gbk'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312" />', 'gb2312'],
    ['<p>charset=gbk</p>', undefined],
  ])('%s', (html, charset) => expect(declaredCharset(Buffer.from(html))).toBe(charset));
});
