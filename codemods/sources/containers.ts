import { extractComponent } from './component.ts';
import type { Container } from './discover.ts';
import { extractScripts, type PageScripts } from './html.ts';
import { type FoundIsland, findIslands } from './islands.ts';
import { blank } from './masks.ts';
import { type TemplateRead, templateReads } from './template-reads.ts';

/** The scripts in a file of this kind; undefined for a file that is a script itself. */
export function extractFrom(container: Container, path: string, text: string): PageScripts | undefined {
  switch (container) {
    case 'page':
      return extractScripts(text, findIslands(text, path, false));
    case 'template':
      return extractScripts(text, findIslands(text, path, true).filter(isNoScript(text)));
    case 'component':
      return extractComponent(text);
    case 'markup':
      return { scripts: [], tags: [], opaque: [], islands: [] };
    default:
      return undefined;
  }
}

/** What the templates in a file of this kind read; `islands` is server code, which is no part of them. */
export function readsFrom(
  container: Container,
  text: string,
  islands: readonly FoundIsland[],
): TemplateRead[] {
  switch (container) {
    case 'page':
    case 'template':
      return templateReads(blank(text, islands, ' '), 'html');
    case 'component':
      return templateReads(text, 'sfc');
    case 'markup':
      return templateReads(text, 'base');
    default:
      return [];
  }
}

/** What only looks like server code must not hide a whole script. */
const isNoScript =
  (text: string) =>
  ({ start, end }: { start: number; end: number }) =>
    /^<[%?]/.test(text.slice(start, start + 2)) || !/<\/?script\b/i.test(text.slice(start, end));
