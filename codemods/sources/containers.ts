import { extractComponent } from './component.ts';
import type { Container } from './discover.ts';
import { extractScripts, type PageScripts } from './html.ts';

/** The scripts in a file of this kind; undefined for a file that is a script itself. */
export function extractFrom(container: Container, text: string): PageScripts | undefined {
  if (container === 'page') return extractScripts(text);
  if (container === 'component') return extractComponent(text);
  return undefined;
}
