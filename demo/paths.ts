import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// The same from demo/paths.ts and from dist/demo.js: the folder above.
const root = fileURLToPath(new URL('..', import.meta.url));

/** What the demo is made of. */
export const PATHS = {
  root,
  app: join(root, 'fixtures/apps/live-room'),
  page: join(root, 'demo/page'),
  /** The shim with tim-js-sdk inside: takes the place of `webim.js`. */
  shim: join(root, 'dist/webim.all.js'),
} as const;

/** @throws Error that names what is missing and how to get it. */
export function checkParts(): void {
  const missing = Object.values(PATHS).filter((path) => !existsSync(path));
  if (missing.length === 0) return;
  throw new Error(
    `The demo needs files that are not there:\n${missing.map((path) => `  ${path}`).join('\n')}\n` +
      'Run it from a clone of the repository, after: npm run build',
  );
}
