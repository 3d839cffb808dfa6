/** Package entry: `import webim from 'webim2tim'`, on the `tim-js-sdk` the application has installed. */
import TIM from 'tim-js-sdk';
import type { TimModule } from '../bridge/native.ts';
import { createSharedWebim } from './create-webim.ts';

const webim = createSharedWebim(TIM as unknown as TimModule);

export default webim;
export type { ElementType } from '../../dictionary/enums.ts';
export type { Listeners } from '../bridge/listeners.ts';
export type { NativeError, NativeMessage, Tim, TimModule } from '../bridge/native.ts';
export type { Crossing } from '../connection/crossing.ts';
export type { LoginInfo, LoginOptions } from '../connection/login.ts';
export type { LegacyError, MigrateOptions } from '../surface/capabilities.ts';
export { createWebim, type WebimOnTim } from './create-webim.ts';

/** The crossings of the default instance; see `webim.migrate`. */
export const { toLegacy, toNative, toLegacyError, bindListeners } = webim.migrate;
