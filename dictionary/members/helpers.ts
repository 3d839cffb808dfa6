import { EMOTION_NAMES } from '../emotions.ts';
import { BROWSER_TYPE } from '../enums.ts';
import { alias, helper, membersOf, object } from '../member.ts';

/** Helpers, the logger and the tables of emotions. */
export const TOOL_MEMBERS = membersOf('tool', [
  object('BROWSER_INFO', {
    value: { type: BROWSER_TYPE.UNKNOWN, ver: -1 },
    note: 'Computed from navigator.userAgent when the script loads. The value here is from jsdom. The mini-program builds hold the string "wechat".',
  }),
  object('Tool', {
    members: [
      'formatTimeStamp',
      'groupTypeEn2Ch',
      'groupTypeCh2En',
      'groupRoleEn2Ch',
      'groupRoleCh2En',
      'groupMsgFlagEn2Ch',
      'groupMsgFlagCh2En',
      'formatText2Html',
      'formatHtml2Text',
      'getStrBytes',
      'xssFilter',
      'trimStr',
      'validNumber',
      'getReturnError',
      'setCookie',
      'getCookie',
      'delCookie',
      'getQueryString',
      'isIE',
      'getBrowserInfo',
      'replaceObject',
    ],
  }),
  helper(
    'Tool.formatTimeStamp',
    'timestamp, format?',
    'Seconds in local time zone. Falsy timestamp returns the number 0. Tokens yyyy MM dd hh mm ss; hh is 24 h; one letter = no padding.',
  ),
  helper('Tool.groupTypeEn2Ch', 'type_en'),
  helper('Tool.groupTypeCh2En', 'type_ch'),
  helper('Tool.groupRoleEn2Ch', 'role_en'),
  helper('Tool.groupRoleCh2En', 'role_ch'),
  helper('Tool.groupMsgFlagEn2Ch', 'msg_flag_en'),
  helper('Tool.groupMsgFlagCh2En', 'msg_flag_ch'),
  helper(
    'Tool.formatText2Html',
    'text',
    'Falsy input is returned as is. Escapes < > " (when the XSS filter is on), then space to &nbsp; and newline to <br/>.',
  ),
  helper('Tool.formatHtml2Text', 'html', 'Only reverses &nbsp; and <br/>; entities stay.'),
  helper(
    'Tool.getStrBytes',
    'str',
    'UTF-8 length computed per UTF-16 unit, so an emoji pair counts 6. Non-strings give 0.',
  ),
  helper(
    'Tool.xssFilter',
    'val',
    'Replaces < > " by entities; & and \' are left alone. Returns the input untouched when the filter was disabled at login. undefined/null throws when enabled.',
  ),
  helper('Tool.trimStr', 'str', "Falsy gives ''."),
  helper('Tool.validNumber', 'str', 'match array for 1 to 8 digits, else null; undefined/null throws.'),
  helper(
    'Tool.getReturnError',
    'errorInfo, errorCode?',
    'Builds {ActionStatus:"FAIL",ErrorCode,ErrorInfo:info+"["+code+"]"}; falsy code becomes -100.',
  ),
  helper(
    'Tool.setCookie',
    'name, value, expires, path?, domain?',
    'expires in seconds; path and domain are ignored; value goes through escape().',
    {
      absentIn: ['1.7.2-wx'],
    },
  ),
  helper('Tool.getCookie', 'name', 'null when absent; unescape()d.', {
    absentIn: ['1.7.2-wx'],
  }),
  helper('Tool.delCookie', 'name', undefined, {
    absentIn: ['1.7.2-wx'],
  }),
  helper(
    'Tool.getQueryString',
    'name',
    'From window.location.search, case-insensitive name, unescape()d, null when absent.',
    {
      absentIn: ['1.7.2-wx'],
    },
  ),
  helper('Tool.isIE', 'ver', 'Conditional-comment test; false in every modern browser.', {
    absentIn: ['1.7.0-wx', '1.7.2-wx'],
  }),
  helper('Tool.getBrowserInfo', '', '{type,ver}; type in ie|firefox|chrome|opera|safari|unknow.', {
    absentIn: ['1.7.0-wx', '1.7.2-wx'],
  }),
  helper('Tool.replaceObject', 'keyMap, json', 'Renames keys in place, recursing only below renamed keys.', {
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
]);

export const LOG_MEMBERS = membersOf('log', [
  object('Log', {
    members: ['setOn', 'getOn', 'error', 'warn', 'info', 'debug'],
  }),
  helper('Log.setOn', 'onFlag'),
  helper('Log.getOn', '', 'default true'),
  helper('Log.error', 'logStr', 'console.error when on'),
  helper(
    'Log.warn',
    'logStr',
    'console.warn when on in 1.7.0, 1.7.2 and the 1.7.3 mini-program build; silent in the reference 1.7.3 copy (local edit).',
  ),
  helper(
    'Log.info',
    'logStr',
    'console.info when on in 1.7.0, 1.7.2 and the 1.7.3 mini-program build; silent in the reference 1.7.3 copy (local edit).',
  ),
  helper('Log.debug', 'logStr', 'console.debug when on'),
]);

export const EMOTION_MEMBERS = membersOf('emotion', [
  object('EmotionPicData', {
    value: {},
    aliases: ['Emotions'],
    note: 'index -> [name, imageUrl]. 35 entries in 1.7.0 builds with emotions; empty in 1.7.2/1.7.3 and *_no_emotion. Applications may add entries in place; replacing the property has no effect on Face.toHtml.',
  }),
  alias('Emotions', 'EmotionPicData'),
  object('EmotionPicDataIndex', {
    value: Object.fromEntries(EMOTION_NAMES.map((name, index) => [name, index])),
    aliases: ['EmotionDataIndexs'],
    note: 'name -> index. Applications may add entries in place.',
  }),
  alias('EmotionDataIndexs', 'EmotionPicDataIndex'),
]);
