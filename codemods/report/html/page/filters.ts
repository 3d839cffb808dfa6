import { compareNames } from '../../totals.ts';
import type { ReportedFinding } from '../data.ts';
import { h } from './dom.ts';
import {
  capabilityTitle,
  data,
  type Filters,
  fileOf,
  folderOf,
  formatted,
  isOpen,
  NO_CAPABILITY,
  settings,
  t,
} from './state.ts';

const haystacks = new WeakMap<ReportedFinding, string>();

function haystackOf(finding: ReportedFinding): string {
  let text = haystacks.get(finding);
  if (text === undefined) {
    const { code = '', reason = '', name } = finding;
    const message = data.codes[code]?.message;
    text = [fileOf(finding), name, code, reason, message?.en, message?.zh].join('\n').toLowerCase();
    haystacks.set(finding, text);
  }
  return text;
}

const STATES: Record<Exclude<Filters['state'], ''>, (finding: ReportedFinding) => boolean> = {
  open: isOpen,
  person: ({ bucket, ignored }) => bucket === 'person' && !ignored,
  shim: ({ bucket }) => bucket === 'shim',
  converted: ({ bucket }) => bucket === 'converted',
  ignored: ({ ignored }) => ignored === true,
  foreign: ({ bucket }) => bucket === 'foreign',
};

/** Findings that fit, those first that run most; else those for a person, in the order of files. */
export function filtered(filters: Filters): ReportedFinding[] {
  const words = filters.text.toLowerCase().split(/\s+/).filter(Boolean);
  const { state, code, capability, folder, run } = filters;
  const fits = (finding: ReportedFinding) =>
    (!state || STATES[state]?.(finding)) &&
    (!code || finding.code === code) &&
    (!capability || (finding.capability ?? NO_CAPABILITY) === capability) &&
    (!folder || folderOf(fileOf(finding)) === folder) &&
    (!run || (finding.observed?.status ?? 'unknown') === run) &&
    words.every((word) => haystackOf(finding).includes(word));
  return data.findings.filter(fits).sort((a, b) => rank(a) - rank(b) || calls(b) - calls(a));
}

const calls = ({ observed }: ReportedFinding) => observed?.calls ?? 0;

const RUN_ORDER = { seen: 0, uncertain: 1, never: 3 };

function rank(finding: ReportedFinding): number {
  const { bucket, ignored, observed } = finding;
  const outcome = { person: ignored ? 2 : 0, shim: 1, converted: 3, foreign: 4 }[bucket];
  if (!data.observed) return outcome;
  return (observed ? RUN_ORDER[observed.status] : 2) * 10 + outcome;
}

/** The controls over the list. @param change is told which filters are set now */
export function filterBar(filters: Filters, change: (filters: Partial<Filters>) => void): HTMLElement {
  const texts = t();
  const codes = countsOf(data.findings.flatMap(({ code }) => code ?? []));
  const folders = countsOf(data.findings.map((finding) => folderOf(fileOf(finding))));
  const capabilities = data.capabilities.map(({ capability }) => capability);
  const { lang } = settings;
  const search = h('input', {
    id: 'search',
    type: 'search',
    placeholder: texts.searchHint,
    value: filters.text,
    'aria-keyshortcuts': '/',
    input: (event: Event) => change({ text: (event.target as HTMLInputElement).value }),
  });
  return h(
    'form',
    { class: 'filters', role: 'search', submit: (event: Event) => event.preventDefault() },
    h('label', { class: 'wide' }, h('span', {}, texts.search), search),
    select('state', texts.state, [
      ['', texts.all],
      ...(['open', 'person', 'shim', 'converted', 'ignored', 'foreign'] as const).map(
        (state): [string, string] => [
          state,
          `${texts.states[state]} (${formatted(data.findings.filter(STATES[state]).length)})`,
        ],
      ),
    ]),
    select('code', texts.code, [
      ['', texts.all],
      ...codes.map(([code, count]): [string, string] => [
        code,
        `${code} (${formatted(count)}) ${data.codes[code]?.message[lang] ?? ''}`,
      ]),
    ]),
    select('capability', texts.capability, [
      ['', texts.all],
      ...capabilities.map((capability): [string, string] => [
        capability ?? NO_CAPABILITY,
        capabilityTitle(capability),
      ]),
    ]),
    select('folder', texts.folder, [
      ['', texts.all],
      ...folders
        .sort(([a], [b]) => compareNames(a, b))
        .map(([folder, count]): [string, string] => [
          folder,
          `${folder === '.' ? texts.topFolder : folder} (${formatted(count)})`,
        ]),
    ]),
    data.observed &&
      select('run', texts.running, [
        ['', texts.all],
        ...(['seen', 'uncertain', 'never', 'unknown'] as const).map((run): [string, string] => [
          run,
          texts.runs[run],
        ]),
      ]),
    h(
      'button',
      {
        type: 'button',
        class: 'reset',
        click: () => change({ text: '', state: '', code: '', capability: '', folder: '', run: '' }),
      },
      texts.reset,
    ),
  );

  function select(name: keyof Filters, label: string, options: [string, string][]): HTMLElement {
    return h(
      'label',
      {},
      h('span', {}, label),
      h(
        'select',
        {
          name,
          change: (event: Event) => change({ [name]: (event.target as HTMLSelectElement).value }),
        },
        ...options.map(([value, text]) =>
          h(
            'option',
            { value, selected: filters[name] === value },
            text.length > 80 ? `${text.slice(0, 79)}…` : text,
          ),
        ),
      ),
    );
  }
}

function countsOf(names: readonly string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
