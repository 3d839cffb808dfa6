/** Package entry: `import webim from 'webim2tim'`, on the `tim-js-sdk` the application has installed. */
import TIM from 'tim-js-sdk';
import type { TimModule } from '../bridge/native.ts';
import { createSharedWebim } from './create-webim.ts';

const webim = createSharedWebim(TIM as unknown as TimModule);

export default webim;
export { createWebim } from './create-webim.ts';
export type * from './public-types.ts';

/** The crossings of the default instance; see `webim.migrate`. */
export const { toLegacy, toNative, toLegacyError, bindListeners } = webim.migrate;
