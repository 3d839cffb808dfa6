/** Server time. Injected so that tests decide what "now" is. */
export class Clock {
  readonly #now: () => number;

  /** @param now milliseconds since 1970, like `Date.now`. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  milliseconds(): number {
    return this.#now();
  }

  /** Whole seconds since 1970: the unit of every time on the wire. */
  seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
