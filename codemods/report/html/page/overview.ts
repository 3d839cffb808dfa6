import type { Totals } from '../../ledger.ts';
import { compareNames, folderOf as folderOfFile, totalsBy } from '../../totals.ts';
import { h, svg } from './dom.ts';
import { capabilityTitle, data, type Filters, formatted, NO_CAPABILITY, t } from './state.ts';

const USED = ['converted', 'shim', 'person'] as const;

const usesOf = (totals: Totals) => totals.all - totals.foreign;
const percentOf = (totals: Totals) => Math.floor((totals.converted / Math.max(1, usesOf(totals))) * 100);

/** The totals as a ring with the share of native code in it, and what its parts mean. */
export function overview(): HTMLElement {
  const texts = t();
  const { totals, written } = data;
  const uses = usesOf(totals);
  if (totals.all === 0) return h('section', { class: 'hero' }, h('p', { class: 'lead' }, texts.nothing));
  const left = texts.left(totals.person, totals.shim);
  return h(
    'section',
    { class: 'hero', 'aria-labelledby': 'headline' },
    ring(totals, uses),
    h(
      'div',
      { class: 'hero-text' },
      h('p', { class: 'stage' }, written ? texts.written : texts.preview),
      h(
        'p',
        { id: 'headline', class: 'lead' },
        h('strong', {}, texts.headline(percentOf(totals))),
        ` ${texts.uses(uses)}`,
      ),
      h('p', { class: 'left' }, left ? `${left}${texts.htmlLang === 'en' ? '.' : '。'}` : texts.nothingLeft),
      legend(totals),
    ),
  );
}

function ring(totals: Totals, uses: number): SVGElement {
  const radius = 54;
  const length = 2 * Math.PI * radius;
  let offset = 0;
  const arcs = USED.map((bucket) => {
    const part = uses ? (totals[bucket] / uses) * length : 0;
    const arc = svg('circle', {
      class: `arc ${bucket}`,
      cx: 70,
      cy: 70,
      r: radius,
      'stroke-dasharray': `${part} ${length - part}`,
      'stroke-dashoffset': -offset,
      transform: 'rotate(-90 70 70)',
    });
    offset += part;
    return part > 0 ? arc : null;
  });
  const texts = t();
  const label = USED.map((bucket) => `${texts.buckets[bucket][0]}: ${formatted(totals[bucket])}`).join(', ');
  return svg(
    'svg',
    { class: 'ring', viewBox: '0 0 140 140', role: 'img', 'aria-label': label },
    svg('circle', { class: 'track', cx: 70, cy: 70, r: radius }),
    ...arcs,
    svg('text', { x: 70, y: 80, 'text-anchor': 'middle' }, `${percentOf(totals)}%`),
  );
}

function legend(totals: Totals): HTMLElement {
  const texts = t();
  return h(
    'dl',
    { class: 'legend' },
    ...(['converted', 'shim', 'person', 'foreign'] as const).map((bucket) =>
      h(
        'div',
        { class: bucket },
        h('dt', {}, h('span', { class: 'dot', 'aria-hidden': 'true' }), texts.buckets[bucket][0]),
        h('dd', {}, h('b', {}, formatted(totals[bucket]))),
        h(
          'dd',
          { class: 'meaning' },
          bucket === 'converted' && !data.written ? texts.willConvert : texts.buckets[bucket][1],
        ),
      ),
    ),
  );
}

/** How far each capability and each folder is. A row leads to its places. */
export function progress(show: (filters: Partial<Filters>) => void): HTMLElement {
  const texts = t();
  const byCapability = data.capabilities
    .filter(({ totals }) => usesOf(totals) > 0)
    .map(({ capability, totals }) => ({
      name: capabilityTitle(capability),
      totals,
      show: () => show({ capability: capability ?? NO_CAPABILITY }),
    }));
  const findings = data.findings.map((finding) => ({
    ...finding,
    file: data.files[finding.file]?.file ?? '',
  }));
  const byFolder = [...totalsBy(findings as never[], ({ file }: { file: string }) => folderOfFile(file))]
    .filter(([, totals]) => usesOf(totals) > 0)
    .sort((a, b) => usesOf(b[1]) - usesOf(a[1]) || compareNames(a[0], b[0]))
    .map(([folder, totals]) => ({
      name: folder === '.' ? texts.topFolder : folder,
      totals,
      show: () => show({ folder }),
    }));
  return h(
    'div',
    { class: 'progress' },
    progressTable('capabilities', texts.capability, byCapability),
    progressTable('folders', texts.folder, byFolder),
  );
}

interface Row {
  name: string;
  totals: Totals;
  show(): void;
}

const FIRST_ROWS = 12;

function progressTable(id: 'capabilities' | 'folders', head: string, rows: readonly Row[]): HTMLElement {
  const texts = t();
  const body = h('tbody', {}, ...rows.slice(0, FIRST_ROWS).map(progressRow));
  const more =
    rows.length > FIRST_ROWS &&
    h(
      'button',
      {
        class: 'more',
        click: (event: Event) => {
          body.append(...rows.slice(FIRST_ROWS).map(progressRow));
          (event.currentTarget as HTMLElement).remove();
        },
      },
      texts.more(rows.length - FIRST_ROWS),
    );
  return h(
    'section',
    { class: 'card', 'aria-labelledby': id },
    h('h2', { id }, texts.sections[id]),
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, head),
          h('th', { scope: 'col', class: 'bar-cell' }, h('span', { class: 'hidden' }, texts.native)),
          h('th', { scope: 'col', class: 'number' }, texts.native),
          h('th', { scope: 'col', class: 'number' }, texts.usesColumn),
        ),
      ),
      body,
    ),
    more,
  );
}

function progressRow({ name, totals, show }: Row): HTMLElement {
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('button', { class: 'link', title: t().showItems(name), click: show }, name)),
    h('td', { class: 'bar-cell' }, bar(totals)),
    h('td', { class: 'number' }, `${percentOf(totals)} %`),
    h('td', { class: 'number' }, formatted(usesOf(totals))),
  );
}

/** One bar in the colours of the outcomes. */
export function bar(totals: Totals): SVGElement {
  const uses = Math.max(1, usesOf(totals));
  let x = 0;
  const parts = USED.map((bucket) => {
    const width = (totals[bucket] / uses) * 100;
    const part = svg('rect', { class: bucket, x, y: 0, width, height: 8 });
    x += width;
    return width > 0 ? part : null;
  });
  const label = USED.map((bucket) => `${t().buckets[bucket][0]} ${totals[bucket]}`).join(', ');
  return svg(
    'svg',
    { class: 'bar', viewBox: '0 0 100 8', preserveAspectRatio: 'none', role: 'img', 'aria-label': label },
    ...parts,
  );
}
