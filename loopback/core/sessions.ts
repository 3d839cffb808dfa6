import type { CoreEvent } from './model.ts';

export type Deliver = (event: CoreEvent) => void;

/** One logged-in client of a user, or one anonymous viewer (`userID` is then empty). It survives its connection. */
export interface Session {
  readonly instanceID: number;
  readonly userID: string;
  readonly tinyID: string;
  /** The login ticket the client repeats with every command. */
  readonly a2: string;
  /** Absent while no connection carries the session. */
  deliver: Deliver | undefined;
  /** Events that found no connection, oldest first; the client fetches them after it reconnects. */
  missed: CoreEvent[];
  /** Ends the session when no connection takes it up again; whoever resumes it stops this timer. */
  expiry?: NodeJS.Timeout;
}

const FIRST_INSTANCE_ID = 537000000;

/** Who is logged in. A user may have several sessions at once. */
export class Sessions {
  readonly #byTicket = new Map<string, Session>();
  readonly #byUser = new Map<string, Set<Session>>();
  #count = 0;
  /** Called with every session that has just been opened. */
  onOpen: ((session: Session) => void) | undefined;

  open(user: { userID: string; tinyID: string }, deliver: Deliver): Session {
    this.#count += 1;
    const instanceID = FIRST_INSTANCE_ID + this.#count;
    const session: Session = {
      instanceID,
      userID: user.userID,
      tinyID: user.tinyID,
      a2: `a2-${instanceID}-${Math.random().toString(36).slice(2)}`,
      deliver,
      missed: [],
    };
    this.#byTicket.set(session.a2, session);
    const ofUser = this.#byUser.get(user.userID) ?? new Set();
    this.#byUser.set(user.userID, ofUser.add(session));
    this.onOpen?.(session);
    return session;
  }

  byTicket(a2: string): Session | undefined {
    return this.#byTicket.get(a2);
  }

  /** Who is logged in, without anonymous viewers. */
  onlineUsers(): string[] {
    return [...this.#byUser].filter(([userID, open]) => userID && open.size > 0).map(([userID]) => userID);
  }

  ofUser(userID: string): Session[] {
    return [...(this.#byUser.get(userID) ?? [])];
  }

  isOpen(session: Session): boolean {
    return this.#byTicket.get(session.a2) === session;
  }

  close(session: Session): void {
    this.#byTicket.delete(session.a2);
    this.#byUser.get(session.userID)?.delete(session);
    session.deliver = undefined;
  }

  /** Takes the connection away. `undelivered` are events that were handed over but never acknowledged. */
  detach(session: Session, undelivered: CoreEvent[] = []): void {
    session.deliver = undefined;
    session.missed.push(...undelivered);
  }

  /** Tells every session of a user, `except` one. */
  send(userID: string, event: CoreEvent, except?: Session): void {
    for (const session of this.ofUser(userID)) {
      if (session !== except) this.sendTo(session, event);
    }
  }

  sendTo(session: Session, event: CoreEvent): void {
    if (session.deliver) session.deliver(event);
    else session.missed.push(event);
  }
}
