import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { VERSION } from '../pages/assets.ts';
import { LedgerMismatchError } from '../report/build.ts';
import type { Lang } from '../report/texts.ts';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { type RunOptions, run } from './run.ts';

/** Options as commander hands them over. */
interface Flags {
  write?: boolean;
  allowDirty?: boolean;
  report?: string;
  include?: string[];
  ignore?: string[];
  to?: 'native' | 'shim';
  diff?: boolean;
  lang: Lang;
}

/** Where a run reads and writes, so that tests can look on. */
export interface Terminal {
  cwd: string;
  out(text: string): void;
  err(text: string): void;
  /** Does the output go to a terminal that shows colours? */
  colors: boolean;
}

/** Runs a command line (without `node` and the script). Never throws; the number is the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let lang: Lang = 'en';
  let exitCode: ExitCode = EXIT.DONE;
  const start = async (command: RunOptions['command'], paths: string[], flags: Flags) => {
    lang = flags.lang;
    exitCode = await run(runOptions(command, paths, flags, terminal));
  };
  const program = buildProgram(terminal, start);
  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.DONE : EXIT.USAGE;
    if (error instanceof CliError) {
      terminal.err(`${error.text(lang)}\n`);
      return error.exitCode;
    }
    terminal.err(`${internalError(error as Error).text(lang)}\n`);
    if (!(error instanceof LedgerMismatchError)) terminal.err(`\n${(error as Error).stack}\n`);
    return EXIT.INTERNAL;
  }
}

const internalError = (error: Error) => new CliError('internal', EXIT.INTERNAL, { reason: error.message });

function buildProgram(
  { out, err }: Terminal,
  start: (command: RunOptions['command'], paths: string[], flags: Flags) => Promise<void>,
): Command {
  const program = new Command('webim2tim')
    .description(
      'The way out of the legacy web IM SDK webim.js 1.7: to native tim-js-sdk v2, or to the shim.',
    )
    .version(VERSION)
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: err })
    .showHelpAfterError('Run it with --help to see what there is.')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing is left for a person, 1 something is, 2 a file could not be read, parsed or written,\n' +
        '3 wrong usage, 4 the tool failed.',
    );
  common(program.command('scan'))
    .description('say what is used, where, and how much will convert; writes nothing')
    .action((paths: string[], flags: Flags) => start('scan', paths, flags));
  common(program.command('migrate'))
    .description('show what would change; with --write, change it')
    .option('--write', 'write the changes and put the new SDK files beside the old one')
    .option('--allow-dirty', 'write although git has uncommitted changes in the target')
    .option('--no-diff', 'leave the diff out')
    .action((paths: string[], flags: Flags) => start('migrate', paths, flags));
  return program;
}

function common(command: Command): Command {
  return command
    .argument('[paths...]', 'files, folders or globs', ['.'])
    .option('--include <pattern>', 'only these files (.gitignore syntax; may be repeated)', collect)
    .option('--ignore <pattern>', 'not these files (.gitignore syntax; may be repeated)', collect)
    .option('--report <file>', 'write the ledger to FILE.json')
    .addOption(
      new Option('--to <what>', 'native: convert what can be; shim: only swap the script')
        .choices(['native', 'shim'])
        .default('native'),
    )
    .addOption(new Option('--lang <lang>', 'language of the output').choices(['en', 'zh']).default('en'));
}

function collect(value: string, before: string[] = []): string[] {
  if (!value.trim()) throw new InvalidArgumentError('The pattern is empty.');
  return [...before, value];
}

function runOptions(
  command: RunOptions['command'],
  paths: string[],
  flags: Flags,
  terminal: Terminal,
): RunOptions {
  return {
    command,
    paths,
    cwd: terminal.cwd,
    write: flags.write ?? false,
    allowDirty: flags.allowDirty ?? false,
    report: flags.report,
    diff: flags.diff ?? true,
    lang: flags.lang,
    migrate: { include: flags.include, ignore: flags.ignore, to: flags.to },
    colors: pc.createColors(terminal.colors),
    print: terminal.out,
  };
}
