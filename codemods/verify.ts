import type { EditedText } from './edits.ts';
import { extractFrom } from './sources/containers.ts';
import { decodeBytes, encodeText, UnencodableError } from './sources/encoding.ts';
import { parseScript, ScriptSyntaxError } from './sources/parse.ts';
import type { Range, ScriptUnit, SourceFile } from './sources/source.ts';
import { fileUnit, openUnit, pageUnits, UnitError } from './sources/units.ts';

/** Why new text must not be written. */
export interface VerificationFailure {
  code: 'verification-failed' | 'encoding-lossy';
  reason: string;
}

export type Verification =
  | { bytes: Buffer; failure?: undefined }
  | { bytes?: undefined; failure: VerificationFailure };

/**
 * The bytes of a file after its edits, when everything holds: the encoding has every new character, the bytes decode
 * to the same text again, every kept character has the bytes it had, and each script parses as it did before.
 */
export function verify(file: SourceFile, edited: EditedText): Verification {
  try {
    const bytes = encodeText({ text: edited.text, encoding: file.encoding, bom: file.bom });
    return (
      keptBytesDiffer(file, edited, bytes) ??
      islandsDiffer(file, edited) ??
      scriptsDiffer(file, edited) ?? { bytes }
    );
  } catch (error) {
    if (error instanceof UnencodableError) return fail('encoding-lossy', `${file.path}: ${error.message}`);
    if (error instanceof ScriptSyntaxError || error instanceof UnitError) {
      return fail('verification-failed', `${file.path} would not parse any more: ${error.message}`);
    }
    throw error;
  }
}

const fail = (code: VerificationFailure['code'], reason: string): Verification => ({
  failure: { code, reason },
});

/**
 * The bytes of a text that a person wrote into a file, when its encoding has every character and its scripts parse.
 */
export function verifyText(file: SourceFile, text: string): Verification {
  try {
    const bytes = encodeText({ text, encoding: file.encoding, bom: file.bom });
    const page = extractFrom(file.container, file.path, text);
    if (page) pageUnits(file.path, page);
    else if (file.scripts.length > 0) fileUnit(file.path, text);
    return { bytes };
  } catch (error) {
    if (error instanceof UnencodableError) return fail('encoding-lossy', error.message);
    if (!(error instanceof UnitError)) throw error;
    const { line, column } = error.place(text);
    return fail('verification-failed', `${line}:${column}: ${error.message}`);
  }
}

/** Encodes every kept piece on its own and looks for it in the old and the new bytes at its place. */
function keptBytesDiffer(file: SourceFile, edited: EditedText, bytes: Buffer): Verification | undefined {
  const mark = file.bytes.length - encodedLength(file, file.text);
  let outByte = mark;
  let outText = 0;
  // Pieces come in output order, which is mostly that of the input: the place in it is counted on from the last one.
  let inByte = mark;
  let inText = 0;
  for (const piece of edited.kept) {
    outByte += encodedLength(file, edited.text.slice(outText, piece.outStart));
    if (piece.start < inText) {
      inByte = mark;
      inText = 0;
    }
    inByte += encodedLength(file, file.text.slice(inText, piece.start));
    const length = encodedLength(file, file.text.slice(piece.start, piece.start + piece.length));
    const before = file.bytes.subarray(inByte, inByte + length);
    if (!before.equals(bytes.subarray(outByte, outByte + length))) {
      return fail('verification-failed', `${file.path}: bytes outside of the edits would change`);
    }
    outByte += length;
    outText = piece.outStart + piece.length;
    inByte += length;
    inText = piece.start + piece.length;
  }
  const again = decodeBytes(bytes, file.encoding);
  // A mark, a declared encoding or pure ASCII can change the name that is found, never the text.
  if (again && again.text !== edited.text && again.encoding === file.encoding) {
    return fail('verification-failed', `${file.path}: the new bytes do not read as the new text`);
  }
  return undefined;
}

const encodedLength = ({ encoding }: SourceFile, text: string) =>
  encodeText({ text, encoding, bom: false }).length;

/** Parses the new text of a script, with its server code masked again if there is any. */
function reopen(unit: ScriptUnit, code: string, gaps?: readonly Range[]): void {
  if (unit.islands) openUnit({ ...unit, code, islands: undefined }, gaps);
  else parseScript({ ...unit, code }, { attachComment: false });
}

/** Server code that decides what else is written has to stay, every piece as often as it was there. */
function islandsDiffer(file: SourceFile, edited: EditedText): Verification | undefined {
  for (const { text, mayGo } of file.scripts.flatMap(({ islands }) => islands ?? [])) {
    if (mayGo || edited.text.split(text).length === file.text.split(text).length) continue;
    return fail('verification-failed', `${file.path}: ${shorten(text)} would be lost or repeated`);
  }
  return undefined;
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text).replace(/\s+/g, ' ');

/** The page still has the same scripts at the places the edits left them, and each of them parses. */
function scriptsDiffer(file: SourceFile, edited: EditedText): Verification | undefined {
  const after = extractFrom(file.container, file.path, edited.text);
  if (!after) {
    for (const unit of file.scripts) reopen(unit, edited.text);
    return undefined;
  }
  for (const unit of file.scripts) {
    // The characters around a script are markup, which no edit of a script touches.
    const start = edited.outOffset(unit.offset - 1) + 1;
    const end = edited.outOffset(unit.offset + unit.code.length);
    const code = edited.text.slice(start, end);
    const found = after.scripts
      .flatMap((script) => [script, ...(script.parts ?? [])])
      .find((script) => script.offset === start && script.code === code);
    if (found?.kind !== unit.kind) {
      return fail(
        'verification-failed',
        `${file.path}: new code would break out of its ${unit.kind === 'handler' ? 'attribute' : 'script element'}`,
      );
    }
    reopen(unit, code, found.gaps);
  }
  return undefined;
}
