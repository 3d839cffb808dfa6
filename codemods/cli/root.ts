import { statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';

/**
 * The folder a run's paths are relative to: the working directory when everything is in it, else the deepest folder
 * that holds all targets.
 */
export function rootOf(paths: readonly string[], cwd: string): string {
  const targets = paths.map((path) => resolve(cwd, path));
  if (targets.every((target) => isInside(target, cwd))) return cwd;
  const folders = targets.map((target) => (isFolder(target) ? target : dirname(target)));
  return folders.reduce(commonFolder);
}

const isInside = (path: string, folder: string) => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
};

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function commonFolder(a: string, b: string): string {
  const left = a.split(sep);
  const right = b.split(sep);
  const end = left.findIndex((part, index) => part !== right[index]);
  return (end === -1 ? left : left.slice(0, end)).join(sep) || sep;
}
