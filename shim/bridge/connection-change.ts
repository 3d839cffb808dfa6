import { CONNECTION_STATUS } from '../../dictionary/enums.ts';
import { SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { callApplication } from './callbacks.ts';
import { stateOf } from './instance-state.ts';
import { EVENT, type NativeEvent, type Tim, TYPES } from './native.ts';
import { trackAVChatRooms } from './track-av-chat-rooms.ts';

/** How long the connection may be away before the handler hears of it, ms. Shorter losses v2 repairs in silence. */
export const OFFLINE_AFTER = 3000;

/** What legacy `onConnNotify` received. `ErrorCode` is a `CONNECTION_STATUS`. */
export interface ConnectionNotice {
  ActionStatus: 'OK' | 'FAIL';
  ErrorCode: number;
  ErrorInfo: string;
}

/**
 * Tells a handler about the connection in legacy terms: ON (0) once logged in and ready, or, for anonymous viewers,
 * when the first room is joined; OFF (9999) when the connection has been away for 3 s; RECONNECT (1) when it is
 * back after an OFF. Each is told once per change.
 * @returns a function that ends it.
 */
export function onConnectionChange(tim: Tim, handler: (notice: ConnectionNotice) => void): () => void {
  trackAVChatRooms(tim);
  const state = stateOf(tim);
  let announced: 'none' | 'on' | 'off' = 'none';
  let timer: ReturnType<typeof setTimeout> | undefined;

  function tell(ActionStatus: 'OK' | 'FAIL', ErrorCode: number, ErrorInfo: string): void {
    callApplication(handler, { ActionStatus, ErrorCode, ErrorInfo });
  }
  function stopWaiting(): void {
    if (timer !== undefined) clearTimeout(timer);
    timer = undefined;
  }
  function connected(text: string): void {
    stopWaiting();
    if (announced === 'none') tell('OK', CONNECTION_STATUS.ON, text);
    if (announced === 'off') tell('OK', CONNECTION_STATUS.RECONNECT, SUCCESS_TEXT.reconnected);
    announced = 'on';
  }
  function lost(): void {
    timer = undefined;
    if (announced !== 'on') return;
    announced = 'off';
    tell('FAIL', CONNECTION_STATUS.OFF, SUCCESS_TEXT.connectionOff);
  }
  function onReady(): void {
    if (!state.ready) return;
    if (state.loginsUnderWay > 0) state.afterLogin.push(onReady);
    else connected(SUCCESS_TEXT.connected);
  }
  function onJoined(): void {
    connected(SUCCESS_TEXT.bigGroupConnectionOk);
  }
  function onNetState(event: NativeEvent): void {
    const net = (event.data || {}).state;
    // Before ON there is nothing to lose: v2 connects in TIM.create already, long before a login.
    if (announced === 'none') return;
    if (net === TYPES.NET_STATE_CONNECTED) connected(SUCCESS_TEXT.connected);
    // "connecting" counts as away too: a handshake that hangs reports nothing else.
    else if (timer === undefined) timer = setTimeout(lost, OFFLINE_AFTER);
  }
  // After a logout the next login announces ON anew.
  function onNotReady(): void {
    stopWaiting();
    announced = 'none';
  }

  tim.on(EVENT.SDK_READY, onReady);
  tim.on(EVENT.SDK_NOT_READY, onNotReady);
  tim.on(EVENT.NET_STATE_CHANGE, onNetState);
  state.joinHandlers.push(onJoined);
  if (state.ready) setTimeout(onReady, 0);
  return () => {
    stopWaiting();
    tim.off(EVENT.SDK_READY, onReady);
    tim.off(EVENT.SDK_NOT_READY, onNotReady);
    tim.off(EVENT.NET_STATE_CHANGE, onNetState);
    const index = state.joinHandlers.indexOf(onJoined);
    if (index >= 0) state.joinHandlers.splice(index, 1);
  };
}
