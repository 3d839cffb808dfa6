import { Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';

/** `--lang`, of every command. It is read before the command line is, see `lang.ts`. */
export function addLanguage(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command.addOption(
    new Option(
      '--lang <lang>',
      say('language of everything said; by the locale when absent', '界面语言；缺省时取决于系统区域设置'),
    ).choices(['en', 'zh']),
  );
}
