import type { Lang } from '../report/texts.ts';

interface PlayTexts {
  panel: string;
  app: string;
  found: (folder: string, pages: number) => string;
  sdk: (files: readonly string[], original: boolean) => string;
  noSdk: string;
  v2: (files: readonly string[]) => string;
  bundles: (files: readonly string[]) => string;
  emotions: string;
  anyUser: string;
  checked: string;
  end: string;
}

/** As many names as fit into a line people read. */
const few = (files: readonly string[]): string =>
  files.slice(0, 3).join(', ') + (files.length > 3 ? ` (+${files.length - 3})` : '');

/** What `play` says when it is ready. */
export const PLAY_TEXTS: Record<Lang, PlayTexts> = {
  en: {
    panel: 'the application with the panel beside it: users, commands, legacy calls, faults',
    app: 'the application alone',
    found: (folder, pages) =>
      `${folder}: ${pages} ${pages === 1 ? 'page' : 'pages'}; nothing is written there.`,
    sdk: (files, original) =>
      original
        ? `Your own SDK stays (${few(files)}); its traffic goes to the offline backend.`
        : `Served in place of the legacy SDK, in memory: our script (${few(files)}).`,
    noSdk:
      'No file here is the legacy SDK. A missing webim.js, or one from another server, is served as our script.',
    v2: (files) => `tim-js-sdk stays as it is (${few(files)}); its traffic goes to the offline backend.`,
    bundles: (files) =>
      `The legacy SDK is packed into ${few(files)} together with other code and cannot be swapped there; try --original.`,
    emotions:
      'Your SDK file holds emotion pictures; ours shows drawings of its own for the same names (webim.migrate.configure({ emotions: {...} }) takes yours).',
    anyUser: 'Any user ID and UserSig are accepted.',
    checked:
      'Any user ID is accepted with a UserSig made with your key; where the page has none, play makes it.',
    end: 'Ctrl-C ends it.',
  },
  zh: {
    panel: '应用和旁边的面板：用户、命令、旧接口调用、故障',
    app: '只有应用',
    found: (folder, pages) => `${folder}：${pages} 个页面；不会写入任何文件。`,
    sdk: (files, original) =>
      original
        ? `保留原 SDK（${few(files)}），其流量转到离线后端。`
        : `在内存中以本工具的脚本代替旧 SDK（${few(files)}）。`,
    noSdk: '这里没有旧 SDK 文件。缺少的 webim.js 或来自其他服务器的 webim.js 由本工具的脚本代替。',
    v2: (files) => `tim-js-sdk 保持原样（${few(files)}），其流量转到离线后端。`,
    bundles: (files) => `旧 SDK 与其他代码一起打包在 ${few(files)} 中，无法替换；请试用 --original。`,
    emotions:
      '您的 SDK 文件内含表情图片；本工具的脚本以自绘图片显示同名表情（可用 webim.migrate.configure({ emotions: {...} }) 提供您自己的图片）。',
    anyUser: '接受任意用户 ID 和 UserSig。',
    checked: '接受任意用户 ID，但 UserSig 须用您的密钥生成；页面没有时由 play 生成。',
    end: '按 Ctrl-C 结束。',
  },
};
