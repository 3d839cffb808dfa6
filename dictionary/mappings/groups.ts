import { approximated, exact, impossible, type MappingRow, text } from '../mapping-row.ts';

/** Fields of a group in answers: legacy name <- v2 name. */
const GROUP_FIELDS =
  'GroupId<-groupID, Name<-name, Type<-type, FaceUrl<-avatar, Introduction<-introduction, Notification<-notification, Owner_Account<-ownerID, CreateTime<-createTime, InfoSeq<-infoSequence, LastInfoTime<-lastInfoTime, LastMsgTime<-lastMessage.lastTime, NextMsgSeq<-nextMessageSeq, MemberNum<-memberCount ?? memberNum, MaxMemberNum<-maxMemberCount ?? maxMemberNum, ApplyJoinOption<-joinOption, ShutUpAllMember<-(muteAllMembers === true || "On") ? "On" : "Off", AppDefinedData<-groupCustomField[{key,value}] as [{Key,Value}]';

/** What a group is and who is in it. */
export const GROUPS_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'getGroupPublicInfo',
      capability: 'groups',
      legacy: 'webim.getGroupPublicInfo',
      covers: ['getGroupPublicInfo'],
      v2: 'searchGroupByID(id) per id',
      since: '2.2.0',
      args: {
        GroupIdList: 'loop, Promise.all',
        GroupBasePublicInfoFilter: 'ignored (fixed superset)',
      },
      response: {
        'GroupInfo[]': GROUP_FIELDS,
        'GroupInfo[i].ErrorCode/ErrorInfo': 'per-id rejection code / "["+code+"]"+message',
      },
      notes:
        'Same back-end command (get_group_public_info). Legacy calls cbErr with the whole resp when any item failed: reproduce. Private groups are not searchable in either.',
    },
    text(
      'One request for each group; the filter of fields is ignored and more fields come back.',
      '每个群组一次请求；忽略字段过滤，返回更多字段。',
    ),
    text('Use tim.searchGroupByID for one group.', '请用 tim.searchGroupByID 查询单个群组。'),
  ),
  approximated(
    {
      id: 'getGroupInfo',
      capability: 'groups',
      legacy: 'webim.getGroupInfo',
      covers: ['getGroupInfo'],
      v2: 'getGroupProfile({groupID,groupCustomFieldFilter}) per id (+ getGroupMemberList when MemberInfoFilter given)',
      since: '2.2.0',
      args: {
        GroupIdList: 'loop',
        GroupBaseInfoFilter: 'ignored (fixed superset)',
        MemberInfoFilter: '-> getGroupMemberList pages',
        AppDefinedDataFilter_Group: 'groupCustomFieldFilter',
        AppDefinedDataFilter_GroupMember: 'none',
      },
      response: {
        'GroupInfo[]': `${GROUP_FIELDS}; MsgSeq (own read seq) <- selfInfo.readedSequence (newer versions)`,
        'GroupInfo[].MemberList': 'from getGroupMemberList',
        'GroupInfo[].ErrorCode': '0 or rejection code',
      },
      notes:
        '2.27.6 uses get_group_self_member_info. For groups not joined muteAllMembers comes back as the raw string "On"/"Off"; for joined ones as boolean - handle both. Unknown group without data rejects 2903 or the server code.',
    },
    text(
      'One request for each group; the filter of fields is ignored, and the fields of members are fewer.',
      '每个群组一次请求；忽略字段过滤，成员字段较少。',
    ),
    text(
      'Use tim.getGroupProfile, and tim.getGroupMemberList for the members.',
      '请用 tim.getGroupProfile，成员用 tim.getGroupMemberList。',
    ),
  ),
  exact({
    id: 'modifyGroupBaseInfo',
    capability: 'groups',
    legacy: 'webim.modifyGroupBaseInfo',
    covers: ['modifyGroupBaseInfo'],
    v2: 'updateGroupProfile({groupID,name,avatar,introduction,notification,joinOption,muteAllMembers,groupCustomField})',
    since: '2.2.0 (muteAllMembers 2.6.2)',
    args: {
      GroupId: 'groupID',
      'Name/FaceUrl/Introduction/Notification': 'name/avatar/introduction/notification',
      ApplyJoinOption: 'joinOption',
      'ShutUpAllMember "On"|"Off"': 'muteAllMembers boolean (other types throw)',
      MaxMemberNum: 'not supported, dropped',
      AppDefinedData: 'groupCustomField',
    },
    notes: 'Frame fields identical (measured).',
  }),
  approximated(
    {
      id: 'getGroupMemberInfo',
      capability: 'groups',
      legacy: 'webim.getGroupMemberInfo',
      covers: ['getGroupMemberInfo'],
      v2: 'getGroupMemberList({groupID,offset,count<=100})',
      since: '2.2.0',
      args: {
        GroupId: 'groupID',
        Offset: 'offset',
        'Limit (0 = all)': 'count, loop in pages of 100',
        MemberInfoFilter: 'ignored (Role,NameCard,ShutUpUntil,JoinTime fixed)',
        MemberRoleFilter: 'local filter',
        AppDefinedDataFilter_GroupMember: 'local filter',
      },
      response: {
        MemberNum: 'group.memberCount after the call (getGroupProfile)',
        'MemberList[]':
          '{Member_Account:userID,Role:role,JoinTime:joinTime,ShutUpUntil:muteUntil,NameCard:nameCard,AppMemberDefinedData:memberCustomField as [{Key,Value}]}',
      },
      notes:
        'LastSendMsgTime, MsgSeq and MsgFlag of members are not available. A group that is not in the local list returns an EMPTY list without any request (measured). AVChatRoom lists need a paid feature.',
    },
    text(
      'LastSendMsgTime, MsgSeq and MsgFlag of members are gone; a group that is not joined gives an empty list.',
      '没有成员的 LastSendMsgTime、MsgSeq、MsgFlag；未加入的群返回空列表。',
    ),
    text('Do without these fields.', '请不要依赖这些字段。'),
  ),
  exact({
    id: 'addGroupMember',
    capability: 'groups',
    legacy: 'webim.addGroupMember',
    covers: ['addGroupMember'],
    v2: 'addGroupMember({groupID,userIDList,silence?})',
    since: '2.2.0',
    args: {
      GroupId: 'groupID',
      'MemberList [{Member_Account}]': 'userIDList [id]',
      Silence: 'silence (undocumented, reaches the wire - measured)',
    },
    response: {
      'MemberList[]':
        'success -> Result 1, failure -> 0, existed -> 2, overLimit -> 4, each {Member_Account,Result}',
    },
    notes:
      'If the group is unknown locally v2 THROWS a TypeError synchronously ("reading type"); call getGroupProfile first to seed the cache (only fills it for joined groups) and always guard.',
  }),
  approximated(
    {
      id: 'modifyGroupMember',
      capability: 'groups',
      legacy: 'webim.modifyGroupMember',
      covers: ['modifyGroupMember'],
      v2: 'Role -> setGroupMemberRole; MsgFlag -> setMessageRemindType({groupID,messageRemindType}) (self only); ShutUpTime -> setGroupMemberMuteTime; NameCard -> setGroupMemberNameCard; AppMemberDefinedData -> setGroupMemberCustomField',
      since: '2.2.0',
      args: {
        'GroupId/Member_Account': 'groupID/userID',
        Role: 'role "Admin"|"Member"',
        MsgFlag: 'messageRemindType (identical strings), only for oneself',
        ShutUpTime: 'muteTime (legacy skipped 0; v2 accepts 0)',
        NameCard: 'nameCard',
        AppMemberDefinedData: 'memberCustomField',
      },
      notes:
        'One legacy call becomes up to five sequential calls, each a modify_group_member_info with one field; stop at first failure. v2 checks locally: not owner 2681, Work/AVChatRoom 2682, self 2684, mute self 2685; unknown group throws TypeError synchronously for roles.',
    },
    text(
      'One request for each changed field; it stops at the first failure, and MsgFlag only works for oneself.',
      '每个字段一次请求，遇错即停；MsgFlag 只能设置自己的。',
    ),
    text(
      'Change one field at a time: tim.setGroupMemberRole, setGroupMemberMuteTime, setGroupMemberNameCard, setGroupMemberCustomField, tim.setMessageRemindType.',
      '请逐项修改：tim.setGroupMemberRole、setGroupMemberMuteTime、setGroupMemberNameCard、setGroupMemberCustomField、tim.setMessageRemindType。',
    ),
  ),
  approximated(
    {
      id: 'deleteGroupMember',
      capability: 'groups',
      legacy: 'webim.deleteGroupMember',
      covers: ['deleteGroupMember'],
      v2: 'deleteGroupMember({groupID,userIDList,reason})',
      since: '2.2.0',
      args: {
        GroupId: 'groupID',
        'MemberToDel_Account (array or string)': 'userIDList',
        Reason: 'reason',
        Silence: 'dropped (not in the frame)',
      },
      notes: 'Unknown group rejects 2603 locally.',
    },
    text('The option Silence does not reach the server.', '选项 Silence 不会发送到服务器。'),
    text(
      'Remove members from your server if no tip may appear.',
      '如不希望出现提示，请在业务服务器删除成员。',
    ),
  ),
  exact({
    id: 'destroyGroup',
    capability: 'groups',
    legacy: 'webim.destroyGroup',
    covers: ['destroyGroup'],
    v2: 'dismissGroup(groupID)',
    since: '2.2.0',
    args: {
      GroupId: 'positional',
    },
    notes: 'Private groups rejected locally 2622 (server refuses too).',
  }),
  exact({
    id: 'changeGroupOwner',
    capability: 'groups',
    legacy: 'webim.changeGroupOwner',
    covers: ['changeGroupOwner'],
    v2: 'changeGroupOwner({groupID,newOwnerID})',
    since: '2.2.0',
    args: {
      GroupId: 'groupID',
      NewOwner_Account: 'newOwnerID',
    },
    notes:
      'BUG in v2: with a group missing from the local list the server call succeeds but the promise rejects 2903; check the cache (getGroupList) first. AVChatRoom 2620, self 2621 locally.',
  }),
  approximated(
    {
      id: 'getJoinedGroupListHigh',
      capability: 'groups',
      legacy: 'webim.getJoinedGroupListHigh',
      covers: ['getJoinedGroupListHigh'],
      v2: 'getGroupList({groupProfileFilter:[ownerID,createTime,lastInfoTime,memberNum,maxMemberNum,joinOption,introduction,notification,muteAllMembers]})',
      since: '2.2.0',
      args: {
        Member_Account: 'ignored (self only)',
        'Limit/Offset': 'local slice',
        GroupType: 'local filter on type',
        GroupBaseInfoFilter: 'groupProfileFilter',
        SelfInfoFilter: 'ignored (Role,JoinTime,MsgFlag,MsgSeq fixed)',
      },
      response: {
        TotalCount: 'groupList.length',
        'GroupIdList[]': `${GROUP_FIELDS}; SelfInfo:{Role:selfInfo.role,JoinTime:selfInfo.joinTime,MsgFlag:selfInfo.messageRemindType,MsgSeq:selfInfo.readedSequence,UnreadMsgNum:conversation.unreadCount}`,
      },
      notes:
        'v2 always pages through everything (50 per request). The local list also contains joined AVChatRooms: drop them unless asked for.',
    },
    text(
      'v2 reads the whole list of the current user; paging and filters happen in the page.',
      'v2 读取当前用户的完整列表，分页和过滤在页面内进行。',
    ),
    text('Use tim.getGroupList().', '请使用 tim.getGroupList()。'),
  ),
  exact({
    id: 'getRoleInGroup',
    capability: 'groups',
    legacy: 'webim.getRoleInGroup',
    covers: ['getRoleInGroup'],
    v2: 'getGroupMemberProfile({groupID,userIDList}) in chunks of 50',
    since: '2.2.0',
    args: {
      GroupId: 'groupID',
      'User_Account[]': 'userIDList',
    },
    response: {
      'UserIdList[]': '{Member_Account:userID,Role:role}; ids missing in the answer -> Role "NotMember"',
    },
    notes: 'memberCustomFieldFilter optional. More than 50 ids are silently cut by v2.',
  }),
  approximated(
    {
      id: 'forbidSendMsg',
      capability: 'groups',
      legacy: 'webim.forbidSendMsg',
      covers: ['forbidSendMsg'],
      v2: 'setGroupMemberMuteTime({groupID,userID,muteTime}) per member',
      since: '2.2.0',
      args: {
        GroupId: 'groupID',
        'Members_Account[]': 'one call per userID',
        ShutUpTime: 'muteTime',
      },
      notes:
        'N requests instead of one; partial failure possible: report the first error with the failed ids. v2 has no batch mute.',
    },
    text('v2 mutes one member at a time, so part of the list can fail.', 'v2 逐个禁言，可能部分失败。'),
    text(
      'Call tim.setGroupMemberMuteTime for each member and look at each result.',
      '请对每个成员调用 tim.setGroupMemberMuteTime 并检查结果。',
    ),
  ),
  impossible(
    {
      id: 'sendCustomGroupNotify',
      capability: 'groups',
      legacy: 'webim.sendCustomGroupNotify',
      covers: ['sendCustomGroupNotify'],
      v2: 'none',
      since: '',
      args: {
        'GroupId/Content/ToMembers_Account': '-',
      },
      response: {
        cbErr: '{ActionStatus:"FAIL",ErrorCode:-90001 (shim code),...}',
      },
      notes:
        'Client-side sending of ReportType 255 notices is gone; only the server REST API send_group_system_notification can do it. RECEIVING still works (operationType 255). The shim answers with an error; the codemod leaves the call on the shim and says so.',
    },
    text('Clients can no longer send custom group notifications.', '客户端不能再发送自定义群通知。'),
    text(
      'Let your server call the REST API send_group_system_notification; receiving works as before.',
      '请由业务服务器调用 REST API send_group_system_notification；接收不受影响。',
    ),
  ),
];
