import { SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { nothing } from './answers.ts';
import { ask, nativeError } from './ask.ts';
import { conversationStore } from './conversation-store.ts';
import { withErrorText } from './error-text.ts';
import { foundReady, type InstanceState, stateOf } from './instance-state.ts';
import { listen } from './listen.ts';
import { EVENT, type Tim } from './native.ts';

/** How long SDK_READY may take after the login was accepted, ms. v2 has no limit of its own and would wait for ever. */
export const READY_TIMEOUT = 30_000;

/**
 * How long the answer to a login may take, ms. webim.js waited for 15 s; v2 gives up after 90 s, and takes no other
 * login for more than 15 s.
 */
export const LOGIN_TIMEOUT = 15_100;

/** v2's own code for a login without userSig. */
const NO_USER_SIG = 2003;

export interface LoginOptions {
  /** Empty or missing: nobody logs in, the page watches AVChatRooms as an anonymous viewer. */
  userID?: string | number | null;
  userSig?: string | null;
}

/** The own profile. `nick` is null when none was set (legacy `identifierNick`), `avatar` undefined (legacy `headurl`). */
export interface OwnProfile {
  nick: string | null;
  avatar: string | undefined;
}

/**
 * Logs in and waits until calls work: login accepted, SDK_READY, own profile and group list there. That is the
 * moment legacy `webim.login` called its success callback; the promise of `tim.login` is earlier.
 * A missing userSig rejects with 2003. A second call for the same user resolves again; for another user it logs the first one out.
 * @returns rejects with an error with `code` and a readable `message`. 2801 when the login is not answered within 15 s,
 * or SDK_READY does not come within another 30 s.
 */
export function loginUntilReady(tim: Tim, options: LoginOptions): Promise<OwnProfile> {
  conversationStore(tim); // remembers from login on, as MsgStore did
  return loginAndWait(tim, options);
}

/** What legacy `webim.login` answered, for callbacks that stay legacy. */
export interface LegacyLoginAnswer {
  ActionStatus: 'OK';
  ErrorCode: 0;
  ErrorInfo: string;
  identifierNick: string | null;
  headurl: string | undefined;
}

/**
 * The result of {@link loginUntilReady} as the success callback of `webim.login` received it: exactly the fields of
 * 1.7.3; `identifierNick` is null, not the id, when no nick is set.
 */
export function loginAnswer(profile: OwnProfile): LegacyLoginAnswer {
  return {
    ActionStatus: 'OK',
    ErrorCode: 0,
    ErrorInfo: SUCCESS_TEXT.login,
    identifierNick: profile.nick,
    headurl: profile.avatar,
  };
}

/** {@link loginUntilReady} without the conversation store; the shim keeps a store of its own. */
export function loginAndWait(tim: Tim, options: LoginOptions): Promise<OwnProfile> {
  const userID = options.userID;
  if (userID === undefined || userID === null || userID === '') {
    return Promise.resolve({ nick: null, avatar: undefined });
  }
  // v2 throws on this without a code, so that pages would show "undefined".
  if (!options.userSig) return Promise.reject(withErrorText(nativeError(NO_USER_SIG, '')));
  const state = stateOf(tim);
  const other = state.userID !== null && state.userID !== String(userID);
  state.loginsPending++;
  state.loginsUnderWay++;
  return (other ? logoutQuietly(tim) : Promise.resolve())
    .then(() => login(tim, String(userID), String(options.userSig)))
    .then(() => Promise.all([ownProfile(tim).then(undefined, (error) => leave(tim, error)), groupList(tim)]))
    .then(
      (results) => {
        settle(state);
        // Kicked out while it asked for profile and groups.
        if (!state.ready) throw withErrorText(nativeError(3005, 'logged out before the SDK was ready'));
        return results[0];
      },
      (error) => {
        settle(state);
        throw withErrorText(error);
      },
    );
}

/**
 * Logged in for v2, but not for the backend, which has ended the session without a word that came: v2 would take every
 * further login for a repeated one.
 */
function leave(tim: Tim, error: unknown): Promise<never> {
  return logoutQuietly(tim).then(() => {
    throw error;
  });
}

/** Lets "connected" out, after the caller's own callbacks. */
function settle(state: InstanceState): void {
  state.loginsPending--;
  setTimeout(() => {
    if (--state.loginsUnderWay > 0) return;
    state.afterLogin.splice(0).forEach((fn) => {
      fn();
    });
  }, 0);
}

function login(tim: Tim, userID: string, userSig: string): Promise<unknown> {
  const state = stateOf(tim);
  const { abandoned } = state;
  // Two answers for different users would leave v2 half one and half the other.
  if (abandoned && abandoned.userID !== userID) {
    return limited(abandoned.settled, () => {}).then(() => login(tim, userID, userSig));
  }
  const answered = ask(tim, 'login', { userID, userSig });
  return limited(answered, () => abandon(tim, userID, answered)).then((data) => {
    if (data && data.repeatLogin) return replaceOther(tim, userID, userSig);
    state.userID = userID;
    return state.ready ? undefined : untilReady(tim);
  });
}

/** Rejects with 2801 when the answer takes too long, after `give up` has been told. */
function limited<T>(answer: Promise<T>, giveUp: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      giveUp();
      reject(nativeError(2801, ''));
    }, LOGIN_TIMEOUT);
    const stop = () => clearTimeout(timer);
    answer.then(stop, stop);
    answer.then(resolve, reject);
  });
}

/** A login whose answer nobody waits for any more: when it succeeds all the same, v2 is logged out again. */
function abandon(tim: Tim, userID: string, answer: Promise<unknown>): void {
  const state = stateOf(tim);
  const end = () => {
    if (state.abandoned === abandoned) state.abandoned = null;
  };
  const leave = () => {
    // The user may have tried again meanwhile.
    if (state.loginsPending > 0 || state.userID !== null) return undefined;
    return logoutQuietly(tim);
  };
  // Logged out before it is ready, v2 never gets ready again (2.27.6, measured).
  const late = () => untilReady(tim).then(leave, leave);
  const abandoned = { userID, settled: answer.then(late, () => undefined).then(end) };
  state.abandoned = abandoned;
}

/**
 * Somebody is logged in already: v2 resolves at once, does not repeat SDK_READY and **keeps the old user**. If that
 * is another one (logged in by code we know nothing of), log out and start over.
 */
function replaceOther(tim: Tim, userID: string, userSig: string): Promise<unknown> {
  const state = stateOf(tim);
  return ask(tim, 'getMyProfile').then((data) => {
    if (data && data.userID === userID) {
      state.userID = userID;
      foundReady(state);
      return undefined;
    }
    return logoutQuietly(tim).then(() => login(tim, userID, userSig));
  });
}

function untilReady(tim: Tim): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (error?: unknown) => {
      clearTimeout(timer);
      stopListening();
      if (error) reject(error);
      else resolve();
    };
    const timer = setTimeout(() => end(nativeError(2801, 'SDK_READY did not come')), READY_TIMEOUT);
    const stopListening = listen(tim, {
      [EVENT.SDK_READY]: () => end(),
      // Kicked out or logged out meanwhile.
      [EVENT.SDK_NOT_READY]: () => end(nativeError(3005, 'logged out before the SDK was ready')),
    });
  });
}

function ownProfile(tim: Tim): Promise<OwnProfile> {
  return ask(tim, 'getMyProfile').then((data) => {
    const profile = data || {};
    return { nick: profile.nick || null, avatar: profile.avatar || undefined };
  });
}

/** Group calls need the list: v2 throws on groups it does not know. Without it the user is logged in all the same. */
function groupList(tim: Tim): Promise<unknown> {
  return quietly(tim, 'getGroupList');
}

/** Ends the session; whatever comes back, the way is free for the next login. */
export function logoutQuietly(tim: Tim): Promise<unknown> {
  return quietly(tim, 'logout');
}

/** Whatever comes back is an answer. */
function quietly(tim: Tim, method: string): Promise<unknown> {
  return ask(tim, method).then(undefined, nothing);
}
