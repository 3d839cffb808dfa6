import { ABSENT } from './compare.ts';
import type { Rule } from './expected.ts';

/** A message that came: through a listener, as a page of history, or in the answer of one. */
const MESSAGE = String.raw`^(heard\.on(Big)?(Group)?MsgNotify|calls\.\d+\.value(\.MsgList)?)(\.\+?\d+){1,2}`;
const ANSWER = String.raw`^calls\.\d+\.value`;
const at = (start: string, rest: string) => new RegExp(`${start}${rest}$`);

/** Where ours may differ from 1.7.3, and how. What is listed has to occur, or the list is wrong. */
export const RULES: readonly Rule[] = [
  {
    because: 'diagnostic-in-error-info',
    at: at(ANSWER, String.raw`\.ErrorInfo`),
    legacy: '<diagnostic>',
  },
  {
    because: 'check-login-after-refusal',
    in: /^connection\/login: refused/,
    at: /^notes\.after\.checkLogin$/,
    ours: false,
  },
  {
    because: 'check-login-after-refusal',
    in: /^errors\/login: without a signature/,
    at: /^calls\.1\.value\.Error(Code|Info)$/,
    ours: /^-4$|请登录\[-4\]/,
  },
  {
    because: 'former-user-still-heard',
    in: /^connection\/login: as another user without logout/,
    at: /^heard\.onMsgNotify\.2$/,
    ours: ABSENT,
  },
  {
    because: 'former-user-still-sends',
    in: /^connection\/login: as another user while calls wait/,
    at: /^notes\.(answers\.sendMsg\.0|after\.(count|sessions\.0))$/,
    ours: /^(-2|0|"<absent>")$/,
  },
  {
    because: 'exception-ends-receiving',
    in: /^connection\/an exception in a listener/,
    at: /^notes\.(calls|uncaught\.\+1)$/,
    ours: /^2$|TypeError/,
  },
  {
    because: 'quit-big-group-throws',
    in: /^(big-groups|connection)\//,
    at: /^calls\.\d+\.(result|value|atOnce)$/,
    legacy: /^"threw"$|TypeError/,
  },
  {
    because: 'quit-big-group-throws',
    in: /^big-groups\/leave: nothing more is heard/,
    at: /^(heard\.onBigGroupMsgNotify\.2|notes\.heard in rooms\.1)$/,
    ours: ABSENT,
  },
  {
    because: 'throws-before-login',
    in: /^big-groups\/join: before any login/,
    at: /^calls\.0\.atOnce$/,
    ours: true,
  },
  {
    because: 'throws-before-login',
    in: /^checks\/nobody logged in: every call/,
    at: /^notes\.(applyJoinBigGroup|deleteGroupSystemMsgs|getProfilePortrait|quitBigGroup)\./,
    legacy: 'throws TypeError',
    ours: [-4, '请登录[-4]'],
  },
  {
    because: 'own-session-object',
    in: /^messages\/send: several at once/,
    at: /^notes\.store\.0\.msgs\.\+\d$/,
    ours: /^"own: /,
  },
  {
    because: 'no-callback',
    in: /^messages\/send: an unknown sub type/,
    at: /^notes\.answered\.\+0$/,
    ours: -100,
  },
  { because: 'html-escaped', at: at(MESSAGE, String.raw`\.html`), legacy: /<b>/, ours: /&lt;b&gt;/ },
  {
    because: 'file-link-works',
    at: at(MESSAGE, String.raw`\.html`),
    legacy: /onDownFile\(\\"/,
    ours: /onDownFile\('file-uuid'\)/,
  },
  {
    because: 'image-html-throws',
    at: at(MESSAGE, String.raw`\.html`),
    legacy: '<throws TypeError>',
    ours: /^"<img src='https:/,
  },
  {
    because: 'file-without-address',
    in: /a file uploaded before$/,
    at: /^notes\.on the wire\.0\.MsgContent\.(DownloadFlag|Download_Flag|Url)$/,
  },
  {
    because: 'file-without-address',
    in: /^elements\/to a group: a file uploaded before$/,
    at: at(MESSAGE, String.raw`\.elems\.0\.content\.(downFlag|downUrl)`),
    ours: /^2$|^"https:\/\/h\/a\.txt"$/,
  },
  {
    because: 'tip-sender',
    at: at(MESSAGE, String.raw`\.from\.[12]`),
    ours: /^("@TIM#SYSTEM"|null)$/,
  },
  {
    because: 'tip-members',
    at: at(MESSAGE, String.raw`\.elems\.0\.content\.userIdList\.0`),
    ours: ABSENT,
  },
  {
    because: 'raw-fields',
    at: /\.sourceGroupTip\.GroupInfo\.Group(Code|FaceUrl|Type)$/,
    ours: ABSENT,
  },
  {
    because: 'raw-fields',
    at: at(ANSWER, String.raw`\.(HugeGroupFlag|AVChatRoomKey|LongPollingKey|StartSeq|Next)`),
    ours: ABSENT,
  },
  {
    because: 'raw-fields',
    in: /^contacts\//,
    at: /^notes\.(bob|room)\.(C2cPeerReadTime|LastC2CMsgFrom_Account|LastMsg|LastMsgFlags|MsgTime|TopFlags)$/,
    ours: ABSENT,
  },
  {
    because: 'raw-fields',
    in: /^relations\//,
    at: at(ANSWER, String.raw`\.(Fail|Invalid)_Account`),
    legacy: [],
    ours: ABSENT,
  },
  {
    because: 'last-message-time',
    in: /^groups\//,
    at: at(ANSWER, String.raw`\.Group(Info|IdList)\.\d\.LastMsgTime`),
    legacy: 0,
    ours: /^"<(time|absent)>"$/,
  },
  {
    because: 'more-fields',
    in: /^groups\//,
    at: at(ANSWER, String.raw`\.(GroupInfo|GroupIdList|MemberList)\.\d(\.(SelfInfo|MemberList\.\d))?\.\w+`),
    legacy: ABSENT,
  },
  {
    because: 'member-fields',
    in: /^groups\//,
    at: at(ANSWER, String.raw`(\.GroupInfo\.\d)?\.MemberList\.\d\.(FaceUrl|NickName|LastSendMsgTime)`),
    ours: ABSENT,
  },
  {
    because: 'unknown-elements',
    in: /^elements\/.*an element nobody knows$/,
    at: at(MESSAGE, String.raw`\.(elems\.0|html)`),
    legacy: /web端暂不支持TIMFutureElem消息/,
    ours: /^"(<absent>|beside it)"$/,
  },
  {
    because: 'large-image-width',
    at: at(MESSAGE, String.raw`\.elems\.\d\.content\.ImageInfoArray\.1\.width`),
    ours: 30,
  },
  { because: 'custom-texts', at: at(MESSAGE, String.raw`\.elems\.0\.content\.(desc|ext)`), ours: '' },
  {
    because: 'custom-texts',
    in: /a custom element without description$/,
    at: /^notes\.on the wire\.0\.MsgContent\.(Desc|Ext)$/,
    legacy: null,
    ours: '',
  },
  { because: 'priority-names', in: /^messages\/send: a/, at: /^notes\.priority$/, ours: /^"(Low|High)"$/ },
  {
    because: 'checked-by-v2',
    at: at(ANSWER, String.raw`(\.ResultItem\.\d)?\.(ErrorCode|ResultCode)`),
    ours: /^2[0-9]{3}$/,
  },
  {
    because: 'checked-by-v2',
    in: /^relations\/delete: who is no friend/,
    at: at(ANSWER, String.raw`\.(ErrorInfo|ResultItem\.0\.ResultInfo)`),
    ours: /\[2700\]not a friend/,
  },
  {
    because: 'checked-by-v2',
    older: true,
    in: /^big-groups\/leave: a room never joined$/,
    at: /^calls\.1\.result$/,
    legacy: 'ok',
    ours: 'err',
  },
  {
    because: 'app-id-from-login',
    older: true,
    in: /^big-groups\/join: before any login$/,
    at: /^calls\.0\.result$/,
    legacy: 'ok',
    ours: 'err',
  },
  {
    because: 'text-of-v2',
    in: /^(messages\/send: without|groups\/(member: by|quit: a group one)|admission\/apply: a group one|errors\/create)/,
    at: at(ANSWER, String.raw`\.SrcErrorInfo`),
  },
  {
    because: 'text-of-v2',
    in: /^relations\/add: who wants to be asked/,
    at: at(ANSWER, String.raw`\.(ErrorInfo|ResultItem\.0\.ResultInfo)`),
    ours: /\[30539\]the friend request waits for approval/,
  },
  {
    because: 'impossible-in-v2',
    in: /^(groups\/(search by name|custom notification)|admission\/list: read)$/,
    at: /^calls\.1\.(result|value\.(ActionStatus|ErrorCode|ErrorInfo|SrcErrorInfo|GroupInfo|TotalRecord))$/,
    ours: /^("err"|"FAIL"|-90001|"<absent>"|".*")$/,
  },
  {
    because: 'impossible-in-v2',
    in: /^groups\/custom notification$/,
    at: /^heard\.onGroupSystemNotifys\.255$/,
    ours: ABSENT,
  },
  {
    because: 'mute-one-by-one',
    in: /^groups\/mute: two members$/,
    at: /^heard\.onMsgNotify\.(\+1|0\.0\.(elems\.0\.content\.(memberInfoList|userIdList|userinfo)\.1|html))$/,
  },
  {
    because: 'anonymous-group-name',
    in: /anonymous/,
    at: at(MESSAGE, String.raw`\.session`),
    ours: /^"GROUP(live|live2) \(\1, no icon\)"$/,
  },
  {
    because: 'not-a-live-room',
    in: /^big-groups\/join: a group that is no live room$/,
    at: /^heard\.onMsgNotify$/,
    ours: ABSENT,
  },
  {
    because: 'rooms-by-number',
    in: /^big-groups\/join: leave and join again$/,
    at: /^heard\.onBigGroupMsgNotify\.\d\.seq$/,
  },
  {
    because: 'own-changes',
    in: /^relations\/(add|delete|requests|black list): /,
    at: /^heard\.onFriendSystemNotifys\.[1-6]$/,
    ours: ABSENT,
  },
  {
    because: 'own-changes',
    in: /^profile\/write: /,
    at: /^heard\.onProfileSystemNotifys\.1$/,
    legacy: ABSENT,
  },
  {
    because: 'profile-defaults',
    in: /^(profile\/read|relations\/friends): /,
    at: at(ANSWER, String.raw`\.(UserProfileItem|InfoItem)\.\d\.(Sns)?ProfileItem\.\+?\d(\.(Tag|Value))?`),
  },
  {
    because: 'no-positions-in-lists',
    in: /^(relations|profile)\//,
    at: at(ANSWER, String.raw`\.(CompleteFlag|Curr(u?)entS(tandardS)?equence|TimeStampNow|TotalCount)`),
  },
  {
    because: 'request-fields',
    in: /^(relations\/requests: list|admission\/list: what waits)/,
    at: at(
      ANSWER,
      String.raw`\.(PendencyItem\.0\.(Image|PendencyType)|PendencyList\.0\.ApplyInviteMsg|ReadTimeSeq)`,
    ),
    ours: ABSENT,
  },
  {
    because: 'request-fields',
    in: /^relations\/heard: a request$/,
    at: /^heard\.onFriendSystemNotifys\.3\.0\.PendencyList\.0\.(PendencyType|ProfileImImage)$/,
    ours: ABSENT,
  },
  {
    because: 'nick-in-both-spellings',
    in: /^relations\/heard: a request$/,
    at: /^heard\.onFriendSystemNotifys\.3\.0\.PendencyList\.0\.ProfileImNic$/,
    legacy: ABSENT,
  },
  {
    because: 'black-list-time',
    in: /^relations\/black list: read$/,
    at: at(ANSWER, String.raw`\.BlackListItem\.0\.AddBlackTimeStamp`),
    ours: 0,
  },
  {
    because: 'black-list-as-a-whole',
    in: /^errors\/black list: the server fails$/,
    at: at(ANSWER, String.raw`\.(ErrorCode|Fail_Account|ResultItem|SrcErrorInfo)`),
  },
  {
    because: 'contact-first-element',
    in: /^contacts\/recent: what is shown/,
    at: /^notes\.bob$/,
    ours: 'look ',
  },
  { because: 'needs-a-browser', in: /^uploads\/base64: /, at: /^calls\.1\.(result|atOnce|value(\.\w+)?)$/ },
  {
    because: 'needs-a-browser',
    in: /^checks\/nobody logged in: every call/,
    at: /^notes\.uploadPic\.\{\}\.0/,
  },
  {
    because: 'impossible-in-v2',
    in: /^uploads\/download: where a file is$/,
    at: /^calls\.1\.value\.(ErrorCode|SrcErrorInfo)$/,
    ours: /^-90001$|cannot resolve the download address/,
  },
];
