import type { LedgerCode } from '../../../dictionary/codes.ts';
import { type CodeNote, note } from './note.ts';

/** Causes of what is not converted, with code in which the tool finds it. */
export const LEDGER_NOTES: Partial<Record<LedgerCode, CodeNote>> = {
  'flow-blocked': note(
    'A value is converted everywhere it flows or nowhere. One of the places it reaches cannot be converted, so the others wait for that one.',
    '一个值要么在它流经的所有地方转换，要么都不转换。它到达的某处无法转换，因此其他地方都要等它。',
  ),
  escapes: note(
    'The value is stored in, or handed to, something the analysis does not see: a library, a server, a script outside of the run, a property made by name.',
    '该值被保存到或传递到分析看不到的地方：第三方库、服务器、本次运行之外的脚本、按名称拼出的属性。',
  ),
  'no-transform': note(
    'The member is rare, or has no meaning in v2. It works on the shim as it did.',
    '该成员很少使用，或在 v2 中没有意义。它在兼容层上照常工作。',
    { wrong: 'webim.MsgStore.resetCookieAndSyncFlag();' },
  ),
  'needs-login-on-shim': note(
    'Native calls need an instance that is logged in. As long as the login is legacy, these calls are made on the instance of the shim or stay.',
    '原生调用需要已登录的实例。只要登录仍是旧写法，这些调用就只能使用兼容层的实例或保持原样。',
  ),
  'needs-other-site': note(
    'Two places make sense only together, like a listener and the login that gets it; one of them could not be converted.',
    '两处必须一起转换才有意义，例如监听函数与接收它的登录调用；其中一处未能转换。',
  ),
  'unknown-listeners': note(
    'The listeners are collected from several places, copied or computed, so nobody can say which functions will be called with what.',
    '监听对象由多处拼成、复制或计算得出，无法确定哪些函数会以什么参数被调用。',
  ),
  'unknown-callback': note(
    'The callback is chosen at run time or comes from outside, so it is not known what it does with its argument.',
    '回调在运行时选定或来自外部，因此无法得知它如何使用参数。',
  ),
  'callback-uses-this': note(
    'The old SDK called back with `this` being its options object or the window; a promise calls with nothing.',
    '旧 SDK 回调时 `this` 是选项对象或 window，而 Promise 回调时没有 `this`。',
  ),
  'callback-reused': note(
    'One function serves a converted call and code that still hands it legacy values; it cannot expect both.',
    '同一个函数既服务于已转换的调用，又被仍传入旧值的代码使用，无法同时接受两种值。',
  ),
  'result-used': note(
    'Old calls return `undefined`; code that uses the returned value would get a promise now.',
    '旧调用返回 `undefined`；使用返回值的代码现在会得到 Promise。',
  ),
  'unknown-argument': note(
    'The options are built step by step, spread, or come from outside; the fields that are set cannot be read.',
    '选项是逐步构造、展开或来自外部的，无法读出设置了哪些字段。',
  ),
  'ambiguous-type': note(
    'One variable holds a message at one time and a string, or a message of another kind, at another.',
    '同一个变量有时保存消息，有时保存字符串或其他类型的消息。',
  ),
  'field-unknown': note(
    'The old answer had a field that v2 does not give. What was there is `undefined` in native code.',
    '旧的应答中有 v2 不提供的字段。在原生代码中它是 `undefined`。',
  ),
  'own-field': note(
    'The application writes a field of its own into a legacy object and reads it elsewhere; native objects are made anew and would lose it.',
    '应用在旧对象上写入自己的字段并在别处读取；原生对象会重新创建，该字段会丢失。',
  ),
  'store-live-object': note(
    '`MsgStore` hands out its own objects, and the application changes them. Native code gets facts, not the inside of a store.',
    '`MsgStore` 交出的是它的内部对象，而应用修改了它们。原生代码得到的是数据，而不是存储的内部。',
  ),
  'private-member': note(
    'Names like `_impl` are the inside of the old SDK. The shim has them where applications were seen to use them; native objects do not.',
    '`_impl` 之类的名字属于旧 SDK 的内部。凡是见过应用使用的，兼容层都提供；原生对象没有。',
  ),
  'to-html': note(
    'The old SDK made HTML of messages and elements. v2 has data only.',
    '旧 SDK 把消息和元素生成为 HTML。v2 只有数据。',
  ),
  'not-provably-one-element': note(
    'A v2 message has one element, a legacy one any number. Where the message is built out of sight it cannot be shown which it is.',
    'v2 的消息只有一个元素，旧消息可以有任意多个。消息在看不见的地方构造时，无法确定是哪种情况。',
  ),
  'asked-for-shim': note(
    'The run only swaps the script; the code stays as it is on purpose.',
    '本次运行只替换脚本，代码有意保持原样。',
  ),
  'not-selected': note('Somebody said no to this edit.', '有人拒绝了这处修改。'),
  'verification-failed': note(
    'Before anything is written the tool parses its own output and compares every byte outside of the edits. This file did not pass: a mistake of the tool.',
    '写入之前，工具会解析自己的输出，并对比编辑之外的每个字节。该文件没有通过：这是工具的错误。',
  ),
  'dynamic-access': note(
    'The name of the member is put together when the code runs, so it cannot be told which one it is.',
    '成员名在代码运行时拼成，无法得知是哪一个。',
  ),
  'dynamic-code': note(
    'Code in a string is text until it runs; it is neither analysed nor changed.',
    '字符串中的代码在运行之前只是文本，既不分析也不修改。',
  ),
  'unknown-member': note(
    'No version of `webim.js` has the member: a typing mistake, a name of v2, or something the application adds itself.',
    '任何版本的 `webim.js` 都没有该成员：可能拼写有误、是 v2 的名字，或由应用自己添加。',
    { wrong: 'webim.sendMessage(msg);' },
  ),
  'sdk-modified': note(
    'The application replaces or adds members of `webim`. What converted code calls would pass by that change.',
    '应用替换或添加了 `webim` 的成员。转换后的代码不会经过这些改动。',
    { wrong: 'webim.isMobile = function () { return true; };' },
  ),
  'sdk-passed-on': note(
    'The whole SDK is an argument, a property or a return value; whoever gets it may call anything.',
    '整个 SDK 作为参数、属性或返回值传出，接收者可能调用任何成员。',
    { wrong: 'startChat(webim);' },
  ),
  impossible: note(
    'v2 has no call for it. The [coverage table](../coverage.md) says what an application can do instead.',
    'v2 没有对应的接口。[覆盖情况表](../coverage.md)说明了应用可以改用什么办法。',
    {
      wrong: "webim.searchGroupByName({ Content: 'room', PageNum: 0, GroupPerPage: 10 }, show, fail);",
      right: "findOnOurServer('room', show, fail);",
    },
  ),
  'with-statement': note(
    'Inside `with (object)` every name may be a property of the object.',
    '在 `with (object)` 中，任何名称都可能是该对象的属性。',
  ),
  'template-code': note(
    'Server code (`<% %>`, `<?php ?>`, `{{ }}`) stands in the script in a way that no JavaScript can stand in for it, such as half a statement.',
    '脚本中的服务端代码（`<% %>`、`<?php ?>`、`{{ }}`）无法用任何 JavaScript 代替，例如只写出半条语句。',
  ),
  'server-code': note(
    'The SDK is named in code that runs on the server and may write script text.',
    'SDK 出现在服务端运行的代码中，它可能会输出脚本文本。',
  ),
  'template-read': note(
    'The template of a component or of a mini-program shows a field of a legacy value. Templates are read and not rewritten, so the value stays legacy.',
    '组件或小程序的模板显示了旧值的字段。模板只读取不改写，因此该值保持旧类型。',
  ),
  'escaped-attribute': note(
    'The handler is written with `&quot;` and the like. Its text in the file is not the code that runs.',
    '处理代码使用了 `&quot;` 之类的写法，文件中的文字并不是实际运行的代码。',
    {
      lang: 'html',
      wrong: '<button onclick="say(&quot;bye&quot;); webim.logout()">bye</button>',
      right: '<button onclick="leave()">bye</button>',
    },
  ),
  'script-place-unknown': note(
    'The parser could not say where in the file this script stands, because the markup around it is broken.',
    '由于周围的标记有误，解析器无法确定该脚本在文件中的位置。',
  ),
  'script-language': note(
    'CoffeeScript, LiveScript and the like are compiled; the tool reads JavaScript and TypeScript.',
    'CoffeeScript、LiveScript 等需要编译；工具读取 JavaScript 和 TypeScript。',
  ),
  'sdk-tag-unknown': note(
    'Scripts were converted, and no page of the run has the tag that loads the SDK for them: it is written by a server, or outside of the given paths.',
    '脚本已转换，但本次运行的页面中没有为它们加载 SDK 的标签：它可能由服务端输出，或在给定路径之外。',
    { wrong: "webim.Log.info('started');" },
  ),
  'sdk-import': note(
    'The module imports the SDK in a form that cannot be exchanged by itself.',
    '模块导入 SDK 的方式无法自动替换。',
  ),
  'two-logins': note(
    'Two calls of `login` with different listeners make it unclear which ones hear what.',
    '两处 `login` 使用不同的监听，无法确定谁会收到什么。',
  ),
  'unparsable-script': note(
    'A script of the page has a mistake, so that browsers do not run it either, or is no JavaScript.',
    '页面中的某段脚本有语法错误（浏览器也不会运行它），或不是 JavaScript。',
  ),
  comment: note('Comments are left as they are.', '注释保持原样。', {
    wrong: '// webim.logout() comes later',
  }),
  string: note('Texts are left as they are.', '文本保持原样。', {
    wrong: "console.log('webim.js is gone');",
  }),
  'shadowed-name': note(
    'A parameter or a variable of the application has the name of the SDK.',
    '应用的参数或变量与 SDK 同名。',
    { wrong: 'function show(webim) { return webim.title; }' },
  ),
  'other-object': note(
    'The word is a property of something that is not the SDK.',
    '该词是 SDK 之外某个对象的属性。',
    { wrong: 'var chat = settings.webim;' },
  ),
  markup: note(
    'The word stands in the text, a class or an attribute of the page.',
    '该词出现在页面的文本、类名或属性中。',
    { lang: 'html', wrong: '<p class="webim">chat</p>' },
  ),
  'sdk-file': note('Recognised by its content, whatever it is called.', '按内容识别，与文件名无关。'),
  'file-unreadable': note(
    'The system refused to open it, or it went away.',
    '系统拒绝打开该文件，或文件已消失。',
  ),
  'file-unparsable': note(
    'The parser takes everything browsers take, and more; what it refuses has a mistake, or is code of another kind.',
    '解析器接受浏览器接受的一切甚至更多；它拒绝的文件要么有错误，要么是另一种代码。',
    { wrong: 'webim.logout(;', right: 'leave();' },
  ),
  'file-changed': note(
    'An editor or a build wrote it between reading and writing.',
    '在读取与写入之间，编辑器或构建工具写入了该文件。',
  ),
  'unknown-encoding': note(
    'The bytes are neither UTF-8 nor surely one of the encodings that pages of that time had.',
    '字节既不是 UTF-8，也无法确定属于当年页面常用的哪种编码。',
  ),
  'encoding-lossy': note(
    'The file is in GBK or Big5, and a new text has a character that these do not have.',
    '文件使用 GBK 或 Big5 编码，而新文本中有其无法表示的字符。',
  ),
  'unsupported-container': note(
    'The kind of file is known by name and not opened.',
    '能按名称识别该文件类型，但不会打开。',
  ),
  minified: note(
    'Built code is made from sources, which are what has to change.',
    '构建产物由源代码生成，应修改的是源代码。',
  ),
  vendored: note(
    'Its licence notice or its folder says that it is a library.',
    '许可声明或所在目录表明它是第三方库。',
  ),
};
