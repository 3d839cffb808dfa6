import { SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { ask } from '../bridge/ask.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { clearListeners } from '../bridge/listeners.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { okAnswer } from './answer.ts';
import { type Client, enqueue } from './client.ts';
import { endSession, isNativelyReady } from './events.ts';
import { leaveSession } from './login.ts';

/**
 * `webim.logout`: ends this page's session. With nobody logged in the answer is synchronous. v2 reports success
 * whatever the backend says, so `cbErr` is not called.
 */
export function logout(client: Client, cbOk: CbOk, _cbErr: CbErr): void {
  const loggedIn = client.session ? client.session.kind !== 'anonymous' : isNativelyReady(client);
  if (!loggedIn) {
    leaveSession(client);
    if (cbOk) cbOk({ ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: SUCCESS_TEXT.logout });
    return;
  }
  const tim = client.tim;
  client.departures++;
  endSession(client);
  client.leaving++;
  const { generation } = client;
  const finish = () => {
    client.leaving--;
    // The next login may have begun already, with listeners of its own.
    if (client.generation === generation) {
      client.store.clear();
      clearListeners(client.listeners);
    }
    callApplication(cbOk, okAnswer());
  };
  enqueue(client, () => ask(tim, 'logout')).then(finish, finish);
}

/** `webim.logoutAll`: only this page leaves; v2 cannot end the sessions of other devices. */
export function logoutAll(client: Client, cbOk: CbOk, cbErr: CbErr): void {
  client.diagnostics.warn('approximated-logout-all');
  logout(client, cbOk, cbErr);
}
