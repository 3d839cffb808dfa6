import { Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';

/** Whether and how a run writes. */
export interface WriteFlags {
  write?: boolean;
  allowDirty?: boolean;
  interactive?: boolean;
  commit?: boolean;
  /** Message of commits, with `{title}`, `{step}`, `{steps}` and `{files}`. */
  message?: string;
}

export function addWrite(command: CliCommand): CliCommand {
  const { say } = command.context;
  return command
    .option(
      '--write',
      say(
        'write the changes and put the new SDK files beside the old one',
        '写入改动，并将新 SDK 文件放在旧文件旁边',
      ),
    )
    .addOption(
      new Option(
        '-i, --interactive',
        say(
          'ask about each change (yes, no, edit, all, quit, why) and write what is accepted',
          '逐项询问（接受、不接受、编辑、全部、退出、依据），写入被接受的改动',
        ),
      )
        .conflicts(['quiet', 'json', 'plan', 'stdinFilename'])
        .implies({ write: true }),
    )
    .addOption(
      new Option(
        '--commit',
        say(
          'write, and commit what was written with git, one commit per step of a plan; the tree has to be clean',
          '写入后用 git 提交写入的文件，按计划执行时每步一次提交；工作区必须干净',
        ),
      )
        .conflicts(['allowDirty', 'stdinFilename'])
        .implies({ write: true }),
    )
    .option(
      '--message <text>',
      say(
        'message of the commit; {title}, {step}, {steps} and {files} are filled in',
        '提交说明，可使用 {title}、{step}、{steps}、{files}',
      ),
    )
    .option(
      '--allow-dirty',
      say('write although git has uncommitted changes in the target', '即使目标中有未提交的 git 改动也写入'),
    );
}
