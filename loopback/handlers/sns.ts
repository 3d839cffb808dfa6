import { RELATION_RESULT } from '../core/errors.ts';
import type { ApplicationDirection, RelationResult } from '../core/relation-books.ts';
import type { FriendAnswer } from '../core/relations.ts';
import { applicationListItem, friendValues, resultList } from '../wire/relations.ts';
import { friendGroups } from './friend-groups.ts';
import {
  type Body,
  type CommandRequest,
  objects,
  oneOf,
  optionalNumber,
  optionalText,
  requireSession,
  type ServiceHandlers,
  text,
  texts,
} from './handler.ts';

const PAGE_SIZE = 100;
const ADD_TYPES = ['Add_Type_Both', 'Add_Type_Single'] as const;
const DELETE_TYPES = ['Delete_Type_Both', 'Delete_Type_Single'] as const;
const CHECK_TYPES = ['CheckResult_Type_Both', 'CheckResult_Type_Single'] as const;
const PENDENCY_TYPES = ['Pendency_Type_ComeIn', 'Pendency_Type_SendOut', 'Pendency_Type_Both'] as const;
const ANSWERS = ['Response_Action_Agree', 'Response_Action_AgreeAndAdd', 'Response_Action_Reject'] as const;

/** Relations: friends, applications, black lists. Both SDKs' forms of a command are here. */
export const sns: ServiceHandlers = {
  ...friendGroups,

  friend_add: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const both = oneOf(body, 'AddType', ADD_TYPES) !== 'Add_Type_Single';
    const results = objects(body, 'AddFriendItem').map((item) =>
      core.relations.add(
        userID,
        {
          userID: text(item, 'To_Account'),
          source: optionalText(item, 'AddSource') ?? '',
          wording: optionalText(item, 'AddWording') ?? '',
          remark: optionalText(item, 'Remark') ?? '',
          groupName: optionalText(item, 'GroupName') ?? '',
        },
        both,
      ),
    );
    return resultList(results);
  },

  friend_response: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const results = objects(body, 'ResponseFriendItem').map((item) => {
      const answer = oneOf(item, 'ResponseAction', ANSWERS) ?? 'Response_Action_Reject';
      return core.relations.respond(
        userID,
        text(item, 'To_Account'),
        answer.slice('Response_Action_'.length) as FriendAnswer,
        optionalText(item, 'Remark'),
      );
    });
    return resultList(results);
  },

  friend_delete: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    // Without a type only the own side ends, as the published default says.
    const both = oneOf(body, 'DeleteType', DELETE_TYPES) === 'Delete_Type_Both';
    return resultList(texts(body, 'To_Account').map((peer) => core.relations.remove(userID, peer, both)));
  },

  friend_update: (request) => {
    const session = requireSession(request);
    const { body, core } = request;
    const results = objects(body, 'UpdateItem').map((item) => {
      const values = new Map(objects(item, 'SnsItem').map((one) => [text(one, 'Tag'), one.Value]));
      return core.relations.update(session.userID, text(item, 'To_Account'), values, session);
    });
    return resultList(results);
  },

  friend_check: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const single = oneOf(body, 'CheckType', CHECK_TYPES) === 'CheckResult_Type_Single';
    return {
      InfoItem: texts(body, 'To_Account').map((peer) => {
        const { own, peers } = core.relations.check(userID, peer);
        return {
          To_Account: peer,
          Relation: `CheckResult_Type_${relationName(own, peers && !single, single)}`,
          ResultCode: 0,
          ResultInfo: '',
        };
      }),
      Fail_Account: [],
      Invalid_Account: [],
    };
  },

  // v2 asks page by page until `CompleteFlag` is 1.
  friend_get: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const { page, next, total } = friendPage(request, userID, PAGE_SIZE, optionalNumber(body, 'StartIndex'));
    return {
      FriendNum: total,
      CompleteFlag: next === 0 ? 1 : 0,
      NextStartIndex: next,
      StandardSequence: 1,
      CustomSequence: 1,
      UserDataItem: page.map((peer) => ({ To_Account: peer, ValueItem: friendValues(core, userID, peer) })),
    };
  },

  // The form of webim and of v2 up to 2.10: index 0 stands for the end.
  friend_get_all: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const size = optionalNumber(body, 'GetCount') || PAGE_SIZE;
    const { page, next, total } = friendPage(request, userID, size, optionalNumber(body, 'StartIndex'));
    const wanted = new Set(texts(body, 'TagList'));
    return {
      FriendNum: total,
      CompleteFlag: next === 0 ? 1 : 0,
      NeedUpdateAll: 'GetAll_Type_YES',
      TimeStampNow: core.clock.seconds(),
      StartIndex: next,
      CurrentStandardSequence: 1,
      InfoItem: page.map((peer) => ({
        Info_Account: peer,
        SnsProfileItem: friendValues(core, userID, peer).filter(
          ({ Tag }) => wanted.size === 0 || wanted.has(Tag),
        ),
      })),
    };
  },

  friend_get_specified: friendsNamed,
  // Its name up to 2.19.
  friend_get_list: friendsNamed,

  pendency_get: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const type = oneOf(body, 'PendencyType', PENDENCY_TYPES) ?? 'Pendency_Type_ComeIn';
    const { applications } = core.relations.books.of(userID);
    const items = directionsOf(type).flatMap((direction) =>
      [...applications[direction].values()].map((one) => applicationListItem(core, one, direction)),
    );
    const start = optionalNumber(body, 'StartTime') ?? 0;
    const limit = optionalNumber(body, 'MaxLimited') || PAGE_SIZE;
    const newestFirst = items
      .filter(({ AddTime }) => start === 0 || AddTime <= start)
      .toSorted((first, second) => second.AddTime - first.AddTime);
    // A page goes on from a time, so what shares a second is never torn apart.
    let end = Math.min(limit, newestFirst.length);
    while (newestFirst[end] && newestFirst[end]?.AddTime === newestFirst[end - 1]?.AddTime) end += 1;
    return {
      PendencyItem: newestFirst.slice(0, end),
      StartTime: newestFirst[end]?.AddTime ?? 0,
      CurrentSequence: 1,
      UnreadPendencyCount: core.relations.applications.unread(userID),
      TotalCount: items.length,
    };
  },

  pendency_delete: (request) => {
    const { userID } = requireSession(request);
    const { body, core } = request;
    const [direction = 'in'] = directionsOf(oneOf(body, 'PendencyType', PENDENCY_TYPES));
    return resultList(
      texts(body, 'To_Account').map((peer) => core.relations.applications.delete(userID, direction, peer)),
    );
  },

  pendency_report: reportApplications,
  // The legacy spelling.
  PendencyReport: reportApplications,

  black_list_get: (request) => {
    const { userID } = requireSession(request);
    const { blackList } = request.core.users.ensure(userID);
    return {
      BlackListItem: [...blackList].map(([To_Account, AddBlackTimeStamp]) => ({
        To_Account,
        AddBlackTimeStamp,
      })),
      StartIndex: 0,
      CurruentSequence: 1,
    };
  },

  black_list_add: (request) => {
    const { userID } = requireSession(request);
    const results = texts(request.body, 'To_Account').map((peer) =>
      request.core.relations.block(userID, peer),
    );
    tellBlackList(request, userID, { added: done(results), removed: [] });
    return resultList(results);
  },

  black_list_delete: (request) => {
    const { userID } = requireSession(request);
    const results = texts(request.body, 'To_Account').map((peer) =>
      request.core.relations.unblock(userID, peer),
    );
    tellBlackList(request, userID, { added: [], removed: done(results) });
    return resultList(results);
  },
};

const done = (results: readonly RelationResult[]): string[] =>
  results.filter(({ code }) => code === 0).map(({ userID }) => userID);

function tellBlackList(
  request: CommandRequest,
  userID: string,
  change: { added: string[]; removed: string[] },
) {
  if (change.added.length + change.removed.length === 0) return;
  request.core.sessions.send(userID, { type: 'black-list-changed', ...change });
}

function reportApplications(request: CommandRequest): Body {
  const session = requireSession(request);
  const { body, core } = request;
  const seen = optionalNumber(body, 'LatestPendencyTimeStamp') ?? core.clock.seconds();
  core.relations.applications.markRead(session.userID, seen, session);
  return {};
}

function friendPage(request: CommandRequest, userID: string, size: number, start = 0) {
  const all = [...request.core.relations.books.of(userID).friends.keys()];
  const end = start + size;
  return { page: all.slice(start, end), next: end < all.length ? end : 0, total: all.length };
}

function directionsOf(type: (typeof PENDENCY_TYPES)[number] | undefined): ApplicationDirection[] {
  if (type === 'Pendency_Type_Both') return ['in', 'out'];
  return [type === 'Pendency_Type_SendOut' ? 'out' : 'in'];
}

function relationName(own: boolean, peers: boolean, single: boolean): string {
  if (own && (peers || single)) return single ? 'AWithB' : 'BothWay';
  if (own) return 'AWithB';
  return peers ? 'BWithA' : 'NoRelation';
}

function friendsNamed(request: CommandRequest): Body {
  const { userID } = requireSession(request);
  const { body, core } = request;
  return {
    InfoItem: texts(body, 'To_Account').map((peer) =>
      core.relations.books.friend(userID, peer)
        ? {
            To_Account: peer,
            ResultCode: 0,
            ResultInfo: '',
            SnsProfileItem: friendValues(core, userID, peer),
          }
        : // A profile would make v2 take the account for a friend.
          { To_Account: peer, ResultCode: RELATION_RESULT.notFriends, ResultInfo: 'not a friend' },
    ),
  };
}
