import { posix } from 'node:path';
import type { Range } from './source.ts';

/** A piece of server code in a page or script, in offsets of the text it was looked for in. */
export interface FoundIsland extends Range {
  /** `output` writes a value where it stands, `control` decides what is written, `comment` writes nothing; a `gap` is markup. */
  role: 'output' | 'control' | 'comment' | 'gap';
}

/** Balanced parentheses, two levels deep. */
const CALL = String.raw`\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)`;

/** Never JavaScript, whatever the file is: `<% %>` and `<? ?>`. An island that is not closed ends the file. */
const HARD = String.raw`<%[\s\S]*?(?:%>|$)|<\?(?!xml\b)[\s\S]*?(?:\?>|$)`;

/** Islands that can also be JavaScript or text of the page, by family of template languages. */
const SOFT = {
  // Handlebars, Twig, Nunjucks, Jinja, Blade, Angular
  mustache: String.raw`\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}|\{%[\s\S]*?%\}|\{#[\s\S]*?#\}|\{!![\s\S]*?!!\}`,
  // Smarty, ThinkPHP
  smarty: String.raw`\{\*[\s\S]*?\*\}|\{[$:~][^{}\n]*\}|\{\/?(?:if|else|elseif|elseif|foreach|foreachelse|for|section|literal|volist|include|switch|case|default|empty|notempty|present|notpresent|php|assign|block|extends|ldelim|rdelim)\b[^{}\n]*\}`,
  // JSP and its tags, FreeMarker
  java: String.raw`\$\{[^{}]*\}|#\{[^{}]*\}|<[#@][^<>]*>|<\/[#@][^<>]*>|<\/?[a-z]+:[\w.-]+(?:\s[^<>]*)?>`,
  velocity: String.raw`##[^\n]*|#\*[\s\S]*?\*#|#(?:if|elseif|foreach|set|parse|include|macro|define)\s*${CALL}|#(?:else|end|stop)\b|#\{(?:else|end)\}|\$!?\{[^{}]*\}|\$!\w[\w.]*`,
  // Razor, Blade
  at: String.raw`@\*[\s\S]*?\*@|(?<![\w@])@(?:\{[^{}]*\}|${CALL}|[A-Za-z_]\w*\s*${CALL}|[A-Za-z_]\w*)(?:\.\w+|\[[^\]\n]*\]|${CALL})*`,
} as const;

type Family = keyof typeof SOFT;

const FAMILIES: Record<string, readonly Family[]> = {
  ejs: [],
  erb: [],
  asp: [],
  aspx: [],
  ascx: [],
  master: [],
  php: ['mustache', 'at'],
  phtml: [],
  jsp: ['java'],
  jspf: ['java'],
  tag: ['java'],
  gsp: ['java'],
  ftl: ['java'],
  ftlh: ['java'],
  vm: ['velocity'],
  tpl: ['smarty', 'mustache'],
  cshtml: ['at'],
  vbhtml: ['at'],
  njk: ['mustache'],
  twig: ['mustache'],
  jinja: ['mustache'],
  jinja2: ['mustache'],
  j2: ['mustache'],
  liquid: ['mustache'],
  hbs: ['mustache'],
  handlebars: ['mustache'],
  mustache: ['mustache'],
  volt: ['mustache'],
  swig: ['mustache'],
  art: ['mustache'],
  tmpl: ['mustache'],
};

/** Extensions of pages that a server fills in, with the dot. */
export const TEMPLATE_EXTENSIONS: ReadonlySet<string> = new Set(Object.keys(FAMILIES).map((e) => `.${e}`));

/** Pages and scripts of any name: ThinkPHP, Django and Flask keep templates in `.html`, some servers fill in `.js`. */
const ANY: readonly Family[] = ['mustache', 'smarty', 'java'];

const finders = new Map<string, RegExp>();

function finder(families: readonly Family[]): RegExp {
  const key = families.join();
  let known = finders.get(key);
  if (!known) {
    known = new RegExp([HARD, ...families.map((family) => SOFT[family])].join('|'), 'g');
    finders.set(key, known);
  }
  return known;
}

/**
 * Server code in a text of the file at `path`.
 *
 * @param soft also what could be JavaScript, like `{{ name }}`
 */
export function findIslands(text: string, path: string, soft: boolean): FoundIsland[] {
  if (!soft && !/<[%?]/.test(text)) return [];
  const families = FAMILIES[posix.extname(path).toLowerCase().slice(1)] ?? ANY;
  return [...text.matchAll(finder(soft ? families : []))].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    role: roleOf(match[0]),
  }));
}

function roleOf(island: string): FoundIsland['role'] {
  if (/^(<%--|<%#|\{#|\{\*|\{\{!|@\*|#\*|##)/.test(island)) return 'comment';
  if (island.startsWith('<%')) return /^<%[=:-]/.test(island) ? 'output' : 'control';
  if (island.startsWith('<?')) return /^<\?(=|(php)?\s*(echo|print)\b)/.test(island) ? 'output' : 'control';
  if (/^(\{%|\{\{[#/^>]|\{\/|\{[a-z]|<|#(?!\{(?!else|end)))/.test(island)) return 'control';
  if (
    /^@(\{|if|else|elseif|end\w*|for|foreach|while|switch|section|using|include|extends|php|csrf)/.test(
      island,
    )
  ) {
    return 'control';
  }
  return 'output';
}
