import type { Lang } from '../texts.ts';

interface MarkdownTexts {
  title: (percent: number | undefined, uses: number) => string;
  done: { preview: string; written: string };
  bucket: string;
  count: string;
  meaning: string;
  capabilities: string;
  capability: string;
  native: string;
  uses: string;
  open: (count: number) => string;
  nothingOpen: string;
  ignored: (count: number) => string;
  files: (count: number) => string;
  file: string;
  evidence: string;
  docs: string;
  calls: (count: number) => string;
  never: string;
  uncertain: string;
  observed: string;
  ranking: string;
  dead: (count: number) => string;
  deadWhy: string;
  unread: string;
  morePlaces: (count: number) => string;
  moreRows: (count: number) => string;
  shortened: string;
}

export const MARKDOWN_TEXTS: Record<Lang, MarkdownTexts> = {
  en: {
    title: (percent, uses) =>
      percent === undefined
        ? 'webim.js to tim-js-sdk: nothing of the legacy SDK was found'
        : `webim.js to tim-js-sdk: ${percent} % of ${uses} uses are native`,
    done: { preview: 'Preview: nothing is written yet.', written: 'The changes are written.' },
    bucket: 'Outcome',
    count: 'Places',
    meaning: 'Meaning',
    capabilities: 'By capability',
    capability: 'Capability',
    native: 'Native',
    uses: 'Uses',
    open: (count) => `Open items (${count})`,
    nothingOpen: 'No open items.',
    ignored: (count) =>
      `${count} more ${count === 1 ? 'has' : 'have'} been looked at and left as ${count === 1 ? 'it is' : 'they are'} (\`webim2tim-ignore\`).`,
    files: (count) => `Files (${count})`,
    file: 'File',
    evidence: 'see',
    docs: 'explanation',
    calls: (count) => `${count} call${count === 1 ? '' : 's'} seen`,
    never: 'never seen running',
    uncertain: 'may have run',
    observed: 'Seen running',
    ranking: 'Open items that run most',
    dead: (count) => `Never seen running (${count})`,
    deadWhy:
      'No call of these was recorded. That is no proof that they are dead: what is rare, for some users only, or newer than the record does not show in it.',
    unread: 'Not read',
    morePlaces: (count) => `and ${count} more place${count === 1 ? '' : 's'}, not listed here`,
    moreRows: (count) => `${count} more, not listed here`,
    shortened:
      'This text is shortened: a comment on GitHub holds 65,536 characters. `--report report.html` has everything.',
  },
  zh: {
    title: (percent, uses) =>
      percent === undefined
        ? 'webim.js → tim-js-sdk：没有发现旧 SDK 的使用'
        : `webim.js → tim-js-sdk：${uses} 处使用中 ${percent}% 为原生写法`,
    done: { preview: '预览：尚未写入任何改动。', written: '改动已写入。' },
    bucket: '结果',
    count: '处数',
    meaning: '含义',
    capabilities: '按功能',
    capability: '功能',
    native: '原生',
    uses: '使用',
    open: (count) => `待处理项（${count}）`,
    nothingOpen: '没有待处理项。',
    ignored: (count) => `另有 ${count} 处已查看并保持原样（\`webim2tim-ignore\`）。`,
    files: (count) => `文件（${count}）`,
    file: '文件',
    evidence: '参见',
    docs: '说明',
    calls: (count) => `观察到 ${count} 次调用`,
    never: '未观察到运行',
    uncertain: '可能运行过',
    observed: '实际运行',
    ranking: '运行最多的待处理项',
    dead: (count) => `未观察到运行（${count}）`,
    deadWhy:
      '没有记录到这些位置的调用。这并不证明它们是死代码：少见的、仅部分用户使用的或晚于记录的代码不会出现在记录中。',
    unread: '未能读取',
    morePlaces: (count) => `另有 ${count} 处未列出`,
    moreRows: (count) => `另有 ${count} 项未列出`,
    shortened: '本文已缩短：GitHub 评论最多 65,536 个字符。`--report report.html` 中有全部内容。',
  },
};
