/** The types of the package entries that give the legacy object. */
export type { ElementType } from '../../dictionary/enums.ts';
export type { Listeners } from '../bridge/listeners.ts';
export type { NativeError, NativeMessage, Tim, TimModule } from '../bridge/native.ts';
export type { Crossing } from '../connection/crossing.ts';
export type { LoginInfo, LoginOptions } from '../connection/login.ts';
export type { Msg } from '../messages/msg.ts';
export type { LegacyError, MigrateOptions } from '../surface/capabilities.ts';
export type { WebimOnTim } from './create-webim.ts';
