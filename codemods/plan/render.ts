import {
  type Edit,
  EditConflictError,
  type EditedText,
  type EditPart,
  rangeOf,
  renderEdits,
} from '../edits.ts';
import { unmask } from '../sources/masks.ts';
import type { Range, SourceFile } from '../sources/source.ts';
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
  const edited = tryRender(file, edits);
  if ('failure' in edited) return edited;
  if (edited.text === file.text) return undefined;
  const { bytes, failure } = verify(file, edited);
  return failure ? { failure } : { edited, bytes };
}

/** Edits that get in each other's way are a mistake of ours; the file stays as it is, and the others go on. */
function tryRender(file: SourceFile, edits: readonly Edit[]): EditedText | { failure: VerificationFailure } {
  try {
    return renderEdits(file.text, edits, textStyle(file.text));
  } catch (error) {
    if (!(error instanceof EditConflictError)) throw error;
    return { failure: { code: 'verification-failed', reason: `${file.path}: ${error.message}` } };
  }
}

/** An edit of a script as an edit of its file, with the server code in new text back in place. */
export function inFile({ unit, start, end, parts, outdent }: UnitEdit): Edit {
  const shift = unit.offset;
  const shifted = (range: Range): Range => ({ start: range.start + shift, end: range.end + shift });
  return {
    ...shifted({ start, end }),
    outdent,
    parts: parts.flatMap((part): EditPart[] =>
      typeof part === 'string'
        ? unmask(part, unit.islands ?? []).map((piece) => {
            if (typeof piece === 'string') return piece;
            // As a hole it keeps its bytes; what moves away is written anew.
            return piece.start >= start && piece.end <= end ? shifted(rangeOf(piece)) : piece.text;
          })
        : [shifted(part)],
    ),
  };
}
