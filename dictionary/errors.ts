/**
 * Errors of the legacy SDK. Every error object is `{ActionStatus: 'FAIL', ErrorCode, ErrorInfo}`; those of the
 * backend also had `SrcErrorInfo`, the backend's own text.
 */

/** Codes the legacy SDK made by itself. Literal texts, because applications match on them. */
export const CLIENT_ERROR = {
  NO_XHR: -1,
  NETWORK: -2,
  NOT_LOGGED_IN: -4,
  LOGIN_INCOMPLETE: -5,
  NO_LOGIN_INFO: -6,
  NO_SDK_APP_ID: -7,
  /** 1.7.0 and 1.7.2 only */
  NO_ACCOUNT_TYPE: -8,
  NO_USER_SIG: -9,
  NO_TINY_ID: -10,
  NO_A2_KEY: -11,
  NOT_AV_CHAT_ROOM: -12,
  NO_PEER_ACCOUNT: -13,
  MAX_COUNT_TOO_SMALL: -14,
  MAX_COUNT_TOO_LARGE: -15,
  BAD_REQ_MSG_SEQ: -16,
  DUPLICATE_MESSAGE: -17,
  NO_FILE_READER: -18,
  NO_FILE_API: -19,
  FORM_NOT_FOUND: -20,
  FILE_INPUT_NOT_FOUND: -21,
  /** what `Tool.getReturnError` puts for a missing code; ours for arguments v2 refuses */
  UNSPECIFIED: -100,
  ALREADY_IN_GROUP: 10013,
  /** some accounts of a friend or profile call failed */
  PARTIAL_FAILURE: 99999,
  /** ours: v2 has no such ability */
  IMPOSSIBLE: -90001,
  /** ours: not built yet in this version of webim2tim */
  NOT_IN_THIS_VERSION: -90002,
  /** ours: `TIM` is not on the page or too old */
  TIM_MISSING: -90003,
} as const;

export type ClientErrorCode = (typeof CLIENT_ERROR)[keyof typeof CLIENT_ERROR];

/**
 * `ErrorInfo` without the trailing `[code]`, which `Tool.getReturnError` adds. `{name}` is filled in by
 * {@link clientErrorText}. Codes 99999 and below -90000 get their text where they arise.
 */
export const CLIENT_ERROR_TEXT: { readonly [code: number]: string } = {
  '-2': '请求服务器失败,请检查你的网络是否正常',
  '-4': '请登录',
  '-5': 'tinyid或a2为空[{service}][{command}]',
  '-6': 'loginInfo is empty',
  '-7': 'loginInfo.sdkAppID is empty',
  '-9': 'loginInfo.userSig is empty',
  '-12': 'Join Group succeed; But the type of group is not AVChatRoom: groupid={groupId}',
  '-13': 'Peer_Account is empty',
  '-14': 'MaxCnt should be greater than 0',
  '-15': 'MaxCnt can not be greater than 15',
  '-16': 'ReqMsgSeq must be greater than 0',
  '-17': 'sendMsg: addMsg failed!',
  '-19': '当前浏览器不支持FileAPI',
  '-20': '获取表单对象为空: formId={formId}(formId非法)',
  '-21': '获取文件对象为空: fileId={fileId}(没有选择文件或者fileId非法)',
  10013: 'Join Group failed; You have already been in this group, you have to quit group before you rejoin',
};

/** Texts of errors that have no cause any more on v2: nothing raises them. */
export const RETIRED_ERROR_TEXT: { readonly [code: number]: string } = {
  '-1': '创建请求失败',
  '-8': 'loginInfo.accountType is empty',
  '-10': 'TinyId is empty',
  '-11': 'A2Key is empty',
  '-18': '当前浏览器不支持FileReader',
};

/** The text of a client error, placeholders filled. `''` when the code has no fixed text. */
export function clientErrorText(code: number, values?: { readonly [name: string]: string }): string {
  return (CLIENT_ERROR_TEXT[code] || '').replace(/\{(\w+)\}/g, (_, name: string) => values?.[name] || '');
}

/** `ErrorInfo` of legacy success answers that had one. */
export const SUCCESS_TEXT = {
  login: 'login success',
  anonymousLogin: 'login success(no login state)',
  logout: 'logout success',
  alreadyHandled: '该申请已经被处理过',
  connected: 'create connection successfully(INIT->ON)',
  reconnected: 'reconnect successfully(OFF->RECONNECT)',
  connectionOff: 'connection is off',
  bigGroupConnectionOk: 'connection is ok...',
} as const;

/** What an element turns into that the legacy SDK could not show. */
export const FALLBACK_TEXT = {
  unsupportedElement: 'web端暂不支持{type}消息',
  brokenSound: '[语音消息]下载地址解析出错',
  brokenC2CFile: '[文件消息下载地址解析出错]',
  brokenGroupFile: '[文件消息]地址解析出错',
} as const;

/**
 * v2 code -> legacy code, where the legacy SDK said the same thing with another number. Every other code passes
 * unchanged: server codes are the same in both SDKs. Measured with tim-js-sdk 2.27.6.
 */
export const LEGACY_CODE_OF: { readonly [v2Code: number]: ClientErrorCode } = {
  2024: CLIENT_ERROR.NOT_LOGGED_IN,
  2999: CLIENT_ERROR.NOT_LOGGED_IN,
  3000: CLIENT_ERROR.NOT_LOGGED_IN,
  3001: CLIENT_ERROR.NOT_LOGGED_IN,
  3002: CLIENT_ERROR.NOT_LOGGED_IN,
  3003: CLIENT_ERROR.NOT_LOGGED_IN,
  3004: CLIENT_ERROR.NOT_LOGGED_IN,
  3005: CLIENT_ERROR.NOT_LOGGED_IN,
  3006: CLIENT_ERROR.NOT_LOGGED_IN,
  2800: CLIENT_ERROR.NETWORK,
  2801: CLIENT_ERROR.NETWORK,
  2805: CLIENT_ERROR.NETWORK,
  2003: CLIENT_ERROR.NO_USER_SIG,
  2662: CLIENT_ERROR.NOT_AV_CHAT_ROOM,
};

/** The legacy code for an error of v2. @param v2Code `error.code`; a bad-argument throw has none and becomes -100. */
export function legacyCodeOf(v2Code: number | undefined): number {
  if (v2Code === undefined) return CLIENT_ERROR.UNSPECIFIED;
  return LEGACY_CODE_OF[v2Code] ?? v2Code;
}
