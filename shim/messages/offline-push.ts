import type { Msg } from './msg.ts';

// biome-ignore lint/suspicious/noExplicitAny: applications build it by hand
type PushInfo = any;

/**
 * Send options for the offline push of a message, undefined without one. `msg.PushInfo` counts when
 * `msg.PushInfoBoolean` is set, and wins; `setOfflinePushInfo` counts for C2C only. v2 carries five fields; sounds
 * have no counterpart. (legacy, measured; v2 2.27.6, measured)
 */
export function offlinePushOptions(msg: Msg, isGroup: boolean): { offlinePushInfo: object } | undefined {
  const info: PushInfo = msg.PushInfoBoolean ? msg.PushInfo : isGroup ? null : msg.offlinePushInfo;
  if (!info) return undefined;
  const push: { [field: string]: unknown } = {};
  if (info.PushFlag !== undefined) push.disablePush = Number(info.PushFlag) === 1;
  if (info.Title !== undefined) push.title = String(info.Title);
  if (info.Desc !== undefined) push.description = String(info.Desc);
  if (info.Ext !== undefined) push.extension = String(info.Ext);
  const apns = info.ApnsInfo;
  if (apns && apns.BadgeMode !== undefined) push.ignoreIOSBadge = Number(apns.BadgeMode) === 1;
  return { offlinePushInfo: push };
}
