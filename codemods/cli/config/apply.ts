import { InvalidArgumentError, type Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import { CliError, EXIT } from '../errors.ts';
import type { ConfigFile } from './read.ts';

/** Options that are about one run and not about a project. */
const NOT_SETTINGS = new Set([
  'help',
  'version',
  'config',
  'write',
  'interactive',
  'commit',
  'force',
  'keep',
  'redo',
  'list',
  'json',
  'userSigKey',
  'updateBaseline',
  'stdinFilename',
  'plan',
  'step',
  'legacy',
  'port',
  'original',
  'backendOnly',
  'data',
]);

/** Settings that any command of a program takes. */
export function settingNames(program: CliCommand): string[] {
  const options = [program, ...program.commands].flatMap((command) => command.options);
  const names = options.map((option) => option.attributeName());
  return [...new Set(['paths', ...names])].filter((name) => !NOT_SETTINGS.has(name)).sort();
}

/**
 * Gives a command the settings of a file where the command line says nothing. Settings of other commands are left to
 * those.
 *
 * @throws CliError for a setting that no command has, or a value its option does not take
 */
export function applyConfig(command: CliCommand, { path, settings }: ConfigFile): void {
  const known = settingNames(command.parent as CliCommand);
  for (const [name, value] of Object.entries(settings)) {
    if (!known.includes(name)) {
      throw new CliError('config-unknown-key', EXIT.USAGE, { path, key: name, known: known.join(', ') });
    }
    if (name === 'paths') usePaths(command, value, path);
    const option = optionOf(command, name);
    if (!option || value === undefined) continue;
    const source = command.getOptionValueSource(name);
    if (source === 'cli' || source === 'env') continue;
    command.setOptionValueWithSource(name, checked(option, value, path), 'config');
  }
}

/** The targets of a command that takes any, when the command line names none. */
function usePaths(command: CliCommand, value: unknown, path: string): void {
  if (!Array.isArray(value) || value.some((one) => typeof one !== 'string')) {
    const values = { path, key: 'paths', value: JSON.stringify(value), reason: '["src", "pages/*.html"]' };
    throw new CliError('config-bad-value', EXIT.USAGE, values);
  }
  const [first] = command.registeredArguments;
  if (first?.variadic && command.args.length === 0 && value.length > 0) command.processedArgs = [value];
}

/** `markers` is the option `--no-markers`. */
const optionOf = (command: CliCommand, name: string): Option | undefined =>
  command.options.find((option) => option.attributeName() === name);

function checked(option: Option, value: unknown, path: string): unknown {
  const wrong = (reason: string) =>
    new CliError('config-bad-value', EXIT.USAGE, {
      path,
      key: option.attributeName(),
      value: JSON.stringify(value),
      reason,
    });
  if (option.isBoolean() || option.negate) {
    if (typeof value !== 'boolean') throw wrong('true / false');
    return value;
  }
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) return undefined;
  let parsed: unknown;
  for (const one of values) {
    if (typeof one !== 'string' && typeof one !== 'number') throw wrong('string');
    try {
      parsed = option.parseArg ? option.parseArg(String(one), parsed as never) : one;
    } catch (error) {
      if (!(error instanceof InvalidArgumentError)) throw error;
      throw wrong(option.argChoices?.join(' / ') ?? error.message);
    }
  }
  if (Array.isArray(value) && !Array.isArray(parsed)) throw wrong('string');
  return parsed;
}
