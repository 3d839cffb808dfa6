import { type Answer, answering } from './answers.ts';
import { guarded } from './login.ts';
import type { NativeError, Tim } from './native.ts';

/** Another administrator was faster. */
const ALREADY_HANDLED = 10024;

/** The answer to a request to join, with what the system notice of the request said. */
export interface GroupApplicationAnswer {
  groupID: string | number;
  /** Who asked to join. */
  applicant: string | number;
  /** `Agree` or `Reject`. */
  handleAction: string;
  handleMessage?: string;
  authentication: string;
  messageKey: number;
}

/**
 * `tim.handleGroupApplication` without the message of the notice, which applications did not keep. A request somebody
 * else has handled counts as done, as in legacy.
 */
export function handleGroupApplication(
  tim: Tim,
  request: GroupApplicationAnswer,
): Promise<Answer<undefined>> {
  const groupID = String(request.groupID);
  // A message with what v2 reads from one; every version takes it (measured, 2.6.2 to 2.27.6).
  const message = {
    clientSequence: 0,
    random: 0,
    payload: {
      operatorID: String(request.applicant),
      authentication: request.authentication,
      messageKey: request.messageKey,
      groupProfile: { groupID, to: groupID },
    },
  };
  const handleMessage = request.handleMessage === undefined ? '' : String(request.handleMessage);
  return answering(
    () =>
      guarded(() =>
        tim.handleGroupApplication({ handleAction: request.handleAction, handleMessage, message }),
      ).then(undefined, (error: NativeError) => {
        if (error?.code !== ALREADY_HANDLED) throw error;
        return undefined;
      }),
    () => undefined,
  );
}
