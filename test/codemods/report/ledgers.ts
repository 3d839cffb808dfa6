import { buildLedger } from '../../../codemods/report/build.ts';
import type { FileEntry, Finding, Ledger } from '../../../codemods/report/ledger.ts';
import type { ReportInput } from '../../../codemods/report/render.ts';
import type { SourceFile } from '../../../codemods/sources/source.ts';

/** A finding of `login` in `a.js`, but for what is given. */
export function finding(part: Partial<Finding> = {}): Finding {
  const { line = 1, column = 1, code } = part;
  return {
    file: 'a.js',
    line,
    column,
    endLine: line,
    endColumn: column + 5,
    outLine: line,
    kind: 'api-call',
    member: 'login',
    bucket: code ? 'shim' : 'converted',
    ...(code && { reason: `because of ${code}` }),
    evidence: [],
    ...part,
  };
}

export function ledgerWith(findings: readonly Finding[], files?: readonly FileEntry[]): Ledger {
  const names = [...new Set(findings.map(({ file }) => file))];
  return buildLedger({
    tool: 'webim2tim 0',
    target: 'tim-js-sdk',
    root: '.',
    files: files ?? names.map((file) => ({ file, encoding: 'utf-8', changed: true, status: 'ok' })),
    findings,
  });
}

/** Something to make reports from. @param texts the files before the run */
export function reportInput(ledger: Ledger, texts: Record<string, string> = {}): ReportInput {
  const sources = Object.entries(texts).map(([path, text]) => ({ path, text }) as SourceFile);
  return { ledger, sources, files: [], addedFiles: [], lang: 'en' };
}
