import { always, from, gone, lost, type ObjectShape } from '../field-source.ts';

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
    native: 'what webim2tim.searchGroups resolves with',
    fields: { GroupInfo: from('$.data.groupList') },
  },
  GroupInfoResponse: {
    native: 'what webim2tim.getGroups resolves with',
    fields: { GroupInfo: from('$.data.groupList') },
  },
  SearchGroupResponse: {
    native: 'what tim.searchGroupByID resolves with',
    fields: { GroupInfo: from('[$.data.group]', 'by id only'), TotalRecord: gone('by id only') },
  },
  JoinedGroupListResponse: {
    native: 'what webim2tim.getJoinedGroups resolves with',
    fields: { TotalCount: from('$.data.totalCount'), GroupIdList: from('$.data.groupList') },
  },
  GroupMemberInfoResponse: {
    native: 'what webim2tim.getGroupMembers resolves with',
    fields: {
      MemberNum: from('$.data.memberCount', 'of the group'),
      MemberList: from('$.data.memberList'),
    },
  },
  RoleInGroupResponse: {
    native: 'what webim2tim.getGroupRoles resolves with',
    fields: { UserIdList: from('$.data.memberList') },
  },
  AddGroupMemberResponse: {
    native: 'what webim2tim.addGroupMembers resolves with',
    fields: { MemberList: from('$.data.memberList') },
  },
  PendencyGroupResponse: {
    native: 'what tim.getGroupApplicationList resolves with',
    fields: {
      PendencyList: from('$.data.applicationList'),
      UnreadNum: from('$.data.applicationList.length'),
      NextStartTime: always(0),
    },
  },
  GroupInfo: {
    native: 'a v2 group, as webim2tim.getGroups, searchGroups and getJoinedGroups give it',
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
      MemberNum: from('$.memberCount'),
      MaxMemberNum: from('$.maxMemberCount'),
      ApplyJoinOption: from('$.joinOption'),
      ShutUpAllMember: from("($.muteAllMembers ? 'On' : 'Off')"),
      AppDefinedData: from('$.groupCustomField', 'items {key, value} for {Key, Value}'),
      MemberList: from('$.memberList', 'when members were asked for'),
      ErrorCode: from('$.code', '0 when the group could be read'),
      ErrorInfo: from('$.message'),
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
      UnreadMsgNum: from('$.unreadCount'),
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
    native: 'an entry of the memberList of webim2tim.addGroupMembers',
    fields: { Member_Account: from('$.userID'), Result: from('$.result') },
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
      MsgSeq: lost('not exposed'),
      MsgFlag: lost('not exposed'),
      LastSendMsgTime: lost('not exposed'),
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
