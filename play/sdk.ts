import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MissingAssetsError, PACKAGE_ROOT } from '../codemods/pages/assets.ts';

/** Appended to the SDK: tells the helper script that it is there. */
const HANDOVER = '\n;window.__webim2tim && window.__webim2tim.sdkLoaded();\n';

/** What `data-emotions="1.7.0"` on a tag would do; the tags of the application stay as they are. */
const EMOTIONS = "\n;webim.migrate && webim.migrate.configure({ emotions: '1.7.0' });\n";

/** Our script with tim-js-sdk inside, as it takes the place of the legacy SDK. @throws MissingAssetsError */
export function swappedSdk(): Buffer {
  return Buffer.from(readBuilt('dist/webim.all.js') + HANDOVER);
}

/** The same for an application whose SDK brought pictures for its emotions. */
export function swappedSdkWithEmotions(): Buffer {
  const [sdk, drawings] = ['dist/webim.all.js', 'dist/webim.emotions.js'].map(readBuilt);
  return Buffer.from(`${drawings}${sdk}${EMOTIONS}${HANDOVER}`);
}

/** The shim without tim-js-sdk, which records the calls it gets. @throws MissingAssetsError */
export const plainShim = (): Buffer => Buffer.from(readBuilt('dist/webim.js') + HANDOVER);

function readBuilt(file: string): string {
  const path = join(PACKAGE_ROOT, file);
  if (!existsSync(path)) throw new MissingAssetsError([file]);
  // The source map would be looked for beside the page.
  return readFileSync(path, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
}

/** The application's own SDK with the handover behind it; not a byte of it changes. */
export const ownSdk = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.from(HANDOVER)]);
