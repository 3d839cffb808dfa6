import { Command, type ErrorOptions, type Option } from 'commander';
import type { CliCode, Text } from '../../dictionary/codes.ts';
import type { Lang } from '../report/texts.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import type { Say } from './lang.ts';
import type { Terminal } from './terminal.ts';

/** What is common to all commands of one run. */
export interface CliContext {
  terminal: Terminal;
  lang: Lang;
  say: Say;
  /** What the process ends with; a command sets it when it has run. */
  exitCode: ExitCode;
}

/**
 * A command that speaks the language of the run: the headings and remarks commander adds to a help text, and what it
 * finds wrong on a command line, which becomes a {@link CliError} with a code of ours.
 */
export class CliCommand extends Command {
  constructor(
    name: string,
    readonly context: CliContext,
  ) {
    super(name);
    const { terminal, lang, say } = context;
    this.exitOverride()
      .configureOutput({
        writeOut: terminal.out,
        writeErr: terminal.err,
        getOutHasColors: () => terminal.colors,
        getOutHelpWidth: () => 100,
      })
      .configureHelp({
        styleTitle: (title) => heading(title, lang),
        optionDescription: (option) => described(option, say),
        argumentDescription: ({ description, defaultValue }) =>
          defaultValue === undefined
            ? description
            : noted(description, [defaultNote(defaultValue, say)], say),
      })
      .helpOption('-h, --help', say('show this help', '显示帮助'));
  }

  override createCommand(name?: string): CliCommand {
    return new CliCommand(name ?? '', this.context);
  }

  /** The command a help text, an error or a hint names: `webim2tim scan`. */
  path(): string {
    return this.parent ? `${(this.parent as CliCommand).path()} ${this.name()}` : this.name();
  }

  override error(message: string, options?: ErrorOptions): never {
    const read = PROBLEMS[options?.code ?? ''];
    if (!read) super.error(message, options);
    const [code, values] = read(message);
    throw new CliError(code, EXIT.USAGE, { ...values, command: this.path() });
  }
}

type Problem = [CliCode, Record<string, string | Text>];

/** How commander's messages are read; they are English and name what they are about in quotes. */
const PROBLEMS: Record<string, (message: string) => Problem> = {
  'commander.unknownOption': (message) => unknown('option-unknown', message),
  'commander.unknownCommand': (message) => unknown('command-unknown', message),
  'commander.missingArgument': (message) => ['argument-missing', { argument: quoted(message)[0] ?? '' }],
  'commander.optionMissingArgument': (message) => [
    'option-needs-value',
    { option: quoted(message)[0] ?? '' },
  ],
  'commander.missingMandatoryOptionValue': (message) => [
    'missing-option',
    { option: quoted(message)[0] ?? '' },
  ],
  'commander.conflictingOption': (message) => {
    const [option = '', other = ''] = quoted(message);
    return ['options-conflict', { option, other }];
  },
  'commander.excessArguments': () => ['too-many-arguments', {}],
  'commander.invalidArgument': (message) => {
    const isArgument = message.includes('is invalid for argument');
    const [first = '', second = ''] = quoted(message);
    const [option, value] = isArgument ? [second, first] : [first, second];
    const reason = /is invalid(?: for argument '[^']*')?\. ([\s\S]*)$/.exec(message)?.[1] ?? '';
    return ['bad-option', { option, value, reason: choices(reason) }];
  },
};

const quoted = (message: string) => [...message.matchAll(/'([^']*)'/g)].map(([, text = '']) => text);

function unknown(code: 'option-unknown' | 'command-unknown', message: string): Problem {
  const name = quoted(message)[0] ?? '';
  const near = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const hint = near ? { en: ` Did you mean ${near}?`, zh: `您是否想用 ${near}？` } : '';
  return [code, { name, hint }];
}

/** The one reason commander gives itself; the others are texts of ours, in the language of the run already. */
function choices(reason: string): string | Text {
  const allowed = /^Allowed choices are (.*)\.$/.exec(reason)?.[1];
  return allowed ? { en: `It takes ${allowed}.`, zh: `可用的值：${allowed}。` } : reason;
}

const HEADINGS: Record<string, string> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

const heading = (title: string, lang: Lang) => (lang === 'zh' ? (HEADINGS[title] ?? title) : title);

/** The description of an option with what it takes, what it is when it is absent, and the variable that sets it. */
function described({ description, argChoices, defaultValue, envVar, required, optional }: Option, say: Say) {
  const notes = [
    ...(argChoices ? [argChoices.join(say(' or ', ' 或 '))] : []),
    ...(defaultValue !== undefined && (required || optional) && !Array.isArray(defaultValue)
      ? [defaultNote(defaultValue, say)]
      : []),
    ...(envVar ? [say(`environment: ${envVar}`, `环境变量：${envVar}`)] : []),
  ];
  return noted(description, notes, say);
}

const defaultNote = (value: unknown, say: Say) => say(`default: ${value}`, `默认：${value}`);

const noted = (description: string, notes: readonly string[], say: Say) =>
  notes.length
    ? `${description}${say(' (', '（')}${notes.join(say('; ', '；'))}${say(')', '）')}`
    : description;
