import { CLI_CODES, type CodeEntry, LEDGER_CODES, SHIM_CODES } from '../dictionary/codes.ts';

type Language = 'en' | 'zh';

const WORDS = {
  en: {
    title: 'Codes',
    other: '[中文](codes.zh-CN.md)',
    intro:
      'Everything webim2tim says has a code that never changes its meaning. Generated from `dictionary/codes/` by `npx vitest run test/dictionary/codes.test.ts -u`; do not edit.',
    shim: [
      'On the page',
      'Warnings of the shim, on the console and through `webim.migrate.on`. Mute one with `webim.migrate.mute(code)`.',
    ],
    ledger: [
      'In the ledger',
      'Why a mention of the SDK or a file was not converted. `shim`: works as it is. `person`: somebody has to look. `foreign`: not ours.',
    ],
    cli: ['On the command line', 'Errors and refusals.'],
  },
  zh: {
    title: '代码一览',
    other: '[English](codes.md)',
    intro:
      'webim2tim 的每条提示都有固定含义的代码。由 `npx vitest run test/dictionary/codes.test.ts -u` 根据 `dictionary/codes/` 生成，请勿手工修改。',
    shim: ['页面', '兼容层的警告，输出到控制台和 `webim.migrate.on`。可用 `webim.migrate.mute(code)` 静音。'],
    ledger: [
      '台账',
      '某处或某个文件未被转换的原因。`shim`：保持原样即可运行；`person`：需要人工处理；`foreign`：与本工具无关。',
    ],
    cli: ['命令行', '错误与拒绝执行。'],
  },
} as const;

/** The page of all codes in Markdown: what each means and what to do. */
export function codesTable(language: Language): string {
  const words = WORDS[language];
  const lines = [`# ${words.title}`, '', words.other, '', words.intro, ''];
  lines.push(...section(words.shim, SHIM_CODES, language));
  lines.push(...section(words.ledger, LEDGER_CODES, language));
  lines.push(...section(words.cli, CLI_CODES, language));
  return `${lines.join('\n').trimEnd()}\n`;
}

function section(
  [title, intro]: readonly [string, string],
  codes: Record<string, CodeEntry & { bucket?: string }>,
  language: Language,
): string[] {
  const entries = Object.entries(codes).flatMap(([name, entry]) => {
    const bucket = entry.bucket ? `\`${entry.bucket}\`: ` : '';
    return [`### ${name}`, '', bucket + entry.message[language], '', entry.advice[language], ''];
  });
  return [`## ${title}`, '', intro, '', ...entries];
}
