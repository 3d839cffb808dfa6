import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { nativeError } from '../bridge/login.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';

/**
 * `webim.applyJoinGroup`; answers `JoinedStatus`: `JoinedSuccess` or `WaitAdminApproval`. A member already: 10013, as
 * the server told legacy. `options.GroupId` becomes a string, as in legacy.
 */
export function applyJoinGroup(
  client: Client,
  options: { GroupId: string | number; ApplyMsg?: string; UserDefinedField?: string },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const groupID = String(options.GroupId);
  options.GroupId = groupID;
  const join: Parameters<Tim['joinGroup']>[0] = { groupID };
  if (options.ApplyMsg !== undefined) join.applyMessage = String(options.ApplyMsg);
  if (options.UserDefinedField !== undefined) join.userDefinedField = String(options.UserDefinedField);
  answerWith(
    client,
    () => (client.tim as Tim).joinGroup(join),
    (answer) => {
      const status = answer?.data?.status;
      if (status === TYPES.JOIN_STATUS_ALREADY_IN_GROUP) {
        throw nativeError(CLIENT_ERROR.ALREADY_IN_GROUP, '');
      }
      return okAnswer({ JoinedStatus: status });
    },
    cbOk,
    cbErr,
  );
}

/** `webim.quitGroup`. Local sessions stay. */
export function quitGroup(
  client: Client,
  options: { GroupId: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const groupID = String(options.GroupId);
  answerWith(
    client,
    () => (client.tim as Tim).quitGroup(groupID),
    () => okAnswer({ GroupId: groupID }),
    cbOk,
    cbErr,
  );
}

/** `webim.destroyGroup`. Local sessions stay. */
export function destroyGroup(
  client: Client,
  options: { GroupId: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  answerWith(
    client,
    () => (client.tim as Tim).dismissGroup(String(options.GroupId)),
    () => okAnswer(),
    cbOk,
    cbErr,
  );
}
