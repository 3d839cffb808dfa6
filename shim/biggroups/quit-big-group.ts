import { SESSION_TYPE } from '../../dictionary/enums.ts';
import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { ask } from '../bridge/ask.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { fail, failNow, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { enqueueRoomCall } from './room-queue.ts';

/**
 * `webim.quitBigGroup`: nothing of the room is delivered from now on; other rooms go on. On success the room's
 * stored session goes too. (1.7.3 threw here, and silenced all rooms; both dropped.)
 */
export function quitBigGroup(
  client: Client,
  options: { GroupId: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const groupId = String(options.GroupId);
  const tim = client.tim;
  if (!tim) {
    failNow(cbErr, CLIENT_ERROR.NOT_LOGGED_IN);
    return;
  }
  delete client.rooms[groupId];
  client.quitting[groupId] = true;
  enqueueRoomCall(client, () => ask(tim, 'quitGroup', groupId)).then(
    () => {
      delete client.quitting[groupId];
      client.store.deleteSession(SESSION_TYPE.GROUP, groupId);
      callApplication(cbOk, okAnswer());
    },
    (error) => {
      delete client.quitting[groupId];
      fail(client, cbErr, error);
    },
  );
}
