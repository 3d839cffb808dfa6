import { always, from, gone, type ObjectShape } from '../field-source.ts';

const OPERATION = 'what the v2 promise resolves with';

/** Answers of group calls and what is in them. */
export const GROUP_SHAPES = {
  CreateGroupResponse: {
    native: 'what tim.createGroup resolves with',
    fields: { GroupId: from('$.data.group.groupID') },
  },
  JoinGroupResponse: {
    native: 'what tim.joinGroup resolves with',
    fields: { JoinedStatus: from('$.data.status', 'AlreadyInGroup is new; legacy failed with 10013') },
  },
  JoinBigGroupResponse: {
    native: 'what tim.joinGroup resolves with',
    fields: {
      JoinedStatus: from('$.data.status', 'AlreadyInGroup is new; legacy failed with 10013'),
      LongPollingKey: gone('not exposed'),
    },
  },
  GroupOperationResponse: { native: OPERATION, fields: {} },
  GroupPublicInfoResponse: {
    native: 'what tim.searchGroupByID resolves with, one for each group',
    fields: { GroupInfo: from('[$.data.group]') },
  },
  GroupInfoResponse: {
    native: 'what tim.getGroupProfile resolves with, one for each group',
    fields: { GroupInfo: from('[$.data.group]') },
  },
  SearchGroupResponse: {
    native: 'what tim.searchGroupByID resolves with',
    fields: { GroupInfo: from('[$.data.group]', 'by id only'), TotalRecord: gone('by id only') },
  },
  JoinedGroupListResponse: {
    native: 'what tim.getGroupList resolves with',
    fields: { TotalCount: from('$.data.groupList.length'), GroupIdList: from('$.data.groupList') },
  },
  GroupMemberInfoResponse: {
    native: 'what tim.getGroupMemberList resolves with',
    fields: {
      MemberNum: gone('memberCount of tim.getGroupProfile'),
      MemberList: from('$.data.memberList'),
    },
  },
  RoleInGroupResponse: {
    native: 'what tim.getGroupMemberProfile resolves with',
    fields: { UserIdList: from('$.data.memberList', 'accounts that are no members are left out') },
  },
  AddGroupMemberResponse: {
    native: 'what tim.addGroupMember resolves with',
    fields: {
      MemberList: gone('successUserIDList is Result 1, failureUserIDList 0, existedUserIDList 2'),
    },
  },
  PendencyGroupResponse: {
    native: 'what tim.getGroupApplicationList resolves with',
    fields: {
      PendencyList: from('$.data.applicationList'),
      UnreadCount: from('$.data.applicationList.length'),
      NextStartTime: always(0),
    },
  },
  GroupInfo: {
    native: 'a v2 group',
    fields: {
      GroupId: from('$.groupID'),
      Type: from('$.type', 'GRP_WORK is "Private", GRP_MEETING "ChatRoom"'),
      Name: from('$.name'),
      Introduction: from('$.introduction'),
      Notification: from('$.notification'),
      FaceUrl: from('$.avatar'),
      Owner_Account: from('$.ownerID'),
      CreateTime: from('$.createTime', 'seconds'),
      InfoSeq: from('$.infoSequence'),
      LastInfoTime: from('$.lastInfoTime', 'seconds'),
      LastMsgTime: from('$.lastMessage.lastTime', 'seconds'),
      NextMsgSeq: from('$.nextMessageSeq'),
      MemberNum: from('$.memberCount', 'memberNum in older versions'),
      MaxMemberNum: from('$.maxMemberCount', 'maxMemberNum in older versions'),
      ApplyJoinOption: from('$.joinOption'),
      ShutUpAllMember: from(
        "($.muteAllMembers ? 'On' : 'Off')",
        'of groups not joined it is "On" or "Off" itself',
      ),
      AppDefinedData: from('$.groupCustomField', 'items {key, value} for {Key, Value}'),
      MemberList: gone('tim.getGroupMemberList'),
      ErrorCode: always(0),
      ErrorInfo: always(''),
    },
  },
  JoinedGroup: {
    native: 'a v2 group; the fields of GroupInfo besides',
    fields: { SelfInfo: from('$.selfInfo') },
  },
  GroupSelfInfo: {
    native: 'selfInfo of a v2 group',
    fields: {
      Role: from('$.role'),
      JoinTime: from('$.joinTime', 'seconds'),
      MsgFlag: from('$.messageRemindType'),
      UnreadMsgNum: gone('unreadCount of the conversation'),
      MsgSeq: from('$.readedSequence'),
    },
  },
  KeyValue: {
    native: 'an entry of groupCustomField or memberCustomField',
    fields: { Key: from('$.key'), Value: from('$.value') },
  },
  MemberRole: {
    native: 'a v2 group member',
    fields: { Member_Account: from('$.userID'), Role: from('$.role') },
  },
  AddedMember: {
    native: 'an id in successUserIDList, failureUserIDList or existedUserIDList',
    fields: { Member_Account: from('$'), Result: gone('the list it is in: 1, 0, 2') },
  },
  GroupMember: {
    native: 'a v2 group member',
    fields: {
      Member_Account: from('$.userID'),
      Role: from('$.role'),
      JoinTime: from('$.joinTime', 'seconds'),
      ShutUpUntil: from('$.muteUntil', 'seconds'),
      NameCard: from('$.nameCard'),
      AppMemberDefinedData: from('$.memberCustomField', 'items {key, value} for {Key, Value}'),
      MsgSeq: gone('not exposed'),
      MsgFlag: gone('not exposed'),
      LastSendMsgTime: gone('not exposed'),
    },
  },
  GroupPendency: {
    native: 'an entry of applicationList',
    fields: {
      GroupId: from('$.groupID'),
      GroupName: from('$.groupName'),
      From_Account: from('$.applicant'),
      From_UserNickName: from('$.applicantNick'),
      To_Account: from('$.userID'),
      Authentication: from('$.authentication'),
      AddTime: from('$.messageKey'),
      PendencyType: from('$.applicationType'),
      Handled: always(0),
    },
  },
} as const satisfies Record<string, ObjectShape>;
