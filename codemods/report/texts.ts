import type { Bucket } from './ledger.ts';

export type Lang = 'en' | 'zh';

/** What the summary says, besides what findings and codes say themselves. */
interface SummaryTexts {
  command: Record<'scan' | 'migrate' | 'write', string>;
  read: (read: number, matched: number) => string;
  nothing: string;
  buckets: Record<Bucket | 'all', [label: string, meaning: string]>;
  /** What `converted` means as long as nothing is written. */
  convertible: string;
  files: string;
  capabilities: string;
  ranking: string;
  observed: (calls: number, placed: number) => string;
  notOfTheseFiles: string;
  dead: (count: number) => string;
  deadWhy: string;
  calls: (count: number) => string;
  added: string;
  addedWhy: string;
  reasons: Record<'shim' | 'person', string>;
  notOpened: string;
  passedOver: string;
  more: (count: number) => string;
  next: string;
  written: (count: number) => string;
  nothingToWrite: string;
  checkPages: string;
  undo: (command: string) => string;
}

export const TEXTS: Record<Lang, SummaryTexts> = {
  en: {
    command: { scan: 'scan', migrate: 'migrate, preview', write: 'migrate' },
    read: (read, matched) => `${plural(read, 'file')} read, ${matched} with something of the SDK`,
    nothing: 'Nothing of the legacy SDK was found.',
    buckets: {
      converted: ['converted', 'native tim-js-sdk code now'],
      shim: ['on the shim', 'left as it is, works on the shim'],
      person: ['person', 'somebody has to look'],
      foreign: ['not ours', 'comments, strings, other names, the SDK itself'],
      all: ['total', ''],
    },
    convertible: 'will be native tim-js-sdk code',
    files: 'Files',
    capabilities: 'By capability',
    ranking: 'Open items that run most',
    observed: (calls, placed) => `${plural(calls, 'recorded call')}, ${placed} of them from these files`,
    notOfTheseFiles: 'None is from these files: is it another application, or a bundle of it?',
    dead: (count) => `Never seen running: ${plural(count, 'place')}`,
    deadWhy:
      'No proof of dead code: what is rare, for some users only, or newer than the record does not show in it.',
    calls: (count) => plural(count, 'call'),
    added: 'Added files',
    addedWhy: 'the pages load these in place of the legacy SDK',
    reasons: { shim: 'Why it stays on the shim', person: 'For a person' },
    notOpened: 'Not opened',
    passedOver: 'Passed over',
    more: (count) => `... and ${count} more (--report FILE.json has all)`,
    next: 'Next',
    written: (count) => `${plural(count, 'file')} written.`,
    nothingToWrite: 'No file has to change.',
    checkPages: 'Open the pages and try them; in a git repository, git diff shows what changed.',
    undo: (command) => `To put it back: ${command}`,
  },
  zh: {
    command: { scan: '扫描', migrate: '迁移（预览）', write: '迁移' },
    read: (read, matched) => `读取 ${read} 个文件，其中 ${matched} 个与旧 SDK 有关`,
    nothing: '没有发现旧 SDK 的使用。',
    buckets: {
      converted: ['已转换', '已成为 tim-js-sdk 原生代码'],
      shim: ['兼容层', '保持原样，由兼容层支持'],
      person: ['需人工', '需要有人查看'],
      foreign: ['无关', '注释、字符串、同名变量、SDK 自身'],
      all: ['合计', ''],
    },
    convertible: '将成为 tim-js-sdk 原生代码',
    files: '文件',
    capabilities: '按功能',
    ranking: '运行最多的待处理项',
    observed: (calls, placed) => `记录了 ${calls} 次调用，其中 ${placed} 次来自这些文件`,
    notOfTheseFiles: '没有一次来自这些文件：是否为另一个应用，或应用的打包文件？',
    dead: (count) => `未观察到运行：${count} 处`,
    deadWhy: '这并不证明是死代码：少见的、仅部分用户使用的或晚于记录的代码不会出现在记录中。',
    calls: (count) => `${count} 次调用`,
    added: '新增文件',
    addedWhy: '页面将加载这些文件以代替旧 SDK',
    reasons: { shim: '留在兼容层的原因', person: '需人工处理' },
    notOpened: '未打开的文件',
    passedOver: '略过',
    more: (count) => `…… 另有 ${count} 项（--report FILE.json 中有全部内容）`,
    next: '下一步',
    written: (count) => `已写入 ${count} 个文件。`,
    nothingToWrite: '没有需要修改的文件。',
    checkPages: '请打开页面试用；在 git 仓库中可用 git diff 查看改动。',
    undo: (command) => `如需撤销：${command}`,
  },
};

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
