import type { CallName } from './calls.ts';
import { always, from, gone, type ObjectShape } from './field-source.ts';
import { GROUP_SHAPES } from './responses/groups.ts';
import { NOTICE_SHAPES } from './responses/notices.ts';
import { PEOPLE_SHAPES } from './responses/people.ts';

const OPERATION = 'what the v2 promise resolves with';

/** Fields every answer has. v2 only resolves when all went well. */
const RESPONSE = { ActionStatus: always('OK'), ErrorCode: always(0), ErrorInfo: always('') };

/** Answers, errors and notices by their name in the declarations; fields every answer has are under `Response`. */
export const SHAPES = {
  Response: { native: OPERATION, fields: RESPONSE },
  LegacyError: {
    native: 'the error a v2 promise rejects with',
    fields: {
      ActionStatus: always('FAIL'),
      ErrorCode: from('$.code'),
      ErrorInfo: from('$.message', 'legacy texts end with [code] when the SDK made them'),
      SrcErrorInfo: from('$.message'),
      Fail_Account: gone('one promise for each account'),
      Invalid_Account: gone('one promise for each account'),
      ResultItem: gone('one promise for each account'),
      GroupInfo: gone('one promise for each group'),
    },
  },
  LoginResponse: {
    native: 'what webim2tim.loginUntilReady resolves with',
    fields: {
      identifierNick: from('$.nick', 'null without a nick'),
      headurl: from('$.avatar'),
    },
  },
  LogoutResponse: { native: OPERATION, fields: {} },
  LongPollingIdResponse: {
    native: 'nothing',
    fields: { LongPollingId: gone('no long poll'), Timeout: gone('no long poll') },
  },
  SendResponse: {
    native: 'what tim.sendMessage resolves with',
    fields: {
      MsgTime: from('$.data.message.time', 'seconds'),
      MsgSeq: from('$.data.message.sequence', 'groups'),
      MsgKey: gone('not exposed; sequence_random_time of the message had the same use'),
    },
  },
  C2CHistoryResponse: {
    native: 'what webim2tim.getC2CHistory resolves with',
    fields: {
      Complete: from('($.isCompleted ? 1 : 0)'),
      MsgCount: from('$.messageList.length'),
      MsgList: from('$.messageList', 'oldest first'),
      LastMsgTime: from('$.lastTime', 'seconds'),
      MsgKey: from('$.messageKey'),
    },
  },
  ReadReportResponse: { native: OPERATION, fields: {} },
  UploadResponse: {
    native: 'what webim2tim.uploadFile resolves with',
    fields: {
      File_UUID: from('$.data.uuid'),
      File_Size: from('$.data.size', 'bytes'),
      URL_INFO: from('$.data.urlInfo', 'the sizes of a picture, the address of another file'),
      Download_Flag: always(2),
    },
  },
  DownloadResponse: {
    native: 'nothing',
    fields: {
      error_code: gone('v2 elements carry their URL'),
      response_info: gone('v2 elements carry their URL'),
    },
  },
  DownloadInfo: { native: 'nothing', fields: { url: gone('v2 elements carry their URL') } },
  UploadedPicture: {
    native: 'an entry of urlInfo',
    fields: {
      PIC_TYPE: from('$.pictureType', '1 original, 2 small, 4 large'),
      PIC_Size: from('$.size', 'bytes'),
      PIC_Width: from('$.width'),
      PIC_Height: from('$.height'),
      DownUrl: from('$.imageUrl'),
    },
  },
  ...NOTICE_SHAPES,
  ...GROUP_SHAPES,
  ...PEOPLE_SHAPES,
} as const satisfies Record<string, ObjectShape>;

export type ShapeName = keyof typeof SHAPES;

/** What `cbOk` of each function gets, by name in the declarations; functions without callbacks are not here. */
export const ANSWER_OF = {
  login: 'LoginResponse',
  logout: 'LogoutResponse',
  logoutAll: 'LogoutResponse',
  getLongPollingId: 'LongPollingIdResponse',
  sendMsg: 'SendResponse',
  syncMsgs: 'Msg[]',
  getC2CHistoryMsgs: 'C2CHistoryResponse',
  syncGroupMsgs: 'Msg[]',
  c2CMsgReaded: 'ReadReportResponse',
  groupMsgReaded: 'ReadReportResponse',
  createGroup: 'CreateGroupResponse',
  createGroupHigh: 'CreateGroupResponse',
  applyJoinGroup: 'JoinGroupResponse',
  applyJoinBigGroup: 'JoinBigGroupResponse',
  quitGroup: 'GroupOperationResponse',
  quitBigGroup: 'GroupOperationResponse',
  destroyGroup: 'GroupOperationResponse',
  changeGroupOwner: 'GroupOperationResponse',
  modifyGroupBaseInfo: 'GroupOperationResponse',
  handleApplyJoinGroup: 'GroupOperationResponse',
  handleApplyJoinGroupPendency: 'GroupOperationResponse',
  deleteApplyJoinGroupPendency: 'GroupOperationResponse',
  handleInviteJoinGroupRequest: 'GroupOperationResponse',
  deleteGroupSystemMsgs: 'GroupOperationResponse',
  getPendencyGroup: 'PendencyGroupResponse',
  getPendencyGroupRead: 'GroupOperationResponse',
  searchGroupByName: 'SearchGroupResponse',
  getGroupPublicInfo: 'GroupPublicInfoResponse',
  getGroupInfo: 'GroupInfoResponse',
  getJoinedGroupListHigh: 'JoinedGroupListResponse',
  getGroupMemberInfo: 'GroupMemberInfoResponse',
  getRoleInGroup: 'RoleInGroupResponse',
  addGroupMember: 'AddGroupMemberResponse',
  modifyGroupMember: 'GroupOperationResponse',
  deleteGroupMember: 'GroupOperationResponse',
  forbidSendMsg: 'GroupOperationResponse',
  sendCustomGroupNotify: 'GroupOperationResponse',
  getProfilePortrait: 'ProfileResponse',
  setProfilePortrait: 'SetProfileResponse',
  applyAddFriend: 'FriendOperationResponse',
  getPendency: 'PendencyResponse',
  getPendencyReport: 'PendencyReportResponse',
  deletePendency: 'FriendOperationResponse',
  responseFriend: 'FriendOperationResponse',
  getAllFriend: 'FriendListResponse',
  deleteFriend: 'FriendOperationResponse',
  addBlackList: 'FriendOperationResponse',
  getBlackList: 'BlackListResponse',
  deleteBlackList: 'FriendOperationResponse',
  getRecentContactList: 'RecentContactListResponse',
  deleteChat: 'DeleteChatResponse',
  uploadPic: 'UploadResponse',
  uploadPicByBase64: 'UploadResponse',
  submitUploadFileForm: 'UploadResponse',
  applyDownload: 'DownloadResponse',
} as const satisfies Partial<Record<CallName, ShapeName | 'Msg[]'>>;
