import type { Lang } from '../texts.ts';

type BucketKey = 'converted' | 'shim' | 'person' | 'foreign';

/** Everything the page says, besides what codes and findings say themselves. */
export interface PageTexts {
  htmlLang: string;
  title: string;
  noScript: string;
  skip: string;
  otherLanguage: string;
  theme: Record<'system' | 'light' | 'dark', string>;
  help: string;
  preview: string;
  written: string;
  headline: (percent: number) => string;
  nothing: string;
  uses: (count: number) => string;
  left: (person: number, shim: number) => string;
  nothingLeft: string;
  buckets: Record<BucketKey, [label: string, meaning: string]>;
  willConvert: string;
  sections: Record<'overview' | 'capabilities' | 'folders' | 'observed' | 'items' | 'files', string>;
  native: string;
  usesColumn: string;
  capability: string;
  folder: string;
  noCapability: string;
  topFolder: string;
  showItems: (name: string) => string;
  search: string;
  searchHint: string;
  state: string;
  states: Record<BucketKey | 'ignored' | 'open', string>;
  code: string;
  all: string;
  running: string;
  runs: Record<'seen' | 'uncertain' | 'never' | 'unknown', string>;
  reset: string;
  shown: (count: number, all: number) => string;
  noItems: string;
  more: (count: number) => string;
  copy: string;
  copied: string;
  reason: string;
  advice: string;
  evidence: string;
  explanation: string;
  openFile: string;
  calls: (count: number) => string;
  observedIntro: (calls: number, exports: number, placed: number) => string;
  observedNothing: string;
  neverCaveat: string;
  elsewhere: string;
  elsewhereWhy: string;
  place: string;
  member: string;
  count: string;
  before: string;
  after: string;
  unchanged: string;
  unchangedLines: (count: number) => string;
  changedFile: string;
  cut: string;
  notRead: string;
  passedOver: string;
  noFiles: string;
  onlyChanged: string;
  expandAll: string;
  collapseAll: string;
  shortcuts: [keys: string, meaning: string][];
  shortcutsOn: string;
  close: string;
  madeBy: (tool: string, date: string) => string;
}

export const PAGE_TEXTS: Record<Lang, PageTexts> = {
  en: {
    htmlLang: 'en',
    title: 'webim.js to tim-js-sdk: migration report',
    noScript: 'This report is drawn by a script inside of it. Allow scripts for this page to see it.',
    skip: 'Skip to the open items',
    otherLanguage: '中文',
    theme: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
    help: 'Keys',
    preview: 'Preview. Nothing has been written.',
    written: 'The changes have been written.',
    headline: (percent) => `${percent} % native`,
    nothing: 'Nothing of the legacy SDK was found.',
    uses: (count) => `of ${number(count, 'en')} ${count === 1 ? 'use' : 'uses'} of the legacy SDK`,
    left: (person, shim) =>
      [
        person ? `${number(person, 'en')} ${person === 1 ? 'place needs' : 'places need'} a person` : '',
        shim ? `${number(shim, 'en')} ${shim === 1 ? 'keeps' : 'keep'} working on the shim` : '',
      ]
        .filter(Boolean)
        .join(', '),
    nothingLeft: 'Nothing is left to do.',
    buckets: {
      converted: ['Converted', 'native tim-js-sdk code'],
      shim: ['On the shim', 'stays as it is and works on the shim'],
      person: ['For a person', 'somebody has to look'],
      foreign: ['Not ours', 'comments, strings, other names, the SDK itself'],
    },
    willConvert: 'becomes native tim-js-sdk code',
    sections: {
      overview: 'Overview',
      capabilities: 'By capability',
      folders: 'By folder',
      observed: 'Seen running',
      items: 'Places',
      files: 'Files',
    },
    native: 'Native',
    usesColumn: 'Uses',
    capability: 'Capability',
    folder: 'Folder',
    noCapability: 'Of no single capability',
    topFolder: 'Top folder',
    showItems: (name) => `Show the places of ${name}`,
    search: 'Search',
    searchHint: 'File, member or reason',
    state: 'State',
    states: {
      open: 'Open',
      person: 'For a person',
      shim: 'On the shim',
      converted: 'Converted',
      ignored: 'Left on purpose',
      foreign: 'Not ours',
    },
    code: 'Code',
    all: 'All',
    running: 'Running',
    runs: { seen: 'Seen', uncertain: 'Perhaps', never: 'Never seen', unknown: 'Not recorded' },
    reset: 'Reset',
    shown: (count, all) => `${number(count, 'en')} of ${number(all, 'en')} places`,
    noItems: 'No place fits these filters.',
    more: (count) => `Show ${number(count, 'en')} more`,
    copy: 'Copy',
    copied: 'Copied',
    reason: 'Reason',
    advice: 'What to do',
    evidence: 'Because of',
    explanation: 'Explanation',
    openFile: 'Show in the file',
    calls: (count) => `ran ${number(count, 'en')} ${count === 1 ? 'time' : 'times'}`,
    observedIntro: (calls, exports, placed) =>
      `${number(calls, 'en')} recorded ${calls === 1 ? 'call' : 'calls'} in ${number(exports, 'en')} ${exports === 1 ? 'export' : 'exports'}, ${number(placed, 'en')} of them from places in these files. Open places are ranked by them.`,
    observedNothing:
      'None of the recorded calls is from a place in these files. Is it another application, or a bundle of it?',
    neverCaveat:
      'Never seen is no proof of dead code: what is rare, for some users only, or newer than the record does not show in it.',
    elsewhere: 'Calls from scripts that are none of these files',
    elsewhereWhy: 'From a bundle, or a file the run did not read. Places of these members may have run.',
    place: 'Place',
    member: 'Member',
    count: 'Calls',
    before: 'Before',
    after: 'After',
    unchanged: 'unchanged',
    unchangedLines: (count) => `${number(count, 'en')} unchanged ${count === 1 ? 'line' : 'lines'}`,
    changedFile: 'changed',
    cut: 'The text of this file was left out to keep the report small.',
    notRead: 'could not be read',
    passedOver: 'passed over',
    noFiles: 'No file fits.',
    onlyChanged: 'Changed files only',
    expandAll: 'Open all shown',
    collapseAll: 'Close all',
    shortcuts: [
      ['/', 'search'],
      ['j', 'next place'],
      ['k', 'previous place'],
      ['o', 'show the place in its file'],
      ['c', 'copy the place'],
      ['t', 'change the theme'],
      ['l', 'change the language'],
      ['?', 'these keys'],
    ],
    shortcutsOn: 'Single keys do this',
    close: 'Close',
    madeBy: (tool, date) => `Made by ${tool} on ${date}`,
  },
  zh: {
    htmlLang: 'zh-CN',
    title: 'webim.js → tim-js-sdk 迁移报告',
    noScript: '本报告由页面内的脚本绘制，请允许此页面运行脚本。',
    skip: '跳到待处理项',
    otherLanguage: 'English',
    theme: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
    help: '快捷键',
    preview: '预览，尚未写入任何改动。',
    written: '改动已写入。',
    headline: (percent) => `${percent}% 原生`,
    nothing: '没有发现旧 SDK 的使用。',
    uses: (count) => `共 ${number(count, 'zh')} 处使用旧 SDK`,
    left: (person, shim) =>
      [
        person ? `${number(person, 'zh')} 处需要人工处理` : '',
        shim ? `${number(shim, 'zh')} 处继续由兼容层支持` : '',
      ]
        .filter(Boolean)
        .join('，'),
    nothingLeft: '没有剩余的工作。',
    buckets: {
      converted: ['已转换', 'tim-js-sdk 原生代码'],
      shim: ['兼容层', '保持原样，由兼容层支持'],
      person: ['需人工', '需要有人查看'],
      foreign: ['无关', '注释、字符串、同名变量、SDK 自身'],
    },
    willConvert: '将成为 tim-js-sdk 原生代码',
    sections: {
      overview: '总览',
      capabilities: '按功能',
      folders: '按目录',
      observed: '实际运行',
      items: '位置',
      files: '文件',
    },
    native: '原生',
    usesColumn: '使用',
    capability: '功能',
    folder: '目录',
    noCapability: '不属于单一功能',
    topFolder: '根目录',
    showItems: (name) => `查看 ${name} 的位置`,
    search: '搜索',
    searchHint: '文件、成员或原因',
    state: '状态',
    states: {
      open: '待处理',
      person: '需人工',
      shim: '兼容层',
      converted: '已转换',
      ignored: '有意保留',
      foreign: '无关',
    },
    code: '代码',
    all: '全部',
    running: '运行情况',
    runs: { seen: '已观察到', uncertain: '可能', never: '未观察到', unknown: '无记录' },
    reset: '重置',
    shown: (count, all) => `${number(count, 'zh')} / ${number(all, 'zh')} 处`,
    noItems: '没有符合条件的位置。',
    more: (count) => `再显示 ${number(count, 'zh')} 项`,
    copy: '复制',
    copied: '已复制',
    reason: '原因',
    advice: '处理办法',
    evidence: '依据',
    explanation: '说明',
    openFile: '在文件中查看',
    calls: (count) => `运行 ${number(count, 'zh')} 次`,
    observedIntro: (calls, exports, placed) =>
      `${number(exports, 'zh')} 份导出中记录了 ${number(calls, 'zh')} 次调用，其中 ${number(placed, 'zh')} 次来自这些文件。待处理项按调用次数排序。`,
    observedNothing: '记录的调用都不是来自这些文件。是否为另一个应用，或应用的打包文件？',
    neverCaveat: '未观察到并不证明是死代码：少见的、仅部分用户使用的或晚于记录的代码不会出现在记录中。',
    elsewhere: '来自其他脚本的调用',
    elsewhereWhy: '来自打包文件或本次未读取的文件。这些成员的位置可能运行过。',
    place: '位置',
    member: '成员',
    count: '次数',
    before: '之前',
    after: '之后',
    unchanged: '未改动',
    unchangedLines: (count) => `${number(count, 'zh')} 行未改动`,
    changedFile: '有改动',
    cut: '为控制报告大小，未包含此文件的内容。',
    notRead: '无法读取',
    passedOver: '已略过',
    noFiles: '没有符合条件的文件。',
    onlyChanged: '只看有改动的文件',
    expandAll: '展开已显示的文件',
    collapseAll: '全部收起',
    shortcuts: [
      ['/', '搜索'],
      ['j', '下一处'],
      ['k', '上一处'],
      ['o', '在文件中查看'],
      ['c', '复制位置'],
      ['t', '切换主题'],
      ['l', '切换语言'],
      ['?', '显示快捷键'],
    ],
    shortcutsOn: '启用单键快捷键',
    close: '关闭',
    madeBy: (tool, date) => `由 ${tool} 生成于 ${date}`,
  },
};

function number(value: number, lang: Lang): string {
  return value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-US');
}
