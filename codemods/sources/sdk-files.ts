/** Files that are an IM SDK themselves: recognised by content, because trees rename and duplicate them freely. */

/** `shim-with-sdk` is our `webim.all.js`, which pages load alone. */
export type SdkFile = 'legacy-sdk' | 'v2-sdk' | 'shim' | 'shim-with-sdk';

/** Backend commands only the SDK itself spells out; all 38 copies of 1.7.0 to 1.7.3 we looked at hold each of them. */
const LEGACY_SDK_MARKS = ['getlongpollingid', 'group_open_http_svc', 'EmotionDataIndexs'];
/** Strings that are in every build of tim-js-sdk 2.x and of its mini-program twin. */
const V2_SDK_MARKS = ['sdkStateReady', 'sdkStateNotReady', 'AVChatRoom'];

/** Which SDK the bytes are, if any. Our own script counts as `shim`, with or without tim-js-sdk inside. */
export function recogniseSdkFile(bytes: Buffer): SdkFile | undefined {
  const has = (mark: string) => bytes.includes(mark);
  const isV2 = bytes.length > 100_000 && V2_SDK_MARKS.every(has);
  const banner = bytes.indexOf(OWN_BANNER);
  // The SDK stands in front of it; our own code has the words of the SDK, too.
  if (banner !== -1) return isV2 && banner > 100_000 ? 'shim-with-sdk' : 'shim';
  if (LEGACY_SDK_MARKS.every(has)) return 'legacy-sdk';
  return isV2 ? 'v2-sdk' : undefined;
}

/**
 * Does a legacy SDK bring pictures for its emotions? Only 1.7.0 did (35 data URIs in 16 of 28 copies we looked at; not
 * in the builds called no_emotion); later ones left that to the page.
 */
export function holdsEmotionPictures(bytes: Buffer): boolean {
  // tim-js-sdk inside our own script has images of another kind.
  return bytes.includes('data:image/') && !bytes.includes(OWN_BANNER);
}

/**
 * Does one of our files make the global `webim` only? Its banner names what it makes; a page whose scripts call the helpers
 * of the bridge needs a file for them as well.
 */
export function isShimAlone(bytes: Buffer): boolean {
  return /\/\*! webim2tim \S+ \| MIT \| webim \*\//.test(bytes.toString('latin1', 0, 200));
}

/** The banner of every file we build; in a build with tim-js-sdk inside it comes after that. */
const OWN_BANNER = '/*! webim2tim ';

/** What every HTML report of ours says near its beginning. */
export const OWN_REPORT = '<meta name="generator" content="webim2tim ';

/** A report of ours is a page full of other people's code; it is no page of the application. */
export function isOwnReport(bytes: Buffer): boolean {
  return bytes.subarray(0, 4096).includes(OWN_REPORT);
}

/**
 * Does a path look like the legacy SDK? For scripts that are not on this disk (a CDN, a build step): `webim.js`,
 * `webim.min.js`, `webim_wx.js`, `webim_no_emotion.min.js`, `webim-1.7.3.js`, but not `webim_handler.js`.
 */
export function looksLikeLegacySdk(src: string): boolean {
  const path = src.replace(/[?#].*$/, '');
  return /(^|[/\\])webim(_wx|_no_emotion|_webim|\.all)?([._-]?v?\d+(\.\d+)*)?([._-]min)?\.js$/i.test(path);
}

/**
 * Does a module specifier end in a name under which applications keep the legacy SDK? A file of the run with such a name
 * is the application's own.
 */
export function namesLegacySdk(specifier: string): boolean {
  const base = specifier.replace(/^.*\//, '').replace(/\.js$/, '');
  return /^(tencent[-_.]?)?webim([-_.]?(wx|weapp|mini|min|sdk|web|no[-_]?emotion|v?\d[\d.]*|webim))*$/.test(
    base,
  );
}

/** Does a path look like one of the files we put beside pages, and which? */
export function looksLikeOwnFile(src: string): 'shim' | 'bridge' | undefined {
  const [, isShim] = /(?:^|[/\\])webim2tim(\.shim)?\.js$/.exec(src.replace(/[?#].*$/, '')) ?? [
    undefined,
    null,
  ];
  return isShim === null ? undefined : isShim === undefined ? 'bridge' : 'shim';
}

/** Compressed code, by name or by its line lengths; nobody edits it by hand, so neither do we. */
export function isMinified(path: string, bytes: Buffer): boolean {
  if (/[._-]min\.[cm]?js$/i.test(path)) return true;
  if (!/\.[cm]?jsx?$/i.test(path) || bytes.length < 5000) return false;
  let lines = 1;
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  return bytes.length / lines > 500;
}

/**
 * Somebody else's library, by its licence notice or its folder. It is analysed like any other script when it holds a
 * word of the SDK; without one it is left out, because libraries cost most of the analysis and say nothing.
 */
export function looksLikeLibrary(path: string, bytes: Buffer): boolean {
  if (/(^|\/)(libs?|plugins?|jquery[^/]*|bootstrap[^/]*)\//i.test(path)) return true;
  return /\/\*!|@license|@preserve|copyright|licensed under/i.test(bytes.toString('latin1', 0, 1500));
}
