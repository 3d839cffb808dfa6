import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { ask, nativeError } from '../bridge/ask.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { stateOf } from '../bridge/instance-state.ts';
import { TYPES } from '../bridge/native.ts';
import { fail, failNow, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { type JoinOptions, joinRequest } from '../groups/membership.ts';
import { deliverBigGroup } from '../messages/receive.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { enqueueRoomCall } from './room-queue.ts';

/**
 * `webim.applyJoinBigGroup`, with or without a login. Several rooms may be joined. Answers `JoinedStatus`, which
 * pages test. A room joined in this page already: 10013, at once. Not an AVChatRoom: -12, though the user is a
 * member now (logged in) or was refused (anonymous). `options.GroupId` becomes a string, as in legacy.
 */
export function applyJoinBigGroup(client: Client, options: JoinOptions, cbOk: CbOk, cbErr: CbErr): void {
  const join = joinRequest(options);
  join.type = TYPES.GRP_AVCHATROOM;
  const groupId = join.groupID;
  const tim = client.tim;
  const problem = !tim
    ? CLIENT_ERROR.NOT_LOGGED_IN
    : client.rooms[groupId]
      ? CLIENT_ERROR.ALREADY_IN_GROUP
      : 0;
  if (!tim || problem) {
    failNow(cbErr, problem);
    return;
  }

  const generation = client.generation;
  enqueueRoomCall(client, () => {
    if (client.rooms[groupId]) throw nativeError(CLIENT_ERROR.ALREADY_IN_GROUP, '');
    client.joining[groupId] = [];
    return ask(tim, 'joinGroup', join);
  }).then(
    (answer) => {
      const early = client.joining[groupId] || [];
      delete client.joining[groupId];
      const data = answer || {};
      const type = (data.group || {}).type;
      if (type && type !== TYPES.GRP_AVCHATROOM) {
        fail(client, cbErr, nativeError(2662, ''), { groupId });
        return;
      }
      const isAlreadyIn = data.status === TYPES.JOIN_STATUS_ALREADY_IN_GROUP;
      // A member of some other kind of group: the backend's error in legacy, nothing to ask for v2.
      if (isAlreadyIn && !stateOf(tim).avChatRooms[groupId]) {
        fail(client, cbErr, nativeError(CLIENT_ERROR.ALREADY_IN_GROUP, ''), { groupId });
        return;
      }
      // Legacy forgot its rooms at login; v2 may still be in one, which is what the page wants.
      const status = isAlreadyIn ? TYPES.JOIN_STATUS_SUCCESS : data.status;
      // Viewers stay in when a login has failed meanwhile, or another one without a user was made.
      const isViewer = !client.leaving && (!client.session || client.session.kind === 'anonymous');
      const isStillIn = client.generation === generation || isViewer;
      if (status === TYPES.JOIN_STATUS_SUCCESS && isStillIn) client.rooms[groupId] = true;
      callApplication(cbOk, okAnswer({ JoinedStatus: status }));
      if (client.rooms[groupId]) deliverBigGroup(client, early);
    },
    (error) => {
      delete client.joining[groupId];
      fail(client, cbErr, error, { groupId });
    },
  );
}
