import type { ReportData, ReportedFinding } from '../data.ts';
import { PAGE_TEXTS, type PageTexts } from '../page-texts.ts';

export const data: ReportData = JSON.parse(
  (document.getElementById('data') as HTMLElement).textContent ?? '',
);

/** What of the findings is shown; '' is everything. */
export interface Filters {
  text: string;
  state: '' | 'open' | 'person' | 'shim' | 'converted' | 'ignored' | 'foreign';
  code: string;
  capability: string;
  folder: string;
  run: '' | 'seen' | 'uncertain' | 'never' | 'unknown';
}

export const NO_FILTERS: Readonly<Filters> = {
  text: '',
  state: 'open',
  code: '',
  capability: '',
  folder: '',
  run: '',
};

/** The value of filters that stands for findings of no capability. */
export const NO_CAPABILITY = '-';

export const isOpen = ({ bucket, ignored }: ReportedFinding) =>
  bucket === 'shim' || (bucket === 'person' && !ignored);

/** Filters live in the address, so that a view can be passed on. */
export function filtersFromAddress(): Filters {
  const filters: Record<string, string> = { ...NO_FILTERS };
  if (!data.findings.some(isOpen)) filters.state = '';
  for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
    if (Object.hasOwn(NO_FILTERS, name)) filters[name] = value;
  }
  return filters as unknown as Filters;
}

export function filtersToAddress(filters: Filters): void {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (value !== NO_FILTERS[name as keyof Filters]) query.set(name, value);
  }
  history.replaceState(null, '', query.size > 0 ? `#${query}` : location.pathname + location.search);
}

export type Theme = 'system' | 'light' | 'dark';

/** What a reader chose, kept for the next report where the browser lets us. */
export const settings = {
  lang: (stored('lang') === 'en' || stored('lang') === 'zh' ? stored('lang') : data.lang) as 'en' | 'zh',
  theme: (/^(light|dark)$/.test(stored('theme')) ? stored('theme') : 'system') as Theme,
  shortcuts: stored('shortcuts') !== 'off',
};

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`webim2tim-report-${name}`, value);
  } catch {
    // A page opened from a file may have no storage; the choice holds until it is closed.
  }
}

function stored(name: string): string {
  try {
    return localStorage.getItem(`webim2tim-report-${name}`) ?? '';
  } catch {
    return '';
  }
}

export const t = (): PageTexts => PAGE_TEXTS[settings.lang];

export const formatted = (value: number): string =>
  value.toLocaleString(settings.lang === 'zh' ? 'zh-CN' : 'en-US');

export const fileOf = (finding: ReportedFinding): string => data.files[finding.file]?.file ?? '';

export const placeOf = (finding: ReportedFinding): string =>
  `${fileOf(finding)}:${finding.line}:${finding.column}`;

export const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/'))) || '.';

export const capabilityTitle = (capability: string | undefined): string =>
  (capability && data.titles[capability as keyof typeof data.titles]?.[settings.lang]) || t().noCapability;

const lines = new Map<number, string[]>();

/** The lines of a file before the run; none where its text is not in the report. */
export function linesOf(file: number): string[] {
  let found = lines.get(file);
  if (!found) {
    const text = data.files[file]?.before;
    found = text === undefined ? [] : text.split('\n');
    lines.set(file, found);
  }
  return found;
}
