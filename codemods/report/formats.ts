import { basename } from 'node:path';
import { OWN_REPORT } from '../sources/sdk-files.ts';

export type ReportFormat = 'html' | 'json' | 'sarif' | 'markdown';

/** Endings of report files; the longer first. */
const ENDINGS: readonly [ending: string, format: ReportFormat][] = [
  ['.sarif.json', 'sarif'],
  ['.sarif', 'sarif'],
  ['.json', 'json'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.markdown', 'markdown'],
  ['.md', 'markdown'],
];

/** The format a file name asks for; undefined when it asks for none we know. */
export function formatOf(path: string): ReportFormat | undefined {
  const name = basename(path).toLowerCase();
  return ENDINGS.find(([ending]) => name.endsWith(ending) && name.length > ending.length)?.[1];
}

/**
 * What each report of ours says of itself near its beginning. A file that is there and does not say it belongs to
 * somebody else, and is never written over.
 */
export const SIGNATURES: Readonly<Record<ReportFormat, string>> = {
  html: OWN_REPORT,
  json: '"tool": "webim2tim ',
  sarif: '"name": "webim2tim"',
  markdown: '<!-- webim2tim report -->',
};
