import type { Text } from './codes/entry.ts';
import { chineseEvidence } from './evidence.ts';
import { KEPT } from './kept.ts';
import { MAPPINGS } from './mapping.ts';
import { type Row, rowsLike } from './sentences.ts';

/**
 * What reasons of the ledger say. They are made in English, with the names and places of the code in them; this closed
 * list says the same in Chinese. `{…}` stands for a name, a place, or another reason. The first row that fits counts.
 */
const ROWS: readonly Row[] = [
  // what stands in front of another reason
  ['the {type} depends on {what} at {place}: {reason}', '{type} 依赖于 {place} 处的 {what}：{reason}'],
  ['this depends on {what} at {place}: {reason}', '此处依赖于 {place} 处的 {what}：{reason}'],
  ['the {type} depends on {reason}', '{type} 受此影响：{reason}'],
  ['this depends on {reason}', '此处受此影响：{reason}'],
  ['the {type} goes out of sight at {place} ({why})', '{type} 在 {place} 流向无法分析的位置（{why}）'],
  ['it cannot be seen where the {type} at {place} comes from', '无法确定 {place} 处的 {type} 从何而来'],
  ['the functions at {place} are not all in these files', '{place} 处的函数不全在这些文件中'],
  ['the listeners stay on the shim with login: {reason}', '监听函数随登录留在兼容层上：{reason}'],
  [
    'this works on what login keeps, and login stays on the shim: {reason}',
    '此处用到登录所保存的内容，而登录留在兼容层上：{reason}',
  ],
  [
    'this works on what login keeps, and login stays on the shim; there is none in these files',
    '此处用到登录所保存的内容，而这些文件中没有登录',
  ],
  [
    'this works on what login keeps, and login stays on the shim',
    '此处用到登录所保存的内容，而登录留在兼容层上',
  ],
  // the run
  ['it was left out of this run', '本次运行未处理此处'],
  ['it belongs to another step of the plan', '它属于计划中的另一步'],
  ['the run was told to leave the code on the shim', '本次运行指定把代码留在兼容层上'],
  [
    'this is part of {capabilities}, which the run was not asked to convert',
    '此处属于 {capabilities}，本次运行未要求转换',
  ],
  ['the tool failed: {reason}', '工具出错：{reason}'],
  ['{file} cannot be written: the file is read-only', '{file} 无法写入：文件只读'],
  ['{file} cannot be written: its folder is read-only', '{file} 无法写入：所在文件夹只读'],
  ['{file} cannot be written: {reason}', '{file} 无法写入：{reason}'],
  ['{file} is being changed by somebody else', '{file} 正被他人改动'],
  ['{file} is there already and belongs to the application', '{file} 已存在，且属于应用自己'],
  [
    '{file} loads this together with the old SDK and could not be opened',
    '{file} 将此处与旧 SDK 一起加载，而该文件未能打开',
  ],
  [
    '{file} runs beside this on the old SDK and is not part of this run',
    '{file} 在旧 SDK 上与此处一同运行，且不在本次运行范围内',
  ],
  // files
  ['its code is nested too deeply to be looked at', '代码嵌套过深，无法分析'],
  ['the file cannot be read ({code})', '文件无法读取（{code}）'],
  ['the folder cannot be read ({code})', '文件夹无法读取（{code}）'],
  ['{folder} holds installed or generated code', '{folder} 中是安装或生成的代码'],
  ['ignored by .gitignore', '被 .gitignore 忽略'],
  ['left out with --ignore', '被 --ignore 排除'],
  ['a map of compiled code; it is made anew by the next build', '编译代码的映射文件，下次构建会重新生成'],
  ['a report of webim2tim', 'webim2tim 的报告'],
  ['compressed code; migrate its source instead', '压缩后的代码，请迁移其源码'],
  ['{size} are more than anybody writes in one file', '{size} 超出了手写文件的大小'],
  ['{ending} files cannot be opened yet', '暂不能打开 {ending} 文件'],
  ['not text, whatever its name says', '不是文本，尽管文件名如此'],
  [
    'the bytes are neither UTF-8 nor GBK/GB18030 nor Big5, or would not survive being written back',
    '字节既不是 UTF-8，也不是 GBK/GB18030 或 Big5，或者写回后会改变',
  ],
  [
    'the folder of {src} is not known, so nothing can be put beside it',
    '不知道 {src} 所在的文件夹，无法在其旁边放置文件',
  ],
  ['the legacy SDK itself', '旧 SDK 本身'],
  ['tim-js-sdk itself', 'tim-js-sdk 本身'],
  ['a script of webim2tim', 'webim2tim 的脚本'],
  ['inline script: {reason}', '内联脚本：{reason}'],
  ['event handler: {reason}', '事件处理属性：{reason}'],
  ['a script written in {language} cannot be read', '无法读取用 {language} 编写的脚本'],
  [
    'the attribute {name} is written with character references (&quot; and the like)',
    '属性 {name} 使用了字符引用（&quot; 等）',
  ],
  ['the place of this script in the page could not be determined', '无法确定此脚本在页面中的位置'],
  ['{file} would not parse any more: {reason}', '{file} 将无法再解析：{reason}'],
  ['{file}: bytes outside of the edits would change', '{file}：修改范围之外的字节会改变'],
  ['{file}: the new bytes do not read as the new text', '{file}：新字节读回后与新文本不同'],
  ['{file}: {code} would be lost or repeated', '{file}：{code} 会丢失或重复'],
  ['{file}: new code would break out of its {element}', '{file}：新代码会破坏所在的 {element}'],
  [
    'no page was found that loads the old SDK for these scripts (pages above this folder are not looked for: run the tool there); it has to load {scripts} in its place',
    '没有找到为这些脚本加载旧 SDK 的页面（不查找上级目录中的页面，请在页面所在目录运行）；该页面须改为加载 {scripts}',
  ],
  [
    '{code} is {member} of the legacy SDK, which a native value does not have',
    '{code} 是旧 SDK 的 {member}，原生值没有该成员',
  ],
  [
    '{code} looks like a value of the legacy SDK; where it comes from was not found',
    '{code} 看似旧 SDK 的值，但未找到其来源',
  ],
  // the SDK
  [
    'the shim is tied to the v2 instance here; remove it together with the shim',
    '此处将兼容层与 v2 实例相连；移除兼容层时一并移除',
  ],
  ['the SDK object is handed to a function', 'SDK 对象被传给函数'],
  ['a member of {name} is named at run time', '{name} 的成员名在运行时才确定'],
  ['the member is not read by name', '没有按名称读取成员'],
  ['the legacy SDK has no {member}', '旧 SDK 没有 {member}'],
  ['v2 does not have {member}; {reason}', 'v2 没有 {member}；{reason}'],
  ['{member} stays on the shim: {reason}', '{member} 留在兼容层上：{reason}'],
  ['{member} has no conversion yet', '{member} 暂无自动转换'],
  ['{member} is replaced by another table', '{member} 被替换为另一张表'],
  ['{name} is assigned to or changed in {place}', '{name} 在 {place} 被赋值或改动'],
  ['{name} is assigned to', '{name} 被赋值'],
  // login
  ['there is no login in these files', '这些文件中没有登录'],
  ['login is called in an attribute of the page', '登录在页面的属性中调用'],
  ['login is not called by name', '登录不是按名称调用的'],
  ['login is called in {a} and in {b}', '{a} 和 {b} 都调用了登录'],
  ['the login call is part of an expression', '登录调用是表达式的一部分'],
  ['the login information is not a variable or an object literal', '登录信息不是变量或对象字面量'],
  ['{name} is out of reach of the login call', '登录调用处访问不到 {name}'],
  ['{name} is not declared with its value', '{name} 声明时没有赋值'],
  [
    'own group messages have to be handed to the listeners at {place}, which cannot be called from here',
    '自己的群消息须交给 {place} 处的监听函数，而从此处无法调用',
  ],
  [
    'isAccessFormalEnv: false chose test servers, which v2 does not have; use an SDKAppID made for tests',
    'isAccessFormalEnv: false 原用于选择测试服务器，v2 没有测试服务器；请改用测试专用的 SDKAppID',
  ],
  [
    'v2 ends the login of this page only; logins on other devices stay, your server can end them',
    'v2 只能退出当前页面；其他设备上的登录不受影响，可由业务服务器将其踢下线',
  ],
  // listeners and callbacks
  ['the listeners are not a variable or an object literal', '监听不是变量或对象字面量'],
  [
    'the listeners are written in the call and are not all functions of the page',
    '监听写在调用中，且不全是页面中的函数',
  ],
  ['the listeners object has computed, spread or accessor properties', '监听对象含有计算、展开或访问器属性'],
  ['the table of handlers is not an object literal that can be read', '处理函数表不是可读取的对象字面量'],
  ['{name} is not one object literal that can be read', '{name} 不是单个可读取的对象字面量'],
  ['the callback {name} may be a function that cannot be read', '回调 {name} 可能是无法读取的函数'],
  ['the callback reads its parameters through `arguments`', '回调通过 `arguments` 读取参数'],
  ['the callback takes its parameter apart in the parameter list', '回调在参数列表中解构参数'],
  [
    'the callback gets a legacy error at once, which native code has no counterpart for',
    '回调会立即得到旧类型的错误，原生代码没有对应的情形',
  ],
  [
    'without a success callback the messages go to onMsgNotify, and native code has no such way',
    '没有成功回调时消息会交给 onMsgNotify，原生代码没有这种方式',
  ],
  [
    'the listeners, or some of them, come from where they cannot be read',
    '监听（或其中一部分）来自无法读取的位置',
  ],
  // arguments
  ['the arguments are spread from an array', '参数由数组展开'],
  ['the options are not an object literal or a variable', '选项不是对象字面量或变量'],
  ['the options have no {field}', '选项中没有 {field}'],
  [
    'the options have an abortButton, and v2 cannot stop an upload',
    '选项中有 abortButton，而 v2 无法中止上传',
  ],
  [
    'the options set xssFilterEnable, and native code always filters',
    '选项设置了 xssFilterEnable，而原生代码总是过滤',
  ],
  [
    'the page sets xssFilterEnable, which the functions of the bridge do not heed',
    '页面设置了 xssFilterEnable，桥的函数不理会该设置',
  ],
  ['an argument of the {what} does more than compute a value', '{what}的某个参数不只是计算一个值'],
  ['the call has {count} arguments, {known} are known', '调用有 {count} 个参数，已知的有 {known} 个'],
  ['{member} takes {count} arguments', '{member} 接受 {count} 个参数'],
  ['{member} takes one element', '{member} 接受一个元素'],
  ['{member} takes one argument', '{member} 接受一个参数'],
  ['{member} returns nothing', '{member} 没有返回值'],
  ['{member} is made without the arguments it needs', '构造 {member} 时缺少必需的参数'],
  ['{member} is called with arguments it does not take', '调用 {member} 时传入了它不接受的参数'],
  ['the result of {member} is used; it has none', '使用了 {member} 的结果，而它没有结果'],
  ['the result of setting {name} is used', '使用了设置 {name} 的结果'],
  // values
  ['{member} is read from an expression that cannot be written twice', '{member} 读自不能重复书写的表达式'],
  [
    'the {what} is the result of an expression that cannot be written twice',
    '{what}来自不能重复书写的表达式',
  ],
  ['the {what} is the result of an expression', '{what}是表达式的结果'],
  ['the id of the file is an expression that cannot be written twice', '文件 ID 是不能重复书写的表达式'],
  [
    'the type or the id of the session is an expression that cannot be written twice',
    '会话的类型或 ID 是不能重复书写的表达式',
  ],
  [
    'it may be a file or a sound, and the expression cannot be written twice',
    '可能是文件或语音，而该表达式不能重复书写',
  ],
  ['it is a {type} or an error, depending on the outcome', '视结果而定，它是 {type} 或错误'],
  ['the message has no session', '消息没有会话'],
  [
    'webim.js left sounds and locations out of what it sent; native code would send them',
    'webim.js 发送时会略去语音和位置元素，而原生代码会将其发出',
  ],
  ['the message is made as if somebody else had sent it', '消息构造成由他人发送'],
  ['what is sent is not known to be a message', '无法确定发送的是消息'],
  ['the session has no type or no id', '会话没有类型或没有 ID'],
  ['the session is given another _impl', '会话的 _impl 被替换'],
  [
    'the session may also come from {place}; only conversations of the store have {name}',
    '会话也可能来自 {place}；只有存储中的会话才有 {name}',
  ],
  [
    'the session may also come from {place}; what is kept on such a session is lost',
    '会话也可能来自 {place}；保存在其上的内容会丢失',
  ],
  ['{code} is not known to be a session', '无法确定 {code} 是会话'],
  ['{code} is not known to be an element', '无法确定 {code} 是元素'],
  [
    'the code is compared with {value}, which only the legacy SDK makes',
    '错误码与 {value} 比较，而只有旧 SDK 会产生该值',
  ],
  [
    'the field {name} of the application would be mixed up with that of a v2 message',
    '应用的字段 {name} 会与 v2 消息的同名字段混淆',
  ],
  [
    'the field {name} of the application would be mixed up with that of the native object',
    '应用的字段 {name} 会与原生对象的同名字段混淆',
  ],
  [
    'toHtml in {file} stays on the shim and reads the tables of the shim',
    '{file} 中的 toHtml 留在兼容层上，并读取兼容层的表',
  ],
  // a name in front of another reason
  ['{name} {key}: {reason}', '{name} {key}：{reason}'],
  ['{name}: {reason}', '{name}：{reason}'],
];

const like = rowsLike(ROWS);

/** Why v2 has nothing for a member, or a member is kept; the tables that say so have both languages. */
const OF_MEMBERS = new Map([
  ...MAPPINGS.flatMap((row): [string, string][] =>
    row.status === 'impossible' ? [[row.reason.en, row.reason.zh]] : [],
  ),
  ...[...KEPT.values()].map(({ en, zh }): [string, string] => [en, zh]),
]);

/** A reason of the ledger in Chinese; undefined when the list has none like it. */
export function chineseReason(text: string): string | undefined {
  const ofMember = OF_MEMBERS.get(text);
  if (ofMember !== undefined) return ofMember;
  for (const { zh, values } of like(text)) {
    const reason = values.get('reason');
    // What is in front of a colon says nothing about what is behind it.
    const inner = reason === undefined ? undefined : chineseReason(reason);
    if (/^\{name\}( \{key\})?：\{reason\}$/.test(zh) && inner === undefined) continue;
    return zh.replace(/\{(\w+)\}/g, (_, name) => {
      if (name === 'reason' && inner !== undefined) return inner;
      const value = values.get(name) as string;
      return name === 'why' ? chineseEvidence(value) : named(value);
    });
  }
  return undefined;
}

/** Words for kinds of values that stand in reasons beside names of the code. */
const KINDS: Readonly<Record<string, string>> = {
  file: '文件',
  message: '消息',
  session: '会话',
  notice: '通知',
  sound: '语音',
  attribute: '属性',
  'script element': 'script 元素',
  value: '值',
};

const named = (text: string): string => (Object.hasOwn(KINDS, text) ? (KINDS[text] as string) : text);

/** A reason in a language. One that is new to the list is said by its code, with the English in brackets. */
export function reasonIn(lang: keyof Text, reason: string, message: Text | undefined): string {
  if (lang === 'en') return reason;
  if (message && reason === message.en) return message.zh;
  const chinese = chineseReason(reason);
  if (chinese !== undefined) return chinese;
  return message ? `${message.zh.replace(/。$/, '')}（${reason}）` : reason;
}
