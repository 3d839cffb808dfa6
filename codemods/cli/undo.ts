import { resolve } from 'node:path';
import type { Colors } from 'picocolors/types.js';
import { CliError, EXIT, type ExitCode } from './errors.ts';
import { progressOf } from './journal/apply.ts';
import { Store, type StoredRun } from './journal/store.ts';
import { type Undone, undoRun } from './journal/undo.ts';
import type { Say } from './lang.ts';
import { commandLine } from './words.ts';

export interface UndoCommand {
  folder: string;
  cwd: string;
  force?: boolean;
  keep?: string[];
  redo?: boolean;
  list?: boolean;
  say: Say;
  colors: Colors;
  print(text: string): void;
}

/** Puts the last run back, or says which runs there are. @throws CliError */
export async function undo(command: UndoCommand): Promise<ExitCode> {
  const { folder, cwd, list, redo, print } = command;
  const store = Store.find(resolve(cwd, folder));
  if (!store) throw new CliError(redo ? 'nothing-to-redo' : 'nothing-to-undo', EXIT.USAGE);
  print(list ? listOf(store, command) : outcome(await undoRun(store, command), command));
  return EXIT.DONE;
}

function outcome({ run, changed, removed, overwritten, left }: Undone, command: UndoCommand): string {
  const { say, redo, folder } = command;
  const what = `${run.startedAt.slice(0, 19).replace('T', ' ')} UTC${run.step ? `, ${run.step}` : ''}`;
  const lines = [
    redo
      ? say(`The run of ${what} is back.`, `已恢复 ${what} 的运行结果。`)
      : say(`The run of ${what} was put back.`, `已撤销 ${what} 的运行。`),
    ...changed.map((path) => `  M ${path}`),
    ...removed.map((path) => `  D ${path}`),
    ...(changed.length + removed.length === 0
      ? [say('  No file had to change.', '  没有文件需要改动。')]
      : []),
    ...[...overwritten].map(([path, copy]) =>
      say(
        `${path} had been changed since; that version is ${copy}`,
        `${path} 在此之后被改过；该版本保存在 ${copy}`,
      ),
    ),
  ];
  const where = folder === '.' ? [] : [folder];
  const next = redo
    ? []
    : left > 0
      ? [
          say(`Earlier runs that can be put back: ${left}`, `还可撤销的更早的运行：${left}`),
          `  ${commandLine('undo', ...where)}`,
        ]
      : [say('To have it back again:', '如需恢复：'), `  ${commandLine('undo', ...where, '--redo')}`];
  return `${[...lines, '', ...next].join('\n').trimEnd()}\n`;
}

function listOf(store: Store, { say, colors }: UndoCommand): string {
  const states: Record<string, string> = {
    applied: say('written', '已写入'),
    undone: say('put back', '已撤销'),
    superseded: say('put back, then overtaken by a later run', '已撤销，之后有新的运行'),
  };
  const state = (run: StoredRun) => {
    if (run.state) return states[run.state];
    const { written } = progressOf(store.root, run);
    const all = run.entries.length;
    return say(`interrupted after ${written} of ${all} files`, `中断，${all} 个文件中已写入 ${written} 个`);
  };
  const lines = store.runs().map((run) => {
    const files = say(`${run.entries.length} files`, `${run.entries.length} 个文件`);
    return `${run.startedAt}  ${files}  ${colors.dim(String(state(run)))}${run.step ? `  ${run.step}` : ''}\n`;
  });
  return lines.join('');
}
