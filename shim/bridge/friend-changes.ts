import { FRIEND_NOTICE_TYPE as NOTICE } from '../../dictionary/enums.ts';
import { callApplication } from './callbacks.ts';
import { whenFoundReady } from './instance-state.ts';
import { guarded } from './login.ts';
import { EVENT, type NativeAnswer, type NativeEvent, type Tim } from './native.ts';

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

type Table<T> = { [id: string]: T };
type Tell = (change: FriendChange) => void;
/** Compares what an event brings with the event before; the first event after a login is only remembered. */
type Watcher = { compare(data: unknown, tell: Tell): void; forget(): void; learn(data: unknown): void };

/** What gives the same list as the event. */
const LIST_OF: Table<string> = {
  [EVENT.FRIEND_LIST_UPDATED]: 'getFriendList',
  [EVENT.FRIEND_APPLICATION_LIST_UPDATED]: 'getFriendApplicationList',
  [EVENT.BLACKLIST_UPDATED]: 'getBlacklist',
};

const SEND_OUT = 'Pendency_Type_SendOut';

/**
 * Tells a handler what changed among friends, applications and black-listed accounts, one change per call, as legacy
 * `onFriendSystemNotifys` did. v2 says only that a list changed and gives all of it, so the lists are compared; what
 * happens while nobody is connected is not told. Friends and applications need the build of tim-js-sdk with friends
 * (`tim-js-friendship.js`, 2.13.1); v2 tells of friends at most once a second.
 * @returns a function that ends it.
 */
export function onFriendChange(tim: Tim, handler: Tell): () => void {
  const watchers: Table<Watcher> = {
    [EVENT.FRIEND_LIST_UPDATED]: friends(),
    [EVENT.FRIEND_APPLICATION_LIST_UPDATED]: applications(),
    [EVENT.BLACKLIST_UPDATED]: blackList(),
  };
  const tell: Tell = (change) => callApplication(handler, change);
  const onEvent = (event: NativeEvent) => watchers[event.name]?.compare(event.data, tell);
  const forget = () => {
    Object.keys(watchers).forEach((name) => {
      watchers[name]?.forget();
    });
  };
  const names = Object.keys(watchers);
  names.forEach((name) => {
    tim.on(name, onEvent);
  });
  tim.on(EVENT.SDK_NOT_READY, forget);
  const stopAsking = whenFoundReady(tim, () => {
    names.forEach((name) => {
      const learn = (answer: NativeAnswer) => watchers[name]?.learn(answer?.data);
      guarded(() => tim[LIST_OF[name] as string]()).then(learn, () => {});
    });
  });
  return () => {
    stopAsking();
    names.forEach((name) => {
      tim.off(name, onEvent);
    });
    tim.off(EVENT.SDK_NOT_READY, forget);
  };
}

function watcher<T>(
  tableOf: (data: unknown) => Table<T>,
  compare: (before: Table<T>, now: Table<T>, tell: Tell) => void,
): Watcher {
  let known: Table<T> | undefined;
  return {
    compare(data, tell) {
      const before = known;
      known = tableOf(data);
      if (before) compare(before, known, tell);
    },
    forget() {
      known = undefined;
    },
    learn(data) {
      if (!known) known = tableOf(data);
    },
  };
}

const missingIn = <T>(table: Table<T>, other: Table<T>) => Object.keys(table).filter((id) => !(id in other));

function tellIds(type: number, userIDs: string[], tell: Tell): void {
  if (userIDs.length) tell({ type, userIDs });
}

/** What legacy called an update of a friend, as one text. */
function friends(): Watcher {
  const tableOf = (data: unknown) => {
    const table: Table<string> = Object.create(null);
    const list = (data || []) as Array<{ userID: string; remark?: string; groupList?: string[] }>;
    list.forEach((friend) => {
      table[friend.userID] = JSON.stringify([friend.remark || '', friend.groupList || []]);
    });
    return table;
  };
  return watcher(tableOf, (before, now, tell) => {
    tellIds(NOTICE.FRIEND_ADD, missingIn(now, before), tell);
    tellIds(NOTICE.FRIEND_DELETE, missingIn(before, now), tell);
    const changed = Object.keys(now).some((id) => id in before && before[id] !== now[id]);
    if (changed) tell({ type: NOTICE.FRIEND_UPDATE });
  });
}

const unreadIn = (data: unknown) => (data as { unreadCount?: number })?.unreadCount || 0;

function applications(): Watcher {
  let unread = 0;
  const tableOf = (data: unknown) => {
    const table: Table<FriendApplication> = Object.create(null);
    const list = (data as { friendApplicationList?: FriendApplication[] })?.friendApplicationList || [];
    list.forEach((application) => {
      // Legacy heard of those of others only.
      if (application.type !== SEND_OUT) table[application.userID] = application;
    });
    return table;
  };
  const lists = watcher(tableOf, (before, now, tell) => {
    const received = missingIn(now, before).map((id) => now[id] as FriendApplication);
    if (received.length) tell({ type: NOTICE.PENDENCY_ADD, applications: received });
    tellIds(NOTICE.PENDENCY_DELETE, missingIn(before, now), tell);
  });
  return {
    compare(data, tell) {
      const before = unread;
      unread = unreadIn(data);
      let changed = false;
      lists.compare(data, (change) => {
        changed = true;
        tell(change);
      });
      if (!changed && before > 0 && unread === 0) tell({ type: NOTICE.PENDENCY_REPORT });
    },
    forget() {
      unread = 0;
      lists.forget();
    },
    learn(data) {
      unread = unreadIn(data);
      lists.learn(data);
    },
  };
}

function blackList(): Watcher {
  const tableOf = (data: unknown) => {
    const table: Table<true> = Object.create(null);
    ((data || []) as string[]).forEach((id) => {
      table[id] = true;
    });
    return table;
  };
  return watcher(tableOf, (before, now, tell) => {
    tellIds(NOTICE.BLACK_LIST_ADD, missingIn(now, before), tell);
    tellIds(NOTICE.BLACK_LIST_DELETE, missingIn(before, now), tell);
  });
}
