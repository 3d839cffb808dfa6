import { generateCorpus } from '../corpus/generate.ts';
import { median } from '../measure.ts';
import { type Figure, type Row, text } from '../row.ts';
import { checkMigrate, migrate } from './tools.ts';

/** Largest resident set of the process, MB. */
const MOST_MB = 400;

export const growth: Row = {
  id: 'growth',
  what: text(
    'growth: 500 to 32,000 files, 5 % with legacy code',
    '规模增长：500 到 32,000 个文件，5 % 含旧代码',
  ),
  against: text('itself', '自身'),
  goal: text('linear; at most 400 MB', '线性增长；内存不超过 400 MB'),
  note: text(
    'The time per file falls with the size. What is alive grows by less than 30 kB for each page with legacy code; of the peak at 32,000 files about 180 MB are the ledger, the plan and the texts of 3,142 files at the end.',
    '每个文件的用时随规模增大而下降。每个含旧代码的页面使存活数据增加不到 30 kB；32,000 个文件时的峰值中约 180 MB 是最后的台账、计划和 3,142 个文件的文本。',
  ),
  async measure({ small, rounds, workspace, log }) {
    const sizes = small ? [20, 40] : [500, 2000, 8000, 32_000];
    const figures: Figure[] = [];
    let smallest: number | undefined;
    for (const scripts of sizes) {
      const corpus = generateCorpus(workspace, { scripts, legacy: scripts / 20, seed: 7 });
      await checkMigrate(corpus, workspace);
      const own = rounds ?? (small || scripts > 8000 ? 1 : 3);
      const runs = [];
      for (let round = 0; round < own; round++) runs.push(await migrate(corpus.folder, { peak: true }));
      const ms = median(runs.map((run) => run.ms));
      const peak = Math.max(...runs.map((run) => run.peakMb as number));
      log(`${scripts}: ${Math.round(ms)} ms, ${Math.round(peak)} MB`);
      // Linear or better: the time per file is never more than that of the smallest tree.
      smallest ??= ms / scripts;
      const label = text(`${scripts} files`, `${scripts} 个文件`);
      figures.push(
        { label, unit: 'ms', ours: ms, atMost: smallest * scripts, rounds: own },
        {
          label: text(`${scripts} files, peak memory`, `${scripts} 个文件，内存峰值`),
          unit: 'MB',
          ours: peak,
          atMost: MOST_MB,
          rounds: own,
        },
      );
    }
    return figures;
  },
};
