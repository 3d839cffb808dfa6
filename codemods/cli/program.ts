import { CommanderError } from 'commander';
import { SDK_VERSION, VERSION } from '../pages/assets.ts';
import type { Lang } from '../report/texts.ts';
import { CliCommand, type CliContext } from './cli-command.ts';
import { addCheck } from './commands/check.ts';
import { addCompletion } from './commands/completion.ts';
import { addConform } from './commands/conform.ts';
import { addInit } from './commands/init.ts';
import { addMigrate } from './commands/migrate.ts';
import { addPlay } from './commands/play.ts';
import { addScan } from './commands/scan.ts';
import { addUndo } from './commands/undo.ts';
import { applyConfig } from './config/apply.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { langOf, langOfArguments, sayIn } from './lang.ts';
import type { ConfigFlags } from './options/config.ts';
import { addLanguage } from './options/language.ts';
import type { Terminal } from './terminal.ts';

export type { Terminal } from './terminal.ts';

/** Runs a command line (without `node` and the script). Never throws; the number is the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const lang = langOf(args, terminal.env ?? process.env);
  const context: CliContext = { terminal, lang, say: sayIn(lang), exitCode: EXIT.DONE };
  try {
    const program = buildProgram(context);
    let other: readonly string[] | undefined;
    program.hook('preAction', async (_, action) => {
      other = await useConfig(action as CliCommand, args, lang);
      if (other) throw new CommanderError(0, 'webim2tim.again', '');
    });
    try {
      await program.parseAsync([...args], { from: 'user' });
    } catch (error) {
      if (other) return await runCommandLine(other, terminal);
      throw error;
    }
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
    if (error instanceof CliError) {
      terminal.err(`${error.text(lang)}\n`);
      return error.exitCode;
    }
    const { writeCrashLog } = await import('./crash-log.ts');
    const log = writeCrashLog(error as Error, args) ?? '-';
    const values = { reason: (error as Error).message, log };
    terminal.err(`${new CliError('internal', EXIT.INTERNAL, values).text(lang)}\n`);
    return EXIT.INTERNAL;
  }
}

/**
 * Reads the settings for a command that takes any. @returns the command line to start over with, when they ask for
 * another language: by then everything speaks the first one
 */
async function useConfig(
  command: CliCommand,
  args: readonly string[],
  lang: Lang,
): Promise<readonly string[] | undefined> {
  const flags = command.opts<ConfigFlags>();
  if (flags.config === false || !command.options.some(({ long }) => long === '--config')) return undefined;
  const { readConfig } = await import('./config/read.ts');
  const found = await readConfig(command.context.terminal.cwd, flags.config);
  if (!found) return undefined;
  applyConfig(command, found);
  const wanted = langOfArguments(args) ?? command.opts().lang ?? lang;
  return wanted === lang ? undefined : ['--lang', wanted, ...args];
}

/** Help texts by command line, in a language; the build writes them down, because commander takes a while to load. */
export async function helpTexts(lang: Lang): Promise<Record<string, string>> {
  const texts: Record<string, string> = {};
  const silent: Terminal = { cwd: '/', out() {}, err() {}, colors: false, env: {} };
  const names = buildProgram({ terminal: silent, lang, say: sayIn(lang), exitCode: EXIT.DONE }).commands;
  for (const name of ['', ...names.map((command) => command.name())]) {
    let text = '';
    const out = (part: string) => {
      text += part;
    };
    await runCommandLine([...(name ? [name] : []), '--help', '--lang', lang], { ...silent, out });
    texts[name] = text;
  }
  return texts;
}

/** Which generations this version leads from and to. */
const versions = (say: CliContext['say']) =>
  `webim2tim ${VERSION}\n${say('from', '从')} webim.js 1.7 (1.7.0 - 1.7.3)\n` +
  `${say('to', '到')} tim-js-sdk ${SDK_VERSION}, tim-wx-sdk ${SDK_VERSION}\nNode ${process.version}`;

/** The tree of commands; what it says is in the language of the context. */
export function buildProgram(context: CliContext): CliCommand {
  const { say } = context;
  const program = new CliCommand('webim2tim', context);
  program
    .description(
      say(
        'The way out of the legacy web IM SDK webim.js 1.7: to native tim-js-sdk v2, or to the shim.',
        '告别旧版 Web IM SDK webim.js 1.7：迁移到原生 tim-js-sdk v2，或先用兼容层。',
      ),
    )
    .version(versions(say), '-V, --version', say('show the version', '显示版本'))
    .helpCommand('help [command]', say('show the help of a command', '显示命令的帮助'))
    .addHelpText('after', () => `\n${exitCodes(say)}`);
  addScan(program);
  addMigrate(program);
  addCheck(program);
  addUndo(program);
  addPlay(program);
  addConform(program);
  addInit(program);
  addCompletion(program);
  addLanguage(program);
  return program;
}

const exitCodes = (say: CliContext['say']) =>
  say(
    'Exit codes: 0 nothing is left for a person, 1 something is, 2 a file could not be read, parsed or written,\n' +
      '3 wrong usage, 4 the tool failed.',
    '退出码：0 没有需人工处理的内容，1 有，2 有文件无法读取、解析或写入，3 用法错误，4 工具内部错误。',
  );
