import { CommanderError } from 'commander';
import { VERSION } from '../pages/assets.ts';
import { CliCommand, type CliContext } from './cli-command.ts';
import { addConform } from './commands/conform.ts';
import { addMigrate } from './commands/migrate.ts';
import { addPlay } from './commands/play.ts';
import { addScan } from './commands/scan.ts';
import { addUndo } from './commands/undo.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { langOf, sayIn } from './lang.ts';
import { addLanguage } from './options/language.ts';
import type { Terminal } from './terminal.ts';

export type { Terminal } from './terminal.ts';

/** Runs a command line (without `node` and the script). Never throws; the number is the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const lang = langOf(args, terminal.env ?? process.env);
  const context: CliContext = { terminal, lang, say: sayIn(lang), exitCode: EXIT.DONE };
  try {
    await buildProgram(context).parseAsync([...args], { from: 'user' });
    return context.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
    if (error instanceof CliError) {
      terminal.err(`${error.text(lang)}\n`);
      return error.exitCode;
    }
    terminal.err(`${internalError(error as Error).text(lang)}\n`);
    terminal.err(`\n${(error as Error).stack}\n`);
    return EXIT.INTERNAL;
  }
}

const internalError = (error: Error) => new CliError('internal', EXIT.INTERNAL, { reason: error.message });

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
    .version(VERSION, '-V, --version', say('show the version', '显示版本'))
    .helpCommand('help [command]', say('show the help of a command', '显示命令的帮助'))
    .addHelpText('after', () => `\n${exitCodes(say)}`);
  addScan(program);
  addMigrate(program);
  addUndo(program);
  addPlay(program);
  addConform(program);
  addLanguage(program);
  return program;
}

const exitCodes = (say: CliContext['say']) =>
  say(
    'Exit codes: 0 nothing is left for a person, 1 something is, 2 a file could not be read, parsed or written,\n' +
      '3 wrong usage, 4 the tool failed.',
    '退出码：0 没有需人工处理的内容，1 有，2 有文件无法读取、解析或写入，3 用法错误，4 工具内部错误。',
  );
