import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Edit, renderEdits, replace } from '../../codemods/edits.ts';
import { discover } from '../../codemods/sources/discover.ts';
import { loadSources } from '../../codemods/sources/load.ts';
import type { SourceFile } from '../../codemods/sources/source.ts';
import { verify } from '../../codemods/verify.ts';
import { scratch } from './support/scratch.ts';

function open(path: string, content: string | Buffer): SourceFile {
  return loadSources(discover(scratch({ [path]: content }), ['.'])).files[0] as SourceFile;
}

function change(file: SourceFile, from: string, to: string) {
  const start = file.text.indexOf(from);
  const edits: Edit[] = [replace({ start, end: start + from.length }, to)];
  return verify(file, renderEdits(file.text, edits));
}

const PAGE =
  '<p>\r\n<script>webim.f("x");</script>\r\n<b onclick="webim.g()" title=中文>\r\n<script>webim.h()</script>';

describe('verify', () => {
  it.each([
    ['utf-8', Buffer.from(`${PAGE}\ufeff`)],
    ['utf-8 with mark', Buffer.from(`\ufeff${PAGE}`)],
    ['gbk', iconv.encode(PAGE, 'gbk')],
    [
      'damaged utf-8',
      Buffer.concat([
        Buffer.from('<!-- 直播间的文字与表情 -->'),
        Buffer.from([0xe4, 0xbd]),
        Buffer.from(PAGE),
      ]),
    ],
  ])('gives the bytes with the edit and no other change (%s)', (_, bytes) => {
    const { bytes: out, failure } = change(open('a.html', bytes), 'webim.g()', 'tim.longer()');
    expect(failure).toBeUndefined();
    const at = bytes.indexOf('webim.g()');
    expect(out).toEqual(
      Buffer.concat([bytes.subarray(0, at), Buffer.from('tim.longer()'), bytes.subarray(at + 9)]),
    );
  });

  it.each([
    ['does not parse', 'webim.f(', 'tim..f(', 'would not parse any more'],
    ['ends the script', '"x"', '"</script>"', ''],
    ['ends the attribute', 'webim.g()', 'tim.g("x")', ''],
    ['is a character reference', 'webim.g()', "tim.g('&lt;')", 'break out of its attribute'],
    ['opens a comment over the next script', '"x"', '"<!--<script>"', ''],
  ])('refuses new code that %s', (_, from, to, reason) => {
    const { failure } = change(open('a.html', PAGE), from, to);
    expect(failure?.code).toBe('verification-failed');
    expect(failure?.reason).toContain(reason);
  });

  it('refuses a character the encoding does not have', () => {
    const file = open(
      'a.js',
      iconv.encode('// 傳送訊息：直播間的文字與表情，失敗時提示使用者重新登入\nwebim.f("x");', 'big5'),
    );
    expect(file.encoding).toBe('big5');
    expect(change(file, '"x"', '"😀"').failure).toMatchObject({ code: 'encoding-lossy' });
    expect(change(file, '"x"', '"好"').failure).toBeUndefined();
  });
});
