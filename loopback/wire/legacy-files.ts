import { UPLOAD_PATH } from '../uploads.ts';

/**
 * For `JSON.stringify`: files of loopback as `webim.js` takes them, by number alone. Measured: 1.7.0 and 1.7.2 stop with an
 * error of their own at a `Download_Flag`, and 1.7.3 makes the address from the number as well.
 */
export function legacyFiles(_key: string, value: unknown): unknown {
  const element = value as { MsgType?: unknown; MsgContent?: Record<string, unknown> } | null;
  if (element?.MsgType !== 'TIMFileElem' || !element.MsgContent) return value;
  const { Url, Download_Flag: _, ...content } = element.MsgContent;
  const number = numberOf(Url);
  // Files of elsewhere have no number here: they go out as they came.
  return number === undefined ? value : { ...element, MsgContent: { ...content, UUID: number } };
}

/** The number of a file at this address, when it is one of loopback's. */
function numberOf(url: unknown): string | undefined {
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const { pathname } = new URL(url);
  return pathname.startsWith(UPLOAD_PATH) ? pathname.slice(UPLOAD_PATH.length) : undefined;
}
