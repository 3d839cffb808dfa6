import type { CliCommand } from '../cli-command.ts';
import { addConversion } from '../options/conversion.ts';
import { addLanguage } from '../options/language.ts';
import { addReports } from '../options/reports.ts';
import { addSelection } from '../options/selection.ts';
import type { RunFlags } from '../run.ts';
import { start } from './start.ts';

export function addMigrate(program: CliCommand): void {
  const { say } = program.context;
  const command = program.command('migrate') as CliCommand;
  command
    .description(say('show what would change; with --write, change it', '预览改动；加 --write 后写入'))
    .action((paths: string[], flags: RunFlags) => start(command, 'migrate', paths, flags));
  addSelection(command);
  command
    .option(
      '--write',
      say(
        'write the changes and put the new SDK files beside the old one',
        '写入改动，并将新 SDK 文件放在旧文件旁边',
      ),
    )
    .option(
      '--allow-dirty',
      say('write although git has uncommitted changes in the target', '即使目标中有未提交的 git 改动也写入'),
    )
    .option('--no-diff', say('leave the diff out', '不显示差异'))
    .option(
      '--no-markers',
      say(
        'leave no comments at places that need a person, and remove those there are',
        '不在需人工处理之处留下注释，并移除已有的注释',
      ),
    );
  addConversion(command);
  addReports(command);
  addLanguage(command);
}
