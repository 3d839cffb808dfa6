import { callApplication } from '../bridge/callbacks.ts';
import { guarded } from '../bridge/login.ts';
import type { NativeError, Tim } from '../bridge/native.ts';
import { okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import { toLegacyError } from '../connection/to-legacy-error.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { toGroupInfo } from './group-info.ts';

type GroupInfo = ReturnType<typeof toGroupInfo>;

/**
 * `webim.getGroupPublicInfo`: data of groups one need not be in, in the order asked. If any group cannot be read the
 * whole answer goes to `cbErr` with `ErrorCode` 0 and the texts of those groups, as in legacy.
 */
export function getGroupPublicInfo(
  client: Client,
  options: { GroupIdList: Array<string | number> },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  Promise.all(options.GroupIdList.map((id) => readGroup(client, tim, String(id)))).then((groups) => {
    const failed = groups.filter((group) => (group.ErrorCode as number) > 0);
    if (!failed.length) {
      callApplication(cbOk, okAnswer({ GroupInfo: groups }));
      return;
    }
    callApplication(cbErr as ((answer: unknown) => void) | null | undefined, {
      ActionStatus: 'FAIL',
      ErrorCode: 0,
      // Legacy ended each line, the last one too.
      ErrorInfo: failed.map((group) => `${group.ErrorInfo}\n`).join(''),
      GroupInfo: groups,
    });
  });
}

function readGroup(client: Client, tim: Tim, groupID: string): Promise<GroupInfo> {
  return guarded(() => tim.searchGroupByID(groupID)).then(
    (answer) => toGroupInfo(answer?.data?.group || {}),
    (error: NativeError) => {
      const legacy = toLegacyError(error, client.diagnostics.lang());
      const code = legacy.ErrorCode;
      const text = legacy.SrcErrorInfo || legacy.ErrorInfo;
      return { GroupId: groupID, ErrorCode: Math.abs(code), ErrorInfo: `[${code}]${text}` };
    },
  );
}
