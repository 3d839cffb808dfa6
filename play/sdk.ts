import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissingAssetsError, PACKAGE_ROOT } from '../codemods/pages/assets.ts';

/** Appended to the SDK: tells the helper script that it is there. */
const HANDOVER = '\n;window.__webim2tim && window.__webim2tim.sdkLoaded();\n';

/** Our script with tim-js-sdk inside, as it takes the place of the legacy SDK. @throws MissingAssetsError */
export function swappedSdk(): Buffer {
  const file = 'dist/webim.all.js';
  const path = join(PACKAGE_ROOT, file);
  if (!existsSync(path)) throw new MissingAssetsError([file]);
  // The source map would be looked for beside the page.
  const code = readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  return Buffer.from(code + HANDOVER);
}

/** The application's own SDK with the handover behind it; not a byte of it changes. */
export const ownSdk = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from(HANDOVER)]);
