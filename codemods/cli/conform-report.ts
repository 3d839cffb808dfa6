import type { Colors } from 'picocolors/types';
import { AREAS, type Difference, type Finding, type Rule, reasonText } from '../../conform/index.ts';
import type { Lang } from '../report/texts.ts';

interface Context {
  version: string;
  ours: string;
  lang: Lang;
  colors: Colors;
}

const TEXTS = {
  en: {
    title: (version: string, ours: string, count: number) =>
      `webim.js ${version} and webim2tim ${ours}: ${count} scenarios`,
    unexpected: 'Unexpected differences (- webim.js, + webim2tim)',
    expected: 'Expected differences, with their reasons',
    ofVersion: 'Where your copy is not like 1.7.3, and ours is',
    places: (places: number, scenarios: number) =>
      `${places} ${places === 1 ? 'place' : 'places'} in ${scenarios} ${scenarios === 1 ? 'scenario' : 'scenarios'}`,
    area: (alike: number, expected: number, other: number) =>
      `${alike} alike, ${expected} with expected differences${other ? `, ${other} with others` : ''}`,
    all: 'all',
  },
  zh: {
    title: (version: string, ours: string, count: number) =>
      `webim.js ${version} 与 webim2tim ${ours}：${count} 个场景`,
    unexpected: '意外的差异（- webim.js，+ webim2tim）',
    expected: '预期的差异及原因',
    ofVersion: '您的副本与 1.7.3 不同、而兼容层与 1.7.3 相同之处',
    places: (places: number, scenarios: number) => `${scenarios} 个场景中的 ${places} 处`,
    area: (alike: number, expected: number, other: number) =>
      `${alike} 个一致，${expected} 个只有预期差异${other ? `，${other} 个有其他差异` : ''}`,
    all: '合计',
  },
} as const;

/** How many scenarios agree, differ as expected, or otherwise. */
export function conformSummary(findings: readonly Finding[]) {
  const other = findings.filter(({ surprising }) => surprising.length > 0).length;
  const alike = findings.filter(
    ({ surprising, expected, ofVersion }) => surprising.length + expected.length + ofVersion.length === 0,
  ).length;
  return { scenarios: findings.length, alike, expected: findings.length - alike - other, other };
}

/** The findings for people: what is unexpected first, in full; then what is expected, by reason; then figures. */
export function conformReport(findings: readonly Finding[], context: Context): string {
  const { version, ours, lang, colors } = context;
  const texts = TEXTS[lang];
  const lines = [colors.bold(texts.title(version, ours, findings.length)), ''];
  const surprising = findings.filter((finding) => finding.surprising.length > 0);
  if (surprising.length > 0) lines.push(colors.bold(texts.unexpected), '');
  for (const finding of surprising) {
    lines.push(colors.red(`✗ ${finding.area} / ${finding.scenario}`));
    for (const difference of finding.surprising) lines.push(...differenceLines(difference, colors));
    lines.push('');
  }
  const ofVersion = findings.filter((finding) => finding.ofVersion.length > 0);
  if (ofVersion.length > 0) {
    lines.push(colors.bold(texts.ofVersion), '');
    for (const { area, scenario, ofVersion: places } of ofVersion) {
      lines.push(`  ${area} / ${scenario}: ${places.map(({ path }) => path).join(', ')}`);
    }
    lines.push('');
  }
  lines.push(...expectedLines(findings, context));
  for (const area of AREAS) {
    const own = findings.filter((finding) => finding.area === area);
    if (own.length > 0) lines.push(figures(area, own, lang));
  }
  lines.push(colors.bold(figures(texts.all, findings, lang)));
  return `${lines.join('\n')}\n`;
}

function differenceLines({ path, legacy, ours }: Difference, colors: Colors): string[] {
  return [
    `  ${path}`,
    ...indented(legacy).map((line) => colors.red(`  - ${line}`)),
    ...indented(ours).map((line) => colors.green(`  + ${line}`)),
  ];
}

const indented = (value: unknown): string[] => (JSON.stringify(value, null, 2) ?? 'undefined').split('\n');

function expectedLines(findings: readonly Finding[], { lang, colors }: Context): string[] {
  const byReason = new Map<string, { rule: Rule; places: number; scenarios: Set<string> }>();
  for (const { area, scenario, expected } of findings) {
    for (const { rule } of expected) {
      const entry = byReason.get(rule.because) ?? { rule, places: 0, scenarios: new Set<string>() };
      entry.places += 1;
      entry.scenarios.add(`${area}/${scenario}`);
      byReason.set(rule.because, entry);
    }
  }
  if (byReason.size === 0) return [];
  const texts = TEXTS[lang];
  const lines = [colors.bold(texts.expected), ''];
  for (const [because, { rule, places, scenarios }] of byReason) {
    lines.push(`  ${because}: ${texts.places(places, scenarios.size)}`, `    ${reasonText(rule, lang)}`);
  }
  return [...lines, ''];
}

function figures(name: string, findings: readonly Finding[], lang: Lang): string {
  const { alike, expected, other } = conformSummary(findings);
  return `  ${name.padEnd(12)} ${String(findings.length).padStart(4)}  ${TEXTS[lang].area(alike, expected, other)}`;
}
