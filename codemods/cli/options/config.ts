import type { CliCommand } from '../cli-command.ts';

/** Which file the settings of a run come from; see `config/`. */
export interface ConfigFlags {
  /** path of the file, or `false` for none */
  config?: string | false;
}

export function addConfig(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command
    .option(
      '--config <file>',
      say(
        'settings of the run; webim2tim.config.* here or above when absent',
        '运行设置文件；缺省时使用此处或上级目录的 webim2tim.config.*',
      ),
    )
    .option('--no-config', say('read no settings', '不读取设置文件'));
}
