import { AREAS } from '../../../conform/scenario.ts';
import type { CliCommand } from '../cli-command.ts';
import type { Say } from '../lang.ts';
import { addLanguage } from '../options/language.ts';

interface ConformFlags {
  legacy: string;
  only?: string;
  json?: string;
}

export function addConform(program: CliCommand): void {
  const { context } = program;
  const { terminal, lang, say } = context;
  const command = program.command('conform') as CliCommand;
  command
    .description(
      say(
        'compare our script with your own webim.js: what an application sees of each, in many scenarios',
        '将本工具的脚本与您的 webim.js 对比：在许多场景中应用分别看到什么',
      ),
    )
    .requiredOption(
      '--legacy <file>',
      say(
        'your webim.js 1.7; it runs on this machine only and is not copied',
        '您的 webim.js 1.7；只在本机运行，不会被复制',
      ),
    )
    .option('--only <area>', say(`one area: ${AREAS.join(', ')}`, `只比较一个方面：${AREAS.join('、')}`))
    .option('--json <file>', say('write the findings to FILE', '将结果写入文件'))
    .addHelpText('after', () => note(say))
    .action(async (flags: ConformFlags) => {
      const [{ default: pc }, { conform }] = await Promise.all([
        import('picocolors'),
        import('../conform.ts'),
      ]);
      const { cwd, out } = terminal;
      const colors = pc.createColors(terminal.colors);
      context.exitCode = await conform({ ...flags, cwd, lang, out, colors });
    });
  addLanguage(command);
}

const note = (say: Say) =>
  say(
    `
Both run against an offline backend. Differences that are known are listed with their reasons; the exit code is 1
when there are others.`,
    `
两者都在离线后端上运行。已知的差异连同原因一并列出；若有其他差异，退出码为 1。`,
  );
