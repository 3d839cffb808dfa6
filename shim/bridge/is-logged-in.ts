import { stateOf } from './instance-state.ts';
import type { Tim } from './native.ts';

/**
 * What legacy `webim.checkLogin()` answered: is somebody logged in on this instance, or on the way to be? False for
 * anonymous viewers, before `TIM.create` (no instance), after a failed login, and once logout or a kick is through.
 * v2 before 3.0 has no such question. An instance that code without the bridge logged in is known from the first call
 * of a bridge function on.
 */
export function isLoggedIn(tim: Tim | null | undefined): boolean {
  if (!tim) return false;
  const state = stateOf(tim);
  return state.ready || state.userID !== null || state.loginsPending > 0;
}
