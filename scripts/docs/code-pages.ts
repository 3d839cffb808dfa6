import {
  CLI_CODES,
  type Code,
  type CodeEntry,
  LEDGER_CODES,
  SHIM_CODES,
  type Text,
} from '../../dictionary/codes.ts';
import { CODE_NOTES } from './code-notes.ts';

type Language = 'en' | 'zh';
type Entries = Record<string, CodeEntry & { bucket?: string }>;

const GENERATED: Text = {
  en: 'Generated from `dictionary/codes/` and `scripts/docs/` by `npx vitest run test/dictionary/codes.test.ts -u`; do not edit.',
  zh: '由 `npx vitest run test/dictionary/codes.test.ts -u` 根据 `dictionary/codes/` 和 `scripts/docs/` 生成，请勿手工修改。',
};

const WORDS = {
  title: { en: 'Codes', zh: '代码一览' },
  other: { en: '[中文](../../zh/codes/index.md)', zh: '[English](../../en/codes/index.md)' },
  intro: {
    en: 'Everything webim2tim says has a code that never changes its meaning.',
    zh: 'webim2tim 的每条提示都有固定含义的代码。',
  },
  code: { en: 'code', zh: '代码' },
  says: { en: 'what it says', zh: '提示' },
  message: { en: 'Message', zh: '提示' },
  cause: { en: 'Cause', zh: '原因' },
  solution: { en: 'Solution', zh: '解决办法' },
  sample: { en: 'Sample', zh: '示例' },
  all: { en: 'All codes', zh: '全部代码' },
} as const satisfies Record<string, Text>;

/** The families of codes: what they are, and what the page of one says about where it is met. */
const FAMILIES: readonly {
  codes: Entries;
  title: Text;
  intro: Text;
  met(code: string, bucket?: string): Text;
}[] = [
  {
    codes: SHIM_CODES,
    title: { en: 'On the page', zh: '页面' },
    intro: {
      en: 'Warnings of the shim, on the console and through `webim.migrate.on`. Mute one with `webim.migrate.mute(code)`.',
      zh: '兼容层的警告，输出到控制台和 `webim.migrate.on`。可用 `webim.migrate.mute(code)` 静音。',
    },
    met: (code) => ({
      en: `Said by the shim on the page. To silence it: \`webim.migrate.mute('${code}')\`.`,
      zh: `由兼容层在页面上提示。静音：\`webim.migrate.mute('${code}')\`。`,
    }),
  },
  {
    codes: LEDGER_CODES,
    title: { en: 'In the ledger', zh: '台账' },
    intro: {
      en: 'Why a mention of the SDK or a file was not converted. `shim`: works as it is. `person`: somebody has to look. `foreign`: not ours.',
      zh: '某处或某个文件未被转换的原因。`shim`：保持原样即可运行；`person`：需要人工处理；`foreign`：与本工具无关。',
    },
    met: (_, bucket = '') => BUCKETS[bucket as keyof typeof BUCKETS],
  },
  {
    codes: CLI_CODES,
    title: { en: 'On the command line', zh: '命令行' },
    intro: { en: 'Errors and refusals.', zh: '错误与拒绝执行。' },
    met: () => ({ en: 'Said by the command line.', zh: '由命令行提示。' }),
  },
];

const BUCKETS = {
  shim: {
    en: 'In reports and the ledger, bucket `shim`: the code stays as it is and keeps working on the drop-in script.',
    zh: '见于报告和台账，归入 `shim`：代码保持原样，由替换脚本继续支持。',
  },
  person: {
    en: 'In reports and the ledger, bucket `person`: somebody has to look.',
    zh: '见于报告和台账，归入 `person`：需要人工处理。',
  },
  foreign: {
    en: 'In reports and the ledger, bucket `foreign`: not the SDK, or not your code.',
    zh: '见于报告和台账，归入 `foreign`：不是 SDK，或不是您的代码。',
  },
} as const satisfies Record<string, Text>;

/** Every page about codes in a language: file name in `docs/LANG/codes/` to Markdown. */
export function codePages(language: Language): Map<string, string> {
  const pages = new Map([['index.md', indexPage(language)]]);
  for (const family of FAMILIES) {
    for (const [code, entry] of Object.entries(family.codes)) {
      pages.set(`${code}.md`, codePage(code, entry, family.met(code, entry.bucket)[language], language));
    }
  }
  return pages;
}

function indexPage(language: Language): string {
  const say = (text: Text) => text[language];
  const lines = [`# ${say(WORDS.title)}`, '', say(WORDS.other), ''];
  lines.push(`${say(WORDS.intro)} ${say(GENERATED)}`, '');
  for (const { codes, title, intro } of FAMILIES) {
    lines.push(`## ${say(title)}`, '', say(intro), '');
    lines.push(`| ${say(WORDS.code)} | ${say(WORDS.says)} |`, '|---|---|');
    for (const [code, { message }] of Object.entries(codes)) {
      lines.push(`| [\`${code}\`](${code}.md) | ${plain(say(message)).replaceAll('|', '\\|')} |`);
    }
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function codePage(code: string, entry: CodeEntry, met: string, language: Language): string {
  const note = Object.hasOwn(CODE_NOTES, code) ? CODE_NOTES[code as Code] : undefined;
  const sections: [Text, string | undefined][] = [
    [WORDS.message, plain(entry.message[language])],
    [WORDS.cause, note?.cause[language]],
    [WORDS.solution, plain(entry.advice[language])],
    [WORDS.sample, note?.sample?.trim()],
  ];
  const lines = [`# ${code}`, '', met, ''];
  for (const [title, text] of sections) if (text) lines.push(`## ${title[language]}`, '', text, '');
  lines.push(`[${WORDS.all[language]}](index.md)`, '', `<!-- ${GENERATED[language]} -->`);
  return `${lines.join('\n')}\n`;
}

/** A text of the dictionary as Markdown that shows exactly it. */
const plain = (text: string) => text.replace(/[<>*_`[\]\\]/g, '\\$&');
