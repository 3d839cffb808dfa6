/**
 * The constant objects of the legacy SDK, names and values as 1.7.3 had them. One export each, so that a bundle
 * carries only what it imports. Source: the real script, walked.
 */

/** Kind of a conversation. v2: `TIM.TYPES.CONV_C2C`, `CONV_GROUP` have the same values. */
export const SESSION_TYPE = {
  C2C: 'C2C',
  GROUP: 'GROUP',
} as const;

/** Longest text, in bytes of UTF-8. Advice for applications: the SDK never checked it. */
export const MSG_MAX_LENGTH = {
  C2C: 12000,
  GROUP: 8898,
} as const;

/** Sub types of C2C messages. */
export const C2C_MSG_SUB_TYPE = {
  COMMON: 0,
} as const;

/** Sub types of group messages; the priority of v2 in disguise (3 High, 0 Normal, 1 Low). `TIP` cannot be sent. */
export const GROUP_MSG_SUB_TYPE = {
  COMMON: 0,
  LOVEMSG: 1,
  TIP: 2,
  REDPACKET: 3,
} as const;

/** Element types; the same strings as `TIM.TYPES.MSG_*` (`MSG_GRP_TIP` for `GROUP_TIP`). */
export const MSG_ELEMENT_TYPE = {
  TEXT: 'TIMTextElem',
  FACE: 'TIMFaceElem',
  IMAGE: 'TIMImageElem',
  CUSTOM: 'TIMCustomElem',
  SOUND: 'TIMSoundElem',
  FILE: 'TIMFileElem',
  LOCATION: 'TIMLocationElem',
  GROUP_TIP: 'TIMGroupTipElem',
} as const;

/** What a group tip tells (`GroupTip.getOpType()`); `payload.operationType` in v2, same numbers. */
export const GROUP_TIP_TYPE = {
  JOIN: 1,
  QUIT: 2,
  KICK: 3,
  SET_ADMIN: 4,
  CANCEL_ADMIN: 5,
  MODIFY_GROUP_INFO: 6,
  MODIFY_MEMBER_INFO: 7,
} as const;

/** Size of a picture (`Images.Image.getType()`); `sizeType` in v2, same numbers. */
export const IMAGE_TYPE = {
  ORIGIN: 1,
  LARGE: 2,
  SMALL: 3,
} as const;

/** Keys of `onGroupSystemNotifys`; `payload.operationType` in v2, same numbers. 12 came with 1.7.2. */
export const GROUP_SYSTEM_TYPE = {
  JOIN_GROUP_REQUEST: 1,
  JOIN_GROUP_ACCEPT: 2,
  JOIN_GROUP_REFUSE: 3,
  KICK: 4,
  /** dissolved; the spelling is the API */
  DESTORY: 5,
  CREATE: 6,
  INVITED_JOIN_GROUP_REQUEST: 7,
  QUIT: 8,
  SET_ADMIN: 9,
  CANCEL_ADMIN: 10,
  REVOKE: 11,
  READED: 15,
  CUSTOM: 255,
  INVITED_JOIN_GROUP_REQUEST_AGREE: 12,
} as const;

/** Keys of `onFriendSystemNotifys`. */
export const FRIEND_NOTICE_TYPE = {
  FRIEND_ADD: 1,
  FRIEND_DELETE: 2,
  PENDENCY_ADD: 3,
  PENDENCY_DELETE: 4,
  BLACK_LIST_ADD: 5,
  BLACK_LIST_DELETE: 6,
  PENDENCY_REPORT: 7,
  FRIEND_UPDATE: 8,
} as const;

/** What a MODIFY_GROUP_INFO tip changed (`GroupTip.GroupInfo.getType()`). */
export const GROUP_TIP_MODIFY_GROUP_INFO_TYPE = {
  FACE_URL: 1,
  NAME: 2,
  OWNER: 3,
  NOTIFICATION: 4,
  INTRODUCTION: 5,
} as const;

/** Codes of the hosted login page; no SDK call ever returned them. */
export const TLS_ERROR_CODE = {
  OK: 0,
  SIGNATURE_EXPIRATION: 11,
} as const;

/** `ErrorCode` in `onConnNotify`. INIT was never delivered. */
export const CONNECTION_STATUS = {
  INIT: -1,
  ON: 0,
  RECONNECT: 1,
  OFF: 9999,
} as const;

/** `businessType` of uploads (the spelling is the API). */
export const UPLOAD_PIC_BUSSINESS_TYPE = {
  GROUP_MSG: 1,
  C2C_MSG: 2,
  USER_HEAD: 3,
  GROUP_HEAD: 4,
} as const;

/** `Type` of an entry of `getRecentContactList`. */
export const RECENT_CONTACT_TYPE = {
  C2C: 1,
  GROUP: 2,
} as const;

/** `fileType` of uploads. */
export const UPLOAD_RES_TYPE = {
  IMAGE: 1,
  FILE: 2,
  SHORT_VIDEO: 3,
  SOUND: 4,
} as const;

/** `BROWSER_INFO.type`; `unknow` is the API's spelling. */
export const BROWSER_TYPE = {
  IE: 'ie',
  FIREFOX: 'firefox',
  CHROME: 'chrome',
  OPERA: 'opera',
  SAFARI: 'safari',
  UNKNOWN: 'unknow',
} as const;

type ValueOf<T> = T[keyof T];

export type SessionType = ValueOf<typeof SESSION_TYPE>;
export type ElementType = ValueOf<typeof MSG_ELEMENT_TYPE>;
export type GroupMsgSubType = ValueOf<typeof GROUP_MSG_SUB_TYPE>;
export type GroupTipType = ValueOf<typeof GROUP_TIP_TYPE>;
export type GroupSystemType = ValueOf<typeof GROUP_SYSTEM_TYPE>;
export type FriendNoticeType = ValueOf<typeof FRIEND_NOTICE_TYPE>;
export type ImageType = ValueOf<typeof IMAGE_TYPE>;
export type ConnectionStatus = ValueOf<typeof CONNECTION_STATUS>;
