import { approximated, exact, impossible, type MappingRow, text } from '../mapping-row.ts';

/** Creating, joining and leaving groups and live rooms, requests and invitations. */
export const JOINING_MAPPINGS: readonly MappingRow[] = [
  approximated(
    {
      id: 'createGroup',
      capability: 'groups',
      legacy: 'webim.createGroup',
      covers: ['createGroup'],
      v2: 'createGroup({type,name,groupID,introduction,notification,avatar,maxMemberNum,joinOption,memberList:[{userID}],groupCustomField})',
      since: '2.2.0',
      args: {
        Type: 'type (required: missing type rejects 2600 although the docs say default)',
        Name: 'name',
        GroupId: 'groupID',
        'MemberList ["id"]': 'memberList [{userID:id}]',
        Owner_Account: 'ignored, v2 forces the logged-in user',
        'Introduction/Notification/FaceUrl': 'introduction/notification/avatar',
        MaxMemberCount: 'maxMemberNum',
        ApplyJoinOption: 'joinOption (dropped by v2 for Private/ChatRoom/AVChatRoom)',
        'AppDefinedData [{Key,Value}]': 'groupCustomField [{key,value}]',
      },
      response: {
        GroupId: 'data.group.groupID',
        OverJoinedGroupLimit_Account: 'data.overLimitUserIDList',
      },
      notes:
        'Type strings are identical on the wire (GRP_WORK="Private", GRP_MEETING="ChatRoom"). SIDE EFFECT: for every non-AVChatRoom group v2 itself sends a TIMCustomElem message {data:"group_create"} into the new group (measured in all versions); other members and history will show it. After creating an AVChatRoom v2 still needs joinGroup.',
    },
    text(
      'v2 makes the current user the owner and sends a message of its own ("group_create") into the new group; an AVChatRoom still has to be joined.',
      'v2 总以当前用户为群主，并向新群发送一条 group_create 消息；直播群创建后仍需加入。',
    ),
    text(
      'Skip custom messages whose data is "group_create" where messages are shown.',
      '显示消息时请忽略 data 为 group_create 的自定义消息。',
    ),
  ),
  approximated(
    {
      id: 'createGroupHigh',
      capability: 'groups',
      legacy: 'webim.createGroupHigh',
      covers: ['createGroupHigh'],
      v2: 'createGroup(...)',
      since: '2.2.0',
      args: {
        '(raw REST body)':
          'as createGroup; MemberList [{Member_Account,Role,AppMemberDefinedData}] -> [{userID,(role, memberCustomField pass through unchecked)}]',
        AppMemberDefinedData: 'memberCustomField',
      },
      response: {
        GroupId: 'data.group.groupID',
      },
      notes: 'As createGroup.',
    },
    text(
      'v2 makes the current user the owner and sends a message of its own ("group_create") into the new group; an AVChatRoom still has to be joined.',
      'v2 总以当前用户为群主，并向新群发送一条 group_create 消息；直播群创建后仍需加入。',
    ),
    text(
      'Skip custom messages whose data is "group_create" where messages are shown.',
      '显示消息时请忽略 data 为 group_create 的自定义消息。',
    ),
  ),
  exact({
    id: 'applyJoinGroup',
    capability: 'groups',
    legacy: 'webim.applyJoinGroup',
    covers: ['applyJoinGroup'],
    v2: 'joinGroup({groupID,applyMessage,type?,userDefinedField})',
    since: '2.2.0',
    args: {
      GroupId: 'groupID',
      ApplyMsg: 'applyMessage',
      UserDefinedField: 'userDefinedField (undocumented, reaches the wire - measured)',
    },
    response: {
      JoinedStatus: 'data.status ("JoinedSuccess" | "WaitAdminApproval"; v2 adds "AlreadyInGroup")',
    },
    notes:
      'Do not pass type for ordinary groups (type "Private" is rejected 2601 locally). Already a member: v2 answers status AlreadyInGroup, legacy got server error 10013 -> map to cbErr 10013.',
  }),
  exact({
    id: 'handleApplyJoinGroupPendency',
    capability: 'groups',
    legacy: 'webim.handleApplyJoinGroupPendency',
    covers: ['handleApplyJoinGroupPendency'],
    v2: 'handleGroupApplication({handleAction,handleMessage,message}) ; 2.25.0+ also {application:{applicant,groupID,authentication,messageKey,applicationType}}',
    since: '2.2.0',
    args: {
      'HandleMsg "Agree"|"Reject"': 'handleAction',
      ApprovalMsg: 'handleMessage',
      Applicant_Account: 'message.payload.operatorID | application.applicant',
      GroupId: 'payload.groupProfile.groupID | application.groupID',
      Authentication: 'payload.authentication',
      MsgKey: 'payload.messageKey',
      UserDefinedField: 'forwarded only up to 2.23 (as userDefinedField)',
    },
    notes:
      'A real Message is not needed: a plain object with payload + clientSequence + random is accepted in every version (measured), and v2 then also deletes that system notice (openim.deletemsg with clientSequence/random) - pass the original MsgSeq/MsgRandom there if known, or use `application` to avoid the delete. Keep legacy rule: error 10024 (already handled) -> cbOk.',
  }),
  approximated(
    {
      id: 'deleteApplyJoinGroupPendency',
      capability: 'groups',
      legacy: 'webim.deleteApplyJoinGroupPendency',
      covers: ['deleteApplyJoinGroupPendency'],
      v2: 'handleGroupApplication already deletes the notice it handles; otherwise deleteConversation("@TIM#SYSTEM") when ALL known notices may go',
      since: '2.2.0',
      args: {
        'DelMsgList[{From_Account,MsgSeq,MsgRandom}]':
          'MsgSeq=clientSequence, MsgRandom=random of the notice',
      },
      notes:
        'Selective deletion is not public: deleteMessage([notice]) rejects 2116 (2998 up to 2.19). deleteConversation("@TIM#SYSTEM") sends openim.deletemsg for every locally known notice (measured 2.6.2-2.27.6). Default fallback: succeed locally, hide that MsgSeq/MsgRandom from later syncMsgs/getPendencyGroup results, and use the bulk call only when the requested set covers everything known.',
    },
    text(
      'v2 can only delete all group system notices at once; single ones are hidden in this page.',
      'v2 只能一次删除全部群系统通知；单条只在当前页面隐藏。',
    ),
    text(
      'Use tim.deleteConversation("@TIM#SYSTEM") to delete all of them.',
      '如需全部删除，请用 tim.deleteConversation("@TIM#SYSTEM")。',
    ),
  ),
  approximated(
    {
      id: 'getPendencyGroup',
      capability: 'groups',
      legacy: 'webim.getPendencyGroup',
      covers: ['getPendencyGroup'],
      v2: 'getGroupApplicationList()',
      since: '2.25.0',
      args: {
        'StartTime/Limit': 'local filter/slice on messageKey(time)',
      },
      response: {
        'PendencyList[]':
          'applicationList.map -> {GroupId:groupID,GroupName:groupName,From_Account:applicant,From_UserNickName:applicantNick,To_Account:userID,Authentication:authentication,AddTime:messageKey,PendencyType:applicationType,Handled:0}',
        UnreadNum: 'length',
        NextStartTime: '0',
      },
      notes:
        'Only unhandled requests are returned; ApplyInviteMsg and read state are lost; list may contain duplicates (two back-end services are merged) - dedupe by groupID+applicant+messageKey. Below 2.25: rebuild from received system notices (operationType 1).',
    },
    text(
      'v2 lists unhandled requests only, without read state, from 2.25.0 on.',
      'v2 从 2.25.0 起只返回未处理的申请，没有已读状态。',
    ),
    text('Use tim.getGroupApplicationList().', '请使用 tim.getGroupApplicationList()。'),
  ),
  impossible(
    {
      id: 'getPendencyGroupRead',
      capability: 'groups',
      legacy: 'webim.getPendencyGroupRead',
      covers: ['getPendencyGroupRead'],
      v2: 'none',
      since: '',
      args: {
        ReportTime: '-',
      },
      notes: 'report_pendency is not implemented in v2. The shim answers with an error.',
    },
    text(
      'v2 cannot report group requests as read; the time is kept in this page only.',
      'v2 不能上报加群申请已读，时间只保存在当前页面。',
    ),
    text(
      'Keep the read time on your server if several devices have to agree.',
      '如需多端一致，请在业务服务器保存已读时间。',
    ),
  ),
  approximated(
    {
      id: 'handleInviteJoinGroupRequest',
      capability: 'groups',
      legacy: 'webim.handleInviteJoinGroupRequest',
      covers: ['handleInviteJoinGroupRequest'],
      v2: 'callExperimentalAPI("handleGroupInvitation",{handleAction,handleMessage,message:{clientSequence,random,payload:{operatorID,authentication,messageKey,groupProfile:{groupID}}}})',
      since: '2.13.1',
      args: {
        GroupId: 'payload.groupProfile.groupID',
        Inviter_Account: 'payload.operatorID',
        'HandleMsg/ApprovalMsg': 'handleAction/handleMessage',
        'Authentication/MsgKey': 'payload.authentication/messageKey',
      },
      notes:
        'Undocumented but real; frame handle_invite_join_group carries the same fields (measured). Not available <=2.11. Legacy swallowed errors of this call.',
    },
    text(
      'v2 answers invitations through an experimental call, from 2.13.1 on.',
      'v2 从 2.13.1 起通过实验性接口处理邀请。',
    ),
    text(
      'Use tim.callExperimentalAPI("handleGroupInvitation", …) and test it after each update of tim-js-sdk.',
      '请用 tim.callExperimentalAPI("handleGroupInvitation", …)，升级 tim-js-sdk 后需重新验证。',
    ),
  ),
  approximated(
    {
      id: 'deleteGroupSystemMsgs',
      capability: 'groups',
      legacy: 'webim.deleteGroupSystemMsgs',
      covers: ['deleteGroupSystemMsgs'],
      v2: 'deleteConversation("@TIM#SYSTEM") (bulk only)',
      since: '2.2.0',
      args: {
        DelMsgList: 'see deleteApplyJoinGroupPendency',
      },
      notes:
        'Bulk only; see deleteApplyJoinGroupPendency. setMessageRead({conversationID:"@TIM#SYSTEM"}) clears the unread count without deleting.',
    },
    text(
      'v2 can only delete all group system notices at once; single ones are hidden in this page.',
      'v2 只能一次删除全部群系统通知；单条只在当前页面隐藏。',
    ),
    text(
      'Use tim.deleteConversation("@TIM#SYSTEM") to delete all of them.',
      '如需全部删除，请用 tim.deleteConversation("@TIM#SYSTEM")。',
    ),
  ),
  exact({
    id: 'quitGroup',
    capability: 'groups',
    legacy: 'webim.quitGroup',
    covers: ['quitGroup'],
    v2: 'quitGroup(groupID)',
    since: '2.2.0',
    args: {
      GroupId: 'positional string',
    },
    response: {
      GroupId: 'data.groupID',
    },
    notes: 'Unknown (not joined) group is rejected locally with 2623 in 2.2x without asking the server.',
  }),
  impossible(
    {
      id: 'searchGroupByName',
      capability: 'groups',
      legacy: 'webim.searchGroupByName',
      covers: ['searchGroupByName'],
      v2: 'none (searchGroupByID only)',
      since: '',
      args: {
        'Content/PageNum/GroupPerPage': '-',
      },
      response: {
        'GroupInfo/TotalRecord': 'local result',
      },
      notes:
        'No name search on the v2 web API; the shim answers with an error. v3 has searchCloudGroups (paid feature).',
    },
    text('v2 cannot search by name, only by the exact id.', 'v2 不能按名称搜索，只能按完整的群 ID 搜索。'),
    text(
      'Search on your server, or by id with tim.searchGroupByID.',
      '请在业务服务器搜索，或用 tim.searchGroupByID 按 ID 搜索。',
    ),
  ),
  exact({
    id: 'applyJoinBigGroup',
    capability: 'biggroups',
    legacy: 'webim.applyJoinBigGroup',
    covers: ['applyJoinBigGroup'],
    v2: 'joinGroup({groupID,applyMessage,type:"AVChatRoom",userDefinedField})',
    since: '2.2.0',
    args: {
      GroupId: 'groupID',
      ApplyMsg: 'applyMessage',
      UserDefinedField: 'userDefinedField',
    },
    response: {
      JoinedStatus: 'data.status',
      LongPollingKey: 'not exposed',
    },
    notes:
      'Works logged out (frame group_open_http_noauth_svc.apply_join_group without identity, then get_msg polling) and logged in. Non-AVChatRoom while logged out rejects 2662 (legacy -12). Second AVChatRoom silently quits the first one unless TIM.create got unlimitedAVChatRoom:true (2.7.1+). Keep legacy 10013 for "already joined". Logged in: v2 does not verify the type, so check getGroupProfile().type for legacy -12.',
  }),
  exact({
    id: 'quitBigGroup',
    capability: 'biggroups',
    legacy: 'webim.quitBigGroup',
    covers: ['quitBigGroup'],
    v2: 'quitGroup(groupID)',
    since: '2.2.0',
    args: {
      GroupId: 'positional',
    },
    notes:
      'Logged out it is purely local in v2. Also delete the MsgStore session as legacy does. Note: in the 1.7.3 source examined this function throws a TypeError (it calls .delete() on a number); the shim should simply work.',
  }),
  exact({
    id: 'handleApplyJoinGroup',
    capability: 'groups',
    legacy: 'webim.handleApplyJoinGroup',
    covers: ['handleApplyJoinGroup'],
    v2: 'none',
    since: '',
    notes:
      'Did nothing and called no callback; the shim keeps it so. The working function is handleApplyJoinGroupPendency.',
  }),
];
