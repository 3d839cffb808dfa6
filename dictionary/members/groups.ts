import { call, field, membersOf, optional } from '../member.ts';

/** Groups, their members and live rooms. */
export const GROUPS_MEMBERS = membersOf('groups', [
  call('createGroup', {
    backend: 'group_open_http_svc/create_group',
    options: {
      Type: field('string', 'Public | Private | ChatRoom | AVChatRoom'),
      Name: field('string'),
      MemberList: field('string[]', 'array of account strings; missing -> TypeError'),
      GroupId: optional('string'),
      Owner_Account: optional('string'),
      Introduction: optional('string'),
      Notification: optional('string'),
      MaxMemberCount: optional('number'),
      ApplyJoinOption: optional('string', 'FreeAccess | NeedPermission | DisableApply'),
      AppDefinedData: optional('{Key,Value}[]'),
      FaceUrl: optional('string'),
    },
  }),
  call('applyJoinGroup', {
    backend: 'group_open_http_svc/apply_join_group',
    options: {
      GroupId: field('string', 'group id'),
      ApplyMsg: optional('string'),
      UserDefinedField: optional('string'),
    },
  }),
  call('handleApplyJoinGroup', {
    note: 'Dead stub: does nothing, calls no callback. The working function is handleApplyJoinGroupPendency.',
  }),
  call('deleteApplyJoinGroupPendency', {
    backend: 'openim/deletemsg',
    options: {
      DelMsgList: field('{From_Account,MsgSeq,MsgRandom}[]', 'sent unchanged'),
    },
  }),
  call('quitGroup', {
    backend: 'group_open_http_svc/quit_group',
    options: {
      GroupId: field('string', 'group id'),
    },
  }),
  call('getGroupPublicInfo', {
    backend: 'group_open_http_svc/get_group_public_info',
    options: {
      GroupIdList: field('string[]'),
      GroupBasePublicInfoFilter: optional('string[]'),
    },
  }),
  call('getGroupInfo', {
    backend: 'group_open_http_svc/get_group_info',
    options: {
      GroupIdList: field('string[]'),
      GroupBaseInfoFilter: optional('string[]'),
      MemberInfoFilter: optional('string[]'),
      AppDefinedDataFilter_Group: optional('string[]'),
      AppDefinedDataFilter_GroupMember: optional('string[]'),
    },
  }),
  call('modifyGroupBaseInfo', {
    backend: 'group_open_http_svc/modify_group_base_info',
    options: {
      GroupId: field('string', 'group id'),
      Name: optional('string'),
      Introduction: optional('string'),
      Notification: optional('string'),
      FaceUrl: optional('string'),
      MaxMemberNum: optional('number'),
      ApplyJoinOption: optional('string'),
      ShutUpAllMember: optional('string', 'On | Off'),
      AppDefinedData: optional('{Key,Value}[]'),
      '*': optional('object', 'sent unchanged'),
    },
  }),
  call('destroyGroup', {
    backend: 'group_open_http_svc/destroy_group',
    options: {
      GroupId: field('string', 'group id'),
    },
  }),
  call('getJoinedGroupListHigh', {
    backend: 'group_open_http_svc/get_joined_group_list',
    options: {
      Member_Account: field('string'),
      Limit: optional('number'),
      Offset: optional('number'),
      GroupType: optional('string'),
      GroupBaseInfoFilter: optional('string[]'),
      SelfInfoFilter: optional('string[]'),
    },
  }),
  call('getGroupMemberInfo', {
    backend: 'group_open_http_svc/get_group_member_info',
    options: {
      GroupId: field('string', 'group id'),
      Offset: field('number'),
      Limit: field('number'),
      MemberInfoFilter: optional('string[]'),
      MemberRoleFilter: optional('string[]'),
      AppDefinedDataFilter_GroupMember: optional('string[]'),
    },
  }),
  call('addGroupMember', {
    backend: 'group_open_http_svc/add_group_member',
    options: {
      GroupId: field('string', 'group id'),
      MemberList: field('{Member_Account}[]'),
      Silence: optional('number'),
    },
  }),
  call('modifyGroupMember', {
    backend: 'group_open_http_svc/modify_group_member_info',
    options: {
      GroupId: field('string', 'group id'),
      Member_Account: field('string'),
      Role: optional('string', 'Admin | Member'),
      MsgFlag: optional('string', 'AcceptAndNotify | AcceptNotNotify | Discard'),
      ShutUpTime: optional('number', '0 is dropped (falsy)'),
      NameCard: optional('string'),
      AppMemberDefinedData: optional('{Key,Value}[]'),
    },
  }),
  call('forbidSendMsg', {
    backend: 'group_open_http_svc/forbid_send_msg',
    options: {
      GroupId: field('string', 'group id'),
      Members_Account: field('string[]'),
      ShutUpTime: field('number', 'seconds, 0 = unmute'),
    },
  }),
  call('deleteGroupMember', {
    backend: 'group_open_http_svc/delete_group_member',
    options: {
      GroupId: field('string', 'group id'),
      MemberToDel_Account: field('string[]'),
      Silence: optional('number'),
      Reason: optional('string'),
    },
  }),
  call('getPendencyGroup', {
    backend: 'group_open_http_svc/get_pendency',
    options: {
      StartTime: field('number'),
      Limit: field('number'),
    },
    note: 'Backend and network errors are swallowed: cbErr is only called for "not logged in".',
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
  call('getPendencyGroupRead', {
    backend: 'group_open_http_svc/report_pendency',
    options: {
      ReportTime: field('number'),
    },
    note: 'Backend and network errors are swallowed: cbErr is only called for "not logged in".',
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
  call('sendCustomGroupNotify', {
    backend: 'group_open_http_svc/send_group_system_notification',
    options: {
      GroupId: field('string', 'group id'),
      Content: field('string'),
      ToMembers_Account: optional('string[]'),
      '*': optional('object', 'sent unchanged'),
    },
  }),
  call('createGroupHigh', {
    backend: 'group_open_http_svc/create_group',
    options: {
      '*': field('object', 'sent to the backend unchanged; MemberList here is [{Member_Account,...}]'),
    },
  }),
  call('handleApplyJoinGroupPendency', {
    backend: 'group_open_http_svc/handle_apply_join_group',
    options: {
      GroupId: field('string', 'group id'),
      Applicant_Account: field('string'),
      HandleMsg: field('string', 'Agree | Reject'),
      Authentication: field('string', 'from notify'),
      MsgKey: field('number', 'from notify'),
      ApprovalMsg: optional('string'),
      UserDefinedField: optional('string'),
    },
    note: 'Backend error 10024 is turned into success {ActionStatus:"OK",ErrorCode:0,ErrorInfo:"该申请已经被处理过"}.',
  }),
  call('handleInviteJoinGroupRequest', {
    backend: 'group_open_http_svc/handle_invite_join_group',
    options: {
      GroupId: field('string', 'group id'),
      Inviter_Account: field('string'),
      HandleMsg: field('string', 'Agree | Reject'),
      Authentication: field('string'),
      MsgKey: field('number'),
      ApprovalMsg: optional('string'),
      UserDefinedField: optional('string'),
    },
    note: 'Backend and network errors are swallowed: cbErr is only called for "not logged in".',
    since: '1.7.2',
    absentIn: ['1.7.0 (all builds)'],
  }),
  call('deleteGroupSystemMsgs', {
    backend: 'openim/deletemsg',
    options: {
      DelMsgList: field('{MsgSeq,MsgRandom}[]', "each item is mutated: From_Account = '@TIM#SYSTEM'"),
    },
    since: '1.7.3',
    absentIn: ['1.7.0 (all builds)', '1.7.2', '1.7.2-npm', '1.7.2-wx'],
  }),
  call('searchGroupByName', {
    backend: 'group_open_http_svc/search_group',
    options: {
      Content: field('string'),
      PageNum: optional('number'),
      GroupPerPage: optional('number'),
      ResponseFilter: optional('{GroupBasePublicInfoFilter:string[]}'),
      '*': optional('object', 'sent unchanged'),
    },
  }),
  call('changeGroupOwner', {
    backend: 'group_open_http_svc/change_group_owner',
    options: {
      GroupId: field('string', 'group id'),
      NewOwner_Account: field('string'),
    },
  }),
  call('getRoleInGroup', {
    backend: 'group_open_http_svc/get_role_in_group',
    options: {
      GroupId: field('string', 'group id'),
      User_Account: field('string[]'),
    },
  }),
]);

export const BIGGROUPS_MEMBERS = membersOf('biggroups', [
  call('applyJoinBigGroup', {
    backend:
      'group_open_http_svc/apply_join_group (logged in) or group_open_http_noauth_svc/apply_join_group (anonymous)',
    options: {
      GroupId: field('string', 'group id'),
      ApplyMsg: optional('string'),
      UserDefinedField: optional('string'),
    },
  }),
  call('quitBigGroup', {
    backend: 'group_open_http_svc/quit_group or group_open_http_noauth_svc/quit_group',
    options: {
      GroupId: field('string', 'group id'),
    },
    note: 'In the reference 1.7.3 browser copy this throws TypeError before sending anything; in 1.7.2, 1.7.0 and the 1.7.3 mini-program build it works. Do not reproduce the throw.',
  }),
]);
