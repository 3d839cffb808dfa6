import { readFileSync } from 'node:fs';

export type Lang = 'en' | 'zh';

/** The groups of the sidebar and their pages, by path inside `docs/LANG/`; the same in every language. */
export const GROUPS: readonly { title: Record<Lang, string>; pages: readonly string[] }[] = [
  { title: { en: 'Begin', zh: '开始' }, pages: ['start', 'play', 'faq'] },
  {
    title: { en: 'The drop-in script', zh: '替换脚本' },
    pages: [
      'drop-in/script-tag',
      'drop-in/webpack',
      'drop-in/vite',
      'drop-in/uni-app',
      'drop-in/mini-program',
    ],
  },
  {
    title: { en: 'To native code', zh: '迁移到原生代码' },
    pages: [
      'before-after',
      'worked-migration',
      'steps',
      'side-by-side',
      'reports',
      'ci',
      'remove',
      'performance',
    ],
  },
  { title: { en: 'Reference', zh: '参考' }, pages: ['cli', 'config', 'coverage', 'codes/index'] },
  {
    title: { en: 'Inside', zh: '内部' },
    pages: ['architecture', 'loopback', 'contributing'],
  },
];

/** A page's first heading. */
export function titleOf(lang: Lang, page: string): string {
  const text = readFileSync(new URL(`../${lang}/${page}.md`, import.meta.url), 'utf8');
  const heading = /^# (.+)$/m.exec(text)?.[1];
  if (!heading) throw new Error(`docs/${lang}/${page}.md has no heading.`);
  return heading.replaceAll('`', '');
}

/** The sidebar of a language. */
export function sidebarOf(lang: Lang) {
  return GROUPS.map(({ title, pages }) => ({
    text: title[lang],
    items: pages.map((page) => ({
      text: titleOf(lang, page),
      link: `/${lang}/${page.replace(/(^|\/)index$/, '$1')}`,
    })),
  }));
}
