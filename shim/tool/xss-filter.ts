import { toText } from './to-text.ts';

// One switch per page, as in legacy: the option of one login holds for all later ones.
let enabled = true;

/** Turns the filter on or off (`opts.xssFilterEnable` of login, 1.7.3). */
export function setXssFilterEnabled(on: unknown): void {
  enabled = !!on;
}

/** Whether texts are filtered. */
export function isXssFilterEnabled(): boolean {
  return enabled;
}

/**
 * Replaces `<`, `>` and `"` by entities; `&` and `'` stay. Identity while the filter is off.
 * Throws TypeError for null and undefined while it is on. (legacy, measured)
 */
export function xssFilter(value: unknown): unknown {
  if (!enabled) return value;
  if (value === null || value === undefined) throw new TypeError('xssFilter: no text given');
  return toText(value).replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/**
 * For text between tags: escapes `<` and `>` only, so that ordinary content (JSON with its quotes) keeps its
 * exact form. Legacy put such values into HTML raw; off together with the filter.
 */
export function escapeTags(value: unknown): string {
  const text = toText(value);
  return enabled ? text.replace(/</g, '&lt;').replace(/>/g, '&gt;') : text;
}

/** For attribute values: as {@link escapeTags}, and both quotes. `&` stays, URLs are full of it. */
export function escapeAttribute(value: unknown): string {
  const text = escapeTags(value);
  return enabled ? text.replace(/"/g, '&quot;').replace(/'/g, '&#39;') : text;
}

/** Runs as a script where it is opened. Browsers leave out blanks and control characters when they read an address. */
const SCRIPT_URL = /^(java|vb)script:/i;

/** An address another user gave, to be opened or shown: the same, but nothing when it is a script. */
export function safeUrl<T>(url: T): T | '' {
  return enabled && SCRIPT_URL.test(toText(url).replace(/[^!-~]+/g, '')) ? '' : url;
}

/** An address as attribute value: {@link safeUrl} and {@link escapeAttribute}. */
export function escapeUrl(url: unknown): string {
  return escapeAttribute(safeUrl(url));
}

/**
 * For a string literal in a script inside an attribute (`onclick="f('…')"`). Entities would not help there: they
 * are decoded before the script runs.
 */
export function escapeScript(value: unknown): string {
  const text = toText(value);
  if (!enabled) return text;
  return text.replace(
    /[\\'"<>&\n\r\u2028\u2029]/g,
    (char) => `\\u${`000${char.charCodeAt(0).toString(16)}`.slice(-4)}`,
  );
}
