import type { CheckFlags } from '../check.ts';
import type { CliCommand } from '../cli-command.ts';
import { addCommon } from '../options/common.ts';
import { addSelection } from '../options/selection.ts';

export function addCheck(program: CliCommand): void {
  const { context } = program;
  const { terminal, lang, say } = context;
  const command = program.command('check') as CliCommand;
  command
    .description(
      say(
        'for CI: fail when legacy use grew against the baseline, or markers are left',
        '用于 CI：旧接口使用超出基线，或仍有待处理的标记时失败',
      ),
    )
    .action(async (paths: string[], flags: CheckFlags) => {
      const [{ default: pc }, { check }] = await Promise.all([import('picocolors'), import('../check.ts')]);
      const colors = pc.createColors(terminal.colors);
      context.exitCode = await check({ paths, flags, lang, say, colors, terminal });
    });
  addSelection(command);
  command
    .option(
      '--baseline <file>',
      say(
        'how much legacy use there may be; webim2tim-baseline.json when absent',
        '允许的旧接口使用；缺省为 webim2tim-baseline.json',
      ),
    )
    .option('--update-baseline', say('write down what there is now', '将现状写入基线文件'))
    .option(
      '--allow-markers',
      say('let comments that ask for a person pass', '允许存在需人工处理的注释标记'),
    );
  addCommon(command);
  command.addHelpText(
    'after',
    () => `
${say('Examples:', '示例：')}
  webim2tim check --update-baseline   ${say('accept what there is today; commit the file', '接受现状；请提交该文件')}
  webim2tim check                     ${say('in CI: there may only be less', '在 CI 中：只能减少')}
${say(
  'In GitHub Actions new uses are shown in the pull request.',
  '在 GitHub Actions 中，新增的使用会标注在合并请求里。',
)}`,
  );
}
