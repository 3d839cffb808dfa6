import type { CliCommand } from '../cli-command.ts';
import type { Say } from '../lang.ts';
import { addCommon } from '../options/common.ts';
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
  command.option(
    '--plan <file>',
    say(
      'write the migration down as steps that migrate --plan follows, each with its files and places',
      '将迁移写成步骤文件，列出每步的文件和位置，供 migrate --plan 执行',
    ),
  );
  addCommon(command);
  command.addHelpText('after', () => examples(say));
}

const examples = (say: Say) => `
${say('Examples:', '示例：')}
  webim2tim scan                                 ${say('everything here', '当前目录的全部内容')}
  webim2tim scan src pages/index.html            ${say('a folder and a page', '一个文件夹和一个页面')}
  webim2tim scan --ignore 'legacy/**'            ${say('all but a folder', '排除一个文件夹')}
  webim2tim scan --report ledger.json            ${say('with every place, for other tools', '写出每一处，供其他工具使用')}
  webim2tim scan --plan plan.json                ${say('as steps to take one by one', '拆成可逐步执行的步骤')}
  webim2tim scan --json | jq .totals             ${say('for scripts', '用于脚本')}`;
