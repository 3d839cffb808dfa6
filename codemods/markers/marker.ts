import { adviceOn } from '../../dictionary/advice.ts';
import { codeUrl, type LedgerCode } from '../../dictionary/codes.ts';

/**
 * A comment the tool leaves at a place that needs a person, and its twin a person writes to say "seen, leave it":
 *
 *     // webim2tim(sdk-import): Import 'webim2tim' instead. See docs/en/codes/sdk-import.md of webim2tim.
 *     // webim2tim-ignore(sdk-import): loaded by the build
 *
 * Where the place itself was rewritten (a field v2 lacks became `undefined`) the next run cannot see any more what was
 * there, so that marker has a name of its own and stays until a person takes it away:
 *
 *     // webim2tim-changed(field-unknown): Find the value in the native object by hand; ...
 */
export type MarkerLang = 'en' | 'zh';

/** What a marker speaks of. */
export interface Marked {
  code: LedgerCode;
  /** Legacy member that is used there. */
  member?: string;
  /** The place was rewritten, so the next run will not find it again. */
  changed?: boolean;
}

/** The words of a marker, without the comment signs around them. */
export function markerText({ code, member, changed }: Marked, lang: MarkerLang): string {
  const advice = (adviceOn(code, member)?.[lang] ?? '').replace(/\s+/g, ' ');
  const page = codeUrl(code, lang);
  const see = lang === 'zh' ? `参见 webim2tim 的 ${page}` : `See ${page} of webim2tim.`;
  // `--` and `*/` would end the comment it stands in.
  return `webim2tim${changed ? '-changed' : ''}(${code}): ${advice} ${see}`.replace(/--+|\*\//g, ' ');
}

const MARKER = /^\s*webim2tim\(([a-z-]+)\):/;
const IGNORE = /webim2tim-ignore(?:\(([a-z, -]*)\))?/;

/** The code of a marker, when this comment text is one. */
export function codeOfMarker(comment: string): string | undefined {
  return MARKER.exec(comment)?.[1];
}

/** The codes a comment says to ignore; `all` without a list; undefined when it is another comment. */
export function ignoredCodes(comment: string): readonly string[] | 'all' | undefined {
  const found = IGNORE.exec(comment);
  if (!found) return undefined;
  const codes = (found[1] ?? '').split(',').map((code) => code.trim());
  return codes.some(Boolean) ? codes.filter(Boolean) : 'all';
}
