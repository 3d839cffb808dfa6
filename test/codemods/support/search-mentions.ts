import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Finding } from '../../../codemods/report/ledger.ts';

/** `file:line` of every mention of the SDK's name, found by reading the files as text and nothing else. */
export function mentions(root: string, encoding = 'utf8'): Map<string, number> {
  const found = new Map<string, number>();
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || /\.(json|md|css|png)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    iconv
      .decode(readFileSync(path), encoding)
      .split('\n')
      .forEach((line, index) => {
        const count = line.split(/[^\w$]+/).filter((word) => word === 'webim').length;
        if (count > 0) found.set(`${path.slice(root.length).replace(/^\//, '')}:${index + 1}`, count);
      });
  }
  return found;
}

/** Findings that stand for one mention each, and those that may have several in them. */
const OTHERS = new Set(['comment', 'string', 'name', 'markup', 'server-code']);
const NAMING = new Set(['api-call', 'constructor', 'constant', 'reference', 'script-tag', 'script', 'file']);

/** Mentions that no finding stands for, and findings that stand for no mention, as `file:line`. */
export function unbalanced(findings: readonly Finding[], found: ReadonlyMap<string, number>): string[] {
  const wrong: string[] = [];
  const others = new Map<string, number>();
  for (const { kind, file, line } of findings) {
    if (OTHERS.has(kind)) others.set(`${file}:${line}`, (others.get(`${file}:${line}`) ?? 0) + 1);
  }
  for (const [place, count] of found) {
    const [file, line] = [place.replace(/:\d+$/, ''), Number(/\d+$/.exec(place))];
    const covered = findings.some(
      (f) =>
        f.file === file && NAMING.has(f.kind) && (f.kind === 'file' || (f.line <= line && line <= f.endLine)),
    );
    const own = others.get(place) ?? 0;
    if (own > count || (own < count && !covered)) wrong.push(`${place} ${count} mentions, ${own} findings`);
  }
  for (const place of others.keys()) if (!found.has(place)) wrong.push(`${place} nothing`);
  return wrong;
}
