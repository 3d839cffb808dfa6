import { CLIENT_ERROR, SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { guarded } from '../bridge/ask.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { clearListeners, type Listeners, takeListeners } from '../bridge/listeners.ts';
import { loginAndWait, loginAnswer, logoutQuietly } from '../bridge/login.ts';
import type { Tim } from '../bridge/native.ts';
import { createLegacyError } from '../errors/legacy-error.ts';
import { Log } from '../log/log.ts';
import type { CbErr, CbOk, LegacyError } from '../surface/capabilities.ts';
import { setXssFilterEnabled } from '../tool/xss-filter.ts';
import { fail, failNow } from './answer.ts';
import { noteMissingBuild } from './asking.ts';
import { type Client, enqueue, type Session } from './client.ts';
import { deliverEarly, endSession, isNativelyReady, useInstance } from './events.ts';
import { checkInstance, checkTIM, createInstance } from './tim-instance.ts';

/** A login that takes longer is worth a warning, seconds; when v2 has not even answered, it is given up. */
const SLOW_LOGIN = 15;

/** What legacy 1.7.3 reads from it. Ids may be numbers. */
export interface LoginInfo {
  sdkAppID?: string | number | null;
  identifier?: string | number | null;
  userSig?: string | null;
}

export interface LoginOptions {
  /** `false` meant the test servers, which are gone. */
  isAccessFormalEnv?: boolean;
  /** `false` silences `webim.Log` for good. */
  isLogOn?: boolean;
  /** Any defined value sets the filter of `Msg.Elem.Text`. */
  xssFilterEnable?: boolean;
}

/**
 * `webim.login`. Everything is checked in legacy's order; local errors and the anonymous answer are synchronous.
 * `cbOk` runs when the SDK is ready and own profile and groups are there, so that calls work inside it; the
 * listeners start after it. A login without logout replaces the session before.
 */
export function login(
  client: Client,
  loginInfo: LoginInfo | null | undefined,
  listeners: Listeners,
  opts: LoginOptions | null | undefined,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  if (listeners === undefined || listeners === null) {
    throw new TypeError('webim.login: the second argument must be an object of listeners');
  }
  leaveSession(client);
  takeListeners(client.listeners, listeners);
  applyOptions(client, opts);

  const problem = checkLoginInfo(loginInfo);
  if (problem || !loginInfo) {
    failNow(cbErr, problem);
    return;
  }
  const error = checkTIM(client, 'login') || checkSDKAppID(loginInfo.sdkAppID);
  const tim = error ? null : instanceFor(client, loginInfo.sdkAppID);
  const refusal = error || (tim ? checkInstance(client, tim) : badSDKAppID());
  if (refusal || !tim) {
    if (cbErr) cbErr(refusal as LegacyError);
    return;
  }
  warnOfSilentListeners(client, listeners);
  useInstance(client, tim);
  setLogLevel(tim, opts);
  if (isMissing(loginInfo.identifier)) loginAnonymously(client, cbOk);
  else loginAs(client, tim, String(loginInfo.identifier), String(loginInfo.userSig), cbOk, cbErr);
}

/** A listener that is never called must not be waited for in vain. */
function warnOfSilentListeners(client: Client, listeners: Listeners): void {
  if (listeners.onLongPullingNotify) client.diagnostics.warn('impossible-long-polling-notify');
}

/** An error code in legacy's order, or 0. */
function checkLoginInfo(loginInfo: LoginInfo | null | undefined): number {
  if (!loginInfo) return CLIENT_ERROR.NO_LOGIN_INFO;
  if (!loginInfo.sdkAppID) return CLIENT_ERROR.NO_SDK_APP_ID;
  if (!isMissing(loginInfo.identifier) && !loginInfo.userSig) return CLIENT_ERROR.NO_USER_SIG;
  return 0;
}

function badSDKAppID(): LegacyError {
  return createLegacyError('loginInfo.sdkAppID is not a number', CLIENT_ERROR.UNSPECIFIED);
}

function checkSDKAppID(sdkAppID: unknown): LegacyError | null {
  return Number(sdkAppID) > 0 ? null : badSDKAppID();
}

/** The attached instance; else that of the SDKAppID, which `TIM.create` makes once and then finds again. */
function instanceFor(client: Client, sdkAppID: unknown): Tim | null {
  return client.attached ? client.tim : createInstance(client, sdkAppID);
}

function isMissing(identifier: unknown): boolean {
  return identifier === undefined || identifier === null || identifier === '';
}

/** Wipes the session before, as every legacy login and logout did first. */
export function leaveSession(client: Client): void {
  const session = client.session;
  const tim = client.tim;
  const rooms = Object.keys(client.rooms).concat(Object.keys(client.joining));
  client.departures++;
  endSession(client);
  clearListeners(client.listeners);
  client.store.clear();
  // After a login that failed a page may have joined rooms all the same, as an anonymous viewer.
  const isViewer = !session && rooms.length > 0 && !isNativelyReady(client);
  if (!tim || !(session || isViewer)) return;
  client.leaving++;
  enqueue(client, () => leave(tim, session, rooms)).then(() => {
    client.leaving--;
  });
}

function leave(tim: Tim, session: Session | null, rooms: string[]): Promise<unknown> {
  if (session && session.kind !== 'anonymous') return logoutQuietly(tim);
  // Without login there is nothing to log out of, but v2 would go on polling the rooms.
  return Promise.all(rooms.map((groupID) => tim.quitGroup(groupID).then(undefined, () => undefined)));
}

function applyOptions(client: Client, opts: LoginOptions | null | undefined): void {
  if (!opts) return;
  if (opts.isLogOn === false) Log.setOn(false);
  if (opts.xssFilterEnable !== undefined) setXssFilterEnabled(opts.xssFilterEnable);
  if (opts.isAccessFormalEnv === false) client.diagnostics.warn('test-environment');
}

/** v2 is talkative by default: 1 keeps what helps in support, 4 is silence. */
function setLogLevel(tim: Tim, opts: LoginOptions | null | undefined): void {
  if (typeof tim.setLogLevel === 'function') tim.setLogLevel(opts && opts.isLogOn === false ? 4 : 1);
}

function loginAnonymously(client: Client, cbOk: CbOk): void {
  client.session = { kind: 'anonymous', userID: null };
  if (cbOk) cbOk({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: SUCCESS_TEXT.anonymousLogin });
}

function loginAs(client: Client, tim: Tim, userID: string, userSig: string, cbOk: CbOk, cbErr: CbErr): void {
  const session: Session = { kind: 'pending', userID };
  client.session = session;
  const generation = client.generation;
  const isCurrent = () => client.generation === generation;

  const timer = setTimeout(
    () => client.diagnostics.warn('login-timeout', { seconds: SLOW_LOGIN }),
    SLOW_LOGIN * 1000,
  );

  enqueue(client, () => {
    // A later login or logout has taken over: legacy aborted the requests and called nothing back.
    if (!isCurrent()) return Promise.resolve(null);
    return loginAndWait(tim, { userID, userSig });
  }).then(
    (profile) => {
      clearTimeout(timer);
      if (!profile || !isCurrent()) return;
      session.kind = 'ready';
      callApplication(cbOk, loginAnswer(profile));
      // The callback may have logged out or in again.
      if (!isCurrent()) return;
      deliverEarly(client, tim);
      noteSilentFriends(client, tim);
    },
    (error) => {
      clearTimeout(timer);
      if (!isCurrent()) return;
      endSession(client);
      fail(client, cbErr, error);
    },
  );
}

/** The main build of v2 has no friends to tell of: only a call shows which build it is. */
function noteSilentFriends(client: Client, tim: Tim): void {
  if (!client.listeners.onFriendSystemNotifys) return;
  guarded(() => tim.getFriendList()).then(undefined, (error) =>
    noteMissingBuild(client, 'onFriendSystemNotifys', error),
  );
}
