import type { CliCommand } from '../cli-command.ts';
import type { Say } from '../lang.ts';
import { addCommon } from '../options/common.ts';
import { addSelection } from '../options/selection.ts';
import { addWrite } from '../options/write.ts';
import type { RunFlags } from '../run.ts';
import { start } from './start.ts';

export function addMigrate(program: CliCommand): void {
  const { say } = program.context;
  const command = program.command('migrate') as CliCommand;
  command
    .description(say('show what would change; with --write, change it', '预览改动；加 --write 后写入'))
    .action((paths: string[], flags: RunFlags) => start(command, 'migrate', paths, flags));
  addSelection(command);
  addWrite(command);
  command
    .option(
      '--plan <file>',
      say(
        'follow the plan that scan --plan wrote; without --step, say how far it is',
        '按 scan --plan 写出的计划执行；不带 --step 时显示进度',
      ),
    )
    .option(
      '--step <number>',
      say('do this step of the plan: a number, next or all', '执行计划中的这一步：编号、next 或 all'),
    )
    .option('--no-diff', say('leave the diff out', '不显示差异'))
    .option(
      '--no-pager',
      say(
        'print a long diff at once, not page by page ($PAGER, less)',
        '直接输出长差异，不使用分页程序（$PAGER、less）',
      ),
    )
    .option(
      '--stdin-filename <name>',
      say(
        'migrate the standard input, a file of this name, to the standard output',
        '将标准输入作为此名称的文件迁移，结果写到标准输出',
      ),
    )
    .option(
      '--no-markers',
      say(
        'leave no comments at places that need a person, and remove those there are',
        '不在需人工处理之处留下注释，并移除已有的注释',
      ),
    );
  addCommon(command);
  command.addHelpText('after', () => examples(say));
}

const examples = (say: Say) => `
${say('Examples:', '示例：')}
  webim2tim migrate                              ${say('show what would change', '预览改动')}
  webim2tim migrate --write                      ${say('change it; webim2tim undo puts it back', '写入改动；可用 webim2tim undo 撤销')}
  webim2tim migrate --interactive                ${say('choose what of it', '逐项选择')}
  webim2tim migrate --commit                     ${say('change it and commit it', '写入并提交')}
  webim2tim migrate --plan plan.json --step next --commit
  webim2tim migrate --to shim --write            ${say('only swap the script, for a start', '先只替换脚本')}
  webim2tim migrate src/chat --write             ${say('one folder', '一个文件夹')}
  webim2tim migrate --stdin-filename a.js < a.js > b.js`;
