import { type Answer, answering, nothing } from './answers.ts';
import { ask } from './ask.ts';
import type { NativeError, NativeMessage, Tim } from './native.ts';

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
  return answering(
    ask(tim, 'handleGroupApplication', handlingOf(request)).then(undefined, (error: NativeError) => {
      if (!isHandledAlready(error)) throw error;
    }),
    nothing,
  );
}

export function isHandledAlready(error: NativeError | undefined): boolean {
  return !!error && error.code === ALREADY_HANDLED;
}

/**
 * What v2 takes as the answer to a request.
 * @param notice the message of the notice, where it is at hand.
 */
export function handlingOf(request: GroupApplicationAnswer, notice?: NativeMessage): object {
  const groupID = String(request.groupID);
  // A message with what v2 reads from one; every version takes it (measured, 2.6.2 to 2.27.6).
  const message = notice || {
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
  return { handleAction: request.handleAction, handleMessage, message };
}
