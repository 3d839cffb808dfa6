import type { AdmissionAnswer } from '../../core/group-admission.ts';
import { admissionItem } from '../../wire/groups.ts';
import {
  type Body,
  oneOf,
  optionalNumber,
  optionalText,
  requireSession,
  type ServiceHandlers,
  text,
} from '../handler.ts';

const DEFAULT_PAGE = 20;
const ANSWERS = ['Agree', 'Reject'] as const;

/** Applications to groups and invitations into them. */
export const groupAdmission: ServiceHandlers = {
  handle_apply_join_group: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const applicant = text(body, 'Applicant_Account');
    core.admission.handleApplication(text(body, 'GroupId'), userID, applicant, answerOf(body));
    return {};
  },

  handle_invite_join_group: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.admission.handleInvitation(text(body, 'GroupId'), userID, answerOf(body));
    return {};
  },

  // Newest first. `StartTime` is where a page starts, 0 the first one and, in the answer, the end.
  get_pendency: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    // The SDK asks again for communities, which loopback has none of.
    const pending = body.Type === 'Community' ? [] : core.admission.pending(userID);
    const start = optionalNumber(body, 'StartTime') ?? 0;
    const limit = optionalNumber(body, 'Limit') || DEFAULT_PAGE;
    const rest = pending.filter(({ admission }) => start === 0 || admission.messageKey <= start);
    const readTime = core.admission.readTime(userID);
    return {
      PendencyList: rest
        .slice(0, limit)
        .map(({ group, admission, isInvitation }) =>
          admissionItem(core, group, admission, userID, isInvitation),
        ),
      NextStartTime: rest[limit]?.admission.messageKey ?? 0,
      ReadTimeSeq: readTime,
      UnreadNum: pending.filter(
        ({ admission }) => admission.state === 'waiting' && admission.messageKey > readTime,
      ).length,
    };
  },

  report_pendency: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    core.admission.markRead(userID, optionalNumber(body, 'ReportTime') ?? core.clock.milliseconds());
    return {};
  },
};

const answerOf = (body: Body): AdmissionAnswer => ({
  agree: oneOf(body, 'HandleMsg', ANSWERS) === 'Agree',
  remark: optionalText(body, 'ApprovalMsg'),
  authentication: optionalText(body, 'Authentication'),
  messageKey: optionalNumber(body, 'MsgKey'),
});
