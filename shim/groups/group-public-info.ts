import { type GroupFacts, readPublic } from '../bridge/groups.ts';
import { asking } from '../connection/asking.ts';
import { toLegacyError } from '../connection/to-legacy-error.ts';
import { toGroupInfo } from './group-info.ts';

/**
 * `webim.getGroupPublicInfo`: data of groups one need not be in, in the order asked. If any group cannot be read the
 * whole answer goes to `cbErr` with `ErrorCode` 0 and the texts of those groups, as in legacy.
 */
export const getGroupPublicInfo = asking(
  (tim, options: { GroupIdList: Array<string | number> }) =>
    readPublic(tim, { groupIDList: options.GroupIdList }),
  ({ groupList }, _, client) => {
    let lines = '';
    const GroupInfo = groupList.map((group: GroupFacts) => {
      if (!group.code) return toGroupInfo(group);
      const legacy = toLegacyError(group, client.diagnostics.lang());
      const code = legacy.ErrorCode;
      const ErrorInfo = `[${code}]${legacy.SrcErrorInfo || legacy.ErrorInfo}`;
      // Legacy ended each line, the last one too.
      lines += `${ErrorInfo}\n`;
      return { GroupId: group.groupID, ErrorCode: Math.abs(code), ErrorInfo };
    });
    return lines ? { ActionStatus: 'FAIL', ErrorInfo: lines, GroupInfo } : { GroupInfo };
  },
);
