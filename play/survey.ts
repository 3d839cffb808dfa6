import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { glob } from 'tinyglobby';
import { holdsEmotionPictures, looksLikeLegacySdk, recogniseSdkFile } from '../codemods/sources/sdk-files.ts';

/** What an application folder holds, as far as it matters for playing it. Paths are relative, with `/`. */
export interface Survey {
  pages: string[];
  /** Files that are the legacy SDK, by content. */
  sdkFiles: string[];
  /** Files that are the new SDK, which pages load once they are migrated. */
  v2Files: string[];
  /** Files that hold the legacy SDK together with other code; they cannot be swapped. */
  bundles: string[];
  /** Does one of the SDK files hold emotion pictures? Then ours has to bring some as well. */
  hasEmotionPictures: boolean;
}

/** More than anybody wants to choose from; a folder with more is not one application. */
const MAX_FILES = 5000;
const IGNORED = ['**/node_modules/**', '**/bower_components/**', '**/.*/**'];

/** Looks through a folder for pages and copies of the legacy SDK. */
export async function survey(root: string): Promise<Survey> {
  const find = (patterns: string[]) =>
    glob(patterns, { cwd: root, ignore: IGNORED, caseSensitiveMatch: false, followSymbolicLinks: false });
  const pages = (await find(['**/*.{html,htm}'])).sort(byDepth).slice(0, MAX_FILES);
  const scripts = (await find(['**/*.js'])).sort(byDepth).slice(0, MAX_FILES);
  const result: Survey = { pages, sdkFiles: [], v2Files: [], bundles: [], hasEmotionPictures: false };
  for (const script of scripts) {
    const bytes = readFileSync(join(root, script));
    const kind = swapKind(bytes);
    if (kind === 'bundle') result.bundles.push(script);
    if (recogniseSdkFile(bytes) === 'v2-sdk') result.v2Files.push(script);
    if (kind !== 'sdk') continue;
    result.sdkFiles.push(script);
    result.hasEmotionPictures ||= holdsEmotionPictures(bytes);
  }
  return result;
}

/** Whether a file is the legacy SDK and nothing else (`sdk`), or has it inside (`bundle`). */
export function swapKind(bytes: Buffer): 'sdk' | 'bundle' | undefined {
  const sdk = recogniseSdkFile(bytes);
  // an application that was given our own script already
  if (sdk === 'shim-with-sdk') return 'sdk';
  if (sdk !== 'legacy-sdk') return undefined;
  // In place of a whole bundle the SDK alone would be an application without its code.
  return BUNDLER_MARKS.some((mark) => bytes.includes(mark)) ? 'bundle' : 'sdk';
}

const BUNDLER_MARKS = ['webpackJsonp', '__webpack_require__', 'parcelRequire', 'browserifyRequire'];

/** A script that is not on this disk, but whose name says that it is the legacy SDK. */
export const isSdkByName = looksLikeLegacySdk;

function byDepth(first: string, second: string): number {
  return first.split('/').length - second.split('/').length || (first < second ? -1 : 1);
}
