import { createRequire } from 'node:module';
import type { ParserOptions, RootNode } from '@vue/compiler-core';
import type { PageScript, PageScripts } from './html.ts';
import { lazy } from './lazy.ts';
import type { Range, ScriptLanguage } from './source.ts';

const vue = lazy(
  () => createRequire(import.meta.url)('@vue/compiler-core') as typeof import('@vue/compiler-core'),
);

/**
 * The scripts of a single-file component: `.vue` of Vue 2 and 3, `.nvue` of uni-app, `.wpy` of wepy. Each block is a
 * module. A block with `src` has no script of its own; the file it names is read as a file.
 */
export function extractComponent(text: string): PageScripts {
  const component: PageScripts = { scripts: [], tags: [], opaque: [], islands: [] };
  for (const block of scriptBlocks(text)) collectScript(block, text, component);
  return { ...component, scripts: joined(component.scripts, text) };
}

/** `<script>` and `<script setup>` are compiled into one module: what one declares the other uses. */
function joined(parts: readonly PageScript[], text: string): PageScript[] {
  const [first, second] = parts;
  if (!first || !second || parts.length > 2 || first.language !== second.language) return [...parts];
  const { offset } = first;
  const gap = { start: first.code.length, end: second.offset - offset };
  const code = text.slice(offset, second.offset + second.code.length);
  return [{ ...first, code, gaps: [gap], parts }];
}

/**
 * The syntax tree of a component; errors in the template are its own matter. The parser knows no HTML, so it is told
 * the elements that have no end tag.
 */
export function parseComponent(text: string, parseMode: ParserOptions['parseMode'] = 'sfc'): RootNode {
  return vue().baseParse(text, { parseMode, onError: () => {}, onWarn: () => {}, comments: true, isVoidTag });
}

const VOID_TAGS = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));
const isVoidTag = (tag: string) => VOID_TAGS.has(tag);

/** Where a script block stands and what its start tag says. */
interface ScriptBlock extends Range {
  attributes: ReadonlyMap<string, string>;
}

/** Script blocks are elements directly in the file. */
function scriptBlocks(text: string): ScriptBlock[] {
  const blocks = parseComponent(text).children.flatMap((node): ScriptBlock[] => {
    if (node.type !== vue().NodeTypes.ELEMENT || node.tag !== 'script' || !node.innerLoc) return [];
    if (!/(<\/script\s*|\/)>$/.test(node.loc.source)) return [];
    const { start, end } = node.innerLoc;
    const attributes = new Map(
      node.props.flatMap((p) =>
        p.type === vue().NodeTypes.ATTRIBUTE ? [[p.name, p.value?.content ?? '']] : [],
      ),
    );
    return [{ start: start.offset, end: end.offset, attributes }];
  });
  return blocks.length > 0 ? blocks : blocksByLine(text);
}

/**
 * A template that is not closed takes the rest of the file with it. Nobody but a block of the file starts a line with
 * `<script`.
 */
function blocksByLine(text: string): ScriptBlock[] {
  return [...text.matchAll(/^<script((?:\s+[^\s>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']*))?)*)\s*>/gm)].map(
    (tag) => {
      const start = tag.index + tag[0].length;
      const end = text.indexOf('</script', start);
      const attributes = new Map(
        [...(tag[1] as string).matchAll(/([^\s=]+)(?:\s*=\s*("[^"]*"|'[^']*'|\S*))?/g)].map(
          ([, name, value]) => [name as string, (value ?? '').replace(/^["']|["']$/g, '')],
        ),
      );
      return { start, end: end === -1 ? text.length : end, attributes };
    },
  );
}

function collectScript(block: ScriptBlock, text: string, component: PageScripts): void {
  const { start, end, attributes } = block;
  const code = text.slice(start, end);
  if (attributes.has('src') || !code.trim()) return;
  const written = attributes.get('lang') ?? attributes.get('type') ?? '';
  const language = languageOf(written);
  if (language) component.scripts.push({ kind: 'module', language, code, offset: start });
  else {
    component.opaque.push({
      offset: start,
      code,
      ledgerCode: 'script-language',
      reason: `a script written in ${written} cannot be read`,
    });
  }
}

const LANGUAGES: Record<string, ScriptLanguage> = {
  '': 'js',
  js: 'js',
  javascript: 'js',
  babel: 'js',
  es6: 'js',
  ecmascript: 'js',
  'ecmascript-6': 'js',
  module: 'js',
  jsx: 'jsx',
  ts: 'ts',
  typescript: 'ts',
  tsx: 'tsx',
};

/** The language of a block; undefined for one that is not compiled from JavaScript or TypeScript (CoffeeScript). */
const languageOf = (name: string): ScriptLanguage | undefined =>
  LANGUAGES[
    name
      .trim()
      .toLowerCase()
      .replace(/^(text|application)\/(x-)?|\?.*$/g, '')
  ];
