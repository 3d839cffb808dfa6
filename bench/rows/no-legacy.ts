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
  note: text(
    'What is over the goal is the start of the command line. Of 0.37 s of processor time, 0.14 s go into finding, opening and looking through the files, as much as the peer takes for it, and about 0.15 s into loading 0.6 MB of our own code and the parser of the command line (a profile: 53 ms compiling modules, 40 ms built-in modules of Node, 26 ms resolving names). From Node 22.1 on, compiled code is kept between runs.',
    '超出目标的部分是命令行的启动。0.37 秒 CPU 时间中，查找、打开并扫描文件用 0.14 秒，与对照方相当；约 0.15 秒用于加载 0.6 MB 自身代码和命令行解析器（性能剖析：编译模块 53 毫秒，Node 内置模块 40 毫秒，解析模块名 26 毫秒）。从 Node 22.1 起，编译结果会在多次运行之间保留。',
  ),
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
