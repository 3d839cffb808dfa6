import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type DefaultTheme, defineConfig } from 'vitepress';
import { type Lang, sidebarOf } from './pages.ts';

const ZH: DefaultTheme.Config = {
  outline: { label: '本页内容', level: [2, 3] },
  docFooter: { prev: '上一页', next: '下一页' },
  darkModeSwitchLabel: '外观',
  lightModeSwitchTitle: '切换到浅色模式',
  darkModeSwitchTitle: '切换到深色模式',
  sidebarMenuLabel: '菜单',
  returnToTopLabel: '回到顶部',
  langMenuLabel: '切换语言',
  skipToContentLabel: '跳到正文',
  notFound: {
    title: '没有这个页面',
    quote: '地址可能有误，也可能页面已经移动。',
    linkText: '回到首页',
    linkLabel: '回到首页',
  },
};

function themeOf(lang: Lang): DefaultTheme.Config {
  return { outline: { level: [2, 3] }, ...(lang === 'zh' ? ZH : {}), sidebar: sidebarOf(lang) };
}

const SEARCH_ZH = {
  translations: {
    button: { buttonText: '搜索', buttonAriaLabel: '搜索' },
    modal: {
      displayDetails: '显示详细列表',
      resetButtonTitle: '清除',
      backButtonTitle: '关闭',
      noResultsText: '没有结果：',
      footer: {
        selectText: '选择',
        selectKeyAriaLabel: '回车',
        navigateText: '移动',
        navigateUpKeyAriaLabel: '上箭头',
        navigateDownKeyAriaLabel: '下箭头',
        closeText: '关闭',
        closeKeyAriaLabel: 'esc',
      },
    },
  },
};

/**
 * Words of a text for the search index. Chinese has no spaces, so its runs become overlapping pairs of characters; names
 * of code stay whole and are found by their parts as well. The browser gets this function as text: it uses nothing outside.
 */
function tokenize(text: string): string[] {
  const tokens: string[] = [];
  for (const run of text.toLowerCase().match(/\p{Script=Han}+|[\p{L}\p{N}_.-]+/gu) ?? []) {
    if (/^\p{Script=Han}/u.test(run)) {
      for (let at = 0; at < run.length; at++) tokens.push(run.slice(at, at + 2));
    } else {
      tokens.push(run);
      const parts = run.split(/[_.-]+/).filter(Boolean);
      if (parts.length > 1) tokens.push(...parts);
    }
  }
  return tokens;
}

// The repository has Vue 2 for its fixtures; the site is made with the Vue 3 of VitePress.
const vitepress = createRequire(createRequire(import.meta.url).resolve('vitepress/package.json'));
const vue3 = (file: string) => join(dirname(vitepress.resolve('vue/package.json')), file);

export default defineConfig({
  vite: {
    resolve: {
      alias: [
        { find: /^vue$/, replacement: vue3('dist/vue.runtime.esm-bundler.js') },
        { find: /^vue\/server-renderer$/, replacement: vue3('server-renderer/index.mjs') },
      ],
    },
  },
  title: 'webim2tim',
  // Where the site is put: `/` or `/some-folder/`.
  base: process.env.DOCS_BASE ?? '/',
  cleanUrls: false,
  lastUpdated: false,
  locales: {
    root: { label: 'English / 中文', lang: 'en' },
    en: {
      label: 'English',
      lang: 'en',
      link: '/en/',
      description: "The way out of Tencent's legacy webim.js 1.7, to tim-js-sdk v2",
      themeConfig: themeOf('en'),
    },
    zh: {
      label: '简体中文',
      lang: 'zh-CN',
      link: '/zh/',
      description: '从腾讯旧版 webim.js 1.7 迁移到 tim-js-sdk v2',
      themeConfig: themeOf('zh'),
    },
  },
  themeConfig: {
    search: {
      provider: 'local',
      options: {
        locales: { zh: SEARCH_ZH },
        miniSearch: { options: { tokenize } },
      },
    },
  },
  markdown: { theme: { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } },
});
