import type { Clock } from './core/clock.ts';
import { ERROR_CODE, ImError } from './core/errors.ts';
import type { Body } from './handlers/handler.ts';

/** Most commands per second and user, by `service.command`. */
export type RateLimitOptions = Readonly<Record<string, number>>;

const WINDOW = 1000;
// The real service drops what is least important first: messages of high priority are never counted out.
const NEVER_LIMITED: readonly unknown[] = ['High', 'REDPACKET'];

/** Refuses what comes too often. Nothing is limited unless a limit was given for the command. */
export class RateLimits {
  readonly #limits: ReadonlyMap<string, number>;
  readonly #clock: Clock;
  /** Times (ms) of the latest commands, by user and command. */
  readonly #times = new Map<string, number[]>();

  constructor(limits: RateLimitOptions, clock: Clock) {
    this.#limits = new Map(Object.entries(limits));
    this.#clock = clock;
  }

  /** Counts a command. @throws {ImError} 10006 for groups, else 99905, when its user sent too many. */
  count(command: string, userID: string, body: Body): void {
    const limit = this.#limits.get(command);
    if (limit === undefined || NEVER_LIMITED.includes(body.MsgPriority)) return;
    const key = `${command} ${userID}`;
    const now = this.#clock.milliseconds();
    const recent = (this.#times.get(key) ?? []).filter((time) => now - time < WINDOW);
    this.#times.set(key, recent);
    if (recent.length >= limit) {
      const code = command.startsWith('group_') ? ERROR_CODE.groupRateLimited : ERROR_CODE.rateLimited;
      throw new ImError(code, `${command} is limited to ${limit} per second`);
    }
    recent.push(now);
  }
}
