import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { readAssets } from '../pages/assets.ts';
import type { AssetName } from '../pages/script-tags.ts';
import { recogniseSdkFile } from '../sources/sdk-files.ts';

/**
 * Why a file cannot be replaced; undefined when it can be. A file without permission to write is meant to stay as it
 * is, though replacing it only takes its folder; and root may do anything, so the bits are read as well.
 *
 * @param path absolute; the file may be a new one
 */
export function whyUnwritable(path: string): string | undefined {
  const target = existsSync(path) ? realpathSync(path) : path;
  if (existsSync(target) && isReadOnly(target)) return 'the file is read-only';
  let folder = dirname(target);
  while (!existsSync(folder)) folder = dirname(folder);
  return isReadOnly(folder) ? 'its folder is read-only' : undefined;
}

function isReadOnly(path: string): boolean {
  if ((statSync(path).mode & 0o222) === 0) return true;
  try {
    accessSync(path, constants.W_OK);
    return false;
  } catch {
    return true;
  }
}

/**
 * Is there a file of the application where a new one has to go? An older copy of ours or of tim-js-sdk is none: it is
 * brought up to date.
 */
export function isTaken(path: string, asset: AssetName): boolean {
  if (!existsSync(path)) return false;
  const bytes = readFileSync(path);
  const kind = recogniseSdkFile(bytes);
  if (kind !== undefined && kind !== 'legacy-sdk') return false;
  return !readAssets([asset]).get(asset)?.equals(bytes);
}
