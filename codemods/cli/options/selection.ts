import { InvalidArgumentError } from 'commander';
import type { CliCommand } from '../cli-command.ts';
import { quoted } from '../words.ts';

/** Which files a command looks at. */
export interface SelectionFlags {
  include?: string[];
  ignore?: string[];
}

export function addSelection(command: CliCommand): CliCommand {
  const { say } = command.context;
  const collect = (value: string, before: string[] = []): string[] => {
    if (!value.trim()) throw new InvalidArgumentError(say('The pattern is empty.', '模式为空。'));
    return [...before, value];
  };
  return command
    .argument('[paths...]', say('files, folders or globs', '文件、文件夹或 glob 模式'), ['.'])
    .option(
      '--include <pattern>',
      say(
        'only these files (.gitignore syntax; may be repeated)',
        '只处理这些文件（.gitignore 语法，可重复）',
      ),
      collect,
    )
    .option(
      '--ignore <pattern>',
      say(
        'not these files (.gitignore syntax; may be repeated)',
        '不处理这些文件（.gitignore 语法，可重复）',
      ),
      collect,
    );
}

/** The same selection on the next command line. */
export const selectionWords = (paths: readonly string[], { include, ignore }: SelectionFlags): string[] => [
  ...paths.map(quoted),
  ...(include ?? []).map((pattern) => `--include ${quoted(pattern)}`),
  ...(ignore ?? []).map((pattern) => `--ignore ${quoted(pattern)}`),
];
