import { h } from './dom.ts';
import { t } from './state.ts';

const STEP = 60;

/**
 * A list that makes its rows as they come into sight, so that thousands cost nothing until somebody scrolls there. A
 * button does the same for keyboards and for browsers that do not tell.
 */
export class LongList<T> {
  readonly element: HTMLElement;
  private readonly rows = h('div', { class: 'rows' });
  private readonly button = h('button', { class: 'more', click: () => this.grow() });
  private items: readonly T[] = [];
  private made = 0;

  constructor(
    private readonly make: (item: T) => HTMLElement,
    private readonly nothing: () => string,
  ) {
    this.element = h('div', { class: 'long-list' }, this.rows, this.button);
    new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.grow();
      },
      { rootMargin: '600px' },
    ).observe(this.button);
    // On paper there is no scrolling.
    addEventListener('beforeprint', () => this.growTo(this.items.length));
  }

  show(items: readonly T[]): void {
    this.items = items;
    this.made = 0;
    this.rows.replaceChildren();
    if (items.length === 0) this.rows.append(h('p', { class: 'nothing' }, this.nothing()));
    this.grow();
  }

  /** The row of an item, made if it is not there yet; undefined for one that is not in the list. */
  rowOf(item: T): HTMLElement | undefined {
    const index = this.items.indexOf(item);
    if (index < 0) return undefined;
    this.growTo(index + 1);
    return this.rows.children[index] as HTMLElement;
  }

  /** The row after (or before) the one that holds `element`; the first when none does. */
  neighbour(element: Element | null, step: 1 | -1): HTMLElement | undefined {
    const row = element?.closest('.rows > *') ?? null;
    const index = row && row.parentElement === this.rows ? [...this.rows.children].indexOf(row) : -1;
    const next = index < 0 ? 0 : index + step;
    if (next >= this.made) this.grow();
    return (this.items.length > 0 && (this.rows.children[next] as HTMLElement)) || undefined;
  }

  get madeRows(): readonly HTMLElement[] {
    return [...this.rows.children] as HTMLElement[];
  }

  private grow(): void {
    this.growTo(this.made + STEP);
  }

  private growTo(count: number): void {
    const end = Math.min(count, this.items.length);
    if (end > this.made) this.rows.append(...this.items.slice(this.made, end).map(this.make));
    this.made = Math.max(this.made, end);
    const left = this.items.length - this.made;
    this.button.hidden = left === 0;
    this.button.textContent = t().more(Math.min(left, STEP));
  }
}
