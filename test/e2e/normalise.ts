import type { BackendCall } from './trace.ts';

/**
 * Values that differ between any two runs of one and the same page. Everything not named here is compared as it is.
 */
const VOLATILE_FIELDS: Record<string, string> = {
  MsgRandom: 'drawn by the client',
  Random: 'drawn by the client',
  MsgSeq: 'C2C: starts at a random number in every client',
  ClientSeq: 'starts at a random number in every client',
  MsgClientTime: 'clock',
  MsgKey: 'holds the random number of a message',
  LastMsgTime: 'server time of a message sent in this run',
  LastedMsgTime: 'server time of a message sent in this run',
  TimeStamp: 'clock',
  StartTime: 'clock',
  reqtime: 'clock',
  Cookie: 'opaque, given by the backend',
  authentication: 'of a notice about an application: drawn by the backend',
  messageKey: 'of such a notice: clock of the backend',
};

/**
 * Requests the SDK makes by its own clock. They say nothing about the page and come when they come.
 */
const BACKGROUND_COMMANDS: Record<string, string> = {
  'heartbeat.alive': 'keep-alive, every few seconds',
  'im_open_status.wshello': 'keep-alive',
  'group_open_long_polling_http_svc.get_msg': 'AVChatRoom polling while logged in',
  'group_open_long_polling_http_noauth_svc.get_msg': 'AVChatRoom polling of an anonymous viewer',
  'imopenstat.tim_web_report_v2': 'quality report, sent in batches by a timer',
  'openim.ws_msg_push_ack': 'acknowledges a push',
  'im_sdk_config_mgr.fetch_config': 'cloud settings, once per page on a timer',
  'im_sdk_config_mgr.fetch_imsdk_purchase_bitsv2': 'cloud settings, once per page on a timer',
};

export function isBackground(call: BackendCall): boolean {
  return call.command in BACKGROUND_COMMANDS;
}

/** Replaces volatile values by `<name>`; the field stays, so a lost field is still a difference. */
export function normaliseBody(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normaliseBody);
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key in VOLATILE_FIELDS && !isEmpty(inner) ? [key, `<${key}>`] : [key, normaliseBody(inner)],
    ),
  );
}

// 0 and '' are meaningful ("from the start"), whatever field they stand in.
const isEmpty = (value: unknown) => value === 0 || value === '' || value === undefined || value === null;

/**
 * Replaces clock times the page shows (`2026-01-31 10:20:30`) by `<now>` when they lie within this run. Times of the
 * seeded history stay and are compared.
 */
export function normaliseText(text: string, startedAt: Date): string {
  return text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, (found) => {
    const time = new Date(found.replace(' ', 'T')).getTime();
    const isNow = time >= startedAt.getTime() - 5000 && time <= Date.now() + 5000;
    return isNow ? '<now>' : found;
  });
}
