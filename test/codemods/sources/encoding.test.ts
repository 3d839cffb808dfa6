import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeBytes, encodeText, UnencodableError } from '../../../codemods/sources/encoding.ts';

const CHINESE = '// 发送消息：直播间的文字与表情，失败时提示用户重新登录\nvar a = "你好，世界";\n';
const TRADITIONAL = '// 傳送訊息：直播間的文字與表情，失敗時提示使用者重新登入\nvar a = "你好，世界";\n';

describe('decodeBytes', () => {
  it.each([
    ['utf-8', false, Buffer.from(CHINESE)],
    ['utf-8', true, Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(CHINESE)])],
    ['gb18030', false, iconv.encode(CHINESE, 'gbk')],
    ['utf-16le', true, iconv.encode(CHINESE, 'utf-16le', { addBOM: true })],
    ['utf-16be', true, iconv.encode(CHINESE, 'utf-16be', { addBOM: true })],
  ])('tells %s (mark: %s)', (encoding, bom, bytes) => {
    expect(decodeBytes(bytes)).toEqual({ text: CHINESE, encoding, bom });
  });

  it('tells Big5', () => {
    expect(decodeBytes(iconv.encode(TRADITIONAL, 'big5'))).toEqual({
      text: TRADITIONAL,
      encoding: 'big5',
      bom: false,
    });
  });

  it('tells GBK with only a few Chinese characters', () => {
    for (const text of ["alert('发送失败');\n", '// 登录\nwebim.login(loginInfo);\n', 'var 名 = 1;']) {
      expect(decodeBytes(iconv.encode(text, 'gbk'))).toMatchObject({ text, encoding: 'gb18030' });
    }
  });

  it('believes what a page declares', () => {
    const bytes = iconv.encode('<p>中文</p>', 'gbk');
    expect(decodeBytes(bytes, 'gb2312')).toMatchObject({ text: '<p>中文</p>', encoding: 'gb18030' });
    expect(decodeBytes(iconv.encode('<p>中文</p>', 'big5'), 'Big5')).toMatchObject({ encoding: 'big5' });
  });

  it('keeps the broken bytes of damaged UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from(CHINESE),
      Buffer.from([0xe4, 0xbd]),
      Buffer.from('\n'),
      Buffer.from([0xff, 0x80]),
    ]);
    const decoded = decodeBytes(bytes);
    expect(decoded).toMatchObject({ encoding: 'utf-8', bom: false });
    expect(decoded?.text).toContain('你好，世界');
    expect(encodeText(decoded as NonNullable<typeof decoded>)).toEqual(bytes);
  });

  it('keeps single bytes of western encodings', () => {
    for (const text of [
      '/* \xa9 2017 */\nwebim.login();',
      "var a = 'caf\xe9';",
      '\xa0\xa0webim.login()\xbb ',
    ]) {
      const bytes = Buffer.from(text, 'latin1');
      const decoded = decodeBytes(bytes);
      if (text.includes('\xa0\xa0')) expect(decoded).toBeUndefined();
      else {
        expect(decoded).toEqual({ text, encoding: 'iso-8859-1', bom: false });
        expect(encodeText(decoded as NonNullable<typeof decoded>)).toEqual(bytes);
      }
    }
    expect(() => encodeText({ text: '中', encoding: 'iso-8859-1', bom: false })).toThrow(UnencodableError);
  });

  it.each([
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    [
      'Shift_JIS',
      iconv.encode('// ログインに失敗しました。もう一度お試しください。\nwebim.login();', 'shift_jis'),
    ],
    [
      'half a UTF-16 character',
      Buffer.concat([iconv.encode('webim', 'utf-16le', { addBOM: true }), Buffer.from([1])]),
    ],
    ['bytes of no encoding', Buffer.from('webim \x81\xff\xfe\x80\xff caf\xe9', 'latin1')],
  ])('does not guess at %s', (_, bytes) => {
    expect(decodeBytes(bytes)).toBeUndefined();
  });

  it('never gives a text whose bytes are others', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.string({ unit: 'binary' }).map((text) => iconv.encode(text, 'gb18030')),
      fc
        .tuple(fc.constant(Buffer.from(CHINESE)), fc.uint8Array({ maxLength: 6 }))
        .map((parts) => Buffer.concat(parts)),
    );
    fc.assert(
      fc.property(bytes, (array) => {
        const buffer = Buffer.from(array);
        const decoded = decodeBytes(buffer);
        if (decoded) expect(encodeText(decoded).equals(buffer)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('encodeText', () => {
  it('refuses a character the encoding does not have', () => {
    expect(() => encodeText({ text: '漢字 😀', encoding: 'big5', bom: false })).toThrow(UnencodableError);
    expect(() => encodeText({ text: 'ok 😀', encoding: 'big5', bom: false })).toThrow(
      '"😀" does not exist in big5',
    );
  });
});
