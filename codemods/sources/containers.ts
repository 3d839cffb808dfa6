import { extractComponent } from './component.ts';
import type { Container } from './discover.ts';
import { extractScripts, type PageScripts } from './html.ts';
import { findIslands } from './islands.ts';

/** The scripts in a file of this kind; undefined for a file that is a script itself. */
export function extractFrom(container: Container, path: string, text: string): PageScripts | undefined {
  switch (container) {
    case 'page':
      return extractScripts(text, findIslands(text, path, false));
    case 'template':
      return extractScripts(text, findIslands(text, path, true).filter(isNoScript(text)));
    case 'component':
      return extractComponent(text);
    default:
      return undefined;
  }
}

/** What only looks like server code must not hide a whole script. */
const isNoScript =
  (text: string) =>
  ({ start, end }: { start: number; end: number }) =>
    /^<[%?]/.test(text.slice(start, start + 2)) || !/<\/?script\b/i.test(text.slice(start, end));
