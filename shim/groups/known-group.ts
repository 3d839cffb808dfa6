import { guarded } from '../bridge/login.ts';
import type { NativeAnswer, Tim } from '../bridge/native.ts';

/**
 * Calls v2 after it has read the group: calls about members fail inside v2 (a TypeError, or an empty answer
 * without a request) for groups it does not know yet. Rejects as reading the group does.
 */
export function onKnownGroup(
  tim: Tim,
  groupID: string,
  // biome-ignore lint/suspicious/noExplicitAny: v2 groups differ between versions
  call: (group: any) => Promise<NativeAnswer> | undefined,
): Promise<NativeAnswer> {
  return guarded(() => tim.getGroupProfile({ groupID })).then((answer) =>
    guarded(() => call(answer?.data?.group || {})),
  );
}
