/** Package entry `webim2tim/chat`: the legacy object on the `@tencentcloud/chat` the application has installed. */
import TencentCloudChat from '@tencentcloud/chat';
import type { TimModule } from '../bridge/native.ts';
import { createSharedWebim } from './create-webim.ts';

const webim = createSharedWebim(TencentCloudChat as unknown as TimModule);

export default webim;
export { createWebim } from './create-webim.ts';
export type * from './public-types.ts';

/** The crossings of the default instance; see `webim.migrate`. */
export const { toLegacy, toNative, toLegacyError, bindListeners } = webim.migrate;
