import { join, relative, resolve } from 'node:path';
import { lilconfig } from 'lilconfig';
import { PACKAGE_ROOT } from '../../pages/assets.ts';
import { CliError, EXIT } from '../errors.ts';

export interface ConfigFile {
  /** relative to the working directory */
  path: string;
  settings: Record<string, unknown>;
}

const NAMES = ['ts', 'mts', 'mjs', 'js', 'cjs', 'json'].map((ending) => `webim2tim.config.${ending}`);

/**
 * The settings in a file, or in the nearest `webim2tim.config.*` from the working directory upwards.
 *
 * @throws CliError when the file is not there, cannot be run or gives no object
 */
export async function readConfig(cwd: string, named?: string): Promise<ConfigFile | undefined> {
  const searcher = lilconfig('webim2tim', {
    searchPlaces: NAMES,
    stopDir: resolve('/'),
    loaders: Object.fromEntries(
      ['.ts', '.mts', '.mjs', '.js', '.cjs', '.json'].map((ending) => [ending, load]),
    ),
  });
  let found: { config: unknown; filepath: string; isEmpty?: boolean } | null;
  try {
    found = named === undefined ? await searcher.search(cwd) : await searcher.load(resolve(cwd, named));
  } catch (error) {
    const { code, path, message } = error as NodeJS.ErrnoException;
    if (named !== undefined && code === 'ENOENT' && path === resolve(cwd, named)) {
      throw new CliError('no-such-path', EXIT.USAGE, { path: named });
    }
    if (error instanceof Unusable) {
      const values = { path: relative(cwd, error.path), reason: error.message };
      throw new CliError('config-unusable', EXIT.USAGE, values);
    }
    throw new CliError('config-unusable', EXIT.USAGE, {
      path: named ?? 'webim2tim.config.*',
      reason: message,
    });
  }
  if (!found) return undefined;
  const path = relative(cwd, found.filepath);
  if (typeof found.config !== 'object' || found.config === null || Array.isArray(found.config)) {
    throw new CliError('config-unusable', EXIT.USAGE, { path, reason: 'it gives no object' });
  }
  return { path, settings: { ...found.config } };
}

class Unusable extends Error {
  constructor(
    readonly path: string,
    cause: unknown,
  ) {
    super((cause as Error)?.message ?? String(cause), { cause });
  }
}

async function load(path: string, content: string): Promise<unknown> {
  try {
    return await contentOf(path, content);
  } catch (error) {
    throw new Unusable(path, error);
  }
}

/** Runs a file with types and any form of module; `webim2tim/config` in it is ours, installed there or not. */
async function contentOf(path: string, content: string): Promise<unknown> {
  if (path.endsWith('.json')) return JSON.parse(content.replace(/^\ufeff/, ''));
  const { createJiti } = await import('jiti');
  const define = join(PACKAGE_ROOT, 'dist/config.js');
  const jiti = createJiti(import.meta.url, {
    fsCache: false,
    moduleCache: false,
    alias: { 'webim2tim/config': define },
  });
  return jiti.import(path, { default: true });
}
