import { SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, NativeError, NativeMessage, Tim } from '../bridge/native.ts';
import { answerWith, fail, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { groupNotices } from './group-notices.ts';

/** Another administrator was faster. */
const ALREADY_HANDLED = 10024;

/** What a notice says that asks for an answer (`ReportType` 1 and 12), and the answer. */
interface Handling {
  GroupId: string | number;
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
  options: Handling & { Applicant_Account: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  handle(tim, options, options.Applicant_Account, (handling) => tim.handleGroupApplication(handling)).then(
    () => callApplication(cbOk, okAnswer()),
    (error: NativeError) => {
      if (error?.code !== ALREADY_HANDLED) return fail(client, cbErr, error);
      callApplication(cbOk, { ActionStatus: 'OK', ErrorCode: 0, ErrorInfo: SUCCESS_TEXT.alreadyHandled });
    },
  );
}

/**
 * `webim.handleInviteJoinGroupRequest`: the invited user accepts or refuses. v2 has no public call for it, but an
 * experimental one from 2.13.1 on, whose frame is legacy's (measured). Legacy swallowed errors; here `cbErr` hears.
 */
export function handleInviteJoinGroupRequest(
  client: Client,
  options: Handling & { Inviter_Account: string | number },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const call = () =>
    handle(tim, options, options.Inviter_Account, (handling) =>
      tim.callExperimentalAPI('handleGroupInvitation', handling),
    );
  answerWith(client, call, () => okAnswer(), cbOk, cbErr);
}

/** Answers with the notice itself where v2 has it, so that v2 deletes it too; else with what v2 reads from one. */
function handle(
  tim: Tim,
  options: Handling,
  operator: string | number,
  call: (handling: object) => Promise<NativeAnswer>,
): Promise<NativeAnswer> {
  const groupID = String(options.GroupId);
  return groupNotices(tim).then((notices) => {
    const asked = (notice: NativeMessage) =>
      notice.payload?.messageKey === options.MsgKey &&
      notice.payload.authentication === options.Authentication;
    const message = notices.filter(asked)[0] || {
      clientSequence: 0,
      random: 0,
      payload: {
        operatorID: String(operator),
        authentication: options.Authentication,
        messageKey: options.MsgKey,
        groupProfile: { groupID, to: groupID },
      },
    };
    const handleMessage = options.ApprovalMsg === undefined ? '' : String(options.ApprovalMsg);
    return guarded(() => call({ handleAction: options.HandleMsg, handleMessage, message }));
  });
}
