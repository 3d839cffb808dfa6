import { existsSync, readFileSync } from 'node:fs';

/** Where the declarations of the legacy global lie: beside the shim in the sources, beside the bundle in the package. */
const CANDIDATES = ['../../shim/legacy.d.ts', './legacy.d.ts', '../legacy.d.ts'];

let text: string | undefined;

/**
 * The ambient declarations of the legacy global `webim`.
 *
 * @throws when the installation is incomplete and the file is missing.
 */
export function legacyDeclarations(): string {
  if (text !== undefined) return text;
  const found = CANDIDATES.map((path) => new URL(path, import.meta.url)).find((url) => existsSync(url));
  if (!found) {
    throw new Error(
      'legacy.d.ts, the declarations of the legacy SDK, is missing from this installation of webim2tim; install it again',
    );
  }
  text = readFileSync(found, 'utf8');
  return text;
}
