import type { Core } from '../core/core.ts';
import type { CoreEvent } from '../core/model.ts';
import type { Session } from '../core/sessions.ts';

/**
 * The line to a session that polls. Events wait in the session until a poll fetches them; a poll that finds none
 * is held until one comes. Without any request for a while the session has gone.
 */
export class PollLine {
  readonly session: Session;
  readonly #core: Core;
  readonly #lifetime: number;
  readonly #onGone: () => void;
  #release: (() => void) | undefined;
  #open = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param lifetime how long (ms) the session lives without a request. */
  constructor(core: Core, session: Session, lifetime: number, onGone: () => void) {
    this.#core = core;
    this.session = session;
    this.#lifetime = lifetime;
    this.#onGone = onGone;
    // Without a connection, the core keeps events in `missed`.
    session.deliver = undefined;
  }

  get isOpen(): boolean {
    return this.#core.sessions.isOpen(this.session);
  }

  /** A request of this session is under way until the returned function is called. */
  use(): () => void {
    this.#open += 1;
    clearTimeout(this.#timer);
    let done = false;
    return () => {
      if (done) return;
      done = true;
      this.#open -= 1;
      if (this.#open === 0) this.#expireLater();
    };
  }

  /**
   * What happened since the last poll. Without news it waits up to `holdFor` ms for some, less when `stop` is
   * aborted, the session ends, or a newer poll takes over; the answer is then empty.
   */
  async take(holdFor: number, stop: AbortSignal): Promise<CoreEvent[]> {
    // Two polls of one session are a client that gave up on the first.
    this.#release?.();
    const { session } = this;
    if (session.missed.length === 0 && this.isOpen && !stop.aborted) await this.#hold(holdFor, stop);
    return stop.aborted ? [] : session.missed.splice(0);
  }

  /** The answer with these events did not get through: the next poll brings them. */
  giveBack(events: readonly CoreEvent[]): void {
    this.session.missed.unshift(...events);
    this.#release?.();
  }

  /** Ends a held poll without news. */
  release(): void {
    this.#release?.();
  }

  /** Ends the session. */
  end(): void {
    clearTimeout(this.#timer);
    this.session.missed.length = 0;
    if (this.isOpen) this.#core.endSession(this.session);
    this.#release?.();
    this.#onGone();
  }

  #hold(holdFor: number, stop: AbortSignal): Promise<void> {
    const { session } = this;
    return new Promise((resolve) => {
      const release = () => {
        clearTimeout(timer);
        stop.removeEventListener('abort', release);
        if (session.deliver === deliver) session.deliver = undefined;
        if (this.#release === release) this.#release = undefined;
        resolve();
      };
      const deliver = (event: CoreEvent) => {
        session.missed.push(event);
        release();
      };
      const timer = setTimeout(release, holdFor);
      stop.addEventListener('abort', release);
      this.#release = release;
      session.deliver = deliver;
    });
  }

  #expireLater(): void {
    this.#timer = setTimeout(() => this.end(), this.#lifetime);
    this.#timer.unref();
  }
}
