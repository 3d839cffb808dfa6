import { advicesOn } from '../../../dictionary/advice.ts';
import { CAPABILITY_TITLES } from '../../../dictionary/capabilities.ts';
import { findCode } from '../../../dictionary/codes.ts';
import { docsLink } from '../docs-links.ts';
import { SIGNATURES } from '../formats.ts';
import { BUCKETS, type Finding, type Ledger } from '../ledger.ts';
import { siteName } from '../names.ts';
import { neverSeen, rankedOpenItems } from '../observed/ranking.ts';
import type { ReportInput } from '../render.ts';
import { type Lang, TEXTS } from '../texts.ts';
import { groupedBy, isOpen, nativePercent, usesOf } from '../totals.ts';
import { code, html, plain, shortened } from './escape.ts';
import { MARKDOWN_TEXTS } from './texts.ts';

/** What GitHub takes as a comment or as the text of a pull request. */
export const MAX_LENGTH = 65_536;

/** How much of each list is shown. */
interface Limits {
  /** places of one code */
  places: number;
  /** rows of the tables of files, and of the ranking */
  rows: number;
}

/** From everything down to the mere counts; the first that fits is taken. */
const LIMITS: readonly Limits[] = [
  { places: Number.POSITIVE_INFINITY, rows: Number.POSITIVE_INFINITY },
  ...[200, 50, 20, 10, 5, 3, 1, 0].map((places) => ({ places, rows: places * 5 })),
];

/** The ledger for the description of a pull request: counts in sight, places one click away. */
export function markdownReport(input: Pick<ReportInput, 'ledger' | 'lang'>): string {
  for (const limits of LIMITS) {
    const text = render(input, limits);
    if (text.length <= MAX_LENGTH) return text;
  }
  return `${render(input, { places: 0, rows: 0 }).slice(0, MAX_LENGTH - 1)}\n`;
}

function render({ ledger, lang }: Pick<ReportInput, 'ledger' | 'lang'>, limits: Limits): string {
  const texts = MARKDOWN_TEXTS[lang];
  const isWhole = limits.places === Number.POSITIVE_INFINITY;
  const blocks = [
    `${SIGNATURES.markdown}\n## ${plain(texts.title(nativePercent(ledger.totals), usesOf(ledger.totals)))}`,
    texts.done[ledger.written ? 'written' : 'preview'],
    ...(isWhole ? [] : [`> [!NOTE]\n> ${texts.shortened}`]),
    bucketTable(ledger, lang),
    capabilityTable(ledger, lang),
    ...ranking(ledger, lang, limits),
    ...openItems(ledger, lang, limits),
    ...unreadFiles(ledger, lang, limits),
    fileTable(ledger, lang, limits),
    `<sub>${plain(ledger.tool)}</sub>`,
  ];
  return `${blocks.filter(Boolean).join('\n\n')}\n`;
}

const SIGNS = { converted: '🟢', shim: '🔵', person: '🟠', foreign: '⚪' };

function bucketTable({ totals, written }: Ledger, lang: Lang): string {
  const { buckets, convertible } = TEXTS[lang];
  const texts = MARKDOWN_TEXTS[lang];
  const rows = BUCKETS.map((bucket) => {
    const [label, meaning] = buckets[bucket];
    const why = bucket === 'converted' && !written ? convertible : meaning;
    return [`${SIGNS[bucket]} ${label}`, `${totals[bucket]}`, why];
  });
  return table(
    [texts.bucket, texts.count, texts.meaning],
    [...rows, [`**${buckets.all[0]}**`, `**${totals.all}**`, '']],
    '|---|--:|---|',
  );
}

function capabilityTable({ capabilities }: Ledger, lang: Lang): string {
  const texts = MARKDOWN_TEXTS[lang];
  const { buckets } = TEXTS[lang];
  const rows = capabilities.flatMap(({ capability, totals }) => {
    const percent = nativePercent(totals);
    if (!capability || percent === undefined) return [];
    const counts = [totals.converted, totals.shim, totals.person, usesOf(totals)].map(String);
    return [[CAPABILITY_TITLES[capability][lang], `${percent} %`, ...counts]];
  });
  if (rows.length === 0) return '';
  const head = [
    texts.capability,
    texts.native,
    ...(['converted', 'shim', 'person'] as const).map((b) => buckets[b][0]),
  ];
  return `### ${texts.capabilities}\n\n${table([...head, texts.uses], rows, '|---|--:|--:|--:|--:|--:|')}`;
}

function ranking({ findings, observed }: Ledger, lang: Lang, { places, rows }: Limits): string[] {
  if (!observed) return [];
  const texts = MARKDOWN_TEXTS[lang];
  const running = rankedOpenItems(findings).filter((finding) => finding.observed?.status === 'seen');
  const dead = neverSeen(findings);
  const top = running.slice(0, Math.min(rows, 10));
  return [
    ...(top.length > 0
      ? [`### ${texts.ranking}\n\n${top.map((finding) => `1. ${placeLine(finding, lang)}`).join('\n')}`]
      : []),
    ...(dead.length > 0
      ? [details(texts.dead(dead.length), [texts.deadWhy, placeList(dead, lang, places)].join('\n\n'))]
      : []),
  ];
}

function openItems({ findings }: Ledger, lang: Lang, { places }: Limits): string[] {
  const texts = MARKDOWN_TEXTS[lang];
  const open = rankedOpenItems(findings);
  const ignored = findings.filter((finding) => finding.ignored).length;
  const seen = ignored > 0 ? [texts.ignored(ignored)] : [];
  if (open.length === 0) return [texts.nothingOpen, ...seen];
  const groups = groupedBy(open, (finding) => finding.code ?? '');
  const isPersonal = (group: readonly Finding[]) => Number(group.some(({ bucket }) => bucket === 'person'));
  const sorted = [...groups].sort((a, b) => isPersonal(b[1]) - isPersonal(a[1]) || b[1].length - a[1].length);
  const blocks = sorted.map(([name, group]) => {
    const entry = findCode(name);
    const sign = SIGNS[group[0]?.bucket ?? 'shim'];
    const advice = plain(
      advicesOn(name, group)
        .map((one) => one[lang])
        .join(' '),
    );
    return details(
      `${sign} <code>${name.replace(/[^\w-]/g, '')}</code> × ${group.length}: ${html(entry?.message[lang] ?? '')}`,
      [`${advice} ([${texts.docs}](${docsLink(name, lang)}))`, placeList(group, lang, places)].join('\n\n'),
    );
  });
  return [`### ${texts.open(open.length)}`, ...blocks, ...seen];
}

function unreadFiles({ files }: Ledger, lang: Lang, { rows }: Limits): string[] {
  const unread = files.filter(({ status }) => status !== 'ok' && status !== 'skipped');
  if (unread.length === 0) return [];
  const texts = MARKDOWN_TEXTS[lang];
  const lines = unread
    .slice(0, rows)
    .map(({ file, reason = '' }) => `- ${code(shortened(file, NAME))}: ${plain(shortened(reason, REASON))}`);
  return [
    `### ${texts.unread} (${unread.length})\n\n${[...lines, ...more(unread.length, rows, lang)].join('\n')}`,
  ];
}

function fileTable({ files }: Ledger, lang: Lang, { rows }: Limits): string {
  const texts = MARKDOWN_TEXTS[lang];
  const { buckets } = TEXTS[lang];
  const used = files
    .filter(({ totals }) => usesOf(totals) > 0)
    .sort((a, b) => usesOf(b.totals) - usesOf(a.totals));
  if (used.length === 0) return '';
  const lines = used.slice(0, rows).map(({ file, totals }) => {
    const counts = [totals.converted, totals.shim, totals.person].map((count) =>
      count ? String(count) : '',
    );
    return [code(shortened(file, NAME), true), ...counts];
  });
  const head = [
    texts.file,
    ...(['converted', 'shim', 'person'] as const).map((bucket) => buckets[bucket][0]),
  ];
  const body = [table(head, lines, '|---|--:|--:|--:|'), ...more(used.length, rows, lang)].join('\n\n');
  return details(texts.files(used.length), body);
}

/** Longest name of a file and longest reason that are shown whole. */
const NAME = 160;
const REASON = 300;

function placeList(findings: readonly Finding[], lang: Lang, limit: number): string {
  const lines = findings.slice(0, limit).map((finding) => `- ${placeLine(finding, lang)}`);
  const left = findings.length - lines.length;
  return [...lines, ...(left > 0 ? [`- *${MARKDOWN_TEXTS[lang].morePlaces(left)}*`] : [])].join('\n');
}

function placeLine(finding: Finding, lang: Lang): string {
  const { file, line, reason = '', evidence, observed } = finding;
  const texts = MARKDOWN_TEXTS[lang];
  const name = siteName(finding);
  const seen =
    observed && (observed.calls > 0 ? texts.calls(observed.calls) : texts[observed.status as 'never']);
  const see = isOpen(finding) ? evidence.slice(0, 2).map((place) => code(shortened(place, NAME))) : [];
  return [
    code(`${shortened(file, NAME)}:${line}`),
    ...(seen ? [`(${seen})`] : []),
    ...(name ? [code(shortened(name, NAME))] : []),
    plain(shortened(reason, REASON)),
    ...(see.length > 0 ? [`(${texts.evidence} ${see.join(', ')})`] : []),
  ].join(' ');
}

const more = (count: number, limit: number, lang: Lang): string[] =>
  count > limit ? [`*${MARKDOWN_TEXTS[lang].moreRows(count - limit)}*`] : [];

/** Open on a click. The blank line lets Markdown begin again inside of the HTML. */
const details = (summary: string, body: string): string =>
  `<details><summary>${summary}</summary>\n\n${body}\n\n</details>`;

function table(head: readonly string[], rows: readonly (readonly string[])[], rule: string): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
