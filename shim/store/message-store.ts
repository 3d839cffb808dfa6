import { quietly } from '../diagnostics/recorded.ts';
import type { Msg } from '../messages/msg.ts';
import { Session } from '../messages/session.ts';

/** Sessions by `skey`, in order of first appearance. */
export interface SessMap {
  [skey: string]: Session;
}

/** What applications see as `webim.MsgStore`. */
export interface LegacyMsgStore {
  sessMap(): SessMap;
  sessCount(): number;
  sessByTypeId(type: string, id: string): Session | undefined;
  delSessByTypeId(type: string, id: string): boolean;
  resetCookieAndSyncFlag(): void;
}

/** The messages one webim instance has seen since login. */
export interface MessageStore {
  /** `webim.MsgStore` of this instance; `resetCookieAndSyncFlag` calls `onResetSync`. */
  legacy: LegacyMsgStore;
  /** Called by `MsgStore.resetCookieAndSyncFlag()`: the next `syncMsgs` starts from the beginning. */
  onResetSync: (() => void) | null;
  /** The live object of the current login. */
  sessMap(): SessMap;
  getSession(type: string, id: string): Session | undefined;
  /**
   * Stores a message and returns true, or returns false for a duplicate (same session, direction, seq and
   * random). The message goes into the *store's* session of that type and id; `msg.sess` itself becomes that
   * session when there was none. `countUnread`: raises unread for messages of others while auto-read is off.
   */
  addMessage(msg: Msg, countUnread: boolean): boolean;
  /** Whether this message is stored already. */
  hasMessage(msg: Msg): boolean;
  deleteSession(type: string, id: string): void;
  /** `isResetAll` switches auto-read off everywhere; then the session gets `isOn`, and no unread when on. */
  setAutoRead(session: Session | null | undefined, isOn: boolean, isResetAll?: boolean): void;
  /** Login and logout: a new, empty `sessMap`; references to the old one keep the old content. */
  clear(): void;
}

/** Keys of the messages a session holds. */
interface Seen {
  [messageKey: string]: true;
}

/** By `skey`; no id of a user meets anything inherited. */
function noSeen(): { [skey: string]: Seen } {
  return Object.create(null);
}

/** Creates the store of one webim instance. */
export function createMessageStore(): MessageStore {
  let sessions: SessMap = {};
  let seen = noSeen();
  let count = 0;

  function findSession(type: string, id: string): Session | undefined {
    return sessionAt(Session.skey(type, id));
  }

  /** One look at the table, as applications look up each session for each message: what it inherits is no session. */
  function sessionAt(skey: string): Session | undefined {
    const found = sessions[skey];
    return found && found._impl ? found : undefined;
  }

  function isSeen(skey: string, key: string): boolean {
    const keys = seen[skey];
    return keys !== undefined && keys[key] === true;
  }

  const store: MessageStore = {
    legacy: {
      sessMap: () => sessions,
      // As legacy: counted when a message is stored. Unlike legacy it follows deletions.
      sessCount: () => count,
      sessByTypeId: (type, id) => findSession(type, id),
      delSessByTypeId: (type, id) => {
        store.deleteSession(type, id);
        return true;
      },
      resetCookieAndSyncFlag: () => {
        if (store.onResetSync) store.onResetSync();
      },
    },
    onResetSync: null,
    sessMap: () => sessions,
    getSession: findSession,
    hasMessage: (msg) => isSeen(skeyOf(msg), messageKey(msg)),
    addMessage: (msg, countUnread) =>
      quietly(() => {
        const skey = skeyOf(msg);
        const key = messageKey(msg);
        if (isSeen(skey, key)) return false;
        let session = sessionAt(skey);
        if (!session) {
          session = msg.sess;
          setOwn(sessions, skey, session);
          count = Object.keys(sessions).length;
        }
        let keys = seen[skey];
        if (!keys) {
          keys = {};
          seen[skey] = keys;
        }
        keys[key] = true;
        session._impl_addMsg(msg, countUnread);
        return true;
      }),
    deleteSession: (type, id) => {
      const skey = Session.skey(type, id);
      delete sessions[skey];
      delete seen[skey];
      count = Object.keys(sessions).length;
    },
    setAutoRead: (session, isOn, isResetAll) => {
      if (isResetAll) {
        Object.keys(sessions).forEach((skey) => {
          (sessions[skey] as Session)._impl.isAutoRead = false;
        });
      }
      if (!session) return;
      session._impl.isAutoRead = isOn;
      if (isOn) session._impl.unread = 0;
    },
    clear: () => {
      sessions = {};
      seen = noSeen();
      count = 0;
    },
  };
  return store;
}

/** By current type and id, not by a cached key: an application may build the session itself. */
function skeyOf(msg: Msg): string {
  return quietly(() => Session.skey(msg.sess.type(), msg.sess.id()));
}

/** With separators: legacy put the digits together, so that different messages could collide and get lost. */
function messageKey(msg: Msg): string {
  return `${msg.isSend ? 'own' : 'other'}|${msg.seq}|${msg.random}`;
}

/** Plain assignment would lose a session of type '' and id `__proto__`. */
function setOwn<T>(table: { [key: string]: T }, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(table, key, { value: value, enumerable: true, configurable: true, writable: true });
  } else table[key] = value;
}
