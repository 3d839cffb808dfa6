import type { ConversationStore } from './conversation-store.ts';
import type { Listeners } from './listeners.ts';
import { EVENT, type NativeEvent, type Tim, TYPES } from './native.ts';

/**
 * What the bridge remembers about one v2 instance. It lives on the instance, not in a module, so that
 * `webim2tim.js` and the shim's file, each a bundle of its own, see the same rooms and the same store.
 */
export interface InstanceState {
  /** Groups joined as AVChatRoom in this page, by group id. */
  avChatRooms: { [groupID: string]: boolean };
  /** Told after each successful AVChatRoom join. */
  joinHandlers: Array<(groupID: string) => void>;
  /** Group names seen so far: v2 messages do not carry them. */
  groupNames: { [groupID: string]: string };
  /** SDK_READY was seen and SDK_NOT_READY was not seen since. */
  ready: boolean;
  /** Unread C2C messages of this login have been announced; see `unread-conversations.ts`. */
  hasUnreadCounts: boolean;
  /** Who is logged in, as far as calls through the bridge or the shim tell. */
  userID: string | null;
  /** Logins with a user id that are not answered yet. */
  loginsPending: number;
  /** Logins on their way. While there are any, "connected" is not announced: legacy called the login back first. */
  loginsUnderWay: number;
  /** A login that was given up before v2 answered it; what comes of it counts for nobody. */
  abandoned: { userID: string; settled: Promise<unknown> } | null;
  /** Run once when the last login on its way has been answered. */
  afterLogin: Array<() => void>;
  /**
   * Run when somebody turns out to have been logged in before anybody listened: ask v2 for the lists that came with
   * that login, which changes are compared with.
   */
  askForLists: Array<() => void>;
  store?: ConversationStore;
  /** The listeners of native code in use, see `setListeners`. */
  listeners?: Listeners;
}

const KEY = '__webim2tim';
const known: InstanceState[] = [];

/** The bridge's memory for this instance, made at first use. */
export function stateOf(tim: Tim): InstanceState {
  let state = tim[KEY] as InstanceState | undefined;
  if (!state) {
    state = {
      // Ids may be `constructor` or `__proto__`.
      avChatRooms: Object.create(null),
      joinHandlers: [],
      groupNames: Object.create(null),
      ready: false,
      hasUnreadCounts: false,
      userID: null,
      loginsPending: 0,
      loginsUnderWay: 0,
      abandoned: null,
      afterLogin: [],
      askForLists: [],
    };
    // Not enumerable: applications that log or copy the instance do not see it.
    Object.defineProperty(tim, KEY, { value: state });
    watch(tim, state);
  }
  if (known.indexOf(state) < 0) known.push(state);
  return state;
}

function watch(tim: Tim, state: InstanceState): void {
  tim.on(EVENT.SDK_READY, () => {
    if (!state.abandoned || state.loginsPending > 0) state.ready = true;
  });
  // After logout and after a kick. v2 leaves every AVChatRoom then.
  tim.on(EVENT.SDK_NOT_READY, () => {
    state.ready = false;
    state.userID = null;
    state.hasUnreadCounts = false;
    state.avChatRooms = Object.create(null);
  });
  tim.on(EVENT.CONVERSATION_LIST_UPDATED, (event: NativeEvent) => {
    const list: Array<{ type: string; unreadCount: number }> = event.data || [];
    if (list.some((one) => one.type === TYPES.CONV_C2C && one.unreadCount > 0)) state.hasUnreadCounts = true;
  });
  tim.on(EVENT.GROUP_LIST_UPDATED, (event: NativeEvent) => {
    if (!Array.isArray(event.data)) return;
    event.data.forEach((group) => {
      rememberGroupName(state, group.groupID, group.name);
      if (group.type === TYPES.GRP_AVCHATROOM) state.avChatRooms[group.groupID] = true;
    });
  });
}

/** The last name seen for a group on any instance of the page, else undefined. */
export function groupNameOf(groupID: string): string | undefined {
  for (let i = known.length - 1; i >= 0; i--) {
    const name = (known[i] as InstanceState).groupNames[groupID];
    if (name) return name;
  }
  return undefined;
}

/** Remembers the name of a group when it is one. */
export function rememberGroupName(state: InstanceState, groupID: unknown, name: unknown): void {
  if (groupID && typeof name === 'string' && name) state.groupNames[String(groupID)] = name;
}

/** Somebody is logged in whose SDK_READY nobody heard. */
export function foundReady(state: InstanceState): void {
  state.ready = true;
  state.askForLists.slice().forEach((ask) => {
    ask();
  });
}

/** Lets `ask` run as {@link InstanceState.askForLists} says, at once when somebody is logged in. Returns what ends it. */
export function whenFoundReady(tim: Tim, ask: () => void): () => void {
  const state = stateOf(tim);
  state.askForLists.push(ask);
  if (state.ready) ask();
  return () => {
    state.askForLists = state.askForLists.filter((other) => other !== ask);
  };
}
