import type { CoreEvent } from './model.ts';
import type { Session } from './sessions.ts';

/** How a viewer of an AVChatRoom gets its messages: by asking (`get_msg`) or by push. */
export type AVChatRoomMode = 'poll' | 'push';

/** One session that watches one AVChatRoom, logged in or anonymous. */
export interface Viewer {
  /** The polling key of the viewer. */
  key: string;
  groupID: string;
  session: Session;
  mode: AVChatRoomMode;
  /** First feed position the viewer is entitled to. */
  start: number;
}

export interface FeedPage {
  events: CoreEvent[];
  /** Position to ask from next. */
  next: number;
}

interface Feed {
  /** Position of `events[0]`; positions start at 1. */
  first: number;
  events: CoreEvent[];
  waiting: Set<() => void>;
}

/** Oldest events of a room are forgotten beyond this many: a viewer that polls never falls that far behind. */
const MAX_FEED_LENGTH = 5000;

/** The feeds of AVChatRooms: everything their viewers see, in order, messages and notices alike. */
export class LiveRooms {
  readonly #feeds = new Map<string, Feed>();
  readonly #viewers = new Map<string, Viewer>();
  readonly #byRoom = new Map<string, Set<Viewer>>();
  #lastKey = 0;

  /** Adds a viewer, or gives back the one this session already is. */
  join(groupID: string, session: Session, mode: AVChatRoomMode): Viewer {
    const known = this.#find(groupID, session);
    if (known) return known;
    this.#lastKey += 1;
    const viewer: Viewer = {
      key: `lpk|${groupID}|${session.instanceID}|${this.#lastKey}`,
      groupID,
      session,
      mode,
      start: this.#end(groupID),
    };
    this.#viewers.set(viewer.key, viewer);
    this.#byRoom.set(groupID, (this.#byRoom.get(groupID) ?? new Set()).add(viewer));
    return viewer;
  }

  /** Ends one viewing. Returns whether there was one. */
  leave(groupID: string, session: Session): boolean {
    const viewer = this.#find(groupID, session);
    if (!viewer) return false;
    this.#viewers.delete(viewer.key);
    this.#byRoom.get(groupID)?.delete(viewer);
    this.#wake(groupID);
    return true;
  }

  byKey(key: string): Viewer | undefined {
    return this.#viewers.get(key);
  }

  viewersOf(groupID: string): Viewer[] {
    return [...(this.#byRoom.get(groupID) ?? [])];
  }

  roomsOf(session: Session): string[] {
    return [...this.#viewers.values()]
      .filter((viewer) => viewer.session === session)
      .map((viewer) => viewer.groupID);
  }

  /** Adds an event to a room's feed and returns the viewers that must be told by push. */
  append(groupID: string, event: CoreEvent): Viewer[] {
    const feed = this.#feed(groupID);
    feed.events.push(event);
    if (feed.events.length > MAX_FEED_LENGTH) {
      feed.events.shift();
      feed.first += 1;
    }
    this.#wake(groupID);
    return this.viewersOf(groupID).filter((viewer) => viewer.mode === 'push');
  }

  /** What a viewer has not seen from `position` on. Position 0 stands for "since I joined". */
  read(viewer: Viewer, position: number): FeedPage {
    const feed = this.#feed(viewer.groupID);
    const from = Math.max(position, viewer.start);
    return { events: feed.events.slice(Math.max(0, from - feed.first)), next: this.#end(viewer.groupID) };
  }

  /** Calls back once when something happens in the room; the returned function stops waiting. */
  onceChanged(groupID: string, callback: () => void): () => void {
    const { waiting } = this.#feed(groupID);
    waiting.add(callback);
    return () => waiting.delete(callback);
  }

  #find(groupID: string, session: Session): Viewer | undefined {
    return this.viewersOf(groupID).find((viewer) => viewer.session === session);
  }

  #feed(groupID: string): Feed {
    let feed = this.#feeds.get(groupID);
    if (!feed) {
      feed = { first: 1, events: [], waiting: new Set() };
      this.#feeds.set(groupID, feed);
    }
    return feed;
  }

  #end(groupID: string): number {
    const feed = this.#feed(groupID);
    return feed.first + feed.events.length;
  }

  #wake(groupID: string): void {
    const { waiting } = this.#feed(groupID);
    const callbacks = [...waiting];
    waiting.clear();
    for (const callback of callbacks) callback();
  }
}
