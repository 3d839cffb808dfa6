import { guarded } from '../bridge/login.ts';
import type { Tim } from '../bridge/native.ts';
import { answerWith, okAnswer } from '../connection/answer.ts';
import type { Client } from '../connection/client.ts';
import type { CbErr, CbOk } from '../surface/capabilities.ts';
import { toMember } from './group-info.ts';
import { onKnownGroup } from './known-group.ts';

/** v2 gives at most so many members at once. */
const PAGE = 100;
/** v2 cuts longer lists of ids without a word. */
const MAX_IDS = 50;

interface MemberInfoOptions {
  GroupId: string | number;
  Offset?: number;
  /** 0 or missing: all. */
  Limit?: number;
  /** Only members with one of these roles; applied to the page that was read. */
  MemberRoleFilter?: string[];
}

/**
 * `webim.getGroupMemberInfo`: members from `Offset`, at most `Limit`, and `MemberNum`, the size of the group. v2 does
 * not give `MsgSeq`, `MsgFlag` and `LastSendMsgTime` of members.
 */
export function getGroupMemberInfo(
  client: Client,
  options: MemberInfoOptions,
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  const roles = options.MemberRoleFilter;
  answerWith(
    client,
    () =>
      onKnownGroup(tim, groupID, (group) =>
        readMembers(tim, groupID, Number(options.Offset) || 0, Number(options.Limit) || 0).then(
          (members) => ({
            code: 0,
            data: { members, count: group.memberCount === undefined ? group.memberNum : group.memberCount },
          }),
        ),
      ),
    (answer) => {
      const members = answer?.data.members.map(toMember);
      return okAnswer({
        MemberNum: answer?.data.count,
        MemberList: roles?.length
          ? members.filter((member: { Role: string }) => roles.indexOf(member.Role) >= 0)
          : members,
      });
    },
    cbOk,
    cbErr,
  );
}

function readMembers(tim: Tim, groupID: string, offset: number, limit: number): Promise<unknown[]> {
  let found: unknown[] = [];
  function next(): Promise<unknown[]> {
    const count = limit > 0 ? Math.min(PAGE, limit - found.length) : PAGE;
    return guarded(() => tim.getGroupMemberList({ groupID, offset: offset + found.length, count })).then(
      (answer) => {
        const page: unknown[] = answer?.data?.memberList || [];
        found = found.concat(page);
        const isEnough = page.length < count || (limit > 0 && found.length >= limit);
        return isEnough ? found : next();
      },
    );
  }
  return next();
}

/** `webim.getRoleInGroup`: the role of each account asked for, `NotMember` for those who are none. */
export function getRoleInGroup(
  client: Client,
  options: { GroupId: string | number; User_Account: Array<string | number> },
  cbOk: CbOk,
  cbErr: CbErr,
): void {
  const tim = client.tim as Tim;
  const groupID = String(options.GroupId);
  const ids = options.User_Account.map(String);
  const chunks: string[][] = [];
  for (let i = 0; i < ids.length; i += MAX_IDS) chunks.push(ids.slice(i, i + MAX_IDS));
  answerWith(
    client,
    () =>
      onKnownGroup(tim, groupID, () =>
        Promise.all(
          chunks.map((userIDList) => guarded(() => tim.getGroupMemberProfile({ groupID, userIDList }))),
        ).then((answers) => ({ code: 0, data: answers.map((answer) => answer?.data?.memberList || []) })),
      ),
    (answer) => {
      const roles: { [userID: string]: string } = Object.create(null);
      answer?.data.forEach((members: Array<{ userID: string; role: string }>) => {
        members.forEach((member) => {
          roles[member.userID] = member.role;
        });
      });
      return okAnswer({
        UserIdList: ids.map((id) => ({ Member_Account: id, Role: roles[id] || 'NotMember' })),
      });
    },
    cbOk,
    cbErr,
  );
}
