import { InvalidArgumentError, Option } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import type { Say } from '../lang.ts';
import { addLanguage } from '../options/language.ts';
import { untilSignal } from '../terminal.ts';

interface PlayFlags {
  port: number;
  original: boolean;
  backendOnly: boolean;
  data?: string;
  userSigKey?: string;
}

export function addPlay(program: CliCommand): void {
  const { context } = program;
  const { terminal, lang, say } = context;
  const command = program.command('play') as CliCommand;
  command
    .description(
      say(
        'run an old application offline on this machine, its SDK swapped for ours in memory',
        '在本机离线运行旧应用，其 SDK 在内存中换成本工具的脚本',
      ),
    )
    .argument('[folder]', say('the folder with the pages', '页面所在的文件夹'), '.')
    .option(
      '--port <number>',
      say(
        'where to listen on 127.0.0.1; a free port when absent',
        '在 127.0.0.1 上监听的端口；缺省时自动选择',
      ),
      (value) => portNumber(value, say),
      0,
    )
    .option(
      '--original',
      say(
        "keep the application's own SDK and send its traffic to the backend",
        '保留应用自己的 SDK，只把其流量转到离线后端',
      ),
      false,
    )
    .option(
      '--backend-only',
      say('only the backend; prints its addresses as one line of JSON', '只启动后端，以一行 JSON 输出其地址'),
      false,
    )
    .option(
      '--data <file>',
      say('keep users, groups and messages in this file between starts', '用此文件保存用户、群组和消息'),
    )
    .addOption(userSigKeyOption(say))
    .addHelpText('after', () => examples(say))
    .action(async (folder: string, flags: PlayFlags) => {
      // Its own parts are not loaded for the other commands.
      const { play } = await import('../play.ts');
      const { cwd, out, ended = untilSignal() } = terminal;
      context.exitCode = await play({ ...flags, folder, cwd, lang, out, ended });
    });
  addLanguage(command);
}

const examples = (say: Say) => `
${say(
  'Nothing is written and nothing leaves the machine. Examples:',
  '不写入任何文件，也没有数据离开本机。示例：',
)}
  webim2tim play ./my-old-app              ${say('the application with the panel beside it', '应用和旁边的面板')}
  webim2tim play ./my-old-app --original   ${say('the same with its own webim.js', '同上，使用应用自己的 webim.js')}
  webim2tim play --backend-only --port 8123`;

function portNumber(value: string, say: Say): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new InvalidArgumentError(say('It is a number from 0 to 65535.', '应为 0 到 65535 之间的数字。'));
  }
  return port;
}

/** By the environment too: what is on a command line is in the list of processes. */
const userSigKeyOption = (say: Say) =>
  new Option(
    '--user-sig-key <key>',
    say(
      'check every UserSig with this secret key; any will do when absent',
      '用此密钥校验每个 UserSig；缺省时接受任意 UserSig',
    ),
  )
    .env('WEBIM2TIM_USER_SIG_KEY')
    .argParser((value) => {
      if (!value) throw new InvalidArgumentError(say('It is empty.', '值为空。'));
      return value;
    });
