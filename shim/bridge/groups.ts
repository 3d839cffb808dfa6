import { assign } from '../tool/assign.ts';
import { type Answer, answering, pageOf } from './answers.ts';
import { withErrorText } from './error-text.ts';
import { guarded, nativeError } from './login.ts';
import { type NativeError, type Tim, TYPES } from './native.ts';

type Id = string | number;
type Fields = { [field: string]: unknown };

/** A v2 group with fields every version has under these names. */
export interface GroupFacts {
  groupID: string;
  name?: string;
  type?: string;
  memberCount?: number;
  maxMemberCount?: number;
  muteAllMembers?: boolean;
  lastMessage?: Fields;
  selfInfo?: Fields;
  groupCustomField?: Array<{ key: string; value: unknown }>;
  /** The first 100 members, when they were asked for. */
  memberList?: Fields[];
  /** Why the group could not be read; 0 when it could. */
  code: number;
  message: string;
  [field: string]: unknown;
}

/** `tim.getGroupProfile` of several groups, in the order asked. A group that cannot be read has `code` and `message`. */
export function getGroups(
  tim: Tim,
  request: { groupIDList: ReadonlyArray<Id>; withMembers?: boolean },
): Promise<Answer<{ groupList: GroupFacts[] }>> {
  const read = (groupID: string): Promise<GroupFacts> =>
    guarded(() => tim.getGroupProfile({ groupID }))
      .then((answer) => {
        const group = toGroupFacts(answer?.data?.group || {});
        if (!request.withMembers) return group;
        return guarded(() => tim.getGroupMemberList({ groupID, count: 100, offset: 0 })).then((members) => {
          group.memberList = members?.data?.memberList || [];
          return group;
        });
      })
      .then(undefined, (error: NativeError) => unread(groupID, error));
  return Promise.all(request.groupIDList.map((id) => read(String(id)))).then((groupList) => ({
    code: 0 as const,
    data: { groupList },
  }));
}

/**
 * `tim.searchGroupByID` of several groups, in the order asked; one need not be in them. When one cannot be read all is
 * rejected, with code 0 and the texts of those groups, as `webim.getGroupPublicInfo` did.
 */
export function searchGroups(
  tim: Tim,
  request: { groupIDList: ReadonlyArray<Id> },
): Promise<Answer<{ groupList: GroupFacts[] }>> {
  const read = (groupID: string): Promise<GroupFacts> =>
    guarded(() => tim.searchGroupByID(groupID)).then(
      (answer) => toGroupFacts(answer?.data?.group || {}),
      (error: NativeError) => unread(groupID, error),
    );
  return Promise.all(request.groupIDList.map((id) => read(String(id)))).then((groupList) => {
    const failed = groupList.filter((group) => group.code !== 0);
    if (failed.length) {
      throw nativeError(0, failed.map((group) => `[${group.code}]${group.message}\n`).join(''));
    }
    return { code: 0 as const, data: { groupList } };
  });
}

function unread(groupID: string, error: NativeError | undefined): GroupFacts {
  const { code = -1, message = '' } = withErrorText(error) || {};
  return { groupID, code, message };
}

/** What v2 leaves out of its group list unless it is asked for. */
export const PROFILE_FILTER = [
  'ownerID',
  'createTime',
  'lastInfoTime',
  'memberNum',
  'maxMemberNum',
  'joinOption',
  'introduction',
  'notification',
  'muteAllMembers',
];

/**
 * `tim.getGroupList` as `webim.getJoinedGroupListHigh` gave it: groups of one type, or of every type but AVChatRoom, from
 * `offset` on and at most `count`; `totalCount` counts before that. `selfInfo.unreadCount` is that of the conversation.
 */
export function getJoinedGroups(
  tim: Tim,
  request?: { type?: string; offset?: number; count?: number },
): Promise<Answer<{ groupList: GroupFacts[]; totalCount: number }>> {
  const { type, offset, count } = request || {};
  return answering(
    () =>
      Promise.all([
        guarded(() => tim.getGroupList({ groupProfileFilter: PROFILE_FILTER })),
        guarded(() => tim.getConversationList()),
      ]).then(([groups, conversations]) => ({
        data: { groups: groups?.data?.groupList, conversations: conversations?.data?.conversationList },
      })),
    (data) => {
      const unreadOf: { [conversationID: string]: number } = {};
      (data.conversations || []).forEach((one: { conversationID: string; unreadCount: number }) => {
        unreadOf[one.conversationID] = one.unreadCount;
      });
      const wanted: GroupFacts[] = (data.groups || []).filter((group: GroupFacts) =>
        type ? group.type === type : group.type !== TYPES.GRP_AVCHATROOM,
      );
      const groupList = pageOf(wanted, offset, count).map((group) => {
        const facts = toGroupFacts(group);
        const unreadCount = unreadOf[TYPES.CONV_GROUP + group.groupID] || 0;
        facts.selfInfo = assign(assign({}, group.selfInfo), { unreadCount });
        return facts;
      });
      return { groupList, totalCount: wanted.length };
    },
  );
}

// biome-ignore lint/suspicious/noExplicitAny: names differ between versions of v2
function toGroupFacts(group: any): GroupFacts {
  const facts = assign(assign({}, group), {
    code: 0,
    message: '',
    memberCount: group.memberCount === undefined ? group.memberNum : group.memberCount,
    maxMemberCount: group.maxMemberCount === undefined ? group.maxMemberNum : group.maxMemberCount,
    // Of groups one is not in it comes as the text of the backend.
    muteAllMembers: group.muteAllMembers === true || group.muteAllMembers === 'On',
    lastMessage: group.lastMessage || {},
    selfInfo: group.selfInfo || {},
    groupCustomField: group.groupCustomField || [],
  }) as GroupFacts;
  // Numbers v2 does not know (of groups one is not in) are empty texts there; legacy had a number or nothing.
  NUMBERS.forEach((field) => {
    if (facts[field] === '') delete facts[field];
  });
  return facts;
}

const NUMBERS = [
  'createTime',
  'infoSequence',
  'lastInfoTime',
  'nextMessageSeq',
  'memberCount',
  'maxMemberCount',
];
