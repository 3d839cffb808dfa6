import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AssetName } from './script-tags.ts';

/** The package this code is in: the clone, or the installed package whose `dist/` holds it. */
export const PACKAGE_ROOT = packageRoot();

const MANIFEST = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8'));

export const VERSION: string = MANIFEST.version;

/** The version of tim-js-sdk and tim-wx-sdk that pages are given. */
export const SDK_VERSION: string = MANIFEST.dependencies['tim-js-sdk'];

/** Files of this installation that are not there. */
export class MissingAssetsError extends Error {
  override readonly name = 'MissingAssetsError';
  constructor(readonly files: readonly string[]) {
    super(`missing: ${files.join(', ')}`);
  }
}

/** Content of the files that go beside the pages. @throws MissingAssetsError with all that are missing */
export function readAssets(names: readonly AssetName[]): Map<AssetName, Buffer> {
  const paths = new Map(names.map((name) => [name, assetPath(name)]));
  const missing = [...paths]
    .filter(([, path]) => !path || !existsSync(path))
    .map(([name]) => ASSET_SOURCES[name]);
  if (missing.length) throw new MissingAssetsError(missing);
  return new Map([...paths].map(([name, path]) => [name, readFileSync(path as string)]));
}

const ASSET_SOURCES: Record<AssetName, string> = {
  'tim-js.js': 'tim-js-sdk/tim-js.js',
  'tim-js-friendship.js': 'tim-js-sdk/tim-js-friendship.js',
  'tim-upload-plugin.js': 'tim-upload-plugin/index.js',
  'webim2tim.emotions.js': 'dist/webim.emotions.min.js',
  'webim2tim.js': 'dist/webim2tim.js',
  'webim2tim.shim.js': 'dist/webim.min.js',
  'tim-wx.js': 'tim-wx-sdk/tim-wx.js',
  'tim-wx-friendship.js': 'tim-wx-sdk/tim-wx-friendship.js',
  'tencentcloud-chat.js': '@tencentcloud/chat/index.js',
  'webim2tim_wx.js': 'dist/webim2tim_wx.js',
  'webim2tim.shim_wx.js': 'dist/webim_wx.js',
};

function assetPath(name: AssetName): string | undefined {
  if (ASSET_SOURCES[name].startsWith('dist/')) return join(PACKAGE_ROOT, ASSET_SOURCES[name]);
  try {
    return createRequire(join(PACKAGE_ROOT, 'package.json')).resolve(ASSET_SOURCES[name]);
  } catch {
    return undefined;
  }
}

function packageRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const manifest = join(at, 'package.json');
    if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'webim2tim') return at;
    if (dirname(at) === at) throw new Error('the package of webim2tim was not found around its own code');
  }
}
