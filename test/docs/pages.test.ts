import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GROUPS } from '../../docs/.vitepress/pages.ts';
import { allPages, type Page, pathOf, withoutComments } from './support/samples.ts';

const pages = allPages();
const of = (lang: 'en' | 'zh') =>
  new Map(pages.filter((page) => page.lang === lang).map((page) => [page.name, page]));
const english = of('en');
const chinese = of('zh');

/** Levels of the headings, in order. */
const outline = ({ prose }: Page) => [...prose.matchAll(/^(#+) /gm)].map(([, marks = '']) => marks.length);
const samplesOf = (page: Page) =>
  page.samples.map((sample) => [sample.lang, sample.kind, withoutComments(sample)]);

describe('English and Chinese', () => {
  test('have the same pages', () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  // The tables of commands and pushes are the code's own; contributors read them in English.
  const inFull = [...english.keys()].filter((name) => name !== 'loopback');

  test.each(inFull)('%s: the same headings and samples', (name) => {
    const [en, zh] = [english.get(name) as Page, chinese.get(name) as Page];
    expect(outline(zh)).toEqual(outline(en));
    expect(samplesOf(zh)).toEqual(samplesOf(en));
    expect(zh.prose).toMatch(/\p{Script=Han}/u);
    // Names of buttons and texts of the applications are Chinese on both sides.
    if (name !== 'README') expect(en.prose.replace(/`[^`]*`|\[中文\]/g, '')).not.toMatch(/\p{Script=Han}/u);
  });

  test('have every page in the sidebar', () => {
    const listed = GROUPS.flatMap((group) => group.pages);
    const written = [...english.keys()].filter((name) => !/^(README|index)$|^codes\/(?!index)/.test(name));
    expect([...listed].sort()).toEqual(written.sort());
  });
});

/** What a heading is called in addresses, by GitHub and by the site alike, for headings of letters, digits and spaces. */
const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');

function anchorsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [
    ...[...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id),
    ...[...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => slug(heading)),
  ];
}

test.each(pages.map((page) => [page.path, page] as const))('%s: its links lead somewhere', (path, page) => {
  const broken = [...page.prose.replace(/`[^`\n]*`/g, '``').matchAll(/\]\(([^)\s]+)\)/g)].flatMap(
    ([, target = '']) => {
      // Nothing of ours depends on addresses outside; they are shown, not checked.
      if (/^https?:/.test(target)) return [];
      const [file = '', anchor] = target.split('#');
      const found = file ? join(pathOf('.'), dirname(path), file) : pathOf(path);
      if (!existsSync(found) || statSync(found).isDirectory()) return [target];
      // The site has the pages of docs/ only.
      if (path.startsWith('docs/') && !found.startsWith(pathOf('docs/')))
        return [`${target} (outside of the site)`];
      return anchor && !anchorsOf(found).includes(anchor) ? [target] : [];
    },
  );
  expect(broken).toEqual([]);
});
