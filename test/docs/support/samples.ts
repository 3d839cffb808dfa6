import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../../', import.meta.url);

/** A fenced block of a page. */
export interface Sample {
  page: string;
  /** Line of the opening fence, from 1. */
  line: number;
  /** What the fence says first: `js`, `sh`, ... */
  lang: string;
  /** What it says next: what is done with the block (`page`, `native`, `before`, ...). */
  kind: string;
  /** What stands in `[...]`: the file it is. */
  file: string;
  code: string;
}

export interface Page {
  /** Relative to the repository. */
  path: string;
  /** The same for every language: `start`, `codes/escapes`, `README`. */
  name: string;
  lang: 'en' | 'zh';
  text: string;
  /** The text without its fenced blocks, line by line. */
  prose: string;
  samples: Sample[];
}

export const pathOf = (path: string) => fileURLToPath(new URL(path, root));

/** Every page of the documentation, and both READMEs. */
export function allPages(): Page[] {
  const found = [page('README.md', 'README', 'en'), page('README.zh-CN.md', 'README', 'zh')];
  for (const lang of ['en', 'zh'] as const) {
    const folder = pathOf(`docs/${lang}/`);
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      if (!name.endsWith('.md')) continue;
      const path = name.replaceAll('\\', '/');
      found.push(page(`docs/${lang}/${path}`, path.slice(0, -3), lang));
    }
  }
  return found;
}

function page(path: string, name: string, lang: 'en' | 'zh'): Page {
  const text = readFileSync(pathOf(path), 'utf8');
  const prose: string[] = [];
  const samples: Sample[] = [];
  let open: Sample | undefined;
  let lines: string[] = [];
  text.split('\n').forEach((line, index) => {
    const fence = /^```(.*)$/.exec(line);
    if (fence) prose.push('');
    else if (!open) prose.push(line);
    if (!fence) {
      if (open) lines.push(line);
      return;
    }
    if (open) {
      samples.push({ ...open, code: lines.join('\n') });
      open = undefined;
      lines = [];
      return;
    }
    const info = /^(\w*)\s*([\w-]*)\s*(?:\[([^\]]+)\])?\s*$/.exec(fence[1] ?? '');
    if (!info) throw new Error(`${path}:${index + 1}: what is this block? ${line}`);
    const [, lang = '', kind = '', file = ''] = info;
    open = { page: path, line: index + 1, lang, kind, file, code: '' };
  });
  if (open) throw new Error(`${path}: a block is not closed`);
  return { path, name, lang, text, prose: prose.join('\n'), samples };
}

const COMMENTS: Record<string, RegExp> = {
  html: /<!--[\s\S]*?-->/g,
  sh: /(^|\s+)#.*$/gm,
  yaml: /(^|\s+)#.*$/gm,
  js: /\s+\/\/.*$/gm,
  ts: /\s+\/\/.*$/gm,
};

/** A sample without its comments, which are in the language of the page. */
export function withoutComments({ lang, code }: Sample): string {
  // Written by commands, in the language of the reader.
  if (lang === 'console') return '';
  const comment = COMMENTS[lang];
  return comment ? code.replace(comment, '').replace(/[ \t]+$/gm, '') : code;
}

/** What a sample says that it prints: the comments behind `console.log(...)`, in order. */
export function expectedLogs(code: string): string[] {
  return [...code.matchAll(/console\.log\(.*\/\/ (.+)$/gm)].map(([, text = '']) => text);
}
