import { xssFilter } from './xss-filter.ts';

/** Filters, then turns blanks into `&nbsp;` and newlines into `<br/>`. Falsy values come back as they are. */
export function formatText2Html(text: unknown): unknown {
  if (!text) return text;
  return String(xssFilter(text)).replace(/ /g, '&nbsp;').replace(/\n/g, '<br/>');
}

/** Turns `&nbsp;` and `<br/>` back; entities stay. Falsy values come back as they are. */
export function formatHtml2Text(html: unknown): unknown {
  if (!html) return html;
  return (html as string).replace(/&nbsp;/g, ' ').replace(/<br\/>/g, '\n');
}

/**
 * Bytes of a text in UTF-8, counted per UTF-16 unit: an emoji pair counts 6. Anything but a string gives 0.
 * (legacy, measured)
 */
export function getStrBytes(str: unknown): number {
  if (typeof str !== 'string') return 0;
  let bytes = 0;
  for (let i = 0; i < str.length; i++) {
    const unit = str.charCodeAt(i);
    bytes += unit <= 0x7f ? 1 : unit <= 0x7ff ? 2 : 3;
  }
  return bytes;
}

/** Removes white space at both ends; falsy gives ''. */
export function trimStr(str: unknown): string {
  return str ? String(str).replace(/^\s+|\s+$/g, '') : '';
}

/** Match array for one to eight digits, else null; null and undefined throw. */
export function validNumber(str: unknown): RegExpMatchArray | null {
  return (str as { toString(): string }).toString().match(/^\d{1,8}$/);
}
