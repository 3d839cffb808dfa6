import { Changes } from './changes.ts';
import type { CoreEvent } from './model.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Users } from './users.ts';

/** Somebody in a user's friend list. Friendship may be one-sided. */
export interface Friend {
  userID: string;
  /** Seconds. */
  addTime: number;
  source: string;
  wording: string;
  remark: string;
  /** Values of `Tag_SNS_Custom_*`. */
  custom: Map<string, unknown>;
}

/** A request to become friends, as one of its two sides keeps it. */
export interface FriendApplication {
  /** The other side. */
  userID: string;
  /** Seconds. */
  time: number;
  source: string;
  wording: string;
  /** What the applicant will call the friend, and the friend group it goes to. */
  remark: string;
  groupName: string;
}

export type ApplicationDirection = 'in' | 'out';

/** What became of one of the accounts a command named. */
export interface RelationResult {
  userID: string;
  code: number;
  info: string;
}

/** The relations of one user. */
export interface RelationBook {
  friends: Map<string, Friend>;
  applications: Record<ApplicationDirection, Map<string, FriendApplication>>;
  /** Friend groups: name to members. */
  groups: Map<string, Set<string>>;
  /** Applications up to this time (s) have been seen. */
  applicationsReadTime: number;
}

/** What every user keeps about others. */
export class RelationBooks {
  readonly #users: Users;
  readonly #sessions: Sessions;
  readonly #changes: Changes;
  readonly #books = new Map<string, RelationBook>();

  constructor(users: Users, sessions: Sessions, changes = new Changes()) {
    this.#users = users;
    this.#sessions = sessions;
    this.#changes = changes;
  }

  of(userID: string): RelationBook {
    const known = this.#books.get(userID);
    if (known) return known;
    const book: RelationBook = {
      friends: new Map(),
      applications: { in: new Map(), out: new Map() },
      groups: new Map(),
      applicationsReadTime: 0,
    };
    this.#books.set(this.#users.ensure(userID).userID, book);
    return book;
  }

  /** Puts back the relations of an earlier start. */
  restore(userID: string, book: RelationBook): void {
    this.#books.set(userID, book);
  }

  friend(userID: string, peer: string): Friend | undefined {
    return this.#books.get(userID)?.friends.get(peer);
  }

  /** Everybody who has `userID` as a friend. */
  befriendedBy(userID: string): string[] {
    return [...this.#books].flatMap(([owner, { friends }]) => (friends.has(userID) ? [owner] : []));
  }

  /** To be called after a change that nobody is told of. */
  changed(userID: string): void {
    this.#changes.touch('relations', userID);
  }

  /** To be called after every other change: its user is told, but for the session it came from. */
  tell(userID: string, event: CoreEvent, origin?: Session): void {
    this.changed(userID);
    this.#sessions.send(userID, event, origin);
  }
}

export const relationResult = (userID: string, code = 0, info = ''): RelationResult => ({
  userID,
  code,
  info,
});
