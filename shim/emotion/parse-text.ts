import { MSG_ELEMENT_TYPE } from '../../dictionary/enums.ts';
import { type EmotionIndexes, emotionIndexes } from './tables.ts';

/** A piece of a text, in the shape `addElement` and `parseElements` use. */
export type TextSegment =
  | { type: 'TIMTextElem'; content: { text: string } }
  | { type: 'TIMFaceElem'; content: { index: number; data: string } };

/**
 * Splits a text into text and face segments: at each place the longest name of `table` wins, everything else is
 * text, so unknown, nested and unclosed brackets stay as typed. No segment for ''. `joinText` is the inverse.
 *
 * @param table name -> index; default: the 35 legacy names. Names need no brackets.
 */
export function parseText(text: string, table?: EmotionIndexes): TextSegment[] {
  const names = groupByFirstUnit(table || emotionIndexes);
  const segments: TextSegment[] = [];
  let start = 0;
  let at = 0;
  while (at < text.length) {
    const name = findNameAt(text, at, names);
    if (!name) {
      at += 1;
      continue;
    }
    if (at > start) segments.push(textSegment(text.substring(start, at)));
    segments.push({
      type: MSG_ELEMENT_TYPE.FACE,
      content: { index: (table || emotionIndexes)[name] as number, data: name },
    });
    at += name.length;
    start = at;
  }
  if (start < text.length) segments.push(textSegment(text.substring(start)));
  return segments;
}

/** The text that segments came from; elements that are neither text nor face add nothing. */
export function joinText(segments: { type: string; content: { text?: unknown; data?: unknown } }[]): string {
  let text = '';
  for (let i = 0; i < segments.length; i++) {
    const segment = segments[i] as { type: string; content: { text?: unknown; data?: unknown } };
    if (segment.type === MSG_ELEMENT_TYPE.TEXT) text += segment.content.text;
    else if (segment.type === MSG_ELEMENT_TYPE.FACE) text += segment.content.data;
  }
  return text;
}

interface NamesByFirstUnit {
  /** longest first; the key is prefixed, so that no name of the table can meet `Object.prototype` */
  [key: string]: string[];
}

function groupByFirstUnit(table: EmotionIndexes): NamesByFirstUnit {
  const groups: NamesByFirstUnit = {};
  Object.keys(table).forEach((name) => {
    if (!name) return;
    const key = `$${name.charAt(0)}`;
    const group = groups[key];
    if (group) group.push(name);
    else groups[key] = [name];
  });
  Object.keys(groups).forEach((key) => {
    (groups[key] as string[]).sort((a, b) => b.length - a.length);
  });
  return groups;
}

function findNameAt(text: string, at: number, names: NamesByFirstUnit): string | undefined {
  const group = names[`$${text.charAt(at)}`];
  if (!group) return undefined;
  for (let i = 0; i < group.length; i++) {
    const name = group[i] as string;
    if (text.substr(at, name.length) === name) return name;
  }
  return undefined;
}

function textSegment(text: string): TextSegment {
  return { type: MSG_ELEMENT_TYPE.TEXT, content: { text: text } };
}
