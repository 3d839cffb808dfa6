import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppPage } from './app-page.ts';
import { isBackground, normaliseBody } from './normalise.ts';
import type { BackendCall, Trace } from './trace.ts';

/** How long nothing may change before a step counts as finished, ms. */
const QUIET = 400;
/** How long a step may take to reach what it waits for, ms. */
const PATIENCE = 12_000;

export interface WalkSources<View extends object> {
  page: AppPage<View>;
  /** Every request of the page's client that has reached the backend so far. */
  backend(): readonly BackendCall[];
  /** Everything other users saw arrive so far. */
  outside(): readonly unknown[];
  /** Folder for a screenshot of every step; none when absent. */
  screenshots?: string;
}

/** What is known of a step while it lasts. */
export interface StepSoFar {
  /** What other users saw since the step began. */
  outside: readonly unknown[];
  /** Commands of the page's client since the step began. */
  commands: readonly string[];
}

export type Reached<View> = (view: View, soFar: StepSoFar) => boolean;

/** Takes steps on a page and writes down after each what the page shows and what left it. */
export class Walk<View extends object> {
  readonly trace: Trace = { steps: [], pageErrors: [] };
  readonly #sources: WalkSources<View>;
  #backendSeen = 0;
  #outsideSeen = 0;

  constructor(sources: WalkSources<View>) {
    this.#sources = sources;
    if (sources.screenshots) mkdirSync(sources.screenshots, { recursive: true });
  }

  /**
   * One action of a user. The step is over when `reached` holds and then nothing has changed for a moment, so that
   * something that comes too much is seen as well as something that does not come.
   *
   * @throws when `reached` does not hold in time; the message shows the page.
   */
  async step(name: string, act: () => Promise<unknown>, reached: Reached<View>): Promise<void> {
    await act();
    const view = await this.#settle(name, reached);
    const backend = this.#sources.backend().slice(this.#backendSeen);
    const outside = this.#sources.outside().slice(this.#outsideSeen);
    this.#backendSeen += backend.length;
    this.#outsideSeen += outside.length;
    this.trace.steps.push({
      name,
      page: Object.fromEntries(Object.entries(view)),
      backend: backend
        .filter((call) => !isBackground(call))
        .map((call) => ({ command: call.command, body: normaliseBody(call.body) })),
      outside: outside.map((entry) => normaliseBody(entry)),
    });
    this.trace.pageErrors = [...this.#sources.page.pageErrors];
    if (this.#sources.screenshots) {
      const number = String(this.trace.steps.length).padStart(2, '0');
      const file = `${number}-${name.replace(/[^\w]+/g, '-')}.png`;
      await this.#sources.page.screenshot(join(this.#sources.screenshots, file));
    }
  }

  async #settle(name: string, reached: Reached<View>): Promise<View> {
    const deadline = Date.now() + PATIENCE;
    let last = '';
    let quietSince = Date.now();
    for (;;) {
      const view = await this.#sources.page.view();
      const state = JSON.stringify([
        view,
        this.#sources.backend().filter((call) => !isBackground(call)).length,
        this.#sources.outside().length,
      ]);
      if (state !== last) {
        last = state;
        quietSince = Date.now();
      }
      const isReached = reached(view, {
        outside: this.#sources.outside().slice(this.#outsideSeen),
        commands: this.#sources
          .backend()
          .slice(this.#backendSeen)
          .map((call) => call.command),
      });
      if (isReached && Date.now() - quietSince >= QUIET) return view;
      if (Date.now() > deadline) {
        throw new Error(
          `step "${name}": ${isReached ? 'the page does not come to rest' : 'what it waits for does not happen'}.\n` +
            `page: ${JSON.stringify(view, null, 2)}\n` +
            `page errors: ${JSON.stringify(this.#sources.page.pageErrors)}\n` +
            `last console lines: ${JSON.stringify(this.#sources.page.console.slice(-12), null, 2)}\n` +
            `last requests: ${JSON.stringify(this.#sources.backend().slice(-6), null, 1)}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
