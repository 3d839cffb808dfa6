import { type PushOptions, pushOptionsOf } from '../bridge/push-options.ts';
import type { Msg } from './msg.ts';

/**
 * Send options for the offline push of a message, undefined without one. `msg.PushInfo` counts when
 * `msg.PushInfoBoolean` is set, and wins; `setOfflinePushInfo` counts for C2C only.
 */
export function offlinePushOptions(msg: Msg, isGroup: boolean): PushOptions | undefined {
  return pushOptionsOf(msg.PushInfoBoolean ? msg.PushInfo : isGroup ? null : msg.offlinePushInfo);
}
