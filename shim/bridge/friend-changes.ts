import { FRIEND_NOTICE_TYPE as NOTICE } from '../../dictionary/enums.ts';
import { ask, listIn } from './ask.ts';
import { callApplication } from './callbacks.ts';
import { whenFoundReady } from './instance-state.ts';
import { listen } from './listen.ts';
import { EVENT, type Tim } from './native.ts';

/** An entry of v2's `friendApplicationList`. `time` in seconds. */
export interface FriendApplication {
  userID: string;
  nick?: string;
  avatar?: string;
  source?: string;
  wording?: string;
  time?: number;
  /** `Pendency_Type_ComeIn` or `Pendency_Type_SendOut`. */
  type?: string;
}

/** One change of the friend list, the friend applications or the black list. */
export interface FriendChange {
  /** 1 friend added, 2 removed, 3 application received, 4 gone, 5 black-listed, 6 no longer, 7 all read, 8 remark or groups changed. */
  type: number;
  /** Who it is about: types 1, 2, 4, 5, 6. */
  userIDs?: string[];
  /** The new applications: type 3. */
  applications?: FriendApplication[];
}

type Table = { [id: string]: unknown };
type Tell = (change: FriendChange) => void;

/** A list of v2 that legacy told the changes of. */
interface WatchedList {
  event: string;
  /** The method that gives the same list as the event. */
  method: string;
  /** The entries by id, with what counts as the same entry. */
  // biome-ignore lint/suspicious/noExplicitAny: one shape per list
  tableOf(data: any): Table;
  added: number;
  removed: number;
}

const FRIENDS: WatchedList = {
  event: EVENT.FRIEND_LIST_UPDATED,
  method: 'getFriendList',
  // What legacy called an update of a friend, as one text.
  tableOf: (friends) =>
    tableBy(friends, ({ remark, groupList }) => JSON.stringify([remark || '', groupList || []])),
  added: NOTICE.FRIEND_ADD,
  removed: NOTICE.FRIEND_DELETE,
};

const APPLICATIONS: WatchedList = {
  event: EVENT.FRIEND_APPLICATION_LIST_UPDATED,
  method: 'getFriendApplicationList',
  // Legacy heard of those of others only.
  tableOf: (data) =>
    tableBy(
      listIn(data, 'friendApplicationList').filter(({ type }) => type !== SEND_OUT),
      (application) => application,
    ),
  added: NOTICE.PENDENCY_ADD,
  removed: NOTICE.PENDENCY_DELETE,
};

const BLACKLIST: WatchedList = {
  event: EVENT.BLACKLIST_UPDATED,
  method: 'getBlacklist',
  tableOf: (ids) => tableBy(ids, () => true),
  added: NOTICE.BLACK_LIST_ADD,
  removed: NOTICE.BLACK_LIST_DELETE,
};

const SEND_OUT = 'Pendency_Type_SendOut';

// biome-ignore lint/suspicious/noExplicitAny: one shape per list
function tableBy(list: any[] | undefined, entryOf: (entry: any) => unknown): Table {
  const table: Table = Object.create(null);
  (list || []).forEach((entry) => {
    table[entry.userID || entry] = entryOf(entry);
  });
  return table;
}

/**
 * Tells a handler what changed among friends, applications and black-listed accounts, one change per call, as legacy
 * `onFriendSystemNotifys` did. v2 says only that a list changed and gives all of it, so the lists are compared; what
 * happens while nobody is connected is not told. Friends and applications need the build of tim-js-sdk with friends
 * (`tim-js-friendship.js`, 2.13.1); v2 tells of friends at most once a second.
 * @returns a function that ends it.
 */
export function onFriendChange(tim: Tim, handler: Tell): () => void {
  const watchers = [FRIENDS, APPLICATIONS, BLACKLIST].map((list) =>
    watch(tim, list, (change) => callApplication(handler, change)),
  );
  return () => {
    watchers.forEach((stop) => {
      stop();
    });
  };
}

/** Compares what an event brings with the event before; the first one after a login is only remembered. */
function watch(tim: Tim, list: WatchedList, tell: Tell): () => void {
  let known: Table | undefined;
  let unread = 0;
  const unreadIn = (data: { unreadCount?: number } | undefined) => (data && data.unreadCount) || 0;

  function compare(before: Table, now: Table): boolean {
    let changed = false;
    const say = (change: FriendChange) => {
      changed = true;
      tell(change);
    };
    const added = missingIn(now, before);
    const removed = missingIn(before, now);
    if (added.length) {
      const applications = added.map((id) => now[id] as FriendApplication);
      say(list === APPLICATIONS ? { type: list.added, applications } : { type: list.added, userIDs: added });
    }
    if (removed.length) say({ type: list.removed, userIDs: removed });
    const isOther = (id: string) => id in before && before[id] !== now[id];
    if (list === FRIENDS && Object.keys(now).some(isOther)) say({ type: NOTICE.FRIEND_UPDATE });
    return changed;
  }

  const stopListening = listen(tim, {
    [list.event]: ({ data }) => {
      const before = known;
      const unreadBefore = unread;
      known = list.tableOf(data);
      unread = unreadIn(data);
      const changed = before && compare(before, known);
      if (!changed && unreadBefore > 0 && !unread) tell({ type: NOTICE.PENDENCY_REPORT });
    },
    [EVENT.SDK_NOT_READY]: () => {
      known = undefined;
      unread = 0;
    },
  });
  const stopAsking = whenFoundReady(tim, () => {
    ask(tim, list.method).then(
      (data) => {
        unread = unreadIn(data);
        if (!known) known = list.tableOf(data);
      },
      () => {},
    );
  });
  return () => {
    stopAsking();
    stopListening();
  };
}

const missingIn = (table: Table, other: Table) => Object.keys(table).filter((id) => !(id in other));
