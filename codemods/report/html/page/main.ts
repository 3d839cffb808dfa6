import { announce } from './copy.ts';
import { h } from './dom.ts';
import { Files } from './files.ts';
import { filterBar, filtered } from './filters.ts';
import { itemCard } from './items.ts';
import { listenToKeys, showKeys } from './keyboard.ts';
import { LongList } from './long-list.ts';
import { observedSection } from './observed.ts';
import { overview, progress } from './overview.ts';
import {
  data,
  type Filters,
  filtersFromAddress,
  filtersToAddress,
  keep,
  settings,
  type Theme,
  t,
} from './state.ts';

let filters = filtersFromAddress();
let files: Files;
let list: LongList<(typeof data.findings)[number]>;
let found = h('output', { class: 'found' });

/** Draws everything anew: at the beginning, and in another language. */
function draw(): void {
  const texts = t();
  document.documentElement.lang = texts.htmlLang;
  document.title = texts.title;
  files = new Files();
  list = new LongList(
    (finding) => itemCard(finding, (file, line) => files.open(file, line)),
    () => t().noItems,
  );
  found = h('output', { class: 'found' });
  const app = document.getElementById('app') as HTMLElement;
  app.replaceChildren(
    h('a', { class: 'skip', href: '#items', click: toItems }, texts.skip),
    topBar(),
    h(
      'main',
      {},
      h('h1', { id: 'overview', tabindex: -1 }, texts.title),
      overview(),
      progress((wanted) => show({ state: '', ...wanted })),
      observedSection(show),
      h(
        'section',
        { class: 'items', 'aria-labelledby': 'items' },
        h('h2', { id: 'items', tabindex: -1 }, texts.sections.items),
        filterSlot,
        found,
        list.element,
      ),
      files.element,
    ),
    h(
      'footer',
      { class: 'made' },
      texts.madeBy(data.tool, new Date(data.date).toLocaleString(texts.htmlLang)),
    ),
    h('div', { id: 'live', class: 'hidden', role: 'status' }),
  );
  drawFilters();
  drawItems();
}

const filterSlot = h('div', {});

function drawFilters(): void {
  filterSlot.replaceChildren(filterBar(filters, change));
}

function drawItems(): void {
  const items = filtered(filters);
  list.show(items);
  found.textContent = t().shown(items.length, data.findings.length);
}

let later: ReturnType<typeof setTimeout> | undefined;

/** Filters change by the controls themselves; writing waits for a pause. */
function change(part: Partial<Filters>): void {
  filters = { ...filters, ...part };
  clearTimeout(later);
  const isReset = Object.keys(part).length > 1;
  if (isReset) drawFilters();
  later = setTimeout(
    () => {
      filtersToAddress(filters);
      drawItems();
    },
    'text' in part && !isReset ? 120 : 0,
  );
}

/** Filters change from elsewhere, and the reader goes there. */
function show(part: Partial<Filters>): void {
  filters = { text: '', state: '', code: '', capability: '', folder: '', run: '', ...part };
  filtersToAddress(filters);
  drawFilters();
  drawItems();
  toItems();
}

function toItems(event?: Event): void {
  event?.preventDefault();
  const heading = document.getElementById('items');
  heading?.focus({ preventScroll: true });
  heading?.scrollIntoView();
}

function topBar(): HTMLElement {
  const texts = t();
  const link = (id: string, text: string) =>
    h(
      'a',
      {
        href: `#${id}`,
        click: (event: Event) => {
          // The address holds the filters.
          event.preventDefault();
          document.getElementById(id)?.scrollIntoView();
          document.getElementById(id)?.focus({ preventScroll: true });
        },
      },
      text,
    );
  return h(
    'header',
    { class: 'top' },
    h(
      'nav',
      { 'aria-label': texts.sections.overview },
      link('overview', texts.sections.overview),
      data.observed && link('observed', texts.sections.observed),
      link('items', texts.sections.items),
      link('files', texts.sections.files),
    ),
    h(
      'div',
      { class: 'switches' },
      h('button', { class: 'quiet', id: 'theme', click: nextTheme }, texts.theme[settings.theme]),
      h(
        'button',
        { class: 'quiet', id: 'lang', lang: settings.lang === 'en' ? 'zh-CN' : 'en', click: nextLanguage },
        texts.otherLanguage,
      ),
      h('button', { class: 'quiet keys-button', click: showKeys }, texts.help),
    ),
  );
}

const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
const systemIsDark = matchMedia('(prefers-color-scheme: dark)');
systemIsDark.addEventListener('change', applyTheme);

function nextTheme(): void {
  settings.theme = THEMES[(THEMES.indexOf(settings.theme) + 1) % THEMES.length] as Theme;
  keep('theme', settings.theme);
  applyTheme();
  const button = document.getElementById('theme');
  if (button) button.textContent = t().theme[settings.theme];
  announce(t().theme[settings.theme]);
}

function applyTheme(): void {
  const system = systemIsDark.matches ? 'dark' : 'light';
  document.documentElement.dataset.theme = settings.theme === 'system' ? system : settings.theme;
}

function nextLanguage(): void {
  settings.lang = settings.lang === 'en' ? 'zh' : 'en';
  keep('lang', settings.lang);
  draw();
  document.getElementById('lang')?.focus();
}

function move(step: 1 | -1): void {
  const row = list.neighbour(document.activeElement, step);
  row?.focus({ preventScroll: true });
  row?.scrollIntoView({ block: 'nearest' });
}

/** Presses a button of the place that has the focus. */
function press(selector: string): void {
  document.activeElement?.closest('.item')?.querySelector<HTMLElement>(selector)?.click();
}

applyTheme();
draw();
listenToKeys({
  '/': () => document.getElementById('search')?.focus(),
  j: () => move(1),
  k: () => move(-1),
  o: () => press('footer button.quiet:not(.code)'),
  c: () => press('.copy'),
  t: nextTheme,
  l: nextLanguage,
  '?': showKeys,
});
addEventListener('hashchange', () => {
  filters = filtersFromAddress();
  drawFilters();
  drawItems();
});
