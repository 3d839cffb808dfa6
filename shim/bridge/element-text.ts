import { xssFilter } from '../tool/xss-filter.ts';

/** What a text element of {@link parseElements} holds. */
export interface TextContent {
  text?: string;
  [field: string]: unknown;
}

// Kept apart from the SDK's own object, which may be sent again, and where the filter would escape it a second time.
const written = new WeakMap<object, unknown>();

/**
 * The text of a text element for the page: escaped, as legacy `content.text` was, or what {@link setElementText} put
 * in its place. The empty string when there is none.
 */
export function elementText(content: TextContent): unknown {
  return written.has(content) ? written.get(content) : xssFilter(content.text || '');
}

/** Legacy `content.text = value`: from now on {@link elementText} answers with it, as it is. @returns the value */
export function setElementText<T>(content: TextContent, value: T): T {
  written.set(content, value);
  return value;
}
