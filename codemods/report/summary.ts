import type { Colors } from 'picocolors/types.js';
import { advicesOn } from '../../dictionary/advice.ts';
import { CAPABILITY_TITLES } from '../../dictionary/capabilities.ts';
import { findCode } from '../../dictionary/codes.ts';
import { BUCKETS, type Finding, type Ledger, type Totals } from './ledger.ts';
import { ledgerIn } from './ledger-language.ts';
import { siteName } from './names.ts';
import { neverSeen, rankedOpenItems } from './observed/ranking.ts';
import { type Lang, TEXTS } from './texts.ts';
import { nativePercent } from './totals.ts';

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

const MAX_PLACES = 3;
const MAX_ROWS = 12;

/** The ledger for people: the buckets, the files, the reasons, what to do next. */
export function summaryText(made: Ledger, options: SummaryOptions): string {
  const ledger = ledgerIn(options.lang, made);
  const { colors, counts } = options;
  const texts = TEXTS[options.lang];
  const head = `${colors.bold(ledger.tool)} · ${texts.command[options.command]} · ${texts.read(counts.read, counts.matched)}`;
  if (ledger.totals.all === 0) return `${head}\n\n${texts.nothing}\n`;
  const blocks = [
    head,
    bucketTable(ledger, options),
    capabilityTable(ledger, options),
    fileTable(ledger, options),
    observedRanking(ledger, options),
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

function capabilityTable({ capabilities }: Ledger, { lang, colors }: SummaryOptions): string {
  const texts = TEXTS[lang];
  const rows = capabilities.flatMap(({ capability, totals }) => {
    const percent = nativePercent(totals);
    if (!capability || percent === undefined) return [];
    return [{ title: CAPABILITY_TITLES[capability][lang], percent, totals }];
  });
  if (rows.length < 2) return '';
  const width = Math.max(...rows.map(({ title }) => displayWidth(title)));
  const lines = rows.map(({ title, percent, totals }) => {
    const counts = countsText(totals, lang);
    return `${padEnd(title, width)}  ${`${percent} %`.padStart(5)}  ${colors.dim(counts)}`;
  });
  return [colors.bold(texts.capabilities), ...indented(lines)].join('\n');
}

/** `3 converted, 1 on the shim`. */
function countsText(totals: Totals, lang: Lang): string {
  return BUCKETS.filter((bucket) => totals[bucket] > 0)
    .map((bucket) => `${totals[bucket]} ${TEXTS[lang].buckets[bucket][0]}`)
    .join(', ');
}

/** What of the open items runs most, and what was never seen; nothing without `--observed`. */
function observedRanking({ findings, observed }: Ledger, { lang, colors }: SummaryOptions): string {
  if (!observed) return '';
  const texts = TEXTS[lang];
  const running = rankedOpenItems(findings).filter((finding) => finding.observed?.status === 'seen');
  const rows = running.slice(0, MAX_ROWS).map((finding) => {
    const { file, line, column } = finding;
    return `${String(finding.observed?.calls).padStart(7)} × ${file}:${line}:${column}  ${colors.dim(siteName(finding))}`;
  });
  const dead = neverSeen(findings);
  return [
    `${colors.bold(texts.ranking)}  ${colors.dim(texts.observed(observed.calls, observed.placed))}`,
    ...(observed.calls > 0 && observed.placed === 0 ? [`  ${texts.notOfTheseFiles}`] : []),
    ...rows,
    ...rest(running.length, MAX_ROWS, lang),
    ...(dead.length > 0
      ? [
          `${colors.bold(texts.dead(dead.length))}  ${colors.dim(texts.deadWhy)}`,
          ...indented(
            dead
              .slice(0, MAX_PLACES * 2)
              .map(
                (finding) =>
                  `${finding.file}:${finding.line}:${finding.column}  ${colors.dim(siteName(finding))}`,
              ),
          ),
          ...rest(dead.length, MAX_PLACES * 2, lang),
        ]
      : []),
  ].join('\n');
}

function fileTable(ledger: Ledger, { lang, colors }: SummaryOptions): string {
  const texts = TEXTS[lang];
  const opened = ledger.files.filter((file) => file.status === 'ok');
  const rows = opened
    .map(({ file, changed, totals }) => ({
      file,
      changed,
      total: totals.all,
      text: countsText(totals, lang),
    }))
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
      ...advicesOn(code, findings).map((advice) => `    -> ${advice[lang]}`),
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
