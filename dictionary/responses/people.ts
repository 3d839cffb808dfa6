import { always, from, lost, type ObjectShape } from '../field-source.ts';

const OPERATION = 'what the v2 promise resolves with';

/** Answers of profile, friend and recent contact calls and what is in them. */
export const PEOPLE_SHAPES = {
  ProfileResponse: {
    native: 'what webim2tim.getProfiles resolves with',
    fields: { UserProfileItem: from('$.data') },
  },
  UserProfile: {
    native: 'a v2 profile',
    fields: {
      To_Account: from('$.userID'),
      ProfileItem: from('webim2tim.profileTags($)', 'or the fields of the profile'),
      ResultCode: always(0),
      ResultInfo: always(''),
    },
  },
  SetProfileResponse: { native: OPERATION, fields: {} },
  FriendOperationResponse: {
    native:
      'what the helpers of the bridge resolve with (addFriends, deleteFriends, addToBlacklist and their kind)',
    fields: {
      ResultItem: from('$.data.resultList'),
      Fail_Account: from('$.data.failureUserIDList', 'empty'),
    },
  },
  ResultItem: {
    native: 'an entry of resultList',
    fields: {
      To_Account: from('$.userID'),
      ResultCode: from('$.code'),
      ResultInfo: from('$.message'),
    },
  },
  FriendListResponse: {
    native: 'what webim2tim.getFriends resolves with',
    fields: {
      FriendNum: from('$.data.totalCount'),
      InfoItem: from('$.data.friendList'),
      StartIndex: from('$.data.nextIndex', '0 at the end'),
      TimeStampNow: lost('not exposed'),
      CurrentStandardSequence: lost('not exposed'),
      NeedUpdateAll: always('GetAll_Type_YES'),
    },
  },
  FriendInfo: {
    native: 'a v2 friend',
    fields: {
      Info_Account: from('$.userID'),
      SnsProfileItem: from(
        'webim2tim.profileTags($)',
        'or the fields of the friend and of its profile; AddWording is lost',
      ),
    },
  },
  TagValue: {
    native: 'an entry of webim2tim.profileTags(profile)',
    fields: { Tag: from('$.tag'), Value: from('$.value') },
  },
  PendencyResponse: {
    native: 'what webim2tim.getFriendApplications resolves with',
    fields: {
      PendencyItem: from('$.data.friendApplicationList'),
      UnreadPendencyCount: from('$.data.unreadCount'),
      StartTime: always(0),
      CurrentSequence: always(0),
    },
  },
  PendencyItem: {
    native: 'an entry of friendApplicationList',
    fields: {
      To_Account: from('$.userID'),
      Nick: from('$.nick'),
      AddTime: from('$.time', 'seconds'),
      AddSource: from('$.source'),
      AddWording: from('$.wording'),
    },
  },
  PendencyReportResponse: { native: OPERATION, fields: {} },
  BlackListResponse: {
    native: 'what webim2tim.getBlacklist resolves with',
    fields: {
      BlackListItem: from('$.data.blacklist', 'ids only'),
      StartIndex: from('$.data.nextIndex', '0 at the end'),
      CurrentSequence: always(0),
    },
  },
  BlackListEntry: {
    native: 'an entry of blacklist',
    fields: { To_Account: from('$.userID'), AddBlackTimeStamp: always(0) },
  },
  RecentContactListResponse: {
    native: 'what webim2tim.getRecentConversations resolves with',
    fields: { SessionItem: from('$.data.conversationList') },
  },
  RecentContact: {
    native: 'a v2 conversation with userProfile and groupProfile, one of them empty',
    fields: {
      Type: from("($.type === 'GROUP' ? 2 : 1)"),
      To_Account: from('$.userProfile.userID', 'C2C'),
      ToAccount: from('$.groupProfile.groupID', 'groups'),
      C2cNick: from('$.userProfile.nick'),
      C2cImage: from('$.userProfile.avatar'),
      GroupNick: from('$.groupProfile.name'),
      GroupImage: from('$.groupProfile.avatar'),
      MsgGroupFrom_Account: from('$.lastMessage.fromAccount'),
      MsgGroupFromCardName: from('$.lastMessage.nameCard'),
      MsgGroupFromNickName: from('$.lastMessage.nick'),
      MsgGroupReadedSeq: from('$.groupProfile.selfInfo.readedSequence'),
      UnreadMsgCount: from('$.unreadCount'),
      MsgSeq: from('$.lastMessage.lastSequence'),
      MsgRandom: lost('not exposed'),
      MsgTimeStamp: from('$.lastMessage.lastTime', 'seconds'),
      MsgShow: from('$.lastMessage.messageForShow'),
    },
  },
  DeleteChatResponse: { native: OPERATION, fields: {} },
} as const satisfies Record<string, ObjectShape>;

/** Profile tags of the backend and the field of a v2 profile with the same value. */
export const PROFILE_TAGS = {
  Tag_Profile_IM_Nick: 'nick',
  Tag_Profile_IM_Gender: 'gender',
  Tag_Profile_IM_BirthDay: 'birthday',
  Tag_Profile_IM_Location: 'location',
  Tag_Profile_IM_SelfSignature: 'selfSignature',
  Tag_Profile_IM_AllowType: 'allowType',
  Tag_Profile_IM_Language: 'language',
  Tag_Profile_IM_Image: 'avatar',
  Tag_Profile_IM_MsgSettings: 'messageSettings',
  Tag_Profile_IM_AdminForbidType: 'adminForbidType',
  Tag_Profile_IM_Level: 'level',
  Tag_Profile_IM_Role: 'role',
  Tag_SNS_IM_Remark: 'remark',
  Tag_SNS_IM_Group: 'groupList',
  Tag_SNS_IM_AddSource: 'source',
  Tag_SNS_IM_AddTime: 'addTime',
} as const;
