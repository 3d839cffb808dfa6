import { h } from './dom.ts';
import { data, type Filters, formatted, t } from './state.ts';

const SHOWN = 20;

/** What was seen running, and what was not; nothing without `--observed`. */
export function observedSection(show: (filters: Partial<Filters>) => void): HTMLElement | null {
  const { observed } = data;
  if (!observed) return null;
  const texts = t();
  const { calls, exports, placed, sites, elsewhere } = observed;
  return h(
    'section',
    { class: 'card observed', 'aria-labelledby': 'observed' },
    h('h2', { id: 'observed' }, texts.sections.observed),
    h(
      'p',
      {},
      calls > 0 && placed === 0 ? texts.observedNothing : texts.observedIntro(calls, exports, placed),
    ),
    h(
      'ul',
      { class: 'figures' },
      ...(['seen', 'uncertain', 'never'] as const).map((run) =>
        h(
          'li',
          {},
          h(
            'button',
            { class: `figure ${run}`, click: () => show({ run, state: '' }) },
            h('b', {}, formatted(sites[run])),
            ` ${texts.runs[run]}`,
          ),
        ),
      ),
    ),
    sites.never > 0 && h('p', { class: 'note' }, texts.neverCaveat),
    elsewhere.length > 0 &&
      h(
        'details',
        {},
        h('summary', {}, `${texts.elsewhere} (${formatted(elsewhere.length)})`),
        h('p', { class: 'note' }, texts.elsewhereWhy),
        h(
          'table',
          {},
          h(
            'thead',
            {},
            h(
              'tr',
              {},
              h('th', { scope: 'col' }, texts.member),
              h('th', { scope: 'col' }, texts.place),
              h('th', { scope: 'col', class: 'number' }, texts.count),
            ),
          ),
          h(
            'tbody',
            {},
            ...elsewhere
              .slice(0, SHOWN)
              .map(({ member, file, line, column, count }) =>
                h(
                  'tr',
                  {},
                  h('td', { class: 'code' }, member),
                  h('td', { class: 'code place' }, `${file}:${line}:${column}`),
                  h('td', { class: 'number' }, formatted(count)),
                ),
              ),
          ),
        ),
      ),
  );
}
