import { Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';

/** How much is said, and for whom. */
export interface OutputFlags {
  quiet?: boolean;
  json?: boolean;
}

export function addOutput(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command
    .addOption(
      new Option(
        '--quiet',
        say('say nothing but errors; the exit code tells', '除错误外不输出；以退出码表示结果'),
      ),
    )
    .addOption(
      new Option(
        '--json',
        say(
          'the ledger as JSON on the standard output, and nothing else there',
          '在标准输出中只输出 JSON 台账',
        ),
      ).conflicts('quiet'),
    );
}
