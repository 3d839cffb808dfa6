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

const WORDS = [...SDK_NAMES, ...LEGACY_WORDS];
const UTF16 = WORDS.map((word) => ({
  le: Buffer.from(word, 'utf16le'),
  be: Buffer.from(word, 'utf16le').swap16(),
}));

/** Can these bytes have to do with the SDK? False means the file is never decoded or parsed. */
export function mayMatter(bytes: Buffer): boolean {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return UTF16.some(({ le }) => bytes.includes(le));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return UTF16.some(({ be }) => bytes.includes(be));
  return holdsWord(bytes);
}

/** Bytes of each word that the tables look at. */
const WINDOW = Math.min(...WORDS.map((word) => word.length));
/** By the last two bytes in the window: how far it can move on without missing a word. */
const SHIFTS = new Uint8Array(65_536).fill(WINDOW - 1);
/** By the same two bytes, where the shift is 0: the words that may begin at the window. */
const BEGINNINGS = new Map<number, Buffer[]>();
for (const word of WORDS.map((each) => Buffer.from(each, 'latin1'))) {
  for (let at = 0; at < WINDOW - 1; at++) {
    const pair = word.readUInt16LE(at);
    SHIFTS[pair] = Math.min(SHIFTS[pair] as number, WINDOW - 2 - at);
    if (at === WINDOW - 2) BEGINNINGS.set(pair, [...(BEGINNINGS.get(pair) ?? []), word]);
  }
}

/**
 * Looks for all the words in one pass, by the method of Wu and Manber: it reads about every fourth byte. One search per
 * word went over every file fifty times.
 */
function holdsWord(bytes: Buffer): boolean {
  const last = bytes.length - 1;
  for (let at = WINDOW - 2; at < last; ) {
    const pair = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    const shift = SHIFTS[pair] as number;
    if (shift === 0) {
      const start = at - (WINDOW - 2);
      for (const word of BEGINNINGS.get(pair) as Buffer[])
        if (
          bytes.length - start >= word.length &&
          bytes.compare(word, 0, word.length, start, start + word.length) === 0
        )
          return true;
      at++;
    } else at += shift;
  }
  return false;
}

/** The same question for text that is decoded already (one script of a page). */
export function textMayMatter(text: string): boolean {
  return WORDS.some((word) => text.includes(word));
}
