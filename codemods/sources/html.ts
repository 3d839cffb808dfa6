import { createRequire } from 'node:module';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { LedgerCode } from '../../dictionary/codes.ts';
import type { FoundIsland } from './islands.ts';
import { lazy } from './lazy.ts';
import { blank } from './masks.ts';
import type { Range, ScriptKind, ScriptLanguage } from './source.ts';

const parse5 = lazy(() => createRequire(import.meta.url)('parse5') as typeof import('parse5'));

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A piece of JavaScript in a page, before it becomes a `ScriptUnit`. */
export interface PageScript {
  kind: ScriptKind;
  language: ScriptLanguage;
  code: string;
  offset: number;
  /** Several scripts of one scope, taken together: the markup between them, in offsets of `code`. */
  gaps?: readonly Range[];
  /** Those scripts on their own. */
  parts?: readonly PageScript[];
  /** Handlers: the quote around the attribute value, `''` when there is none. */
  quote?: '"' | "'" | '';
}

/** A `<script src>`. */
export interface PageScriptTag {
  /** From `<` of the opening tag to the end of `</script>`. */
  range: Range;
  src: string;
  /** Range of the value of `src`, without quotes. */
  srcRange: Range;
}

/** A script that cannot be edited where it stands. */
export interface OpaqueScript {
  offset: number;
  code: string;
  ledgerCode: LedgerCode;
  reason: string;
}

export interface PageScripts {
  /** In document order. */
  scripts: PageScript[];
  tags: PageScriptTag[];
  opaque: OpaqueScript[];
  /** Server code, in scripts and around them. */
  islands: FoundIsland[];
}

/**
 * Every script of a page: inline scripts, `on*` attributes and `<script src>` tags.
 *
 * @param islands server code of the page, which is no markup
 */
export function extractScripts(source: string, islands: FoundIsland[] = []): PageScripts {
  const page: PageScripts = { scripts: [], tags: [], opaque: [], islands };
  const text = blank(source, islands, ' ');
  // With scripting off the content of <noscript> is markup, as for the reader of the file.
  const document = parse5().parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  visit(document, (element) => {
    collectHandlers(element, text, page);
    if (element.tagName === 'script') collectScript(element, text, page);
  });
  page.scripts.sort((a, b) => a.offset - b.offset);
  if (islands.length > 0) {
    for (const piece of [...page.scripts, ...page.opaque]) {
      piece.code = source.slice(piece.offset, piece.offset + piece.code.length);
    }
    for (const tag of page.tags) tag.src = source.slice(tag.srcRange.start, tag.srcRange.end);
  }
  return page;
}

/** Not by calls of itself: pages are nested as deeply as a mistake makes them. */
function visit(root: Node, each: (element: Element) => void): void {
  const left: Node[] = [root];
  for (let node = left.pop(); node; node = left.pop()) {
    if ('tagName' in node) each(node);
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) left.push(child);
    if ('content' in node) left.push(node.content);
  }
}

function collectScript(element: Element, text: string, page: PageScripts): void {
  const location = element.sourceCodeLocation;
  if (!location?.startTag) return;
  const attributes = new Map(element.attrs.map((a) => [a.name, a.value]));
  const type = scriptType(attributes);
  if (!type) return;
  const src = attributes.get('src');
  if (src !== undefined) {
    const value = attributeValue(element, 'src', text);
    if (value)
      page.tags.push({
        range: { start: location.startOffset, end: location.endOffset },
        src,
        srcRange: value,
      });
    return;
  }
  const start = location.startTag.endOffset;
  const end = location.endTag?.startOffset ?? location.endOffset;
  const code = text.slice(start, end);
  if (!code.trim()) return;
  const parsed = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('');
  if (normalise(code) !== normalise(parsed)) {
    page.opaque.push({
      offset: start,
      code,
      ledgerCode: 'script-place-unknown',
      reason: 'the place of this script in the page could not be determined',
    });
    return;
  }
  page.scripts.push({ ...type, code, offset: start });
}

/** The HTML parser turns every line end into `\n` and drops nul characters. */
const normalise = (code: string) => code.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');

const JAVASCRIPT = /^(text|application)\/(x-)?(javascript|ecmascript|jscript)(1\.\d)?$/;

/** Kind and language of a script element; undefined for data blocks and templates (`text/x-template`, JSON). */
function scriptType(attributes: Map<string, string>): Pick<PageScript, 'kind' | 'language'> | undefined {
  const type = (attributes.get('type') ?? '').trim().toLowerCase().replace(/;.*$/, '').trim();
  if (type === 'module') return { kind: 'module', language: 'js' };
  if (type === 'text/babel' || type === 'text/jsx') return { kind: 'classic', language: 'jsx' };
  if (type === '' || JAVASCRIPT.test(type)) return { kind: 'classic', language: 'js' };
  return undefined;
}

function collectHandlers(element: Element, text: string, page: PageScripts): void {
  for (const { name, value } of element.attrs) {
    if (!/^on[a-z]+$/.test(name) || !value.trim()) continue;
    const range = attributeValue(element, name, text);
    if (!range) continue;
    const code = text.slice(range.start, range.end);
    if (normalise(code) !== normalise(value)) {
      page.opaque.push({
        offset: range.start,
        code,
        ledgerCode: 'escaped-attribute',
        reason: `the attribute ${name} is written with character references (&quot; and the like)`,
      });
      continue;
    }
    const before = text[range.start - 1];
    const quote = before === '"' || before === "'" ? before : '';
    page.scripts.push({ kind: 'handler', language: 'js', code, offset: range.start, quote });
  }
}

/** Range of an attribute's value as written, without quotes. */
function attributeValue(element: Element, name: string, text: string): Range | undefined {
  const location = element.sourceCodeLocation?.attrs?.[name];
  if (!location) return undefined;
  const source = text.slice(location.startOffset, location.endOffset);
  const head = /^[^=]*=\s*/.exec(source)?.[0];
  if (head === undefined) return undefined;
  const quoted = /^["']/.test(source.slice(head.length));
  return {
    start: location.startOffset + head.length + (quoted ? 1 : 0),
    end: location.endOffset - (quoted ? 1 : 0),
  };
}

/** The encoding a page declares in its first kilobytes, as browsers look for it. */
export function declaredCharset(bytes: Buffer): string | undefined {
  const head = bytes.toString('latin1', 0, 4096);
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
}
