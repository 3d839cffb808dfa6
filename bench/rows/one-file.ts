import { join } from 'node:path';
import { generateCorpus } from '../corpus/generate.ts';
import { compared, interleave } from '../measure.ts';
import { type Row, text } from '../row.ts';
import { checkMigrate, jscodeshift, migrate } from './tools.ts';

export const oneFile: Row = {
  id: 'one-file',
  what: text('one file, the whole process', '单个文件，整个进程'),
  against: text('`jscodeshift`, a trivial rename', '`jscodeshift`，只改一个名字'),
  goal: text('at most its time', '不超过其用时'),
  note: text(
    'The part of the compiler that flow analysis uses is built into a file of its own; the whole one took a quarter of a second longer to load.',
    '流分析用到的编译器部分在构建时单独成为一个文件；加载整个编译器要多用四分之一秒。',
  ),
  async measure({ small, rounds, workspace }) {
    const corpus = generateCorpus(workspace, { scripts: 1, legacy: 1, seed: 7 });
    const file = join(corpus.folder, corpus.legacy[0] as string);
    await checkMigrate(corpus, workspace);
    await jscodeshift(file, { changed: 1, all: 1 });
    const times = await interleave(
      rounds ?? (small ? 1 : 9),
      async () => (await migrate(file)).ms,
      async () => (await jscodeshift(file)).ms,
    );
    return [{ label: text('1 file', '1 个文件'), unit: 'ms', atMost: 1, ...compared(times) }];
  },
};
