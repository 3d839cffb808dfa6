import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { ask, nativeError } from '../bridge/ask.ts';
import { type Tim, TYPES } from '../bridge/native.ts';
import { asking } from '../connection/asking.ts';

export interface JoinOptions {
  GroupId: string | number;
  ApplyMsg?: string;
  UserDefinedField?: string;
}

/** What `tim.joinGroup` takes. `options.GroupId` becomes a string, as in legacy. */
export function joinRequest(options: JoinOptions): Parameters<Tim['joinGroup']>[0] {
  const groupID = String(options.GroupId);
  options.GroupId = groupID;
  const join: Parameters<Tim['joinGroup']>[0] = { groupID };
  if (options.ApplyMsg !== undefined) join.applyMessage = String(options.ApplyMsg);
  if (options.UserDefinedField !== undefined) join.userDefinedField = String(options.UserDefinedField);
  return join;
}

/**
 * `webim.applyJoinGroup`; answers `JoinedStatus`: `JoinedSuccess` or `WaitAdminApproval`. A member already: 10013, as
 * the server told legacy.
 */
export const applyJoinGroup = asking<JoinOptions, { status?: string } | undefined>(
  (tim, options) => ask(tim, 'joinGroup', joinRequest(options)).then((data) => ({ data })),
  (data) => {
    const status = data && data.status;
    if (status === TYPES.JOIN_STATUS_ALREADY_IN_GROUP) throw nativeError(CLIENT_ERROR.ALREADY_IN_GROUP, '');
    return { JoinedStatus: status };
  },
);

/** `webim.quitGroup`. Local sessions stay. */
export const quitGroup = asking(
  (tim, options: { GroupId: string | number }) => ask(tim, 'quitGroup', String(options.GroupId)),
  (_, options) => ({ GroupId: String(options.GroupId) }),
);

/** `webim.destroyGroup`. Local sessions stay. */
export const destroyGroup = asking((tim, options: { GroupId: string | number }) =>
  ask(tim, 'dismissGroup', String(options.GroupId)),
);
