import { type Edit, type EditedText, renderEdits } from '../edits.ts';
import type { SourceFile } from '../sources/source.ts';
import { textStyle } from '../sources/style.ts';
import type { UnitEdit } from '../transforms/transform.ts';
import { type VerificationFailure, verify } from '../verify.ts';

/** A file after its edits, or why it must stay as it is; undefined when nothing changes. */
export type Rendered =
  | { edited: EditedText; bytes: Buffer; failure?: undefined }
  | { edited?: undefined; failure: VerificationFailure }
  | undefined;

/** Applies the edits of a file's scripts and of its markup, and verifies the outcome. */
export function renderFile(
  file: SourceFile,
  unitEdits: readonly UnitEdit[],
  markupEdits: readonly Edit[],
): Rendered {
  const own = unitEdits.filter(({ unit }) => unit.file === file.path);
  const edits = [...own.map(inFile), ...markupEdits];
  if (edits.length === 0) return undefined;
  const edited = renderEdits(file.text, edits, textStyle(file.text));
  if (edited.text === file.text) return undefined;
  const { bytes, failure } = verify(file, edited);
  return failure ? { failure } : { edited, bytes };
}

/** An edit of a script as an edit of its file. */
function inFile({ unit, start, end, parts }: UnitEdit): Edit {
  const shift = unit.offset;
  return {
    start: start + shift,
    end: end + shift,
    parts: parts.map((p) => (typeof p === 'string' ? p : { start: p.start + shift, end: p.end + shift })),
  };
}
