import { generateCorpus } from '../corpus/generate.ts';
import { compared, interleave } from '../measure.ts';
import { type Figure, type Row, type RowOptions, text } from '../row.ts';
import { checkMigrate, jscodeshift, migrate } from './tools.ts';

/** The tool against jscodeshift on one tree; both only look, neither writes. */
async function againstJscodeshift(
  { workspace, rounds, log }: RowOptions,
  scripts: number,
  legacy: number,
  atMost: number,
  ownRounds: number,
): Promise<Figure[]> {
  const corpus = generateCorpus(workspace, { scripts, legacy, seed: 7 });
  log(
    `${scripts} scripts (${legacy} legacy) and ${corpus.pages} pages, ${(corpus.bytes / 1e6).toFixed(1)} MB`,
  );
  await checkMigrate(corpus, workspace);
  await jscodeshift(corpus.folder, { changed: legacy, all: scripts });
  const times = await interleave(
    rounds ?? ownRounds,
    async () => (await migrate(corpus.folder)).ms,
    async () => (await jscodeshift(corpus.folder)).ms,
  );
  return [{ label: text(`${scripts} files`, `${scripts} 个文件`), unit: 'ms', atMost, ...compared(times) }];
}

const rename = text('`jscodeshift -c 2`, a trivial rename', '`jscodeshift -c 2`，只改一个名字');

export const wholeTree: Row = {
  id: 'whole-tree',
  what: text(
    'whole tree, 2,000 files, 5 % with legacy code, all transforms with flow',
    '整个目录树，2,000 个文件，5 % 含旧代码，全部转换并做数据流分析',
  ),
  against: rename,
  goal: text('at most 1/12 of its time', '不超过其用时的 1/12'),
  measure: (options) =>
    options.small
      ? againstJscodeshift(options, 40, 8, 1 / 12, 1)
      : againstJscodeshift(options, 2000, 100, 1 / 12, 5),
};

export const allLegacy: Row = {
  id: 'all-legacy',
  what: text(
    '300 files, all legacy, all transforms with flow',
    '300 个文件，全部是旧代码，全部转换并做数据流分析',
  ),
  against: rename,
  goal: text('at most its time', '不超过其用时'),
  measure: (options) =>
    options.small ? againstJscodeshift(options, 12, 12, 1, 1) : againstJscodeshift(options, 300, 300, 1, 5),
};
