import { RELATION_RESULT as RESULT } from './errors.ts';
import {
  type ApplicationDirection,
  type FriendApplication,
  type RelationBooks,
  type RelationResult,
  relationResult,
} from './relation-books.ts';
import type { Session } from './sessions.ts';

/** Requests to become friends. Each of the two sides keeps a copy until it is settled or deleted. */
export class FriendApplications {
  readonly #books: RelationBooks;

  constructor(books: RelationBooks) {
    this.#books = books;
  }

  find(userID: string, direction: ApplicationDirection, peer: string): FriendApplication | undefined {
    return this.#books.of(userID).applications[direction].get(peer);
  }

  /** How many came in that the user has not seen. */
  unread(userID: string): number {
    const { applications, applicationsReadTime } = this.#books.of(userID);
    return [...applications.in.values()].filter(({ time }) => time > applicationsReadTime).length;
  }

  apply(userID: string, application: FriendApplication): void {
    const peer = application.userID;
    const arrived = { ...application, userID };
    this.#books.of(userID).applications.out.set(peer, application);
    this.#books.of(peer).applications.in.set(userID, arrived);
    this.#books.tell(userID, { type: 'friend-application-added', application, direction: 'out' });
    this.#books.tell(peer, { type: 'friend-application-added', application: arrived, direction: 'in' });
  }

  /** An application is settled: it leaves the lists of both sides. */
  settle(userID: string, direction: ApplicationDirection, peer: string): void {
    const opposite = direction === 'in' ? 'out' : 'in';
    this.#remove(userID, direction, peer);
    this.#remove(peer, opposite, userID);
  }

  /** Takes an application off the user's own list; the other side keeps its copy. */
  delete(userID: string, direction: ApplicationDirection, peer: string): RelationResult {
    if (this.#remove(userID, direction, peer)) return relationResult(peer);
    return relationResult(peer, RESULT.noApplication, 'there is no such application');
  }

  /** The user has seen the applications up to `time` (s). */
  markRead(userID: string, time: number, origin?: Session): void {
    const book = this.#books.of(userID);
    book.applicationsReadTime = Math.max(book.applicationsReadTime, time);
    this.#books.tell(userID, { type: 'friend-applications-read', time }, origin);
  }

  #remove(userID: string, direction: ApplicationDirection, peer: string): boolean {
    if (!this.#books.of(userID).applications[direction].delete(peer)) return false;
    this.#books.tell(userID, { type: 'friend-application-removed', peer, direction });
    return true;
  }
}
