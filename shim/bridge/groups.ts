import { CLIENT_ERROR } from '../../dictionary/errors.ts';
import { assign } from '../tool/assign.ts';
import { type Answer, answering, pageOf } from './answers.ts';
import { ask, listIn, nativeError } from './ask.ts';
import { withErrorText } from './error-text.ts';
import { memberCountOf } from './group-members.ts';
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
  return readEach(request.groupIDList, (groupID) =>
    ask(tim, 'getGroupProfile', { groupID }).then((data) => {
      const group = toGroupFacts(data);
      if (!request.withMembers) return group;
      return ask(tim, 'getGroupMemberList', { groupID, count: 100, offset: 0 }).then((members) => {
        group.memberList = listIn(members, 'memberList');
        return group;
      });
    }),
  );
}

function readEach(
  ids: ReadonlyArray<Id>,
  read: (groupID: string) => Promise<GroupFacts>,
): Promise<Answer<{ groupList: GroupFacts[] }>> {
  const reading = ids.map((id) => {
    const groupID = String(id);
    return read(groupID).then(undefined, (error: NativeError) => {
      const { code = CLIENT_ERROR.UNSPECIFIED, message = '' } = withErrorText(error) || {};
      return { groupID, code, message };
    });
  });
  return Promise.all(reading).then((groupList) => ({ code: 0 as const, data: { groupList } }));
}

/**
 * `tim.searchGroupByID` of several groups, in the order asked; one need not be in them. When one cannot be read all is
 * rejected, with code 0 and the texts of those groups, as `webim.getGroupPublicInfo` did.
 */
export function searchGroups(
  tim: Tim,
  request: { groupIDList: ReadonlyArray<Id> },
): Promise<Answer<{ groupList: GroupFacts[] }>> {
  return readPublic(tim, request).then((answer) => {
    const failed = answer.data.groupList.filter((group) => group.code !== 0);
    if (failed.length) {
      throw nativeError(0, failed.map((group) => `[${group.code}]${group.message}\n`).join(''));
    }
    return answer;
  });
}

/** {@link searchGroups} that never rejects: a group that cannot be read has `code` and `message`. */
export function readPublic(
  tim: Tim,
  request: { groupIDList: ReadonlyArray<Id> },
): Promise<Answer<{ groupList: GroupFacts[] }>> {
  return readEach(request.groupIDList, (groupID) => ask(tim, 'searchGroupByID', groupID).then(toGroupFacts));
}

/** What v2 leaves out of its group list unless it is asked for. */
const PROFILE_FILTER =
  'ownerID createTime lastInfoTime memberNum maxMemberNum joinOption introduction notification muteAllMembers';

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
    Promise.all([
      ask(tim, 'getGroupList', { groupProfileFilter: PROFILE_FILTER.split(' ') }),
      ask(tim, 'getConversationList'),
    ]),
    (answers) => {
      const unreadOf: { [conversationID: string]: number } = {};
      listIn(answers[1], 'conversationList').forEach((one) => {
        unreadOf[one.conversationID] = one.unreadCount;
      });
      const wanted: GroupFacts[] = listIn(answers[0], 'groupList').filter((group: GroupFacts) =>
        type ? group.type === type : group.type !== TYPES.GRP_AVCHATROOM,
      );
      const groupList = pageOf(wanted, offset, count).map((group) => {
        const facts = toGroupFacts({ group });
        const unreadCount = unreadOf[TYPES.CONV_GROUP + group.groupID] || 0;
        facts.selfInfo = assign(assign({}, group.selfInfo), { unreadCount });
        return facts;
      });
      return { groupList, totalCount: wanted.length };
    },
  );
}

// biome-ignore lint/suspicious/noExplicitAny: names differ between versions of v2
function toGroupFacts(data: any): GroupFacts {
  const group = (data && data.group) || {};
  const facts = assign(assign({}, group), {
    code: 0,
    message: '',
    memberCount: memberCountOf(group),
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

const NUMBERS = 'createTime infoSequence lastInfoTime nextMessageSeq memberCount maxMemberCount'.split(' ');
