/**
 * The byte filter: which files are worth decoding at all. It reads raw bytes, so it is right for every encoding that
 * keeps ASCII as it is (UTF-8, GBK, Big5); a UTF-16 file is recognised by its mark and searched in that form.
 */

/** The name of the SDK as people spell it: the global, aliases like `webIm`, file names like `webim_wx.js`. */
const SDK_NAMES = ['webim', 'webIm', 'webIM', 'Webim', 'WebIm', 'WebIM', 'WEBIM'];

/**
 * Names that hardly anything but the legacy SDK uses. A file with one of them can handle legacy values without ever
 * naming the SDK: a renderer that is handed messages, an error alert, a listeners object in its own file. Matching is
 * by substring, so `onC2cEventNotify` stands for the plural too. Common words (`getText`, `login`) are left out: they
 * would drag half of a tree into the parser, and scripts of a page that loads the SDK are read anyway.
 */
const LEGACY_WORDS = [
  // listeners
  'onConnNotify',
  'onMsgNotify',
  'onBigGroupMsgNotify',
  'onGroupSystemNotifys',
  'onGroupInfoChangeNotify',
  'onFriendSystemNotifys',
  'onProfileSystemNotifys',
  'onKickedEventCall',
  'onC2cEventNotify',
  'onAppliedDownloadUrl',
  'onLongPullingNotify',
  // methods and fields of Msg, Session and Elem
  'getElems',
  'getFromAccount',
  'getSession(',
  'fromAccountNick',
  'getSubType',
  'getIsSend',
  'getUserIdList',
  'getOpType',
  // functions of the SDK, for an SDK that is bound to another name
  'MsgStore',
  'sessByTypeId',
  'applyJoinBigGroup',
  'quitBigGroup',
  'getC2CHistoryMsgs',
  'syncGroupMsgs',
  'syncMsgs',
  'c2CMsgReaded',
  'setAutoRead',
  'getRecentContactList',
  'ProfilePortrait',
  // responses, errors, notices
  'ErrorInfo',
  'JoinedStatus',
  'isAccessFormalEnv',
  'MsgTimeStamp',
];

const NEEDLES = [...SDK_NAMES, ...LEGACY_WORDS].map((word) => ({
  plain: Buffer.from(word, 'latin1'),
  utf16le: Buffer.from(word, 'utf16le'),
  utf16be: Buffer.from(word, 'utf16le').swap16(),
}));

/** Can these bytes have to do with the SDK? False means the file is never decoded or parsed. */
export function mayMatter(bytes: Buffer): boolean {
  const form =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf16be'
        : 'plain';
  return NEEDLES.some((needle) => bytes.includes(needle[form]));
}

/** The same question for text that is decoded already (one script of a page). */
export function textMayMatter(text: string): boolean {
  return [...SDK_NAMES, ...LEGACY_WORDS].some((word) => text.includes(word));
}
