import { type Answer, answering } from './answers.ts';
import { guarded } from './login.ts';
import type { NativeAnswer, Tim } from './native.ts';

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
  return answering(
    () =>
      onKnownGroup(tim, groupID, (group) =>
        readMembers(tim, groupID, Number(request.offset) || 0, Number(request.count) || 0).then(
          (members) => ({
            data: { members, count: group.memberCount === undefined ? group.memberNum : group.memberCount },
          }),
        ),
      ),
    ({ members, count }: { members: GroupMember[]; count: number }) => ({
      memberList: roles?.length ? members.filter((member) => roles.indexOf(member.role) >= 0) : members,
      memberCount: count,
    }),
  );
}

function readMembers(tim: Tim, groupID: string, offset: number, limit: number): Promise<GroupMember[]> {
  let found: GroupMember[] = [];
  function next(): Promise<GroupMember[]> {
    const count = limit > 0 ? Math.min(PAGE, limit - found.length) : PAGE;
    return guarded(() => tim.getGroupMemberList({ groupID, offset: offset + found.length, count })).then(
      (answer) => {
        const page: GroupMember[] = answer?.data?.memberList || [];
        found = found.concat(page);
        return page.length < count || (limit > 0 && found.length >= limit) ? found : next();
      },
    );
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
    () =>
      onKnownGroup(tim, groupID, () =>
        Promise.all(
          chunks.map((userIDList) => guarded(() => tim.getGroupMemberProfile({ groupID, userIDList }))),
        ).then((answers) => ({ data: answers.map((answer) => answer?.data?.memberList || []) })),
      ),
    (lists: GroupMember[][]) => {
      const roles: { [userID: string]: string } = Object.create(null);
      lists.forEach((members) => {
        members.forEach((member) => {
          roles[member.userID] = member.role;
        });
      });
      return { memberList: ids.map((userID) => ({ userID, role: roles[userID] || 'NotMember' })) };
    },
  );
}

/** `Result` of one account, by the list of v2 it is in. */
const RESULTS: { readonly [list: string]: number } = {
  failureUserIDList: 0,
  successUserIDList: 1,
  existedUserIDList: 2,
};

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
    () => onKnownGroup(tim, groupID, () => tim.addGroupMember(add)),
    (data) => {
      const resultOf = (id: string) => {
        const list = Object.keys(RESULTS).filter((name) => (data?.[name] || []).indexOf(id) >= 0)[0];
        return list === undefined ? 0 : (RESULTS[list] as number);
      };
      return { memberList: userIDList.map((userID) => ({ userID, result: resultOf(userID) })) };
    },
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
  return answering(
    () =>
      onKnownGroup(tim, groupID, () =>
        inTurn(ids.map((userID) => () => tim.setGroupMemberMuteTime({ groupID, userID, muteTime }))),
      ),
    () => undefined,
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
  const steps: Array<() => Promise<NativeAnswer> | undefined> = [];
  if (role) steps.push(() => tim.setGroupMemberRole({ groupID, userID, role }));
  if (messageRemindType) steps.push(() => tim.setMessageRemindType({ groupID, messageRemindType }));
  if (muteTime) steps.push(() => tim.setGroupMemberMuteTime({ groupID, userID, muteTime }));
  if (nameCard) steps.push(() => tim.setGroupMemberNameCard({ groupID, userID, nameCard }));
  if (memberCustomField) {
    steps.push(() => tim.setGroupMemberCustomField({ groupID, userID, memberCustomField }));
  }
  return answering(
    () => onKnownGroup(tim, groupID, () => inTurn(steps)),
    () => undefined,
  );
}

/** One after the other, until one fails. */
export function inTurn(steps: Array<() => Promise<NativeAnswer> | undefined>): Promise<NativeAnswer> {
  return steps.reduce(
    (before, step) => before.then(() => guarded(step)),
    Promise.resolve<NativeAnswer>({ code: 0 }),
  );
}
