import { type NativeMessage, TYPES } from './native.ts';

/** What legacy applications put together for `msg.PushInfo` and `msg.setOfflinePushInfo`. */
// biome-ignore lint/suspicious/noExplicitAny: applications build it by hand
type PushInfo = any;

/** The second argument of `tim.sendMessage`. */
export interface PushOptions {
  offlinePushInfo: {
    disablePush?: boolean;
    title?: string;
    description?: string;
    extension?: string;
    ignoreIOSBadge?: boolean;
  };
}

/**
 * The options of `tim.sendMessage` for a message on which the application has put `PushInfo` (which counts when
 * `PushInfoBoolean` is set) or, C2C only, `offlinePushInfo`, as on a legacy message. v2 carries five fields: whether to push
 * at all, title, text, extension and the badge of iOS; sounds have no counterpart. (legacy, measured; v2 2.27.6, measured)
 */
export function pushOptions(message: NativeMessage): PushOptions | undefined {
  const isGroup = message.conversationType === TYPES.CONV_GROUP;
  return pushOptionsOf(message.PushInfoBoolean ? message.PushInfo : isGroup ? null : message.offlinePushInfo);
}

/** The same of the information itself; undefined without any. */
export function pushOptionsOf(info: PushInfo): PushOptions | undefined {
  if (!info) return undefined;
  const push: PushOptions['offlinePushInfo'] = {};
  if (info.PushFlag !== undefined) push.disablePush = Number(info.PushFlag) === 1;
  if (info.Title !== undefined) push.title = String(info.Title);
  if (info.Desc !== undefined) push.description = String(info.Desc);
  if (info.Ext !== undefined) push.extension = String(info.Ext);
  const apns = info.ApnsInfo;
  if (apns && apns.BadgeMode !== undefined) push.ignoreIOSBadge = Number(apns.BadgeMode) === 1;
  return { offlinePushInfo: push };
}
