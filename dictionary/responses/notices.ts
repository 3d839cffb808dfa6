import { always, from, gone, type ObjectShape } from '../field-source.ts';

const NOTICE = 'a v2 message of type TIMGroupSystemNoticeElem';

/** What listeners are called with. */
export const NOTICE_SHAPES = {
  ConnectionNotice: {
    native: 'what webim2tim.onConnectionChange calls with; the same fields',
    fields: {
      ActionStatus: from('$.ActionStatus'),
      ErrorCode: from('$.ErrorCode', 'a value of CONNECTION_STATUS'),
      ErrorInfo: from('$.ErrorInfo'),
    },
  },
  GroupSystemNotice: {
    native: NOTICE,
    fields: {
      SrcFlag: gone('webim2tim.splitMessages keeps live rooms apart'),
      ReportType: from('$.payload.operationType'),
      GroupId: from('$.payload.groupProfile.groupID'),
      GroupName: from('$.payload.groupProfile.name'),
      Operator_Account: from('$.payload.operatorID'),
      MsgTime: from('$.time', 'seconds'),
      MsgSeq: from('$.clientSequence'),
      MsgRandom: from('$.random'),
      RemarkInfo: from('$.payload.handleMessage'),
      MsgKey: from('$.payload.messageKey'),
      Authentication: from('$.payload.authentication'),
      UserDefinedField: from(
        '$.payload.userDefinedField',
        'of custom notices; of a request to join it is lost',
      ),
      From_Account: from('$.from'),
      groupReportTypeMsg: gone('the raw body; its fields are in payload'),
      sourceGroupTip: gone('the raw message'),
    },
  },
  GroupReadNotice: {
    native: 'what webim2tim.onReadElsewhere calls with, of a group',
    fields: {
      GroupId: from('$.to'),
      LastReadMsgSeq: from('$.lastSequence', 'of the last message; v2 does not say up to which one'),
    },
  },
  GroupInfoChange: {
    native: 'a v2 group tip with operationType 6',
    fields: {
      GroupId: from('$.payload.groupProfile.groupID'),
      GroupFaceUrl: from('($.payload.newGroupProfile.avatar || null)'),
      GroupName: from('($.payload.newGroupProfile.groupName || null)', 'key name up to 2.10'),
      OwnerAccount: from('($.payload.newGroupProfile.ownerID || null)'),
      GroupNotification: from('($.payload.newGroupProfile.notification || null)'),
      GroupIntroduction: from('($.payload.newGroupProfile.introduction || null)'),
    },
  },
  FriendSystemNotice: {
    native: 'what webim2tim.onFriendChange calls with',
    fields: { Type: from('$.type'), Accounts: from('$.userIDs'), PendencyList: from('$.applications') },
  },
  PendencyAddItem: {
    native: 'an entry of friendApplicationList',
    fields: {
      PendencyAdd_Account: from('$.userID'),
      ProfileImNic: from('$.nick'),
      AddSource: from('$.source'),
      AddWording: from('$.wording'),
    },
  },
  ProfileSystemNotice: {
    native: 'what webim2tim.onProfileChange calls with',
    fields: { Type: always(1), Profile_Account: from('$.userID'), ProfileList: from('$.tags') },
  },
  ProfileChange: {
    native: 'an entry of webim2tim.profileTags(profile)',
    fields: { Tag: from('$.tag'), ValueBytes: from('$.value') },
  },
  C2CReadNotice: {
    native: 'what webim2tim.onReadElsewhere calls with, of a peer',
    fields: {
      From_Account: from('$.to'),
      LastReadTime: from('$.lastTime', 'of the last message, seconds; v2 does not say up to which one'),
    },
  },
  DownloadUrlNotice: {
    native: 'what webim2tim.onDownloadUrl calls with',
    fields: { uuid: from('$.uuid'), url: from('$.url'), maps: gone('keep the addresses yourself') },
  },
  LongPollingNotice: { native: 'nothing', fields: {} },
} as const satisfies Record<string, ObjectShape>;
