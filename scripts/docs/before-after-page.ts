import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'acorn';
import type { Text } from '../../dictionary/codes.ts';

type Language = 'en' | 'zh';

interface Pair {
  /** Folder of `fixtures/cases` the pair is taken from. */
  case: string;
  /** Top-level functions and variables to show, of those that are there before and after; all of the file when absent. */
  only?: readonly string[];
  /** What a reader would not see by looking. */
  remark: Text;
}

const WORDS = {
  title: { en: 'Before and after', zh: '迁移前后对照' },
  other: { en: '[中文](../zh/before-after.md)', zh: '[English](../en/before-after.md)' },
  generated: {
    en: '<!-- Generated from `fixtures/cases/` by `npx vitest run test/docs/before-after.test.ts -u`; do not edit. -->',
    zh: '<!-- 由 `npx vitest run test/docs/before-after.test.ts -u` 根据 `fixtures/cases/` 生成，请勿手工修改。 -->',
  },
  intro: {
    en: 'What the codemods make of old code. Every pair is part of a conversion case that the tests convert, run on both SDKs and compare; `show` is a function of the page. The [coverage table](coverage.md) has all members.',
    zh: '代码转换把旧代码变成什么样。每一对都取自一个转换用例：测试会转换它，在新旧两个 SDK 上运行并对比结果；`show` 是页面自己的函数。全部成员见[覆盖表](coverage.md)。',
  },
  before: { en: 'Before:', zh: '迁移前：' },
  after: { en: 'After:', zh: '迁移后：' },
  source: { en: 'Case', zh: '用例' },
} as const satisfies Record<string, Text>;

const GROUPS: readonly { title: Text; pairs: readonly Pair[] }[] = [
  {
    title: { en: 'Login', zh: '登录' },
    pairs: [
      {
        case: 'login-without-an-error-callback',
        remark: {
          en: 'The instance is made once, listeners are bound to it, and the promise is fulfilled when the SDK is ready.',
          zh: '实例只创建一次，监听绑定在实例上；SDK 就绪后 Promise 才完成。',
        },
      },
    ],
  },
  {
    title: { en: 'Sending', zh: '发送消息' },
    pairs: [
      {
        case: 'two-sends-one-callback',
        only: ['ok', 'bad', 'say'],
        remark: {
          en: 'The old SDK escaped texts; the page keeps that until you drop `xssFilter`. Callbacks by name become native together with their calls.',
          zh: '旧 SDK 会转义文本；在您去掉 `xssFilter` 之前，页面保持原有行为。以名称传入的回调与调用一起转为原生写法。',
        },
      },
    ],
  },
  {
    title: { en: 'Receiving', zh: '接收消息' },
    pairs: [
      {
        case: 'custom-message-of-json',
        only: ['onMessageReceived', 'onMsgNotify'],
        remark: {
          en: 'One event brings what several listeners brought; `splitMessages` tells messages, live rooms and notices apart.',
          zh: '一个事件带来原先多个监听的内容；`splitMessages` 区分普通消息、直播群消息和通知。',
        },
      },
    ],
  },
  {
    title: { en: 'Groups', zh: '群组' },
    pairs: [
      {
        case: 'create-group-then-join',
        only: ['leave', 'handOver', 'rename'],
        remark: {
          en: 'An options object that is built before the call stays; its fields are read where the native call needs them.',
          zh: '调用前构造的选项对象保持不变，在原生调用需要之处读取其字段。',
        },
      },
    ],
  },
  {
    title: { en: 'History', zh: '历史消息' },
    pairs: [
      {
        case: 'history-pages',
        only: ['older'],
        remark: {
          en: 'Paging goes on by time and key, as before.',
          zh: '翻页仍按时间和 key 继续。',
        },
      },
    ],
  },
  {
    title: { en: 'Live rooms', zh: '直播群' },
    pairs: [
      {
        case: 'create-group-then-join',
        only: ['createRoom', 'joinRoom'],
        remark: {
          en: 'Error codes stay. Joining twice was an error, and stays one.',
          zh: '错误码不变。重复加入原先会报错，现在仍然如此。',
        },
      },
    ],
  },
  {
    title: { en: 'Profiles and friends', zh: '资料与好友' },
    pairs: [
      {
        case: 'first-login-sets-a-name',
        only: ['setName'],
        remark: { en: 'Tags become fields of the profile.', zh: '标签变为资料字段。' },
      },
      {
        case: 'friend-applications',
        only: ['showApplications'],
        remark: {
          en: 'Answers are read by their native names, in every loop that goes over them.',
          zh: '结果按原生字段名读取，遍历它的循环也一并改写。',
        },
      },
    ],
  },
  {
    title: { en: 'Errors', zh: '错误' },
    pairs: [
      {
        case: 'error-put-in-an-own-object',
        only: ['failures', 'leave'],
        remark: {
          en: 'Where the fields of an error become data of the page, it crosses over to the old form at one visible place.',
          zh: '错误的字段成为页面自身的数据时，在一个明确可见的位置转换为旧格式。',
        },
      },
    ],
  },
];

/** The pairs of old and converted code in Markdown. @throws when a case, its run or a name in it is not there. */
export function beforeAfterPage(lang: Language): string {
  const word = (text: Text) => text[lang];
  const lines = [WORDS.title, WORDS.other, WORDS.generated, WORDS.intro].map(word);
  lines[0] = `# ${lines[0]}`;
  for (const { title, pairs } of GROUPS) {
    lines.push(`## ${word(title)}`);
    for (const { case: name, only, remark } of pairs) {
      const [input, expected] = ['input', 'expected'].map((side) => partOf(name, side, only));
      lines.push(word(WORDS.before), fenced(input), word(WORDS.after), fenced(expected));
      lines.push(
        `${word(remark)}${lang === 'en' ? ' ' : ''}${inBrackets(`${word(WORDS.source)}`, name, lang)}`,
      );
    }
  }
  return `${lines.join('\n\n')}\n`;
}

const inBrackets = (word: string, name: string, lang: Language) =>
  lang === 'en' ? `(${word} \`${name}\`.)` : `（${word} \`${name}\`。）`;

const fenced = (code = '') => `\`\`\`js case\n${code}\n\`\`\``;

/** Statements of a file of a case, in its order, with the comments inside of them. */
function partOf(name: string, side: string, only?: readonly string[]): string {
  if (!existsSync(new URL(`../../fixtures/cases/${name}/run.ts`, import.meta.url)))
    throw new Error(`fixtures/cases/${name} is not run: the page says that it is.`);
  const text = readFileSync(new URL(`../../fixtures/cases/${name}/${side}.js`, import.meta.url), 'utf8');
  if (!only) return text.trimEnd();
  const parts = parse(text, { ecmaVersion: 'latest' }).body.flatMap((statement) => {
    const names =
      statement.type === 'FunctionDeclaration'
        ? [statement.id.name]
        : statement.type === 'VariableDeclaration'
          ? statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? id.name : []))
          : [];
    return names.some((each) => only.includes(each))
      ? { names, text: text.slice(statement.start, statement.end) }
      : [];
  });
  const found = parts.flatMap(({ names }) => names);
  // What the conversion adds is only in the output.
  const missing = side === 'expected' ? only.filter((each) => !found.includes(each)) : [];
  if (parts.length === 0 || missing.length > 0)
    throw new Error(
      `fixtures/cases/${name}/${side}.js does not declare ${missing.join(', ') || only.join(', ')}.`,
    );
  return parts.map((part) => part.text).join('\n');
}
