import { adviceOn } from '../../../dictionary/advice.ts';
import { CAPABILITY_TITLES, type CapabilityName } from '../../../dictionary/capabilities.ts';
import { findCode, type Text } from '../../../dictionary/codes.ts';
import { docsLink } from '../docs-links.ts';
import type { Finding, Ledger, LedgerFile } from '../ledger.ts';
import { siteName } from '../names.ts';
import type { ReportInput } from '../render.ts';
import type { Lang } from '../texts.ts';
import { type ChangedBlock, changedBlocks } from './changed-blocks.ts';

/** What the page of the HTML report is made from; it stands in it as JSON. Shared with the code that runs there. */
export interface ReportData {
  tool: string;
  target: string;
  lang: Lang;
  written: boolean;
  /** When the report was made, ISO 8601. */
  date: string;
  totals: Ledger['totals'];
  capabilities: Ledger['capabilities'];
  titles: Partial<Record<CapabilityName, Text>>;
  codes: Record<string, CodeText>;
  files: ReportedFile[];
  findings: ReportedFinding[];
  observed?: Ledger['observed'];
}

export interface CodeText {
  message: Text;
  advice: Text;
  docs: Text;
}

export interface ReportedFile extends LedgerFile {
  /** The text before the run; absent for files without anything to show, and where the report would grow too large. */
  before?: string;
  blocks?: ChangedBlock[];
  /** The text was left out to keep the report small. */
  cut?: true;
}

export interface ReportedFinding extends Omit<Finding, 'file' | 'advice' | 'endColumn'> {
  /** Index into `files`. */
  file: number;
  /** As the application writes it. */
  name: string;
  /** Where it differs from that of the code. */
  advice?: Text;
}

/** Texts of files that one report holds at most, in UTF-16 units; it has to open in a browser. */
const MAX_TEXT = 24_000_000;

export function reportData({ ledger, files, sources, lang }: ReportInput, date: Date): ReportData {
  const { findings, capabilities, observed } = ledger;
  const index = new Map(ledger.files.map(({ file }, at) => [file, at]));
  const codes = new Set(findings.flatMap(({ code }) => code ?? []));
  for (const { code } of ledger.files) if (code) codes.add(code);
  return {
    tool: ledger.tool,
    target: ledger.target,
    lang,
    written: ledger.written,
    date: date.toISOString(),
    totals: ledger.totals,
    capabilities,
    titles: Object.fromEntries(
      capabilities.flatMap(({ capability }) =>
        capability ? [[capability, CAPABILITY_TITLES[capability]]] : [],
      ),
    ),
    codes: Object.fromEntries([...codes].map((code) => [code, codeText(code)])),
    files: reportedFiles(ledger, sources, files),
    findings: findings.flatMap(({ file, advice: _, endColumn, ...finding }) => {
      const at = index.get(file);
      const advice = adviceOnMember(finding);
      return at === undefined
        ? []
        : [{ ...finding, file: at, name: siteName(finding), ...(advice && { advice }) }];
    }),
    ...(observed && { observed }),
  };
}

function adviceOnMember({ code, member }: Pick<Finding, 'code' | 'member'>): Text | undefined {
  if (code === undefined) return undefined;
  const advice = adviceOn(code, member);
  return advice === findCode(code)?.advice ? undefined : advice;
}

function codeText(code: string): CodeText {
  const { message = { en: code, zh: code }, advice = { en: '', zh: '' } } = findCode(code) ?? {};
  return { message, advice, docs: { en: docsLink(code, 'en'), zh: docsLink(code, 'zh') } };
}

function reportedFiles(
  ledger: Ledger,
  sources: ReportInput['sources'],
  changed: ReportInput['files'],
): ReportedFile[] {
  const before = new Map(sources.map(({ path, text }) => [path, text]));
  const after = new Map(changed.map(({ source, newText }) => [source.path, newText]));
  let length = 0;
  return ledger.files.map((file) => {
    const text = before.get(file.file);
    if (text === undefined || (file.totals.all === 0 && !file.changed)) return file;
    const newText = after.get(file.file);
    const blocks = newText === undefined ? [] : changedBlocks(text, newText);
    length += text.length + blocks.reduce((sum, [, , lines]) => sum + lines.join('\n').length, 0);
    if (length > MAX_TEXT) return { ...file, cut: true };
    return { ...file, before: text.replaceAll('\r\n', '\n'), blocks };
  });
}
