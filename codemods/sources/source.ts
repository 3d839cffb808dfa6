/**
 * What the rest of the codemods knows of a file on disk: its bytes, its text and the scripts in it.
 * Offsets are UTF-16 offsets into `text` (files) or `code` (scripts), never bytes.
 */

import type { Container } from './discover.ts';
import type { FoundIsland } from './islands.ts';
import type { TemplateRead } from './template-reads.ts';

/** A half-open range `[start, end)`. */
export interface Range {
  start: number;
  end: number;
}

/** How a script came to be in its file; decides scope, strictness and what an edit may look like. */
export type ScriptKind =
  /** a `.js` file loaded by a script tag, or an inline classic script: top-level names are page globals */
  | 'classic'
  /** ES module or CommonJS: top-level names are private */
  | 'module'
  /** the value of an `on*` attribute: a function body */
  | 'handler';

export type ScriptLanguage = 'js' | 'jsx' | 'ts' | 'tsx';

/** One piece of JavaScript or TypeScript in a file. A `.js` file has exactly one. */
export interface ScriptUnit {
  /** Unique over a run: `path` for a whole file, `path#n` for the n-th script of a page or component. */
  readonly id: string;
  /** Path of the file it is in, relative to the run's root, with forward slashes. */
  readonly file: string;
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  /** The source, exactly `text.slice(offset, offset + code.length)` of its file except for its islands. */
  readonly code: string;
  /** Server code in the script, in source order; placeholders of the same length stand in `code`. */
  readonly islands?: readonly Island[];
  /** Where `code` starts in the file's text. */
  readonly offset: number;
}

/** What is no JavaScript in the middle of a script, mostly server code (`<%= name %>`); the range is one of the script's code. */
export interface Island extends Range {
  /** What stands in the file. */
  text: string;
  /** What stands in `code`, of the same length. */
  mask: string;
  /** A value, which new code may do without; what decides about other code has to stay. */
  mayGo: boolean;
  /** Not server code but the markup between two scripts of one scope. */
  isGap: boolean;
}

/** A `<script src>` tag that loads the legacy SDK. */
export interface SdkScriptTag {
  /** From `<` of the opening tag to the end of `</script>`. */
  readonly range: Range;
  /** The value of `src` as written. */
  readonly src: string;
  /** Range of that value, without the quotes. */
  readonly srcRange: Range;
  /** Path of the file it loads, when that is one of the run. */
  readonly local?: string;
  /** The file brings pictures for the emotions, so what takes its place has to. */
  readonly hasPictures?: boolean;
}

/** A file that was found, read and decoded. */
export interface SourceFile {
  /** Relative to the run's root, with forward slashes. */
  readonly path: string;
  readonly absolutePath: string;
  readonly container: Container;
  readonly bytes: Buffer;
  /** Name of the encoding (`utf-8`, `gb18030`, `big5`, ...) and whether a byte order mark stands in front. */
  readonly encoding: string;
  readonly bom: boolean;
  /** The decoded text without byte order mark. */
  readonly text: string;
  /** The line end to use for new lines in this file. */
  readonly eol: '\n' | '\r\n';
  readonly scripts: readonly ScriptUnit[];
  /** Server code outside of the scripts, in offsets of `text`. */
  readonly islands: readonly FoundIsland[];
  readonly sdkScriptTags: readonly SdkScriptTag[];
  /** Tags of our own shim on a page that does not load the helpers of the bridge yet. */
  readonly shimTags: readonly SdkScriptTag[];
  /** The page loads scripts of ours. */
  readonly hasOwnTags: boolean;
  readonly templateReads: readonly TemplateRead[];
}
