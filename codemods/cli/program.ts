import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { AREAS } from '../../conform/scenario.ts';
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
  markers?: boolean;
  lang: Lang;
}

/** Options of `play`. */
interface PlayFlags {
  port: number;
  original: boolean;
  backendOnly: boolean;
  data?: string;
  userSigKey?: string;
  lang: Lang;
}

/** Options of `conform`. */
interface ConformFlags {
  legacy: string;
  only?: string;
  json?: string;
  lang: Lang;
}

/** Where a run reads and writes, so that tests can look on. */
export interface Terminal {
  cwd: string;
  out(text: string): void;
  err(text: string): void;
  /** Does the output go to a terminal that shows colours? */
  colors: boolean;
  /** Resolves when a command that runs on should end. Absent: with Ctrl-C or the like. */
  ended?: Promise<void>;
}

/** Runs a command line (without `node` and the script). Never throws; the number is the exit code. */
export async function runCommandLine(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  let lang: Lang = 'en';
  let exitCode: ExitCode = EXIT.DONE;
  const start = async (command: RunOptions['command'], paths: string[], flags: Flags) => {
    lang = flags.lang;
    exitCode = await run(runOptions(command, paths, flags, terminal));
  };
  const startPlay = async (folder: string, flags: PlayFlags) => {
    lang = flags.lang;
    // Its own parts are not loaded for the other commands.
    const { play } = await import('./play.ts');
    const { cwd, out, ended = untilSignal() } = terminal;
    exitCode = await play({ ...flags, folder, cwd, out, ended });
  };
  const startConform = async (flags: ConformFlags) => {
    lang = flags.lang;
    const { conform } = await import('./conform.ts');
    const { cwd, out } = terminal;
    exitCode = await conform({ ...flags, cwd, out, colors: pc.createColors(terminal.colors) });
  };
  const program = buildProgram(terminal, start, startPlay, startConform);
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
  startPlay: (folder: string, flags: PlayFlags) => Promise<void>,
  startConform: (flags: ConformFlags) => Promise<void>,
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
    .option('--no-markers', 'leave no comments at places that need a person, and remove those there are')
    .action((paths: string[], flags: Flags) => start('migrate', paths, flags));
  program
    .command('play')
    .description('run an old application offline on this machine, its SDK swapped for ours in memory')
    .argument('[folder]', 'the folder with the pages', '.')
    .option('--port <number>', 'where to listen on 127.0.0.1; a free port when absent', portNumber, 0)
    .option('--original', "keep the application's own SDK and send its traffic to the backend", false)
    .option('--backend-only', 'only the backend; prints its addresses as one line of JSON', false)
    .option('--data <file>', 'keep users, groups and messages in this file between starts')
    .addOption(userSigKeyOption())
    .addOption(langOption())
    .addHelpText('after', PLAY_EXAMPLES)
    .action(startPlay);
  program
    .command('conform')
    .description(
      'compare our script with your own webim.js: what an application sees of each, in many scenarios',
    )
    .requiredOption('--legacy <file>', 'your webim.js 1.7; it runs on this machine only and is not copied')
    .option('--only <area>', `one area: ${AREAS.join(', ')}`)
    .option('--json <file>', 'write the findings to FILE')
    .addOption(langOption())
    .addHelpText('after', CONFORM_NOTE)
    .action(startConform);
  return program;
}

const CONFORM_NOTE = `
Both run against an offline backend. Differences that are known are listed with their reasons; the exit code is 1
when there are others.`;

const PLAY_EXAMPLES = `
Nothing is written and nothing leaves the machine. Examples:
  webim2tim play ./my-old-app              the application with the panel beside it
  webim2tim play ./my-old-app --original   the same with its own webim.js
  webim2tim play --backend-only --port 8123`;

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.');
  return port;
}

/** By the environment too: what is on a command line is in the list of processes. */
const userSigKeyOption = () =>
  new Option('--user-sig-key <key>', 'check every UserSig with this secret key; any will do when absent')
    .env('WEBIM2TIM_USER_SIG_KEY')
    .argParser((value) => {
      if (!value) throw new InvalidArgumentError('It is empty.');
      return value;
    });

const langOption = () =>
  new Option('--lang <lang>', 'language of the output').choices(['en', 'zh']).default('en');

/** Resolves at the first Ctrl-C or request to end; a second one ends the process at once. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
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
    .addOption(langOption());
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
    migrate: {
      include: flags.include,
      ignore: flags.ignore,
      to: flags.to,
      markers: flags.markers === false ? false : flags.lang,
    },
    colors: pc.createColors(terminal.colors),
    print: terminal.out,
  };
}
