import type { ShimCode } from '../../../dictionary/codes.ts';
import { type CodeNote, note } from './note.ts';

/** Causes of what the shim says on the page. */
export const SHIM_NOTES: Record<ShimCode, CodeNote> = {
  'tim-missing': note(
    'The file without the SDK inside (`webim.js`, `webim.min.js`) is on the page, and no script before it made the global `TIM`: the tag is missing, comes later, is `async`, or its file was not found.',
    '页面使用的是不含 SDK 的文件（`webim.js`、`webim.min.js`），而在它之前没有脚本创建全局变量 `TIM`：缺少标签、顺序在后、使用了 `async`，或文件不存在。',
  ),
  'tim-too-old': note(
    'A copy of `tim-js-sdk` from before 2.7.8 is on the page. It lacks calls that the old names need.',
    '页面上的 `tim-js-sdk` 早于 2.7.8，缺少旧名字所需的接口。',
  ),
  'tim-incomplete': note(
    'Another script has put something else in the place of `TIM`, or wraps what `TIM.create` returns.',
    '其他脚本用别的东西取代了 `TIM`，或包装了 `TIM.create` 的返回值。',
  ),
  'promise-missing': note(
    'The browser is Internet Explorer or a web view of its time. `tim-js-sdk` is built on promises and brings none.',
    '浏览器是 Internet Explorer 或同时代的内嵌浏览器。`tim-js-sdk` 基于 Promise，但不自带实现。',
  ),
  'loaded-twice': note(
    'Two script tags make the global `webim`: the old file and ours, or ours twice (a layout and a page, a bundle and a tag).',
    '有两个 script 标签创建全局变量 `webim`：旧文件和我们的文件，或我们的文件出现两次（布局与页面、打包文件与标签）。',
  ),
  'not-in-this-version': note(
    'The member exists in the old SDK and can be done in v2, but this version of the shim has no code for it.',
    '旧 SDK 有该成员，v2 也能实现，但当前版本的兼容层没有对应的代码。',
  ),
  'impossible-custom-group-notify': note(
    'The old SDK let clients send custom system notices to a group. In v2 only servers may, for the sake of abuse.',
    '旧 SDK 允许客户端向群发送自定义系统通知。v2 为防滥用，只允许服务器发送。',
  ),
  'impossible-search-group-by-name': note(
    'v2 has `searchGroupByID` and nothing that takes a part of a name.',
    'v2 只有 `searchGroupByID`，没有按名称片段搜索的接口。',
  ),
  'impossible-pendency-group-read': note(
    'v2 keeps no read position for requests to join a group.',
    'v2 不保存加群申请的已读位置。',
  ),
  'impossible-apply-download': note(
    'The old SDK turned the id of a file into an address by a command of the backend that v2 does not know. Its messages carry the address.',
    '旧 SDK 通过一条后端命令把文件 ID 换成地址，v2 没有这条命令。v2 的消息自带地址。',
  ),
  'impossible-long-polling-notify': note(
    'The listener saw the raw answers of the long poll. v2 has a socket and hands out no raw frames.',
    '该监听接收长轮询的原始应答。v2 使用 socket，不提供原始帧。',
  ),
  'approximated-call': note(
    'The call works, and something about it differs that an application could notice: a field, an order, a limit. Most applications do not.',
    '调用可用，但有应用可能察觉的差别：某个字段、顺序或限制。多数应用不会受影响。',
  ),
  'all-clean': note(
    'Asked by `webim.migrate.report()`: the page has run without a single call of an old name.',
    '由 `webim.migrate.report()` 得出：页面运行至今没有调用过任何旧名字。',
  ),
  'approximated-logout-all': note(
    'The old SDK ended the sessions of all devices of the user. `tim.logout` ends the one of this page.',
    '旧 SDK 会结束该用户所有设备的会话。`tim.logout` 只结束本页面的会话。',
  ),
  'approximated-create-group': note(
    'After `createGroup` v2 sends a custom message into the new group so that other devices notice it. The old SDK did not.',
    'v2 在 `createGroup` 之后会向新群发送一条自定义消息，让其他设备得知。旧 SDK 没有这种消息。',
  ),
  'approximated-delete-chat': note(
    'From 2.16.3 to 2.26 `deleteConversation` also clears the history on the server. 2.27.6 can leave it alone.',
    '2.16.3 至 2.26 的 `deleteConversation` 还会清除服务器上的漫游消息。2.27.6 可以保留。',
  ),
  'element-not-sent': note(
    'The message holds an element that the old SDK could show but not send, so it left it out without a word.',
    '消息含有旧 SDK 能显示但不能发送的元素；旧 SDK 会不声不响地去掉它。',
  ),
  'element-unsupported': note(
    'Newer clients send kinds of elements (merged messages, for instance) that the old API has no class for.',
    '较新的客户端会发送旧接口没有对应类的元素（例如合并转发的消息）。',
  ),
  'sub-type-unknown': note(
    'The old sub types of group messages became priorities in v2; this number is none of them.',
    '旧的群消息子类型在 v2 中变成了优先级，而这个数值不属于其中任何一个。',
  ),
  'composite-split': note(
    'The option `composite` is `split`, or the SDK on the page cannot send several elements in one message.',
    '选项 `composite` 设为 `split`，或页面上的 SDK 不能在一条消息中发送多个元素。',
  ),
  'login-timeout': note(
    'The old SDK gave up after 15 s, and so does the shim; `tim-js-sdk` itself would go on trying for 90 s.',
    '旧 SDK 在 15 秒后放弃，兼容层也是如此；`tim-js-sdk` 自己会一直尝试到 90 秒。',
  ),
  'bad-answer': note(
    'What came back is not what the SDK documents: a proxy or a login page of a network answered in its place, or a field is missing.',
    '收到的应答与 SDK 的约定不符：可能是代理或网络登录页代替后端作了应答，或缺少字段。',
  ),
  'anonymous-call': note(
    'The page is logged in without an account, as viewers of live rooms are. Everything but live rooms needs one.',
    '页面以无账号方式登录（直播间观众）。除直播群外，其他功能都需要账号。',
  ),
  'test-environment': note(
    'Old pages chose test servers with `isAccessFormalEnv: false`. v2 knows no such servers; a test application has its own SDKAppID.',
    '旧页面用 `isAccessFormalEnv: false` 选择测试服务器。v2 没有这样的服务器，测试应用有自己的 SDKAppID。',
  ),
  'unknown-option': note(
    'The option is neither ours nor one of `TIM.create` up to 2.27.6: a typing mistake, or newer than this version.',
    '该选项既不是我们的，也不属于 2.27.6 及之前的 `TIM.create`：可能拼写有误，或晚于当前版本。',
  ),
  'configured-too-late': note(
    'Options of `TIM.create` count when the instance is made, and it has been made: by a login, or by `attach`.',
    '`TIM.create` 的选项只在创建实例时生效，而实例已经由登录或 `attach` 创建。',
  ),
  'attach-replaced': note(
    'Two instances were given to the shim, or one after it had made its own. It follows the last one.',
    '交给兼容层的实例不止一个，或在它创建自己的实例之后才交给它。它会使用最后一个。',
  ),
  'not-a-tim-instance': note(
    '`attach` got something else: the module `TIM`, a promise, a wrapper of the application.',
    '`attach` 收到的不是实例：可能是模块 `TIM`、一个 Promise 或应用自己的包装对象。',
  ),
  'friendship-build-missing': note(
    'Since 2.13 `tim-js.js` comes without friends; the old SDK always had them.',
    '自 2.13 起 `tim-js.js` 不含好友功能，而旧 SDK 一直都有。',
  ),
  'upload-plugin-missing': note(
    'v2 uploads through `tim-upload-plugin`, a file of its own that has to be there before the login.',
    'v2 通过单独的文件 `tim-upload-plugin` 上传，它必须在登录之前加载。',
  ),
};
