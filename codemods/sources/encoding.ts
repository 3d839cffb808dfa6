import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import { lazy } from './lazy.ts';

const chardet = lazy(() => createRequire(import.meta.url)('chardet') as typeof import('chardet'));
const iconv = lazy(() => createRequire(import.meta.url)('iconv-lite') as typeof import('iconv-lite'));

/** A decoded file. `encodeText` with the same encoding and mark gives the bytes back, to the last one. */
export interface DecodedText {
  text: string;
  /** `utf-8`, `utf-16le`, `utf-16be`, `gb18030`, `big5` or `iso-8859-1`. */
  encoding: string;
  bom: boolean;
}

const BOMS = [
  { encoding: 'utf-8', bytes: Buffer.from([0xef, 0xbb, 0xbf]) },
  { encoding: 'utf-16le', bytes: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', bytes: Buffer.from([0xfe, 0xff]) },
] as const;

/**
 * The text of a file, or undefined when no encoding gives its bytes back. Never guesses further: a wrong guess is
 * only harmless while every byte survives, so an encoding counts when decoding and encoding is the identity.
 *
 * @param declared name of the encoding the file itself declares (`<meta charset>`), if it does
 */
export function decodeBytes(bytes: Buffer, declared?: string): DecodedText | undefined {
  const mark = BOMS.find((bom) => bytes.subarray(0, bom.bytes.length).equals(bom.bytes));
  if (mark) {
    const text = roundTrip(bytes.subarray(mark.bytes.length), mark.encoding);
    return text === undefined ? undefined : { text, encoding: mark.encoding, bom: true };
  }
  if (isUtf8(bytes)) return { text: bytes.toString('utf8'), encoding: 'utf-8', bom: false };
  // A nul byte in front of everything else: a picture or an archive, whatever its name says.
  if (bytes.includes(0)) return undefined;
  if (isMostlyUtf8(bytes)) {
    const text = roundTrip(bytes, 'utf-8');
    if (text !== undefined) return { text, encoding: 'utf-8', bom: false };
  }
  for (const encoding of candidates(bytes, declared)) {
    const text = roundTrip(bytes, encoding);
    if (text !== undefined) return { text, encoding, bom: false };
  }
  if (isWestern(bytes)) return { text: bytes.toString('latin1'), encoding: 'iso-8859-1', bom: false };
  return undefined;
}

/**
 * A `©` in a licence, a `é` in a name: every byte beyond ASCII stands alone, before one that no double-byte encoding
 * has in second place. Read as one character per byte, whatever it is, nothing can be lost.
 */
function isWestern(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) {
    if ((bytes[at] as number) < 0x80) continue;
    const next = bytes[at + 1] ?? 0;
    if (next >= 0x30) return false;
  }
  return true;
}

/** The bytes of a text. @throws UnencodableError when a character does not exist in the encoding. */
export function encodeText({ text, encoding, bom }: DecodedText): Buffer {
  const mark = bom ? (BOMS.find((b) => b.encoding === encoding)?.bytes ?? Buffer.alloc(0)) : Buffer.alloc(0);
  const body = encodeBody(text, encoding);
  if (decodeBody(body, encoding) !== text)
    throw new UnencodableError(firstUnencodable(text, encoding), encoding);
  return mark.length ? Buffer.concat([mark, body]) : body;
}

/** New text holds a character the file's encoding does not have. */
export class UnencodableError extends Error {
  override readonly name = 'UnencodableError';
  constructor(
    readonly character: string,
    readonly encoding: string,
  ) {
    super(`the character ${JSON.stringify(character)} does not exist in ${encoding}`);
  }
}

function firstUnencodable(text: string, encoding: string): string {
  for (const character of text) {
    if (decodeBody(encodeBody(character, encoding), encoding) !== character) return character;
  }
  return '';
}

function roundTrip(bytes: Buffer, encoding: string): string | undefined {
  const text = decodeBody(bytes, encoding);
  return encodeBody(text, encoding).equals(bytes) ? text : undefined;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

function decodeBody(bytes: Buffer, encoding: string): string {
  if (encoding === 'utf-8') return isUtf8(bytes) ? bytes.toString('utf8') : decodeDamagedUtf8(bytes);
  return iconv().decode(bytes, encoding, { stripBOM: false });
}

function encodeBody(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8')
    return LONE_SURROGATE.test(text) ? encodeDamagedUtf8(text) : Buffer.from(text, 'utf8');
  return iconv().encode(text, encoding, { addBOM: false });
}

/**
 * Length of the valid UTF-8 sequence at `at`, 0 when there is none. Second bytes are checked by Table 3-7 of the
 * Unicode standard, so overlong forms and surrogates are not valid.
 */
function sequenceLength(bytes: Buffer, at: number): number {
  const first = bytes[at] as number;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf
      ? 2
      : first >= 0xe0 && first <= 0xef
        ? 3
        : first >= 0xf0 && first <= 0xf4
          ? 4
          : 0;
  if (length === 0 || at + length > bytes.length) return 0;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] as number;
  if (second < low || second > high) return 0;
  for (let i = 2; i < length; i++) {
    if (((bytes[at + i] as number) & 0xc0) !== 0x80) return 0;
  }
  return length;
}

/** Valid sequences of three and more bytes (Chinese text) outnumber broken bytes by far: UTF-8 that was damaged. */
function isMostlyUtf8(bytes: Buffer): boolean {
  let valid = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) broken++;
    else if (length >= 3) valid++;
    at += length || 1;
  }
  return valid >= 8 && valid > 4 * broken;
}

/** A broken byte `b` stands in the text as the lone surrogate U+DC00 + b, which no decoder makes otherwise. */
function decodeDamagedUtf8(bytes: Buffer): string {
  const pieces: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes, at);
    if (length === 0) {
      pieces.push(bytes.toString('utf8', from, at), String.fromCharCode(0xdc00 + (bytes[at] as number)));
      from = at + 1;
    }
    at += length || 1;
  }
  pieces.push(bytes.toString('utf8', from));
  return pieces.join('');
}

function encodeDamagedUtf8(text: string): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit >= 0xd800 && unit <= 0xdbff) {
      at++; // The low half of a pair is no broken byte.
    } else if (unit >= 0xdc80 && unit <= 0xdcff) {
      pieces.push(Buffer.from(text.slice(from, at), 'utf8'), Buffer.from([unit - 0xdc00]));
      from = at + 1;
    }
  }
  pieces.push(Buffer.from(text.slice(from), 'utf8'));
  return Buffer.concat(pieces);
}

/**
 * Encodings to try, most likely first. chardet needs a line or two of text to be sure of one; with less it lists
 * everything, and the ranges of the byte pairs decide: common simplified characters are all in the GB 2312 block,
 * which text in Big5 leaves within a few characters.
 */
function candidates(bytes: Buffer, declared: string | undefined): string[] {
  const claimed = familyOf(declared);
  if (claimed) return [claimed];
  const [sure] = chardet()
    .analyse(bytes)
    .filter(({ name, confidence }) => confidence >= SURE && MULTI_BYTE.test(name));
  if (sure) return [familyOf(sure.name)].filter((family) => family !== undefined);
  return isInGb2312(bytes) ? ['gb18030'] : ['big5'];
}

const SURE = 50;
const MULTI_BYTE = /^(GB18030|Big5|Shift_JIS|EUC-|ISO-2022)/;

/** Are all bytes beyond ASCII pairs of the GB 2312 block? */
function isInGb2312(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) {
    const first = bytes[at] as number;
    if (first < 0x80) continue;
    const second = bytes[++at] ?? 0;
    if (first < 0xa1 || first > 0xf7 || second < 0xa1 || second > 0xfe) return false;
  }
  return true;
}

function familyOf(name: string | undefined): string | undefined {
  switch (name?.toLowerCase().replace(/[^a-z0-9]/g, '')) {
    case 'gbk':
    case 'gb2312':
    case 'gb18030':
    case 'cp936':
    case 'xgbk':
      return 'gb18030';
    case 'big5':
    case 'big5hkscs':
    case 'cp950':
      return 'big5';
    default:
      return undefined;
  }
}
