import { BROWSER_TYPE } from '../../dictionary/enums.ts';

// Looked up at each call: the mini-program has neither, and Node gets them only in tests.
function getDocument(): { cookie: string } | null {
  return typeof document === 'undefined' ? null : document;
}

/** Sets a cookie; `expires` in seconds from now. Path and domain are ignored. (legacy) */
export function setCookie(
  name: string,
  value: string,
  expires: number,
  _path?: string,
  _domain?: string,
): void {
  const page = getDocument();
  if (!page) return;
  const until = new Date(Date.now() + expires * 1000);
  page.cookie = `${name}=${escape(value)};expires=${until.toUTCString()}`;
}

/** Value of a cookie, or null. */
export function getCookie(name: string): string | null {
  const page = getDocument();
  if (!page) return null;
  const cookies = page.cookie.split(/;\s*/);
  for (let i = 0; i < cookies.length; i++) {
    const cookie = cookies[i] as string;
    if (cookie.indexOf(`${name}=`) === 0) return unescape(cookie.substring(name.length + 1));
  }
  return null;
}

/** Removes a cookie. */
export function delCookie(name: string): void {
  const value = getCookie(name);
  const page = getDocument();
  if (page && value !== null) {
    page.cookie = `${name}=${value};expires=${new Date(Date.now() - 1).toUTCString()}`;
  }
}

/** Value of a parameter in the page's query, name in any case, or null. */
export function getQueryString(name: string): string | null {
  if (typeof window === 'undefined' || !window.location) return null;
  const pairs = window.location.search.substring(1).split('&');
  for (let i = 0; i < pairs.length; i++) {
    const pair = pairs[i] as string;
    const cut = pair.indexOf('=');
    if (cut >= 0 && pair.substring(0, cut).toLowerCase() === name.toLowerCase()) {
      return unescape(pair.substring(cut + 1));
    }
  }
  return null;
}

/** Legacy asked by conditional comment, which no browser since IE 9 answers. */
export function isIE(_ver?: number): boolean {
  return false;
}

/** Name and version of the browser: `type` is `BROWSER_TYPE`, `ver` text (the number -1 when unknown). */
export function getBrowserInfo(): { type: string; ver: string | number } {
  const agent = typeof navigator === 'undefined' ? '' : String(navigator.userAgent || '').toLowerCase();
  const patterns: [string, RegExp][] = [
    [BROWSER_TYPE.IE, /msie ([\d.]+)/],
    [BROWSER_TYPE.FIREFOX, /firefox\/([\d.]+)/],
    [BROWSER_TYPE.CHROME, /chrome\/([\d.]+)/],
    [BROWSER_TYPE.OPERA, /opera.([\d.]+)/],
    [BROWSER_TYPE.SAFARI, /version\/([\d.]+).*safari/],
  ];
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i] as [string, RegExp];
    const found = pattern[1].exec(agent);
    if (found) return { type: pattern[0], ver: found[1] as string };
  }
  return { type: BROWSER_TYPE.UNKNOWN, ver: -1 };
}
