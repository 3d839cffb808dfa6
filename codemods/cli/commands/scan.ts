import type { CliCommand } from '../cli-command.ts';
import { addConversion } from '../options/conversion.ts';
import { addLanguage } from '../options/language.ts';
import { addReports } from '../options/reports.ts';
import { addSelection } from '../options/selection.ts';
import type { RunFlags } from '../run.ts';
import { start } from './start.ts';

export function addScan(program: CliCommand): void {
  const { say } = program.context;
  const command = program.command('scan') as CliCommand;
  command
    .description(
      say(
        'say what is used, where, and how much will convert; writes nothing',
        '查看使用了哪些旧接口、在哪里、能转换多少；不写入任何文件',
      ),
    )
    .action((paths: string[], flags: RunFlags) => start(command, 'scan', paths, flags));
  addSelection(command);
  addConversion(command);
  addReports(command);
  addLanguage(command);
}
