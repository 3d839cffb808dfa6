import { posix } from 'node:path';
import type { Edit } from '../edits.ts';
import type { Target } from '../options.ts';
import { splitSrc } from '../sources/script-paths.ts';
import type { SdkScriptTag, SourceFile } from '../sources/source.ts';
import type { Uses } from '../transforms/convert.ts';
import type { ModuleAsset } from '../transforms/sdk-imports.ts';

/** Files a page loads in place of the legacy SDK, in load order. */
export type PageAsset =
  | 'tim-js.js'
  | 'tim-js-friendship.js'
  | 'tencentcloud-chat.js'
  | 'tim-upload-plugin.js'
  | 'webim2tim.emotions.js'
  | 'webim2tim.js'
  | 'webim2tim.shim.js';

/** Files that are put into a tree: for its pages, or beside the modules of a mini-program. */
export type AssetName = PageAsset | ModuleAsset;

/** A page's tag is replaced, and these files belong into `folder`. */
export interface TagSwap {
  edit: Edit;
  /** Folder of the files, relative to the run's root, with forward slashes; undefined when they are not put anywhere. */
  folder: string;
  assets: PageAsset[];
}

/**
 * What the scripts need. The shim runs on the native SDK, so that comes with everything. `tim-wx-sdk` does not run in
 * browsers; pages load its twin.
 */
export function assetsFor(uses: Uses, target: Target): PageAsset[] {
  const sdk = uses.friends ? 'tim-js-friendship.js' : 'tim-js.js';
  return [
    target === '@tencentcloud/chat' ? 'tencentcloud-chat.js' : sdk,
    ...(uses.uploads ? (['tim-upload-plugin.js'] as const) : []),
    ...(uses.bridge ? (['webim2tim.js'] as const) : []),
    ...(uses.shim ? (['webim2tim.shim.js'] as const) : []),
  ];
}

/**
 * Puts the new scripts where the legacy SDK was loaded: one copy of the tag for each, all its attributes kept. A tag
 * that loads the SDK from elsewhere (a CDN) becomes tags for files beside the page.
 */
export function swapSdkTag(
  file: SourceFile,
  tag: SdkScriptTag,
  folderOfSrc: string | undefined,
  uses: Uses,
  target: Target,
): TagSwap {
  const assets = assetsFor(uses, target);
  // The drawings come first, so that the others find them.
  if (tag.hasPictures) assets.splice(1, 0, 'webim2tim.emotions.js');
  const { range, srcRange } = tag;
  const before = withoutIntegrity(file.text.slice(range.start, srcRange.start));
  const after = withoutIntegrity(file.text.slice(srcRange.end, range.end));
  const prefix = folderOfSrc === undefined ? '' : splitSrc(tag.src, file.path).folder;
  const opening = (asset: AssetName) =>
    tag.hasPictures && TAKES_EMOTIONS.includes(asset)
      ? before.replace(/^<script/i, `$& ${EMOTIONS}`)
      : before;
  const tags = assets.map((asset) => `${opening(asset)}${prefix}${asset}${after}`);
  return {
    edit: { ...range, parts: [tags.join('\n')] },
    folder: folderOfSrc ?? folderOf(file.path),
    assets,
  };
}

/**
 * Puts the helpers of the bridge in front of our own shim, on a page whose script was swapped before its code was
 * converted. The shim stays.
 */
export function addBridgeTag(file: SourceFile, tag: SdkScriptTag, folder: string | undefined): TagSwap {
  const asset = 'webim2tim.js';
  const { start } = tag.range;
  const opening = withoutIntegrity(file.text.slice(start, tag.srcRange.start));
  const closing = withoutIntegrity(file.text.slice(tag.srcRange.end, tag.range.end));
  const text = `${opening}${splitSrc(tag.src, file.path).folder}${asset}${closing}\n`;
  return {
    edit: { start, end: start, parts: [text] },
    folder: folder ?? folderOf(file.path),
    assets: [asset],
  };
}

/** What turns the pictures of 1.7.0 on, and who listens to it. */
const EMOTIONS = 'data-emotions="1.7.0"';
const TAKES_EMOTIONS: readonly AssetName[] = ['webim2tim.js', 'webim2tim.shim.js'];

/** The checksum of the old file would block the new one. */
const withoutIntegrity = (text: string) => text.replace(/\s+integrity\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, '');

export function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
}

/**
 * The folder a local `src` points into; undefined when the script comes from another site. A path from the web root
 * is looked up in the folders above the page.
 */
export function folderOfSrc(
  page: string,
  src: string,
  exists: (path: string) => boolean,
): string | undefined {
  const path = src.replace(/[?#].*$/, '');
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
  if (!path.startsWith('/')) return folderOf(posix.normalize(posix.join(folderOf(page), path)));
  for (let at = folderOf(page); ; at = posix.dirname(at)) {
    const candidate = posix.join(at, path);
    if (exists(candidate) || at === posix.dirname(at)) return folderOf(candidate);
  }
}
