import type { Command } from 'commander';
import type { CliCommand, CliContext } from '../../codemods/cli/cli-command.ts';
import { EXIT } from '../../codemods/cli/errors.ts';
import { sayIn } from '../../codemods/cli/lang.ts';
import { buildProgram } from '../../codemods/cli/program.ts';
import type { Text } from '../../dictionary/codes.ts';

type Language = 'en' | 'zh';

const WORDS = {
  title: { en: 'Command line', zh: '命令行' },
  other: { en: '[中文](../zh/cli.md)', zh: '[English](../en/cli.md)' },
  generated: {
    en: '<!-- Generated from the commands by `npx vitest run test/docs/cli-page.test.ts -u`; do not edit. -->\n\n`npx webim2tim COMMAND --help` says the same.',
    zh: '<!-- 由 `npx vitest run test/docs/cli-page.test.ts -u` 根据命令生成，请勿手工修改。 -->\n\n`npx webim2tim COMMAND --help` 显示同样的内容。',
  },
  argument: { en: 'argument', zh: '参数' },
  option: { en: 'option', zh: '选项' },
  does: { en: 'what it does', zh: '作用' },
} as const satisfies Record<string, Text>;

/** The reference of the command line in Markdown, from the tree of commands. */
export function cliPage(lang: Language): string {
  let printed = '';
  const hear = (text: string) => {
    printed += text;
  };
  const terminal = { cwd: '/', out: hear, err: hear, colors: false };
  const context: CliContext = { terminal, lang, say: sayIn(lang), exitCode: EXIT.DONE };
  const program = buildProgram(context);
  const word = (text: Text) => text[lang];
  const lines = [`# ${word(WORDS.title)}`, '', word(WORDS.other), '', word(WORDS.generated), ''];

  const tell = (command: CliCommand) => {
    const help = command.createHelp();
    if (command.parent) lines.push(`## ${command.path()}`, '');
    lines.push(sentence(command.description(), lang), '');
    const args = help.visibleArguments(command as Command);
    if (args.length > 0) {
      lines.push(...table([WORDS.argument, WORDS.does].map(word)));
      for (const each of args) lines.push(row(help.argumentTerm(each), help.argumentDescription(each)));
      lines.push('');
    }
    lines.push(...table([WORDS.option, WORDS.does].map(word)));
    for (const option of help.visibleOptions(command as Command))
      lines.push(
        row(
          help.optionTerm(option),
          command.configureHelp().optionDescription?.(option) ?? option.description,
        ),
      );
    lines.push('');
    printed = '';
    command.outputHelp();
    // What commander does not know of: remarks and examples.
    const after = printed.slice(command.helpInformation().length).trim();
    if (after) lines.push('```console', after, '```', '');
  };
  tell(program);
  for (const command of program.commands) tell(command as CliCommand);
  return `${lines.join('\n').trimEnd()}\n`;
}

const sentence = (text: string, lang: Language) =>
  lang === 'zh'
    ? text.replace(/([^。])$/, '$1。')
    : `${text.slice(0, 1).toUpperCase()}${text.slice(1).replace(/\.?$/, '.')}`;
const table = ([left, right]: string[]) => [`| ${left} | ${right} |`, '|---|---|'];
const row = (term: string, what: string) =>
  `| \`${cell(term)}\` | ${cell(what).replace(/[<>*_[\]]/g, '\\$&')} |`;
const cell = (text: string) => text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
