import type { GroupNotice } from './model.ts';

/** Oldest notices are forgotten beyond this many per user. */
const MAX_PER_USER = 100;

/** Group notices to users without a session: the next login gets them, once. */
export class KeptNotices {
  readonly #byUser = new Map<string, GroupNotice[]>();

  keep(notice: GroupNotice): void {
    const kept = this.#byUser.get(notice.to) ?? [];
    this.#byUser.set(notice.to, [...kept, notice].slice(-MAX_PER_USER));
  }

  /** Gives the notices of a user out, oldest first, and forgets them. */
  take(userID: string): GroupNotice[] {
    const kept = this.#byUser.get(userID) ?? [];
    this.#byUser.delete(userID);
    return kept;
  }

  delete(userID: string, sequences: readonly number[]): void {
    const kept = this.#byUser.get(userID)?.filter(({ sequence }) => !sequences.includes(sequence));
    if (kept) this.#byUser.set(userID, kept);
  }
}
