import type { CliCommand } from '../cli-command.ts';
import { addLanguage } from '../options/language.ts';

export function addInit(program: CliCommand): void {
  const { context } = program;
  const { terminal, say } = context;
  const command = program.command('init') as CliCommand;
  command
    .description(say('write a webim2tim.config.js to fill in', '生成可供填写的 webim2tim.config.js'))
    .action(async () => {
      const { init } = await import('../init.ts');
      context.exitCode = init({ cwd: terminal.cwd, say, print: terminal.out });
    });
  addLanguage(command);
}
