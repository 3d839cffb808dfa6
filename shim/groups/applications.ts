import { SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeError, Tim } from '../bridge/native.ts';
import { fail, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';

/** Another administrator was faster. */
const ALREADY_HANDLED = 10024;

/** What the notice with `ReportType` 1 says, and the answer to it. */
interface HandleApplicationOptions {
  GroupId: string | number;
  Applicant_Account: string | number;
  HandleMsg: 'Agree' | 'Reject' | string;
  Authentication: string;
  MsgKey: number;
  ApprovalMsg?: string;
}

/**
 * `webim.handleApplyJoinGroupPendency`: accepts or refuses who asked to join. An application somebody else has
 * handled counts as done, as in legacy.
 */
export function handleApplyJoinGroupPendency(
  client: Client,
  options: HandleApplicationOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  // A message with what v2 reads from one; every version takes it (measured, 2.6.2 to 2.27.6).
  const message = {
    clientSequence: 0,
    random: 0,
    payload: {
      operatorID: String(options.Applicant_Account),
      authentication: options.Authentication,
      messageKey: options.MsgKey,
      groupProfile: { groupID: String(options.GroupId), to: String(options.GroupId) },
    },
  };
  const handle = {
    handleAction: options.HandleMsg,
    handleMessage: options.ApprovalMsg === undefined ? '' : String(options.ApprovalMsg),
    message,
  };
  guarded(() => tim.handleGroupApplication(handle)).then(
    () => callApplication(cbOk, okAnswer()),
    (error: NativeError) => {
      if (error?.code !== ALREADY_HANDLED) return fail(client, cbErr, error);
      callApplication(cbOk, { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: SUCCESS_TEXT.alreadyHandled });
    },
  );
}
