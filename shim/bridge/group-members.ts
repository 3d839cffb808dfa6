import { type Answer, answering, nothing } from './answers.ts';
import { ask, listIn } from './ask.ts';
import type { Tim } from './native.ts';

type Id = string | number;

/** A v2 group member; `joinTime` and `muteUntil` in seconds. */
export interface GroupMember {
  userID: string;
  role: string;
  [field: string]: unknown;
}

/** v2 gives at most so many members at once. */
const PAGE = 100;
/** v2 cuts longer lists of ids without a word. */
const MAX_IDS = 50;

/**
 * Calls v2 after it has read the group: calls about members fail inside v2 (a TypeError, or an empty answer without a
 * request) for groups it does not know yet. Rejects as reading the group does.
 */
export function onKnownGroup<T>(
  tim: Tim,
  groupID: string,
  // biome-ignore lint/suspicious/noExplicitAny: v2 groups differ between versions
  call: (group: any) => Promise<T>,
): Promise<T> {
  return ask(tim, 'getGroupProfile', { groupID }).then((data) => call((data && data.group) || {}));
}

/**
 * `tim.getGroupMemberList` from `offset` on, at most `count` (0 or missing: all), and the size of the group. `roles`
 * chooses from what was read.
 */
export function getGroupMembers(
  tim: Tim,
  request: { groupID: Id; offset?: number; count?: number; roles?: ReadonlyArray<string> },
): Promise<Answer<{ memberList: GroupMember[]; memberCount: number }>> {
  const groupID = String(request.groupID);
  const { roles } = request;
  let memberCount: number;
  return answering(
    onKnownGroup(tim, groupID, (group) => {
      memberCount = memberCountOf(group);
      return readMembers(tim, groupID, Number(request.offset) || 0, Number(request.count) || 0);
    }),
    (members) => ({
      memberList:
        roles && roles.length ? members.filter((member) => roles.indexOf(member.role) >= 0) : members,
      memberCount,
    }),
  );
}

/** The size of a group, whatever the version of v2 calls it. */
export function memberCountOf(group: { memberCount?: number; memberNum?: number }): number {
  return (group.memberCount === undefined ? group.memberNum : group.memberCount) as number;
}

function readMembers(tim: Tim, groupID: string, offset: number, limit: number): Promise<GroupMember[]> {
  let found: GroupMember[] = [];
  function next(): Promise<GroupMember[]> {
    const count = limit > 0 ? Math.min(PAGE, limit - found.length) : PAGE;
    return ask(tim, 'getGroupMemberList', { groupID, offset: offset + found.length, count }).then((data) => {
      const page: GroupMember[] = listIn(data, 'memberList');
      found = found.concat(page);
      return page.length < count || (limit > 0 && found.length >= limit) ? found : next();
    });
  }
  return next();
}

/** The role of each account in a group, `NotMember` for those who are none. */
export function getGroupRoles(
  tim: Tim,
  request: { groupID: Id; userIDList: ReadonlyArray<Id> },
): Promise<Answer<{ memberList: GroupMember[] }>> {
  const groupID = String(request.groupID);
  const ids = request.userIDList.map(String);
  const chunks: string[][] = [];
  for (let i = 0; i < ids.length; i += MAX_IDS) chunks.push(ids.slice(i, i + MAX_IDS));
  return answering(
    onKnownGroup(tim, groupID, () =>
      Promise.all(chunks.map((userIDList) => ask(tim, 'getGroupMemberProfile', { groupID, userIDList }))),
    ),
    (answers) => {
      const roles: { [userID: string]: string } = Object.create(null);
      answers.forEach((data) => {
        listIn(data, 'memberList').forEach((member: GroupMember) => {
          roles[member.userID] = member.role;
        });
      });
      return { memberList: ids.map((userID) => ({ userID, role: roles[userID] || 'NotMember' })) };
    },
  );
}

/** In which list of v2's answer an account is, by its `result`. */
const RESULTS = ['failureUserIDList', 'successUserIDList', 'existedUserIDList'];

/** `tim.addGroupMember`; `result` of each account is 0 failed, 1 added, 2 was a member already. */
export function addGroupMembers(
  tim: Tim,
  request: { groupID: Id; userIDList: ReadonlyArray<Id>; silence?: number },
): Promise<Answer<{ memberList: Array<{ userID: string; result: number }> }>> {
  const groupID = String(request.groupID);
  const userIDList = request.userIDList.map(String);
  const add: { [field: string]: unknown } = { groupID, userIDList };
  // Not documented in v2, but it reaches the service.
  if (request.silence !== undefined) add.silence = request.silence;
  return answering(
    onKnownGroup(tim, groupID, () => ask(tim, 'addGroupMember', add)),
    (data) => ({
      memberList: userIDList.map((userID) => {
        let result = 0;
        RESULTS.forEach((list, index) => {
          if (listIn(data, list).indexOf(userID) >= 0) result = index;
        });
        return { userID, result };
      }),
    }),
  );
}

/** `tim.setGroupMemberMuteTime` for each member, one after the other, until one fails. `muteTime` in seconds, 0 ends it. */
export function muteGroupMembers(
  tim: Tim,
  request: { groupID: Id; userIDList: ReadonlyArray<Id> | Id; muteTime: number | string },
): Promise<Answer<undefined>> {
  const groupID = String(request.groupID);
  const muteTime = Number(request.muteTime);
  const ids = ([] as Id[]).concat(request.userIDList).map(String);
  return changeMembers(
    tim,
    groupID,
    ids.map((userID) => ['setGroupMemberMuteTime', { groupID, userID, muteTime }]),
  );
}

/** What to change about a member; what is missing or empty stays. */
export interface MemberChange {
  groupID: Id;
  userID: Id;
  role?: string;
  /** Of oneself only; v2 cannot set that of others. */
  messageRemindType?: string;
  /** Seconds; 0 does nothing, as in legacy. */
  muteTime?: number | string;
  nameCard?: string;
  memberCustomField?: Array<{ key: string; value: unknown }>;
}

/** v2 has one call per field of a member: they follow each other and end with the first that fails. */
export function modifyGroupMember(tim: Tim, change: MemberChange): Promise<Answer<undefined>> {
  const groupID = String(change.groupID);
  const userID = String(change.userID);
  const { role, messageRemindType, nameCard, memberCustomField } = change;
  const muteTime = Number(change.muteTime);
  const steps: Step[] = [];
  if (role) steps.push(['setGroupMemberRole', { groupID, userID, role }]);
  if (messageRemindType) steps.push(['setMessageRemindType', { groupID, messageRemindType }]);
  if (muteTime) steps.push(['setGroupMemberMuteTime', { groupID, userID, muteTime }]);
  if (nameCard) steps.push(['setGroupMemberNameCard', { groupID, userID, nameCard }]);
  if (memberCustomField) steps.push(['setGroupMemberCustomField', { groupID, userID, memberCustomField }]);
  return changeMembers(tim, groupID, steps);
}

/** A method of v2 and its argument. */
type Step = [method: string, argument: object];

/** One after the other, until one fails. */
function changeMembers(tim: Tim, groupID: string, steps: ReadonlyArray<Step>): Promise<Answer<undefined>> {
  return answering(
    onKnownGroup(tim, groupID, () =>
      steps.reduce(
        (before: Promise<unknown>, [method, argument]) => before.then(() => ask(tim, method, argument)),
        Promise.resolve(),
      ),
    ),
    nothing,
  );
}
