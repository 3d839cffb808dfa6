import type { Page } from 'playwright-core';
import { normaliseText } from './normalise.ts';

/** A page of an application in the browser, with what is read of it between two steps. */
export abstract class AppPage<View extends object> {
  /** Uncaught errors and unhandled rejections of the page. */
  readonly pageErrors: string[] = [];
  readonly console: string[] = [];
  protected readonly page: Page;
  readonly #startedAt = new Date();

  constructor(page: Page) {
    this.page = page;
    page.on('pageerror', (error) => this.pageErrors.push(`${error.name}: ${error.message}`));
    page.on('console', (message) => this.console.push(`${message.type()}: ${message.text()}`));
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'load' });
  }

  /** What is visible now, clock times of this run replaced by `<now>`. */
  abstract view(): Promise<View>;

  protected clean(text: string): string {
    return normaliseText(text, this.#startedAt);
  }

  async screenshot(file: string): Promise<void> {
    await this.page.screenshot({ path: file, fullPage: true });
  }
}

/** The areas of a page by the ids of their elements. */
export interface Areas<Text extends string, List extends string> {
  /** Elements read as one piece of HTML; `(missing)` while they are not on the page. */
  texts: readonly Text[];
  /** Elements whose children are rows, read as `class: HTML`. */
  lists: readonly List[];
}

/** A page that is nothing but areas with ids. */
export class AreaPage<Text extends string, List extends string> extends AppPage<
  Record<Text, string> & Record<List, string[]>
> {
  readonly #areas: Areas<Text, List>;

  constructor(page: Page, areas: Areas<Text, List>) {
    super(page);
    this.#areas = areas;
  }

  async view(): Promise<Record<Text, string> & Record<List, string[]>> {
    const { texts, lists } = await this.page.evaluate(
      ({ texts, lists }) => ({
        texts: texts.map((id) => [id, document.getElementById(id)?.innerHTML ?? '(missing)'] as const),
        lists: lists.map((id) => {
          const rows = [...(document.getElementById(id)?.children ?? [])];
          return [id, rows.map((row) => `${row.className || '-'}: ${row.innerHTML}`)] as const;
        }),
      }),
      this.#areas,
    );
    return {
      ...Object.fromEntries(texts.map(([id, html]) => [id, this.clean(html)])),
      ...Object.fromEntries(lists.map(([id, rows]) => [id, rows.map((row) => this.clean(row))])),
    } as Record<Text, string> & Record<List, string[]>;
  }

  async fill(selector: string, value: string): Promise<void> {
    await this.page.fill(selector, value);
  }

  async click(selector: string): Promise<void> {
    await this.page.click(selector);
  }

  /** Calls a function of the page's scripts, as a button the application's owner would add does. */
  async call(name: string, ...args: unknown[]): Promise<void> {
    await this.page.evaluate(
      ({ name, args }) => {
        (window as unknown as Record<string, (...args: unknown[]) => void>)[name]?.(...args);
      },
      { name, args },
    );
  }
}
