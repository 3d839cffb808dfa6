import { type CodeEntry, entry } from './entry.ts';

/** A ledger code and the bucket its findings are in unless a transform has reason to say otherwise. */
export interface LedgerCodeEntry extends CodeEntry {
  bucket: 'shim' | 'person' | 'foreign';
}

type Texts = [en: string, zh: string, adviceEn: string, adviceZh: string];

const shim = (...texts: Texts): LedgerCodeEntry => ({ bucket: 'shim', ...entry(...texts) });
const person = (...texts: Texts): LedgerCodeEntry => ({ bucket: 'person', ...entry(...texts) });
const foreign = (...texts: Texts): LedgerCodeEntry => ({ bucket: 'foreign', ...entry(...texts) });

const ON_SHIM_EN =
  'It works on the shim as it is. Before you remove the shim, write what the coverage table names instead.';
const ON_SHIM_ZH = '此处在兼容层上照常工作。移除兼容层之前，请改写为覆盖表中给出的写法。';

/** Why a mention of the SDK was not converted. The message is the general case; a finding's reason names the place. */
export const LEDGER_CODES = {
  // Left on the shim: it works as it is.
  'flow-blocked': shim(
    'The value is shared with code that cannot be converted, so all of it stays legacy.',
    '该值与无法转换的代码共用，因此整体保持旧写法。',
    'Convert the blocking place named in the evidence by hand, then run the tool again.',
    '请手工处理证据中指出的位置，然后再次运行工具。',
  ),
  escapes: shim(
    'The value goes somewhere that cannot be followed.',
    '该值流向无法分析的位置。',
    'Pass the value through a function or variable the tool can see, or convert this place by hand.',
    '请让该值经过可分析的函数或变量，或手工转换。',
  ),
  'no-transform': shim(
    'There is no conversion for this member yet.',
    '该成员暂无自动转换。',
    ON_SHIM_EN,
    ON_SHIM_ZH,
  ),
  'needs-login-on-shim': shim(
    'Login stays on the shim, and this call depends on it.',
    '登录仍在兼容层上，此调用依赖于它。',
    'See why login was not converted; this place follows it.',
    '请查看登录未被转换的原因，解决后此处会一并转换。',
  ),
  'needs-other-site': shim(
    'Another place has to be converted together with this one and could not be.',
    '另一处必须与此处一起转换，但未能转换。',
    'See the place named in the reason.',
    '请查看原因中指出的位置。',
  ),
  'unknown-listeners': shim(
    'The listeners object is not written where it can be read completely.',
    '无法完整读取监听对象。',
    'Write the listeners as one object literal and pass it to login.',
    '请把监听写成一个对象字面量并传给 login。',
  ),
  'unknown-callback': shim(
    'The callback is not a function that can be read here.',
    '无法读取此处的回调函数。',
    'Pass a function expression or the name of a function declared once.',
    '请传入函数表达式，或只声明一次的函数名。',
  ),
  'callback-uses-this': shim(
    'The callback uses this or arguments, which change in a promise.',
    '回调使用了 this 或 arguments，改为 Promise 后会变化。',
    'Keep what it needs in a variable outside.',
    '请在外层用变量保存所需的值。',
  ),
  'callback-reused': shim(
    'The callback is also used elsewhere with legacy values.',
    '该回调还在别处以旧类型的值被调用。',
    'Give each use a function of its own.',
    '请为每处使用单独的函数。',
  ),
  'result-used': shim(
    'The value the call returns is used, and the native call returns something else.',
    '调用的返回值被使用，而原生调用的返回值不同。',
    'Use the callbacks instead of the returned value.',
    '请改用回调而不是返回值。',
  ),
  'unknown-argument': shim(
    'An argument cannot be read where the call stands.',
    '无法在调用处读取参数。',
    'Write the options as an object literal in the call or in one variable.',
    '请把选项写成字面量或只赋值一次的变量。',
  ),
  'ambiguous-type': shim(
    'The expression holds a legacy value at one time and something else at another.',
    '该表达式有时是旧类型的值，有时不是。',
    'Use one variable for one kind of value.',
    '请让一个变量只保存一种类型的值。',
  ),
  'field-unknown': shim(
    'The field does not exist on the native object.',
    '原生对象没有该字段。',
    'Find the value in the native object by hand; docs/en/coverage.md lists the fields.',
    '请参照 docs/zh/coverage.md 在原生对象中查找该值。',
  ),
  'own-field': shim(
    'The application keeps a field of its own on a legacy object.',
    '应用在旧对象上保存了自己的字段。',
    'Keep it in a map by message id.',
    '请以消息 ID 为键另行保存。',
  ),
  'store-live-object': shim(
    'The live objects of MsgStore are changed directly.',
    '直接修改了 MsgStore 的内部对象。',
    'Use the functions of the conversation store.',
    '请使用会话存储提供的函数。',
  ),
  'private-member': shim(
    'A private member of the legacy SDK is used.',
    '使用了旧 SDK 的私有成员。',
    'Use the public getter of the same value.',
    '请使用对应的公开方法。',
  ),
  'to-html': shim(
    'toHtml has no native counterpart.',
    'toHtml 没有原生对应。',
    'Render the elements yourself from webim2tim.parseElements(message).',
    '请用 webim2tim.parseElements(message) 自行渲染。',
  ),
  'not-provably-one-element': shim(
    'It cannot be shown what elements the message has.',
    '无法确定消息包含哪些元素。',
    'Build the message where it is sent.',
    '请在发送处构造消息。',
  ),
  'asked-for-shim': shim(
    'The run was told to leave the code on the shim (--to shim).',
    '本次运行指定保留在兼容层上（--to shim）。',
    'Run without --to shim to convert.',
    '去掉 --to shim 即可转换。',
  ),
  'other-capability': shim(
    'The run was told to convert other capabilities only (--only).',
    '本次运行只转换其他功能（--only）。',
    'Run again with this capability in --only, or without --only.',
    '请在 --only 中加入该功能，或去掉 --only 后再次运行。',
  ),
  'not-selected': shim(
    'The place was left out of this run: its change was declined, or belongs to another step of the plan.',
    '本次运行没有处理此处：其改动未被接受，或属于计划中的另一步。',
    'Run again and accept it, or follow the next step of the plan.',
    '请再次运行并接受，或执行计划的下一步。',
  ),
  'verification-failed': shim(
    'The converted text did not parse or changed more than its edits, so the file was left alone.',
    '转换后的文本无法解析或超出修改范围，文件保持不变。',
    'Please report this with the file.',
    '请附上文件反馈问题。',
  ),

  // A person has to look.
  'dynamic-access': person(
    'A member of the SDK is reached by a name made at run time.',
    '通过运行时拼出的名称访问 SDK 成员。',
    'Write the member by name.',
    '请直接写出成员名。',
  ),
  'dynamic-code': person(
    'The SDK is used in code that is built as text (eval, new Function, setTimeout with a string).',
    'SDK 出现在以文本拼成的代码中（eval、new Function、字符串形式的 setTimeout）。',
    'Write it as a function.',
    '请改写为函数。',
  ),
  'unknown-member': person(
    'The member is not part of the legacy SDK.',
    '旧 SDK 没有该成员。',
    'Check the spelling, or who adds it to webim.',
    '请检查拼写，或查找是谁添加到 webim 上的。',
  ),
  'sdk-modified': person(
    'The application changes the SDK object.',
    '应用修改了 SDK 对象。',
    'Move the change into your own code; the shim keeps it working until then.',
    '请移到自己的代码中；在此之前兼容层会保持其可用。',
  ),
  'sdk-passed-on': person(
    'The SDK object itself is handed to code that cannot be seen.',
    'SDK 对象本身被传给无法分析的代码。',
    'Check that code by hand.',
    '请手工检查该代码。',
  ),
  impossible: person(
    'tim-js-sdk has nothing for this.',
    'tim-js-sdk 没有对应的能力。',
    'See docs/en/coverage.md for what can be done instead, mostly on your server.',
    '替代办法见 docs/zh/coverage.md，多数需由业务服务器完成。',
  ),
  'with-statement': person(
    'Inside a with statement no name can be told for sure.',
    'with 语句中无法确定名称含义。',
    'Remove the with statement.',
    '请去掉 with 语句。',
  ),
  'template-code': person(
    'Server template code stands in the script where nothing can stand for it, so the script cannot be read.',
    '脚本中混有服务端模板代码，且无法用占位内容代替，因此无法读取该脚本。',
    'Move the template values into variables at the top of the script.',
    '请把模板输出移到脚本开头的变量中。',
  ),
  'server-code': person(
    'The mention is in code that runs on the server, which is not read.',
    '出现在服务端代码中，工具不读取服务端代码。',
    'Look whether it writes script code that uses the SDK, and change that by hand.',
    '请检查它是否输出使用 SDK 的脚本代码，如有请手工修改。',
  ),
  'template-read': person(
    'A template reads a value of the legacy SDK, and templates are not converted.',
    '模板读取了旧 SDK 的值，而模板不会自动转换。',
    'The value stays legacy until the template reads something else: fill plain fields in the script and show those.',
    '在模板改为读取其他内容之前，该值保持旧类型：请在脚本中取出普通字段，再由模板显示。',
  ),
  'escaped-attribute': person(
    'The event handler is written with character references (&quot; and the like), which are not edited.',
    '事件处理代码中含有字符引用（如 &quot;），不会自动修改。',
    'Move the code into a function and call that from the attribute.',
    '请将代码移入函数，在属性中调用该函数。',
  ),
  'script-place-unknown': person(
    'The place of this script in the page could not be determined, so it was not edited.',
    '无法确定该脚本在页面中的位置，因此未作修改。',
    'Move the script into a file of its own.',
    '请将脚本移到单独的文件中。',
  ),
  'script-language': person(
    'The script is written in a language that is compiled to JavaScript and that the tool does not read.',
    '脚本使用了需编译为 JavaScript 的其他语言，工具无法读取。',
    'Convert it by hand; until then it works on the shim.',
    '请手工转换；在此之前由兼容层支持。',
  ),
  'sdk-tag-unknown': person(
    'The page that loads the SDK for these scripts could not be changed by itself.',
    '无法自动修改为这些脚本加载 SDK 的页面。',
    'Run over the page, too, or replace its script tag by hand: tim-js.js, webim2tim.js, and webim2tim.shim.js if something stays on the shim.',
    '请把页面也包含进来，或手工把 script 标签替换为 tim-js.js、webim2tim.js，如有代码留在兼容层上再加 webim2tim.shim.js。',
  ),
  'sdk-import': person(
    'The SDK is loaded as a module, which is not replaced automatically.',
    'SDK 以模块方式加载，不会自动替换。',
    "Import 'webim2tim' instead, or put webim.all.min.js of webim2tim where the loader finds the SDK.",
    "请改为导入 'webim2tim'，或把 webim2tim 的 webim.all.min.js 放到加载器读取 SDK 的位置。",
  ),
  'two-logins': person(
    'login is called in more than one place.',
    '有多处调用 login。',
    'Put login into one function and call that.',
    '请把 login 放进一个函数并统一调用。',
  ),
  'unparsable-script': person(
    'The script does not parse.',
    '脚本无法解析。',
    'Correct the syntax error, or exclude the file.',
    '请修正语法错误，或排除该文件。',
  ),

  // Not ours.
  comment: foreign('The mention is in a comment.', '出现在注释中。', 'Nothing to do.', '无需处理。'),
  string: foreign('The mention is in a string.', '出现在字符串中。', 'Nothing to do.', '无需处理。'),
  'sdk-alias': foreign(
    'A name of the application for the SDK, given by a function; nothing of the SDK is used at this place.',
    '应用为 SDK 起的名字（由函数返回）；此处没有使用 SDK。',
    'Remove it when nothing uses it any more.',
    '不再使用时可以删除。',
  ),
  'shadowed-name': foreign(
    'The name is declared by the application and is not the SDK.',
    '该名称由应用声明，不是 SDK。',
    'Nothing to do.',
    '无需处理。',
  ),
  'other-object': foreign(
    'A property of that name on another object.',
    '其他对象上的同名属性。',
    'Nothing to do.',
    '无需处理。',
  ),
  markup: foreign(
    'The mention is in the text or an attribute of the page, not in a script.',
    '出现在页面文本或属性中，不在脚本里。',
    'Nothing to do.',
    '无需处理。',
  ),
  'sdk-file': foreign(
    'The file is the SDK itself.',
    '该文件就是 SDK 本身。',
    'Delete it when no page loads it any more.',
    '不再有页面加载它时即可删除。',
  ),

  // Files.
  'file-unreadable': person(
    'The file could not be read.',
    '文件无法读取。',
    'Check its permissions.',
    '请检查文件权限。',
  ),
  'file-unparsable': person(
    'The file does not parse.',
    '文件无法解析。',
    'Correct the syntax error named in the reason, or exclude the file.',
    '请修正原因中指出的语法错误，或排除该文件。',
  ),
  'file-unwritable': person(
    'The file could not be written.',
    '文件无法写入。',
    'Check its permissions; nothing of it was changed.',
    '请检查文件权限；文件没有被改动。',
  ),
  'file-in-the-way': person(
    'A file of the application is where a new one has to go.',
    '新文件的位置上已有应用自己的文件。',
    'Move or rename the file named in the reason and run again; nothing that belongs together with it was changed.',
    '请移走或重命名原因中指出的文件，然后再次运行；与之相关的内容均未改动。',
  ),
  'file-changed': person(
    'The file changed on disk while the tool was running.',
    '工具运行期间文件被改动。',
    'Run the tool again.',
    '请再次运行工具。',
  ),
  'file-too-deep': person(
    'The code is nested too deeply to be looked at.',
    '代码嵌套过深，无法分析。',
    'Split the expression or the element named in the reason, or exclude the file if it is built.',
    '请拆分原因中指出的表达式或元素；若是构建产物请排除该文件。',
  ),
  'conversion-failed': person(
    'The tool failed at this file or at one it belongs together with; all of them were left alone.',
    '工具在处理此文件或与其关联的文件时出错，这些文件均保持不变。',
    'Please report this with the details in the log that the run names. Everything else was looked at.',
    '请附上运行结果中指出的日志反馈问题。其余文件不受影响。',
  ),
  'file-too-large': person(
    'The file mentions the SDK and is too large to be looked at.',
    '文件提到了 SDK，但过大，未作分析。',
    'Exclude it if it is data or built; if it is your own code, split it.',
    '若是数据或构建产物请排除该文件；若是自己的代码请拆分。',
  ),
  'unknown-encoding': person(
    'The encoding of the file could not be told for sure.',
    '无法确定文件编码。',
    'Convert the file to UTF-8.',
    '请把文件转换为 UTF-8。',
  ),
  'encoding-lossy': person(
    'The new text has characters that the encoding of the file cannot hold.',
    '新文本中有该文件编码无法表示的字符。',
    'Convert the file to UTF-8.',
    '请把文件转换为 UTF-8。',
  ),
  'unsupported-container': person(
    'The file mentions the SDK, and files of this kind cannot be opened yet.',
    '文件提到了 SDK，但目前无法处理此类文件。',
    'Convert it by hand; until then it works on the shim.',
    '请手工转换；在此之前由兼容层支持。',
  ),
  'own-report': foreign(
    'The file is a report of this tool.',
    '该文件是本工具生成的报告。',
    'Nothing to do.',
    '无需处理。',
  ),
  'source-map': foreign(
    'The file is a source map.',
    '该文件是 source map。',
    'Build again after the migration.',
    '迁移后请重新构建。',
  ),
  minified: foreign(
    'The file is minified.',
    '文件是压缩后的代码。',
    'Convert its source and build again.',
    '请转换源代码后重新构建。',
  ),
  vendored: foreign('The file belongs to a library.', '文件属于第三方库。', 'Nothing to do.', '无需处理。'),
  ignored: foreign(
    'The file is excluded by .gitignore or --ignore.',
    '文件被 .gitignore 或 --ignore 排除。',
    'Nothing to do.',
    '无需处理。',
  ),
  binary: foreign('The file is not text.', '文件不是文本。', 'Nothing to do.', '无需处理。'),
} as const satisfies Record<string, LedgerCodeEntry>;
