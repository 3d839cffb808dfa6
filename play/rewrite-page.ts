import MagicString from 'magic-string';
import { extractScripts } from '../codemods/sources/html.ts';
import { isSdkByName } from './survey.ts';

/** Path below which everything of `play` itself is served. */
export const OWN_PATH = '/__webim2tim';

/** The login page of Tencent's hosted accounts: its service has ended, a stand-in offers the made-up users. */
const TLS_SCRIPT = /^(https?:)?\/\/tls\.qcloud\.com\/libs\/api(\.min)?\.js/i;

const scriptTag = (name: string, attributes = ''): string =>
  `<script src="${OWN_PATH}/${name}"${attributes}></script>`;

export interface PageRewriting {
  /** Scripts from elsewhere that are the SDK give way to ours. */
  swapsSdk: boolean;
  /** The backend checks UserSigs: the helper script has to ask for those it fills in. */
  checksUserSigs: boolean;
}

/**
 * A page as `play` serves it: the helper script first, scripts from elsewhere that are the SDK or the hosted login
 * replaced by ours. Everything else stays, byte by byte.
 */
export function rewritePage(bytes: Buffer, { swapsSdk, checksUserSigs }: PageRewriting): Buffer {
  // UTF-16 pages are not worth a second way; as they are they work without the helper.
  if (bytes[0] === 0xff || bytes[0] === 0xfe) return bytes;
  // One character per byte, whatever the encoding: names of tags and addresses are ASCII in all of them.
  const text = bytes.toString('latin1');
  const page = new MagicString(text);
  const helpers = [
    scriptTag('page.js', checksUserSigs ? ' data-checked' : ''),
    ...(swapsSdk ? [] : [scriptTag('original.js')]),
  ];
  page.appendLeft(helperPosition(text), helpers.join(''));
  for (const { src, srcRange } of extractScripts(text).tags) {
    if (TLS_SCRIPT.test(src)) page.overwrite(srcRange.start, srcRange.end, `${OWN_PATH}/tls.js`);
    else if (swapsSdk && /^(https?:)?\/\//i.test(src) && isSdkByName(src)) {
      page.overwrite(srcRange.start, srcRange.end, `${OWN_PATH}/sdk.js`);
    }
  }
  return Buffer.from(page.toString(), 'latin1');
}

/** After `<head>`; else after the doctype, which must stay first or the page falls into quirks mode. */
function helperPosition(text: string): number {
  const head = /<head(\s[^>]*)?>/i.exec(text);
  if (head) return head.index + head[0].length;
  const html = /<html(\s[^>]*)?>/i.exec(text) ?? /^\s*(\xef\xbb\xbf)?\s*<!doctype[^>]*>/i.exec(text);
  return html ? html.index + html[0].length : 0;
}
