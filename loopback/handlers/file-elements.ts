import type { MessageElement } from '../core/model.ts';
import type { Uploads } from '../uploads.ts';

/** Says that the element's `Url` is the file, and nothing has to be asked for. */
const DIRECT = 2;

/**
 * The elements of a message, files of `webim.js` with their address: it sends their number alone, from which v2
 * makes an address of Tencent's own servers.
 */
export function withFileUrls(elements: unknown, uploads: Uploads): MessageElement[] {
  if (!Array.isArray(elements)) return elements as MessageElement[];
  return elements.map((element: MessageElement | null) => {
    if (element?.MsgType !== 'TIMFileElem') return element as MessageElement;
    const content = element.MsgContent as Record<string, unknown> | undefined;
    const file = typeof content?.UUID === 'string' ? uploads.find(content.UUID) : undefined;
    if (!file || content?.Url) return element;
    return { ...element, MsgContent: { ...content, Url: uploads.urlOf(file), Download_Flag: DIRECT } };
  });
}
