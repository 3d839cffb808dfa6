import { generateCorpus } from '../corpus/generate.ts';
import { compared, interleave } from '../measure.ts';
import { expectResult, type Row, text } from '../row.ts';
import { byteScan, checkMigrate, migrate } from './tools.ts';

export const noLegacy: Row = {
  id: 'no-legacy',
  what: text('2,000 files, no legacy code', '2,000 个文件，没有旧代码'),
  against: text(
    'a Node process that reads every file once and looks for the bytes',
    '只把每个文件读一遍并查找字节的 Node 进程',
  ),
  goal: text('at most 1.5 times', '不超过 1.5 倍'),
  async measure({ small, rounds, workspace, log }) {
    const scripts = small ? 40 : 2000;
    const corpus = generateCorpus(workspace, { scripts, legacy: 0, seed: 7 });
    log(`${scripts} scripts, ${(corpus.bytes / 1e6).toFixed(1)} MB`);
    await checkMigrate(corpus, workspace);
    const { read, hits } = await byteScan(corpus.folder);
    expectResult('byte scan', [read, hits], [scripts, 0]);
    const times = await interleave(
      rounds ?? (small ? 1 : 15),
      async () => (await migrate(corpus.folder)).ms,
      async () => (await byteScan(corpus.folder)).ms,
    );
    return [
      { label: text(`${scripts} files`, `${scripts} 个文件`), unit: 'ms', atMost: 1.5, ...compared(times) },
    ];
  },
};
