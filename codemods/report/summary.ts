import type { Colors } from 'picocolors/types.js';
import { findCode } from '../../dictionary/codes.ts';
import type { Bucket, Finding, Ledger } from './ledger.ts';
import { type Lang, TEXTS } from './texts.ts';

export interface SummaryOptions {
  command: 'scan' | 'migrate' | 'write';
  lang: Lang;
  colors: Colors;
  counts: { read: number; matched: number };
  /** Paths of files that come along with the new pages. */
  addedFiles: readonly string[];
  /** A command to paste, when there is one that makes sense now. */
  next?: string;
  /** The command that puts back what was written. */
  undo?: string;
  /** Files written, when anything was. */
  written?: number;
}

const BUCKETS: readonly Bucket[] = ['converted', 'shim', 'person', 'foreign'];
const MAX_PLACES = 3;
const MAX_ROWS = 12;

/** The ledger for people: the buckets, the files, the reasons, what to do next. */
export function summaryText(ledger: Ledger, options: SummaryOptions): string {
  const { colors, counts } = options;
  const texts = TEXTS[options.lang];
  const head = `${colors.bold(ledger.tool)} · ${texts.command[options.command]} · ${texts.read(counts.read, counts.matched)}`;
  if (ledger.totals.all === 0) return `${head}\n\n${texts.nothing}\n`;
  const blocks = [
    head,
    bucketTable(ledger, options),
    fileTable(ledger, options),
    list(
      `${texts.added} (${texts.addedWhy})`,
      options.addedFiles.map((path) => path),
      options,
    ),
    reasons(ledger, 'shim', options),
    reasons(ledger, 'person', options),
    list(
      texts.notOpened,
      ledger.files
        .filter((f) => f.status !== 'ok' && f.code !== 'vendored' && f.code !== 'ignored')
        .map((f) => `${f.file}  ${colors.dim(`${f.code}: ${f.reason}`)}`),
      options,
    ),
    list(
      texts.passedOver,
      ledger.files
        .filter((f) => f.code === 'vendored' || f.code === 'ignored')
        .map((f) => `${f.file}  ${colors.dim(f.reason ?? '')}`),
      options,
    ),
    ending(options),
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

function bucketTable(ledger: Ledger, { lang, command, colors }: SummaryOptions): string {
  const texts = TEXTS[lang];
  const paint = {
    converted: colors.green,
    shim: colors.cyan,
    person: colors.yellow,
    foreign: colors.dim,
    all: colors.bold,
  };
  const rows = [...BUCKETS, 'all' as const].map((bucket) => {
    const [label, meaning] = texts.buckets[bucket];
    const why = bucket === 'converted' && command !== 'write' ? texts.convertible : meaning;
    const count = String(ledger.totals[bucket]).padStart(6);
    return `  ${paint[bucket](`${padEnd(label, 12)} ${count}`)}  ${colors.dim(why)}`.trimEnd();
  });
  return rows.join('\n');
}

function fileTable(ledger: Ledger, { lang, colors }: SummaryOptions): string {
  const texts = TEXTS[lang];
  const opened = ledger.files.filter((file) => file.status === 'ok');
  const rows = opened
    .map(({ file, changed }) => {
      const own = ledger.findings.filter((finding) => finding.file === file);
      const counts = BUCKETS.map((bucket) => [bucket, own.filter((f) => f.bucket === bucket).length] as const)
        .filter(([, count]) => count > 0)
        .map(([bucket, count]) => `${count} ${texts.buckets[bucket][0]}`);
      return { file, changed, total: own.length, text: counts.join(', ') };
    })
    .filter(({ total, changed }) => total > 0 || changed)
    .sort((a, b) => b.total - a.total);
  if (rows.length === 0) return '';
  const shown = rows.slice(0, MAX_ROWS);
  const width = Math.max(...shown.map(({ file }) => displayWidth(file)));
  const lines = shown.map(({ file, text, changed }) =>
    `${changed ? colors.green('M') : ' '} ${padEnd(file, width)}  ${colors.dim(text)}`.trimEnd(),
  );
  return [colors.bold(texts.files), ...indented(lines), ...rest(rows.length, MAX_ROWS, lang)].join('\n');
}

/** Findings of a bucket by code, the most frequent first, with the first places. */
function reasons(ledger: Ledger, bucket: 'shim' | 'person', { lang, colors }: SummaryOptions): string {
  const texts = TEXTS[lang];
  const groups = new Map<string, Finding[]>();
  for (const finding of ledger.findings) {
    if (finding.bucket !== bucket) continue;
    const code = finding.code ?? '';
    groups.set(code, [...(groups.get(code) ?? []), finding]);
  }
  if (groups.size === 0) return '';
  const sorted = [...groups].sort((a, b) => b[1].length - a[1].length);
  const lines = sorted.slice(0, MAX_ROWS).flatMap(([code, findings]) => {
    const entry = findCode(code);
    const places = findings
      .slice(0, MAX_PLACES)
      .map(
        (f) =>
          `    ${f.file}:${f.line}:${f.column}  ${colors.dim([f.member, f.reason].filter(Boolean).join(': '))}`,
      );
    return [
      `${String(findings.length).padStart(4)} × ${colors.bold(code)}  ${entry?.message[lang] ?? ''}`,
      ...places,
      ...(findings.length > MAX_PLACES ? [`    ${texts.more(findings.length - MAX_PLACES)}`] : []),
      ...(entry ? [`    -> ${entry.advice[lang]}`] : []),
    ];
  });
  return [colors.bold(texts.reasons[bucket]), ...lines, ...rest(sorted.length, MAX_ROWS, lang)].join('\n');
}

function list(title: string, rows: readonly string[], { lang, colors }: SummaryOptions): string {
  if (rows.length === 0) return '';
  return [
    colors.bold(title),
    ...indented(rows.slice(0, MAX_ROWS)),
    ...rest(rows.length, MAX_ROWS, lang),
  ].join('\n');
}

function ending({ lang, colors, next, undo, written }: SummaryOptions): string {
  const texts = TEXTS[lang];
  const lines: string[] = [];
  if (written !== undefined)
    lines.push(written > 0 ? `${texts.written(written)} ${texts.checkPages}` : texts.nothingToWrite);
  if (undo) lines.push(texts.undo(undo));
  if (next) lines.push(`${colors.bold(texts.next)}:\n  ${next}`);
  return lines.join('\n');
}

const indented = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
const rest = (count: number, shown: number, lang: Lang) =>
  count > shown ? [`  ${TEXTS[lang].more(count - shown)}`] : [];

/** Chinese characters take two columns of a terminal. */
function displayWidth(text: string): number {
  return [...text].reduce(
    (width, character) => width + (/[\u1100-\u115f\u2e80-\uffe6]/.test(character) ? 2 : 1),
    0,
  );
}

function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
