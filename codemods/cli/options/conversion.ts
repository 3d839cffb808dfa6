import { Option } from 'commander';
import type { MigrateOptions } from '../../migrate.ts';
import type { CliCommand } from '../cli-command.ts';

/** What becomes of the code; the same for `scan`, which says it, and `migrate`, which does it. */
export interface ConversionFlags {
  to?: 'native' | 'shim';
}

export function addConversion(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command.addOption(
    new Option(
      '--to <what>',
      say('native: convert what can be; shim: only swap the script', 'native：尽量转换；shim：只替换脚本'),
    )
      .choices(['native', 'shim'])
      .default('native'),
  );
}

/** What the engine is told. */
export const conversionOptions = ({ to }: ConversionFlags): Pick<MigrateOptions, 'to'> => ({ to });

/** The same on the next command line. */
export const conversionWords = ({ to }: ConversionFlags): string[] => (to === 'shim' ? ['--to shim'] : []);
