import { call, field, membersOf, optional } from '../member.ts';

/** Profiles, friends, friend requests, the blacklist and recent contacts. */
export const PROFILE_MEMBERS = membersOf('profile', [
  call('getProfilePortrait', {
    backend: 'profile/portrait_get',
    options: {
      To_Account: field('string[]', 'missing -> TypeError; longer than 100 is truncated in place to 100'),
      TagList: field('string[]'),
      LastStandardSequence: optional('number', 'ignored'),
    },
  }),
  call('setProfilePortrait', {
    backend: 'profile/portrait_set',
    options: {
      ProfileItem: field('{Tag,Value}[]'),
    },
  }),
]);

export const RELATIONS_MEMBERS = membersOf('relations', [
  call('applyAddFriend', {
    backend: 'sns/friend_add',
    options: {
      AddFriendItem: field('{To_Account,Remark?,AddSource,AddWording?}[]'),
    },
  }),
  call('getPendency', {
    backend: 'sns/pendency_get',
    options: {
      PendencyType: field('string', 'Pendency_Type_ComeIn | Pendency_Type_SendOut'),
      StartTime: field('number'),
      MaxLimited: field('number'),
      LastSequence: field('number'),
    },
  }),
  call('deletePendency', {
    backend: 'sns/pendency_delete',
    options: {
      PendencyType: field('string'),
      To_Account: field('string[]'),
    },
  }),
  call('responseFriend', {
    backend: 'sns/friend_response',
    options: {
      ResponseFriendItem: field(
        '{To_Account,Remark?,ResponseAction}[]',
        'ResponseAction: Response_Action_Agree | Response_Action_AgreeAndAdd | Response_Action_Reject',
      ),
    },
  }),
  call('getAllFriend', {
    backend: 'sns/friend_get_all',
    options: {
      TimeStamp: field('number'),
      StartIndex: field('number'),
      GetCount: field('number'),
      LastStandardSequence: field('number'),
      TagList: field('string[]'),
    },
  }),
  call('deleteFriend', {
    backend: 'sns/friend_delete',
    options: {
      To_Account: field('string[]'),
      DeleteType: field('string', 'Delete_Type_Single | Delete_Type_Both'),
    },
  }),
  call('addBlackList', {
    backend: 'sns/black_list_add',
    options: {
      To_Account: field('string[]'),
    },
  }),
  call('getBlackList', {
    backend: 'sns/black_list_get',
    options: {
      StartIndex: field('number'),
      MaxLimited: field('number'),
      LastSequence: field('number'),
    },
  }),
  call('deleteBlackList', {
    backend: 'sns/black_list_delete',
    options: {
      To_Account: field('string[]'),
    },
  }),
  call('getPendencyReport', {
    backend: 'sns/PendencyReport',
    options: {
      LatestPendencyTimeStamp: field('number'),
    },
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
]);

export const CONTACTS_MEMBERS = membersOf('contacts', [
  call('deleteChat', {
    backend: 'recentcontact/delete',
    options: {
      chatType: field('number', '1 = C2C; anything else is treated as group'),
      To_Account: field('string', 'peer id, or group id when chatType is not 1'),
    },
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
  call('getRecentContactList', {
    backend: 'recentcontact/get',
    options: {
      Count: field('number'),
    },
  }),
]);
