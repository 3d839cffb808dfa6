import type { Core } from '../core/core.ts';
import type { CoreEvent } from '../core/model.ts';
import type { ApplicationDirection, FriendApplication, RelationResult } from '../core/relation-books.ts';

export interface TagValue {
  Tag: string;
  Value: unknown;
}

// Numbers of `PushType` in a relation push.
export const PUSH_TYPE = {
  friendAdded: 1,
  friendRemoved: 2,
  applicationAdded: 3,
  applicationRemoved: 4,
  blackListAdded: 5,
  blackListRemoved: 6,
  applicationsRead: 7,
  friendUpdated: 8,
} as const;

export const PENDENCY_TYPE: Record<ApplicationDirection, string> = {
  in: 'Pendency_Type_ComeIn',
  out: 'Pendency_Type_SendOut',
};

/** A user's profile, followed by what `viewer` keeps about it as a friend. */
export function friendValues(core: Core, viewer: string, userID: string): TagValue[] {
  const profile = [...core.users.ensure(userID).profile].map(([Tag, Value]) => ({ Tag, Value }));
  const friend = core.relations.books.friend(viewer, userID);
  if (!friend) return profile;
  return [
    ...profile,
    { Tag: 'Tag_SNS_IM_Remark', Value: friend.remark },
    { Tag: 'Tag_SNS_IM_Group', Value: core.relations.groups.of(viewer, userID) },
    { Tag: 'Tag_SNS_IM_AddSource', Value: friend.source },
    { Tag: 'Tag_SNS_IM_AddWording', Value: friend.wording },
    { Tag: 'Tag_SNS_IM_AddTime', Value: friend.addTime },
    ...[...friend.custom].map(([Tag, Value]) => ({ Tag, Value })),
  ];
}

/** An application as a line of the list. */
export const applicationListItem = (
  core: Core,
  application: FriendApplication,
  direction: ApplicationDirection,
) => ({
  To_Account: application.userID,
  Nick: core.users.nick(application.userID),
  Image: core.users.avatar(application.userID),
  PendencyType: PENDENCY_TYPE[direction],
  AddTime: application.time,
  AddSource: application.source,
  AddWording: application.wording,
});

/** The answer of a command that names several accounts. */
export const resultList = (results: readonly RelationResult[]) => ({
  ResultItem: results.map(({ userID, code, info }) => ({
    To_Account: userID,
    ResultCode: code,
    ResultInfo: info,
  })),
  Fail_Account: results.filter(({ code }) => code !== 0).map(({ userID }) => userID),
  Invalid_Account: [],
});

type RelationEvent = Extract<
  CoreEvent,
  { type: `friend-${string}` | 'black-list-changed' | 'profile-changed' }
>;

export const isRelationEvent = (event: CoreEvent): event is RelationEvent =>
  event.type.startsWith('friend-') || event.type === 'black-list-changed' || event.type === 'profile-changed';

/**
 * Whether an event is about an application the session's user made itself. v2 lists those; the SDKs that poll
 * would take it for somebody else's application.
 */
export const isOwnApplication = (event: CoreEvent): boolean =>
  'direction' in event && event.direction === 'out';

/** A change of relations (event 7) or of a profile (event 8) as an item of an `EventArray`. */
export function relationEventItem(core: Core, userID: string, event: RelationEvent): Record<string, unknown> {
  if (event.type === 'profile-changed') {
    const ProfileList = [...event.values].map(([Tag, ValueBytes]) => ({ Tag, ValueBytes }));
    return { Event: 8, ProfileDataMod: [{ PushType: 1, Profile_Account: event.userID, ProfileList }] };
  }
  return { Event: 7, FriendListMod: [relationChange(core, userID, event)] };
}

function relationChange(
  core: Core,
  userID: string,
  event: Exclude<RelationEvent, { type: 'profile-changed' }>,
): Record<string, unknown> {
  switch (event.type) {
    case 'friend-added':
      return { PushType: PUSH_TYPE.friendAdded, FriendAdd_Account: [event.peer] };
    case 'friend-removed':
      return { PushType: PUSH_TYPE.friendRemoved, FriendDel_Account: [event.peer] };
    case 'friend-application-added': {
      const { application, direction } = event;
      return {
        PushType: PUSH_TYPE.applicationAdded,
        // Who applied; v2 tells its own applications from those of others by it.
        From_Account: direction === 'out' ? userID : application.userID,
        PendencyAdd: [
          {
            PendencyAdd_Account: application.userID,
            PendencyType: PENDENCY_TYPE[direction],
            AddTime: application.time,
            AddSource: application.source,
            AddWording: application.wording,
            ProfileImNick: core.users.nick(application.userID),
            ProfileImImage: core.users.avatar(application.userID),
          },
        ],
      };
    }
    case 'friend-application-removed':
      return {
        PushType: PUSH_TYPE.applicationRemoved,
        From_Account: event.direction === 'out' ? userID : event.peer,
        FrienPencydDel_Account: [event.peer],
      };
    case 'friend-applications-read':
      return { PushType: PUSH_TYPE.applicationsRead, ReportTime: event.time };
    case 'friend-updated':
      return {
        PushType: PUSH_TYPE.friendUpdated,
        FriendUpInfo: [
          {
            Friend_Account: event.userID,
            Sns: [...event.values].map(([Tag, ValueBytes]) => ({ Tag, ValueBytes })),
          },
        ],
      };
    case 'black-list-changed':
      return event.added.length > 0
        ? { PushType: PUSH_TYPE.blackListAdded, BlackListAdd_Account: event.added }
        : { PushType: PUSH_TYPE.blackListRemoved, BlackListDel_Account: event.removed };
  }
}
