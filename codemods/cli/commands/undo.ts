import type { CliCommand } from '../cli-command.ts';
import { addLanguage } from '../options/language.ts';

interface UndoFlags {
  force?: boolean;
  keep?: string[];
  redo?: boolean;
  list?: boolean;
}

export function addUndo(program: CliCommand): void {
  const { context } = program;
  const { terminal, say } = context;
  const command = program.command('undo') as CliCommand;
  command
    .description(
      say(
        'put the last run of migrate --write back, with or without git, also after a crash',
        '撤销上一次 migrate --write，有无 git 均可，崩溃之后也可以',
      ),
    )
    .argument('[folder]', say('where the run was', '该次运行所在的文件夹'), '.')
    .option(
      '--force',
      say(
        'put files back too that were changed since; what is in them now is kept',
        '之后被改过的文件也恢复；其当前内容会另行保存',
      ),
    )
    .option(
      '--keep <file>',
      say('leave this file as it is (may be repeated)', '保留此文件的现状（可重复）'),
      (file: string, before: string[] = []) => [...before, file],
    )
    .option('--redo', say('the other way: bring back what was undone last', '反向操作：恢复上一次撤销的内容'))
    .option('--list', say('only say which runs there are', '只列出有哪些运行'))
    .addHelpText(
      'after',
      () => `
${say('Examples:', '示例：')}
  webim2tim undo                          ${say('put the last run back; again: the one before', '撤销上一次运行；再次执行则撤销更早的一次')}
  webim2tim undo --keep js/chat.js        ${say('all but one file', '保留一个文件')}
  webim2tim undo --redo                   ${say('have it back', '恢复撤销的内容')}`,
    )
    .action(async (folder: string, flags: UndoFlags) => {
      const [{ default: pc }, { undo }] = await Promise.all([import('picocolors'), import('../undo.ts')]);
      const { cwd, out } = terminal;
      const colors = pc.createColors(terminal.colors);
      context.exitCode = await undo({ ...flags, folder, cwd, say, colors, print: out });
    });
  addLanguage(command);
}
