import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import type { Say } from './lang.ts';
import { commandLine } from './words.ts';

interface InitCommand {
  cwd: string;
  say: Say;
  print(text: string): void;
}

/** Writes a file of settings that changes nothing yet. @throws CliError when there is one */
export function init({ cwd, say, print }: InitCommand): ExitCode {
  const name = isModulePackage(cwd) ? 'webim2tim.config.js' : 'webim2tim.config.mjs';
  const path = join(cwd, name);
  if (existsSync(path)) throw new CliError('file-exists', EXIT.FILE, { path: name });
  try {
    writeFileSync(path, template(say), { flag: 'wx' });
  } catch (error) {
    throw new CliError('report-unwritable', EXIT.FILE, { path: name, reason: (error as Error).message });
  }
  print(`${name}\n\n${say('Next', '下一步')}:\n  ${commandLine('scan')}\n`);
  return EXIT.DONE;
}

function isModulePackage(cwd: string): boolean {
  try {
    return JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')).type === 'module';
  } catch {
    return false;
  }
}

const template = (say: Say) => `import { defineConfig } from 'webim2tim/config';

export default defineConfig({
  // ${say('files, folders or globs to work on', '要处理的文件、文件夹或 glob 模式')}
  paths: ['.'],
  // ${say('files to leave out, in .gitignore syntax', '要排除的文件，.gitignore 语法')}
  ignore: [],
  // ${say("'native' converts what can be, 'shim' only swaps the script", "'native' 尽量转换，'shim' 只替换脚本")}
  to: 'native',
});
`;
