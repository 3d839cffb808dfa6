import { type Edit, insert } from '../edits.ts';
import type { SourceFile } from '../sources/source.ts';
import { commentsOf, type FileComment } from './comments.ts';
import { isBlank, lineStart, nextLine } from './lines.ts';
import { codeOfMarker, ignoredCodes, type Marked, type MarkerLang, markerText } from './marker.ts';
import { type MarkerPlace, markerPlace } from './places.ts';

/** Something a person has to look at, by its offset in the file. */
export interface OpenItem extends Marked {
  offset: number;
}

/** Takes the ignored ones out: those with a `webim2tim-ignore` on their line or right above their statement. */
export function isIgnored(file: SourceFile, item: OpenItem, comments = commentsOf(file)): boolean {
  const place = markerPlace(file, item.offset);
  return comments.some((comment) => {
    const codes = ignoredCodes(comment.text);
    if (!codes || !(codes === 'all' || codes.includes(item.code))) return false;
    const sameLine = lineStart(file.text, comment.start) === lineStart(file.text, item.offset);
    return sameLine || (place !== undefined && attachedTo(file.text, comments, place).includes(comment));
  });
}

/**
 * The edits that bring a file's markers up to date: one above each place with an open item, none elsewhere. A file
 * whose markers are right already gets none.
 */
export function markerEdits(file: SourceFile, items: readonly OpenItem[], lang: MarkerLang): Edit[] {
  const comments = commentsOf(file);
  const wanted = new Map<number, { place: MarkerPlace; texts: Set<string> }>();
  for (const item of items) {
    const place = markerPlace(file, item.offset);
    if (!place || isIgnored(file, item, comments)) continue;
    const there = wanted.get(place.offset) ?? { place, texts: new Set<string>() };
    there.texts.add(markerText(item, lang));
    wanted.set(place.offset, there);
  }
  const edits: Edit[] = [];
  const right = new Set<FileComment>();
  for (const { place, texts } of wanted.values()) {
    const attached = attachedTo(file.text, comments, place);
    for (const text of texts) {
      const found = attached.find((comment) => comment.text.trim() === text && !right.has(comment));
      if (found) right.add(found);
      else edits.push(insert(place.offset, `${signed(text, place.language)}\n`));
    }
  }
  for (const comment of comments) {
    if (codeOfMarker(comment.text) === undefined || right.has(comment)) continue;
    edits.push(removal(file.text, comment));
  }
  return edits;
}

const signed = (text: string, language: MarkerPlace['language']) =>
  language === 'script' ? `// ${text}` : `<!-- ${text} -->`;

/** The comments that stand alone on the lines right above a place. */
function attachedTo(text: string, comments: readonly FileComment[], place: MarkerPlace): FileComment[] {
  const attached: FileComment[] = [];
  let below = lineStart(text, place.offset);
  for (const comment of [...comments].reverse()) {
    if (comment.end > place.offset || !comment.alone) continue;
    if (!isBlank(text.slice(comment.end, below)) || nextLine(text, comment.end) < below) break;
    attached.push(comment);
    below = lineStart(text, comment.start);
  }
  return attached;
}

/** With its line, when it has one of its own. */
function removal(text: string, comment: FileComment): Edit {
  if (!comment.alone) return { start: comment.start, end: comment.end, parts: [] };
  return { start: lineStart(text, comment.start), end: nextLine(text, comment.end), parts: [] };
}
