import { Changes, joinKey } from './changes.ts';
import type { Clock } from './clock.ts';
import { ERROR_CODE, ImError } from './errors.ts';
import { checkElements, RECALL_WITHIN } from './limits.ts';
import type { C2CMessage, MessageElement } from './model.ts';
import type { Session, Sessions } from './sessions.ts';
import type { Users } from './users.ts';

export interface C2CDraft {
  from: string;
  to: string;
  elements: MessageElement[];
  sequence?: number;
  random?: number;
  clientTime?: number;
  cloudCustomData?: string;
  onlineOnly?: boolean;
}

/** One side's view of a one-to-one conversation. */
export interface C2CView {
  /** Messages before this index of the history are read. */
  readIndex: number;
  /** Time (s) of the newest message the owner has read. */
  readTime: number;
  /** Messages before this index were cleared by the owner. */
  clearedIndex: number;
  deleted: Set<C2CMessage>;
}

/** How many of the latest messages of a conversation a repeated request is looked for in. */
export const REPEAT_WINDOW = 200;

export interface C2CHistoryPage {
  /** Oldest first. */
  messages: C2CMessage[];
  complete: boolean;
}

/** Wire key of a message, `sequence_random_time`. */
export const c2cMessageKey = (message: C2CMessage): string =>
  `${message.sequence}_${message.random}_${message.time}`;

/** One-to-one messages: sending, history, read state, withdrawal. */
export class C2CConversations {
  readonly #clock: Clock;
  readonly #users: Users;
  readonly #sessions: Sessions;
  readonly #histories = new Map<string, C2CMessage[]>();
  readonly #views = new Map<string, Map<string, C2CView>>();

  readonly #recallWithin: number;
  readonly #changes: Changes;

  /** @param recallWithin time (s) in which a message may be recalled. */
  constructor(
    clock: Clock,
    users: Users,
    sessions: Sessions,
    recallWithin = RECALL_WITHIN,
    changes = new Changes(),
  ) {
    this.#changes = changes;
    this.#recallWithin = recallWithin;
    this.#clock = clock;
    this.#users = users;
    this.#sessions = sessions;
  }

  /**
   * Stores and delivers a message: to all sessions of the receiver and to the sender's sessions except `origin`.
   * @throws {ImError} 20007 when the receiver has black-listed the sender, 20012 when the sender is muted, 80002
   * when the body is too large.
   */
  send(draft: C2CDraft, origin?: Session): C2CMessage {
    const sender = this.#users.ensure(draft.from);
    const receiver = this.#users.ensure(draft.to);
    checkElements(draft.elements);
    if (sender.mutedUntil.c2c > this.#clock.seconds()) {
      throw new ImError(ERROR_CODE.senderMuted, `${draft.from} is muted`);
    }
    if (receiver.blackList.has(draft.from)) {
      throw new ImError(ERROR_CODE.peerRefusesSender, `${draft.to} has put ${draft.from} on the black list`);
    }
    const message: C2CMessage = {
      from: draft.from,
      to: draft.to,
      sequence: draft.sequence ?? randomUInt32(),
      random: draft.random ?? randomUInt32(),
      time: this.#clock.seconds(),
      clientTime: draft.clientTime ?? 0,
      elements: draft.elements,
      cloudCustomData: draft.cloudCustomData ?? '',
      onlineOnly: draft.onlineOnly ?? false,
      recalled: false,
    };
    const history = this.#history(draft.from, draft.to);
    const repeated = history.slice(-REPEAT_WINDOW).find((known) => isSameMessage(known, message));
    // A client repeats a message it got no answer for: it is answered, not stored or delivered twice.
    if (repeated) return repeated;
    const own = this.#view(draft.from, draft.to);
    if (!message.onlineOnly) {
      history.push(message);
      this.#messageChanged(message, history.length - 1);
      // Who answers has read.
      own.readIndex = history.length;
      own.readTime = message.time;
      this.#view(draft.to, draft.from);
      this.#viewChanged(draft.from, draft.to);
      this.#viewChanged(draft.to, draft.from);
    }
    this.#sessions.send(draft.to, { type: 'c2c-message', message }, origin);
    if (draft.from !== draft.to) this.#sessions.send(draft.from, { type: 'c2c-message', message }, origin);
    return message;
  }

  /** A page of at most `count` messages that end before `before` (or at the newest). */
  history(
    userID: string,
    peer: string,
    count: number,
    before?: { time: number; key: string },
  ): C2CHistoryPage {
    const visible = this.#visible(userID, peer);
    let end = visible.length;
    if (before && before.time > 0) {
      const index = visible.findIndex((message) => c2cMessageKey(message) === before.key);
      // Without a known key the cursor is a time alone, which names a whole second: that second belongs to the page.
      end = index >= 0 ? index : visible.filter((message) => message.time <= before.time).length;
    }
    const start = Math.max(0, end - count);
    return { messages: visible.slice(start, end), complete: start === 0 };
  }

  /** The peers a user has a conversation with. */
  peers(userID: string): string[] {
    return [...(this.#views.get(userID)?.keys() ?? [])];
  }

  lastMessage(userID: string, peer: string): C2CMessage | undefined {
    return this.#visible(userID, peer).at(-1);
  }

  /** Unread incoming messages, oldest first. */
  unread(userID: string, peer: string): C2CMessage[] {
    const view = this.#view(userID, peer);
    return this.#history(userID, peer)
      .slice(Math.max(view.readIndex, view.clearedIndex))
      .filter((message) => message.from === peer && !message.recalled && !view.deleted.has(message));
  }

  /** Time (s) up to which `userID` has read the messages of `peer`. */
  readTime(userID: string, peer: string): number {
    return this.#views.get(userID)?.get(peer)?.readTime ?? 0;
  }

  /** `userID` has read what `peer` wrote up to `time` (s); the peer is told, and the reader's other sessions. */
  markRead(userID: string, peer: string, time: number, origin?: Session): void {
    const view = this.#view(userID, peer);
    const history = this.#history(userID, peer);
    const next = history.filter((message) => message.time <= time).length;
    if (next <= view.readIndex && time <= view.readTime) return;
    view.readIndex = Math.max(view.readIndex, next);
    view.readTime = Math.max(view.readTime, time);
    this.#viewChanged(userID, peer);
    this.#sessions.send(peer, { type: 'c2c-read-by-peer', peer: userID, time: view.readTime });
    this.#sessions.send(userID, { type: 'c2c-read-elsewhere', peer, time: view.readTime }, origin);
  }

  markAllRead(userID: string, origin?: Session): void {
    for (const peer of this.peers(userID)) {
      const last = this.unread(userID, peer).at(-1);
      if (last) this.markRead(userID, peer, last.time, origin);
    }
  }

  /** Withdraws a message on both sides. @throws {ImError} 20023 no such message of `from`, 20016 too late. */
  recall(from: string, to: string, key: string): void {
    const history = this.#history(from, to);
    const index = history.findIndex((known) => known.from === from && c2cMessageKey(known) === key);
    const message = history[index];
    if (!message) throw new ImError(ERROR_CODE.messageNotFound, `no message ${key} from ${from} to ${to}`);
    if (this.#clock.seconds() - message.time > this.#recallWithin) {
      throw new ImError(ERROR_CODE.recallTooLate, `only the last ${this.#recallWithin} s can be recalled`);
    }
    message.recalled = true;
    this.#messageChanged(message, index);
    this.#sessions.send(to, { type: 'c2c-recalled', message });
    if (to !== from) this.#sessions.send(from, { type: 'c2c-recalled', message });
  }

  /** Hides messages from one side's history. */
  remove(userID: string, peer: string, keys: readonly string[]): void {
    const view = this.#view(userID, peer);
    for (const message of this.#history(userID, peer)) {
      if (keys.includes(c2cMessageKey(message))) view.deleted.add(message);
    }
    this.#viewChanged(userID, peer);
  }

  /** Empties one side's history. */
  clear(userID: string, peer: string): void {
    this.#view(userID, peer).clearedIndex = this.#history(userID, peer).length;
    this.#viewChanged(userID, peer);
  }

  /** All messages between two users, whatever one side has hidden. The order of the two does not matter. */
  messages(first: string, second: string): readonly C2CMessage[] {
    return this.#history(first, second);
  }

  viewOf(userID: string, peer: string): Readonly<C2CView> {
    return this.#view(userID, peer);
  }

  /** Puts back a message of an earlier start; messages come back in order. */
  restoreMessage(message: C2CMessage): void {
    this.#history(message.from, message.to).push(message);
  }

  /** Puts back one side's view, after the messages. */
  restoreView(userID: string, peer: string, view: C2CView): void {
    Object.assign(this.#view(userID, peer), view);
  }

  #messageChanged({ from, to }: C2CMessage, index: number): void {
    this.#changes.touch('c2c-message', joinKey(...[from, to].sort(), index));
  }

  #viewChanged(userID: string, peer: string): void {
    this.#changes.touch('c2c-view', joinKey(userID, peer));
  }

  #visible(userID: string, peer: string): C2CMessage[] {
    const view = this.#views.get(userID)?.get(peer);
    if (!view) return [];
    return this.#history(userID, peer)
      .slice(view.clearedIndex)
      .filter((message) => !view.deleted.has(message));
  }

  #history(first: string, second: string): C2CMessage[] {
    return fetchOrCreate(this.#histories, [first, second].sort().join('\n'), () => []);
  }

  #view(userID: string, peer: string): C2CView {
    const views = fetchOrCreate(this.#views, userID, () => new Map<string, C2CView>());
    return fetchOrCreate(views, peer, () => ({
      readIndex: 0,
      readTime: 0,
      clearedIndex: 0,
      deleted: new Set<C2CMessage>(),
    }));
  }
}

function isSameMessage(first: C2CMessage, second: C2CMessage): boolean {
  return (
    first.from === second.from &&
    first.sequence === second.sequence &&
    first.random === second.random &&
    first.clientTime === second.clientTime
  );
}

function fetchOrCreate<K, V>(map: Map<K, V>, key: K, create: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const created = create();
  map.set(key, created);
  return created;
}

export function randomUInt32(): number {
  return Math.floor(Math.random() * 0xffffffff);
}
