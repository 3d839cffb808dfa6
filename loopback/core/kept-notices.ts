import { Changes } from './changes.ts';
import type { GroupNotice } from './model.ts';

/** Oldest notices are forgotten beyond this many per user. */
const MAX_PER_USER = 100;

/** Group notices to users without a session: the next login gets them, once. */
export class KeptNotices {
  readonly #byUser = new Map<string, GroupNotice[]>();
  readonly #changes: Changes;
  #lastSequence = 0;

  constructor(changes = new Changes()) {
    this.#changes = changes;
  }

  /** The highest number of a notice kept, earlier starts included. */
  get lastSequence(): number {
    return this.#lastSequence;
  }

  of(userID: string): readonly GroupNotice[] {
    return this.#byUser.get(userID) ?? [];
  }

  /** Puts back the notices of an earlier start. */
  restore(userID: string, notices: GroupNotice[]): void {
    this.#set(userID, notices);
  }

  #set(userID: string, notices: GroupNotice[]): void {
    this.#byUser.set(userID, notices);
    this.#lastSequence = Math.max(this.#lastSequence, notices.at(-1)?.sequence ?? 0);
    this.#changes.touch('kept-notices', userID);
  }

  keep(notice: GroupNotice): void {
    this.#set(notice.to, [...this.of(notice.to), notice].slice(-MAX_PER_USER));
  }

  /** Gives the notices of a user out, oldest first, and forgets them. */
  take(userID: string): GroupNotice[] {
    const kept = this.#byUser.get(userID) ?? [];
    if (kept.length > 0) this.#set(userID, []);
    return kept;
  }

  delete(userID: string, sequences: readonly number[]): void {
    const kept = this.#byUser.get(userID)?.filter(({ sequence }) => !sequences.includes(sequence));
    if (kept) this.#set(userID, kept);
  }
}
