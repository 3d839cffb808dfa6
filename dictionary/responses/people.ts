import { always, from, gone, type ObjectShape } from '../field-source.ts';

const OPERATION = 'what the v2 promise resolves with';

/** Answers of profile, friend and recent contact calls and what is in them. */
export const PEOPLE_SHAPES = {
  ProfileResponse: {
    native: 'what tim.getUserProfile resolves with',
    fields: { UserProfileItem: from('$.data') },
  },
  UserProfile: {
    native: 'a v2 profile',
    fields: {
      To_Account: from('$.userID'),
      ProfileItem: gone('fields of the profile: PROFILE_TAGS'),
      ResultCode: always(0),
      ResultInfo: always(''),
    },
  },
  SetProfileResponse: { native: OPERATION, fields: {} },
  FriendOperationResponse: {
    native: 'what the v2 promise resolves with, one for each account where v2 takes one',
    fields: { ResultItem: gone('one promise for each account, or successUserIDList and failureUserIDList') },
  },
  ResultItem: {
    native: 'what the v2 promise resolves with',
    fields: {
      To_Account: from('$.data.userID'),
      ResultCode: from('$.data.code'),
      ResultInfo: from('$.data.message'),
    },
  },
  FriendListResponse: {
    native: 'what tim.getFriendList resolves with',
    fields: {
      FriendNum: from('$.data.length'),
      InfoItem: from('$.data'),
      StartIndex: always(0),
      TimeStampNow: gone('not exposed'),
      CurrentStandardSequence: gone('not exposed'),
      NeedUpdateAll: always('GetAll_Type_YES'),
    },
  },
  FriendInfo: {
    native: 'a v2 friend',
    fields: {
      Info_Account: from('$.userID'),
      SnsProfileItem: gone('fields of the friend and of its profile: PROFILE_TAGS; AddWording is lost'),
    },
  },
  TagValue: {
    native: 'a field of a v2 profile, by name',
    fields: { Tag: gone('PROFILE_TAGS'), Value: gone('the value of the field') },
  },
  PendencyResponse: {
    native: 'what tim.getFriendApplicationList resolves with',
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
    native: 'what tim.getBlacklist resolves with',
    fields: {
      BlackListItem: from('$.data', 'ids only'),
      StartIndex: always(0),
      CurrentSequence: always(0),
    },
  },
  BlackListEntry: {
    native: 'an id',
    fields: { To_Account: from('$'), AddBlackTimeStamp: gone('not exposed') },
  },
  RecentContactListResponse: {
    native: 'what tim.getConversationList resolves with',
    fields: { SessionItem: from('$.data.conversationList') },
  },
  RecentContact: {
    native: 'a v2 conversation',
    fields: {
      Type: from("($.type === 'GROUP' ? 2 : 1)"),
      To_Account: from('$.userProfile.userID', 'C2C'),
      ToAccount: from('$.groupProfile.groupID', 'groups'),
      GroupNick: from('$.groupProfile.name'),
      GroupImage: from('$.groupProfile.avatar'),
      MsgGroupFrom_Account: from('$.lastMessage.fromAccount'),
      MsgGroupFromCardName: from('$.lastMessage.nameCard'),
      MsgGroupFromNickName: from('$.lastMessage.nick'),
      MsgGroupReadedSeq: from('$.groupProfile.selfInfo.readedSequence'),
      UnreadMsgCount: from('$.unreadCount'),
      MsgSeq: from('$.lastMessage.lastSequence'),
      MsgRandom: gone('not exposed'),
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
