import { type Text, text } from './mapping-row.ts';

/**
 * Why ours does not do what the original did: `mistake`: a fault of 1.7.3 that nobody should keep; `v2`: what v2 does or
 * does not tell; `harmless`: nothing a page can mean.
 */
export type DifferenceKind = 'mistake' | 'v2' | 'harmless';

interface DifferenceEntry {
  kind: DifferenceKind;
  text: Text;
}

const because = (kind: DifferenceKind, en: string, zh: string): DifferenceEntry => ({
  kind,
  text: text(en, zh),
});

/** The known differences from `webim.js` 1.7.3 that `webim2tim conform` and the replayed recordings allow. */
export const DIFFERENCES = {
  'diagnostic-in-error-info': because(
    'mistake',
    'The original put address, credentials, request and answer into ErrorInfo; ours has the text of the backend there, as in SrcErrorInfo.',
    '旧版把地址、凭证、请求和响应都写进 ErrorInfo；兼容层只写后端的错误文本，与 SrcErrorInfo 相同。',
  ),
  'check-login-after-refusal': because(
    'mistake',
    'After a refused login checkLogin() said true and calls failed with -5; ours says false and -4.',
    '登录被拒绝后旧版 checkLogin() 仍为 true，调用返回 -5；兼容层返回 false 和 -4。',
  ),
  'former-user-still-heard': because(
    'mistake',
    'After a second login the poll of the former user went on and its messages came in.',
    '再次登录后，旧版仍在轮询前一个用户并收到其消息。',
  ),
  'former-user-still-sends': because(
    'mistake',
    'What a former user was sending was not aborted by a second login; it went into the store of the next user.',
    '再次登录不会中断前一个用户正在发送的消息，旧版把它存入下一个用户的会话。',
  ),
  'exception-ends-receiving': because(
    'mistake',
    'After an exception in a listener the original never received anything again.',
    '监听函数抛出异常后，旧版不再接收任何消息。',
  ),
  'quit-big-group-throws': because(
    'mistake',
    'quitBigGroup of 1.7.3 threw before it asked for anything, so the page stayed in the room.',
    '1.7.3 的 quitBigGroup 在发出请求前就抛出异常，页面仍留在群中。',
  ),
  'throws-before-login': because(
    'mistake',
    'Without a login the original threw a TypeError here; ours answers -4 as everywhere.',
    '未登录时旧版在此抛出 TypeError；兼容层与其他接口一样返回 -4。',
  ),
  'own-session-object': because(
    'mistake',
    'Sent with another Session object of the same id, messages were missing in the stored session.',
    '使用同一 id 的另一个 Session 对象发送时，旧版已存会话中会缺少这些消息。',
  ),
  'no-callback': because(
    'mistake',
    'For an unknown sub type the original did not call back at all; ours calls cbErr.',
    '对未知的子类型，旧版不会触发任何回调；兼容层调用 cbErr。',
  ),
  'html-escaped': because(
    'mistake',
    'The original put names, ids and custom data raw into HTML; ours escapes them where a tag, an attribute or a string would end.',
    '旧版把名称、id 和自定义数据原样写入 HTML；兼容层对会结束标签、属性或字符串的字符进行转义。',
  ),
  'file-link-works': because(
    'mistake',
    'Double quotes inside the double-quoted onclick made the link of a file unusable.',
    '旧版在双引号属性 onclick 中使用双引号，文件链接无法点击。',
  ),
  'image-html-throws': because(
    'mistake',
    'HTML of an image without its small size threw; ours takes a size that is there.',
    '缺少小图时旧版生成图片 HTML 会抛出异常；兼容层使用现有的尺寸。',
  ),
  'file-without-address': because(
    'mistake',
    'The original sent a file without its address and under another name for the flag, so receivers built an address that fails.',
    '旧版发送文件时不带地址且标志字段名有误，接收方拼出的地址无法下载。',
  ),
  'tip-sender': because(
    'v2',
    'v2 gives a tip the nick and picture of the member it is about, not of who caused it; ours names the system account.',
    'v2 提示消息带的是相关成员而非操作者的昵称和头像；兼容层使用系统帐号。',
  ),
  'tip-members': because(
    'v2',
    'v2 puts the operator into the list of a tip that has none, so a list of only the operator is taken for none.',
    '提示消息没有成员列表时 v2 会填入操作者，因此仅含操作者的列表视为空。',
  ),
  'raw-fields': because(
    'v2',
    'Fields of the raw answer or message that v2 does not hand on.',
    'v2 不向应用提供的原始响应或消息字段。',
  ),
  'more-fields': because(
    'harmless',
    'v2 always reads the same fields, so there are more than were asked for.',
    'v2 读取固定的字段，因此返回的比请求的多。',
  ),
  'member-fields': because(
    'v2',
    'v2 has no nick, picture, flag, read position or time of the last message of members for the shim to give.',
    'v2 不提供成员的昵称、头像、消息标志、已读位置和最后发言时间。',
  ),
  'last-message-time': because(
    'v2',
    'v2 gives a group without messages the time of its creation as that of its last message, or none.',
    '群内没有消息时，v2 以建群时间作为最后消息时间，或不提供。',
  ),
  'unknown-elements': because(
    'v2',
    'v2 drops elements it does not know, so no text can stand in for them.',
    'v2 丢弃不认识的元素，无法显示占位文本。',
  ),
  'large-image-width': because(
    'v2',
    'v2 gives the large size of an image the width of the original.',
    'v2 把大图的宽度设为原图宽度。',
  ),
  'custom-texts': because(
    'v2',
    'v2 makes a missing description or extension an empty text.',
    'v2 把缺失的 desc、ext 变为空字符串。',
  ),
  'priority-names': because(
    'harmless',
    'v2 has other names for the same priorities; receivers see the same sub type.',
    'v2 对相同优先级使用不同名称，接收方看到的子类型一致。',
  ),
  'checked-by-v2': because(
    'v2',
    'v2 checks this before it asks the backend and has a number of its own.',
    'v2 在请求后端之前自行检查，并使用自己的错误码。',
  ),
  'text-of-v2': because('v2', 'v2 has a text of its own for this number.', 'v2 对该错误码有自己的文本。'),
  'impossible-in-v2': because(
    'v2',
    'tim-js-sdk has nothing for it; the call answers with an error that says what to do instead.',
    'tim-js-sdk 没有对应能力；调用返回错误并说明替代方法。',
  ),
  'mute-one-by-one': because(
    'v2',
    'v2 mutes one member at a time, so there is a tip for each.',
    'v2 逐个禁言，因此每个成员各有一条提示。',
  ),
  'anonymous-group-name': because(
    'v2',
    'Without a login v2 does not know the name of a room; the ID stands for it.',
    '未登录时 v2 不知道群名称，以群 ID 代替。',
  ),
  'app-id-from-login': because(
    'v2',
    '1.7.0 asked to join a live room before any login; v2 needs the sdkAppID that a login, also one without a user, brings.',
    '1.7.0 在登录之前也会请求加入直播群；v2 需要登录（包括匿名登录）提供的 sdkAppID。',
  ),
  'not-a-live-room': because(
    'v2',
    'v2 was told it is a live room, so what an ordinary group says on joining is not heard.',
    'v2 按直播群加入，因此听不到普通群的入群提示。',
  ),
  'rooms-by-number': because(
    'harmless',
    'The numbers differ because leaving and joining made tips of their own.',
    '退群和入群各产生一条提示，因此序号不同。',
  ),
  'own-changes': because(
    'v2',
    'Changes of friends and of the own profile that this page asked for itself: v2 tells of them in its answer or at once, the original with a notice of the backend.',
    '本页面自己发起的好友或资料变更：v2 在应答中或立即告知，旧版由后端通知。',
  ),
  'profile-defaults': because(
    'v2',
    'v2 fills in who may add the user, and values that are empty are as good as none.',
    'v2 会填入加好友方式的默认值，空值视为没有。',
  ),
  'no-positions-in-lists': because(
    'v2',
    'v2 keeps lists by itself: it has no sequence numbers, flags and totals of them to give.',
    'v2 自行维护列表，不提供其序号、标志和总数。',
  ),
  'request-fields': because(
    'v2',
    'v2 tells less of requests: no picture, direction, text of application or read time.',
    'v2 的申请信息较少：没有头像、方向、申请附言或已读时间。',
  ),
  'black-list-time': because(
    'v2',
    'v2 does not say when somebody was put on the black list.',
    'v2 不提供加入黑名单的时间。',
  ),
  'black-list-as-a-whole': because(
    'v2',
    'v2 succeeds or fails for all accounts at once; the failure is told for each account.',
    'v2 对所有帐号一并成功或失败，失败按每个帐号分别告知。',
  ),
  'contact-first-element': because(
    'v2',
    'v2 shows the first element of the last message in its list of conversations.',
    'v2 的会话列表只显示最后一条消息的第一个元素。',
  ),
  'needs-a-browser': because(
    'harmless',
    "Uploading needs a browser's files and pictures, which the pages of this comparison do not have.",
    '上传需要浏览器的文件和图片能力，对比所用的页面不具备。',
  ),
  'nick-in-both-spellings': because(
    'harmless',
    'The nick of an applicant is there in both spellings of the name that pages know.',
    '申请人昵称以页面已知的两种拼写同时提供。',
  ),
} as const satisfies Record<string, DifferenceEntry>;

export type DifferenceReason = keyof typeof DIFFERENCES;
