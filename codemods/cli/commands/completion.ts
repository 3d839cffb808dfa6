import { Argument } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import { addLanguage } from '../options/language.ts';
import { SHELLS, type Shell } from '../shells.ts';

export function addCompletion(program: CliCommand): void {
  const { context } = program;
  const { terminal, say } = context;
  const command = program.command('completion') as CliCommand;
  command
    .description(
      say('print a script that completes commands and options in a shell', '输出 shell 自动补全脚本'),
    )
    .addArgument(new Argument('<shell>', say('bash, zsh or fish', 'bash、zsh 或 fish')).choices([...SHELLS]))
    .addHelpText(
      'after',
      () => `
${say('Examples:', '示例：')}
  source <(webim2tim completion bash)     ${say('now; in ~/.bashrc for good', '立即生效；写入 ~/.bashrc 则长期有效')}
  source <(webim2tim completion zsh)
  webim2tim completion fish | source`,
    )
    .action(async (shell: Shell) => {
      const { completionScript } = await import('../completion.ts');
      terminal.out(completionScript(shell, program));
    });
  addLanguage(command);
}
