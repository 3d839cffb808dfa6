import { SUCCESS_TEXT } from '../../dictionary/errors.ts';
import { ask } from '../bridge/ask.ts';
import { handlingOf, isHandledAlready } from '../bridge/group-applications.ts';
import type { NativeAnswer, NativeMessage, Tim } from '../bridge/native.ts';
import { asking } from '../connection/asking.ts';
import { groupNotices } from './group-notices.ts';

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
export const handleApplyJoinGroupPendency = asking(
  (tim, options: Handling & { Applicant_Account: string | number }) =>
    handle(tim, options, options.Applicant_Account, (handling) =>
      ask(tim, 'handleGroupApplication', handling),
    ),
  undefined,
  (error) =>
    isHandledAlready(error) ? { ActionStatus: 'OK', ErrorInfo: SUCCESS_TEXT.alreadyHandled } : undefined,
);

/**
 * `webim.handleInviteJoinGroupRequest`: the invited user accepts or refuses. v2 has no public call for it, but an
 * experimental one from 2.13.1 on, whose frame is legacy's (measured). Legacy swallowed errors; here `cbErr` hears.
 */
export const handleInviteJoinGroupRequest = asking(
  (tim, options: Handling & { Inviter_Account: string | number }) =>
    handle(tim, options, options.Inviter_Account, (handling) =>
      ask(tim, 'callExperimentalAPI', 'handleGroupInvitation', handling),
    ),
);

/** Answers with the notice itself where v2 has it, so that v2 deletes it too; else with what v2 reads from one. */
function handle(
  tim: Tim,
  options: Handling,
  applicant: string | number,
  call: (handling: object) => Promise<NativeAnswer>,
): Promise<NativeAnswer> {
  const request = {
    groupID: options.GroupId,
    applicant,
    handleAction: options.HandleMsg,
    handleMessage: options.ApprovalMsg,
    authentication: options.Authentication,
    messageKey: options.MsgKey,
  };
  return groupNotices(tim).then((notices) => {
    const asked = ({ payload }: NativeMessage) =>
      payload &&
      payload.messageKey === request.messageKey &&
      payload.authentication === request.authentication;
    return call(handlingOf(request, notices.filter(asked)[0]));
  });
}
