import type { Loopback } from '../../../loopback/index.ts';
import type { SeededRandom } from './random.ts';

// Commands whose answer, or whose effect, the SDK must do without now and then.
const SENDING = ['openim.sendmsg', 'group_open_http_svc.send_group_msg'];
const DELAYED = [...SENDING, 'group_open_long_polling_http_svc.get_msg', 'openim.ws_msg_push_ack'];
const SILENCED = [...SENDING, 'group_open_long_polling_http_svc.get_msg', 'openim.ws_msg_push_ack'];

// The SDK reconnects only a socket that has lived for more than a second.
const LEAST_TIME_BETWEEN_CUTS = 3000;

/** Injects one fault after another, drawn from a seeded sequence. Nobody is kicked. */
export class Trouble {
  /** How often each kind was injected. */
  readonly injected: Record<string, number> = {};
  readonly #loopback: Loopback;
  readonly #random: SeededRandom;
  readonly #userIDs: readonly string[];
  readonly #lastCut = new Map<string, number>();

  constructor(loopback: Loopback, random: SeededRandom, userIDs: readonly string[]) {
    this.#loopback = loopback;
    this.#random = random;
    this.#userIDs = userIDs;
  }

  /** Injects the next fault. */
  step(): void {
    const random = this.#random;
    const { faults } = this.#loopback;
    const userID = random.pick(this.#userIDs);
    const kinds: Record<string, () => unknown> = {
      delay: () => faults.delay(random.pick(DELAYED), random.between(20, 1500), { userID }),
      silence: () => faults.silence(random.pick(SILENCED), { userID }),
      duplicate: () => faults.duplicate('*', { userID, times: random.between(1, 3) }),
      reorder: () => faults.reorder('*', { userID }),
      cut: () => this.#cut(userID, () => this.#loopback.dropConnections(userID)),
      drop: () => this.#cut(userID, () => faults.drop(random.pick(SENDING), { userID })),
    };
    const kind = random.pick(Object.keys(kinds));
    if (kinds[kind]?.() === false) return;
    this.injected[kind] = (this.injected[kind] ?? 0) + 1;
  }

  #cut(userID: string, cut: () => unknown): boolean {
    const now = Date.now();
    if (now - (this.#lastCut.get(userID) ?? 0) < LEAST_TIME_BETWEEN_CUTS) return false;
    this.#lastCut.set(userID, now);
    cut();
    return true;
  }
}
